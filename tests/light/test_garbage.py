"""The garbage collector put off: what a large block made is not looked through, and not kept for ever."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from procmodel.light import garbage
from procmodel.light.garbage import no_collector


class Ring:
    """An object that only a whole collection frees: it refers to itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Blocks of a thousand objects count as large, and the collector is on."""
    monkeypatch.setattr(garbage, "_MANY", 1_000)
    monkeypatch.setattr(garbage, "_MOST", 10_000)
    gc.collect()
    yield
    gc.enable()


def young() -> int:
    return len(gc.get_objects(generation=0)) + len(gc.get_objects(generation=1))


def test_what_a_large_block_made_is_old_at_once() -> None:
    with no_collector():
        made = [[number] for number in range(5_000)]
    assert young() < 1_000
    assert len(made) == 5_000
    assert gc.isenabled()


def test_what_a_small_block_made_stays_young() -> None:
    with no_collector():
        made = [[number] for number in range(500)]
    assert young() >= len(made)


def test_garbage_of_many_large_blocks_is_freed() -> None:
    rings, made = [], []
    for _ in range(5):
        with no_collector():
            rings.append(weakref.ref(Ring()))
            made.append([[number] for number in range(3_000)])
    assert [ring() is None for ring in rings] == [True, True, True, True, False]


def test_what_somebody_froze_stays_frozen() -> None:
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        with no_collector():
            made = [[number] for number in range(5_000)]
        assert gc.get_freeze_count() == frozen > 0
        assert made
    finally:
        gc.unfreeze()


def test_a_collector_that_is_off_stays_off() -> None:
    gc.disable()
    with no_collector():
        assert not gc.isenabled()
    assert not gc.isenabled()
