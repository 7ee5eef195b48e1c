"""What was worked out of a process is gone as soon as nobody holds its measures."""

from __future__ import annotations

import gc

import pytest

from procmodel import ProcessView, measure, read

BEFORE, AFTER = "examples/speeding_before.yaml", "examples/speeding_after.yaml"


def _views_of(name: str) -> list[ProcessView]:
    """The graphs of a process that the collector still knows of."""
    found = (thing for thing in gc.get_objects() if isinstance(thing, ProcessView))
    return [view for view in found if view.process.id == name]


@pytest.mark.parametrize("path", [BEFORE, AFTER])
def test_a_measured_process_needs_no_collector_to_be_freed(path: str) -> None:
    gc.collect()
    gc.disable()
    try:
        measured = measure(read(path))
        assert _views_of(measured.process)
        del measured
        assert not _views_of(read(path).id)
    finally:
        gc.enable()


def test_a_measure_kept_alone_still_works_out_its_later_values() -> None:
    whole = measure(read(AFTER))
    kept = {name: measure(read(AFTER))[name] for name in ("handoffs", "touch_time", "human_touches")}
    assert kept == {name: whole[name] for name in kept}


def test_what_is_remembered_of_a_graph_stays_with_whoever_made_it() -> None:
    view = ProcessView(read(BEFORE))
    measure(view)
    assert view.memory
