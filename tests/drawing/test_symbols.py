"""Signs: all there, all drawn, none like another when colours are gone."""

from __future__ import annotations

import itertools

import pytest

from procmodel.drawing.compose import compose
from procmodel.drawing.legend import SYMBOLS, legend_parts
from procmodel.drawing.scene import Mark, flat
from procmodel.drawing.signs import CHANGES
from procmodel.drawing.steps import shape_parts
from procmodel.drawing.symbols import GATEWAYS, TASKS, TRIGGERS
from procmodel.model.nodes import EventTrigger, GatewayKind, TaskKind
from procmodel.results.diagram import Bounds, LegendEntry, Shape
from procmodel.results.lettering import block
from procmodel.themes import Theme
from tests.drawing.samples import EVENTS, everything, small, task


def drawn(shape: Shape) -> tuple[object, ...]:
    """What is left of a shape when all its colours are gone: paths, widths, dashes, filled or not with ink."""
    theme = Theme()
    marks = [part for part in flat(shape_parts(shape, (), theme, "#ffffff")) if isinstance(part, Mark)]
    ink = theme.palette.ink
    return tuple((mark.path, mark.width, mark.dash, mark.fill == ink, mark.stroke == ink) for mark in marks)


def test_every_kind_of_the_model_has_its_sign() -> None:
    assert set(TASKS) == {str(kind) for kind in TaskKind}
    assert set(GATEWAYS) == {str(kind) for kind in GatewayKind}
    assert set(TRIGGERS) == {str(trigger) for trigger in EventTrigger}


def test_no_two_kinds_look_alike_without_colour() -> None:
    shapes = [task("", 0, 0, "", kind) for kind in TASKS]
    shapes += [small("", 0, 0, kind) for kind in GATEWAYS]
    shapes += [small("", 0, 0, "catch", trigger=trigger) for trigger in TRIGGERS]
    shapes += [small("", 0, 0, "end", trigger=trigger) for trigger in TRIGGERS if trigger != "terminate"]
    for one, other in itertools.combinations(shapes, 2):
        assert drawn(one) != drawn(other), (one.kind, one.trigger, other.kind, other.trigger)


def test_starts_middles_and_ends_look_different() -> None:
    looks = {kind: drawn(small("", 0, 0, kind)) for kind in EVENTS}
    assert looks["catch"] == looks["throw"] == looks["boundary"]
    assert len({looks["start"], looks["end"], looks["catch"]}) == 3


def test_by_hand_and_automated_differ_without_colour_or_icon() -> None:
    assert drawn(task("", 0, 0, "", "task", human=True)) != drawn(task("", 0, 0, "", "task", human=False))


@pytest.mark.parametrize("change", ["removed", "added"])
def test_what_is_removed_or_added_has_a_pattern(change: str) -> None:
    plain, marked = task("", 0, 0, ""), task("", 0, 0, "", change=change)
    assert drawn(plain) != drawn(marked)


def test_an_uncertain_match_has_a_second_outline() -> None:
    assert len(drawn(task("", 0, 0, "", uncertain=True))) == len(drawn(task("", 0, 0, ""))) + 1


def test_an_event_that_does_not_interrupt_is_dashed() -> None:
    assert drawn(small("", 0, 0, "boundary", interrupts=False)) != drawn(small("", 0, 0, "boundary"))


def test_every_kind_of_change_has_a_sign_of_its_own() -> None:
    bounds = Bounds(0, 0, 22, 22)
    signs = {tuple(mark.path for mark in sign(bounds, "#000000")) for sign in CHANGES.values()}
    assert len(signs) == len(CHANGES)


@pytest.mark.parametrize("symbol", [symbol for symbol in SYMBOLS if symbol != "task"])
def test_the_legend_draws_every_symbol(symbol: str) -> None:
    entry = LegendEntry(symbol, Bounds(0, 0, 24, 18), block("x", 11).at(30, 2))
    assert [part for part in flat((legend_parts([entry], Theme()),)) if isinstance(part, Mark)]


def test_what_sits_on_a_border_is_drawn_after_its_host() -> None:
    picture = everything()
    plane = picture.planes[0]
    shapes = (small("late", 0, 0, "boundary", host="t1"), *plane.shapes)
    from dataclasses import replace

    moved = replace(picture, planes=(replace(plane, shapes=shapes),))
    (version,) = [part for part in compose(moved) if getattr(part, "kind", "") == "version"]
    steps = [part.key for part in version.parts if getattr(part, "kind", "") == "step"]  # type: ignore[union-attr]
    assert steps.index("late") == steps.index("t1") + 1
