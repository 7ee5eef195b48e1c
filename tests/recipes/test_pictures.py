"""Pictures of the examples: what they show is what was measured, they can be read by all, and they stay as they are."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from procmodel import measure, read, read_text
from procmodel.drawing import draw, lacking
from procmodel.drawing.compose import compose
from procmodel.drawing.contrast import Pair, pairs
from procmodel.recipes.before_after import before_after
from procmodel.recipes.picture import diagram_of
from procmodel.results.diagram import BadgeKind, Diagram, Family
from procmodel.themes import THEMES
from tests.conftest import ROOT
from tests.drawing.test_contrast import EYES
from tests.drawing.test_golden import hold

NAMES = ("speeding", "bins", "parking", "repair")


@cache
def pair_of(name: str, theme: str = "paper") -> Diagram:
    before, after = (read(ROOT / "examples" / f"{name}_{side}.yaml") for side in ("before", "after"))
    return before_after(before, after).diagram(theme=theme)


@cache
def pairs_of(name: str, theme: str) -> tuple[Pair, ...]:
    return pairs(compose(pair_of(name, theme)))


@cache
def single(name: str, side: str) -> Diagram:
    return diagram_of(read(ROOT / "examples" / f"{name}_{side}.yaml"))


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", NAMES)
def test_every_example_can_be_read_by_all_eyes(name: str, theme: str, eyes: str) -> None:
    found = pairs_of(name, theme)
    assert [pair for pair in found if pair.ratio(EYES[eyes]) < pair.needed] == []


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize("name", NAMES)
def test_the_badges_are_what_is_measured(name: str, side: int) -> None:
    path = ROOT / "examples" / f"{name}_{('before', 'after')[side]}.yaml"
    measured = measure(read(path))
    plane = pair_of(name).planes[side]
    badges = Counter(badge.kind for badge in plane.badges)
    assert badges[BadgeKind.TOUCH] == measured["human_touches"].static
    assert badges[BadgeKind.CUSTOMER] == measured["customer_steps"].static
    assert badges[BadgeKind.HANDOFF] == measured["handoffs"].static


@pytest.mark.parametrize("name", NAMES)
def test_touches_are_numbered_along_the_flow(name: str) -> None:
    for plane in pair_of(name).planes:
        order = [shape.id for shape in plane.shapes]
        touches = [badge for badge in plane.badges if badge.kind is BadgeKind.TOUCH]
        touches.sort(key=lambda badge: order.index(badge.of))
        assert [badge.text for badge in touches] == [str(n) for n in range(1, len(touches) + 1)]


@pytest.mark.parametrize("name", NAMES)
def test_every_step_is_told_in_words(name: str) -> None:
    picture = pair_of(name)
    for plane in picture.planes:
        for shape in plane.shapes:
            assert shape.name in shape.description or shape.family is not Family.TASK
            if shape.family is Family.TASK:
                assert shape.name in picture.alternative


@pytest.mark.parametrize("name", NAMES)
def test_no_event_on_a_border_hides_the_words_of_its_step(name: str) -> None:
    upright = diagram_of(read(ROOT / "examples" / f"{name}_before.yaml"), page="A4", orientation="portrait")
    for plane in (*pair_of(name).planes, *upright.planes):
        riders = [shape for shape in plane.shapes if shape.host is not None]
        by_id = {shape.id: shape for shape in plane.shapes}
        for rider in riders:
            host = by_id[rider.host or ""]
            words = [text for text in (host.label, *host.facts) if text is not None]
            assert not [text.text for text in words if text.bounds.meets(rider.bounds)]


@pytest.mark.parametrize("name", NAMES)
def test_no_example_needs_another_font(name: str) -> None:
    assert lacking(pair_of(name)) == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_pair_looks_as_it_did(name: str, bless: bool) -> None:
    hold(f"example-{name}.svg", draw(pair_of(name)), bless)


@pytest.mark.parametrize("side", ["before", "after"])
def test_one_process_looks_as_it_did(side: str, bless: bool) -> None:
    hold(f"example-speeding-{side}.svg", draw(single("speeding", side)), bless)


@pytest.mark.parametrize("ending", ["png", "pdf", "html", "dot", "mmd", "drawio"])
def test_every_format_takes_an_example(ending: str) -> None:
    assert draw(pair_of("speeding"), ending) == draw(pair_of("speeding"), ending)


def test_where_shares_are_missing_the_picture_shows_what_is_drawn_and_says_so() -> None:
    from procmodel import read_text
    from procmodel.recipes.before_after import before_after

    head = "procmodel: 1\nname: N\nlanes: {team: {name: Team}}\nsteps:\n  a: {name: Ask, who: team, how: by hand}\n"
    split = "  b: {name: Judge, who: team, how: by hand, next: [{to: c, when: yes}, {to: d, when: no}]}\n"
    rest = "  c: {name: Say yes, who: team, how: by hand, next: []}\n  d: {name: Say no, who: team, how: automatic}\n"
    pair = before_after(read_text(head), read_text(head + split + rest))
    figures = {f.label.text: (f.before.text, f.after.text if f.after else "") for f in pair.diagram().figures}
    assert figures["times a person handles it, as drawn"] == ("1", "3")
    assert "staff minutes" not in figures


def test_a_step_of_which_only_notes_changed_bears_no_sign():
    text = "procmodel: 1\nname: P\nlanes: {team: {name: Team}}\nsteps:\n  ask: {name: Ask, who: team, how: by hand%s}\n"
    for said, signs in ((", note: by post", 0), (", time: 3 min", 2)):
        pair = before_after(read_text(text % "", "a.yaml"), read_text(text % said, "b.yaml"))
        drawn = [badge for plane in pair.diagram().planes for badge in plane.badges]
        assert len([badge for badge in drawn if badge.kind is BadgeKind.CHANGED]) == signs


def test_a_step_that_only_an_editor_named_stands_in_the_picture_as_one_without_a_name():
    head = "procmodel: 1\nname: P\nlanes: {team: {name: Team}}\nsteps:\n"
    model = read_text(head + "  Activity_0ab: {name: Ask, who: team, how: by hand}\n")
    [task] = [node.model_copy(update={"name": None}) for node in model.nodes]
    drawn = draw(diagram_of(model.model_copy(update={"nodes": (task,)})), "svg").decode("utf-8")
    assert "no name" in drawn
