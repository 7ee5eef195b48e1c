"""No words of a picture touch an icon, a sign, a border, a line, another shape or other words."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from procmodel import read
from procmodel.errors import AnalysisError
from procmodel.formats import read_text
from procmodel.layouts.pages import small_text
from procmodel.recipes.before_after import BeforeAfter, before_after
from procmodel.recipes.picture import diagram_of
from procmodel.results.diagram import BadgeKind, Diagram, Edge
from procmodel.wording import speaking
from tests.conftest import ROOT
from tests.layouts.words_laws import crowded

NAMES = ("bins", "parking", "repair", "speeding")
TIGHT = {"overlay": {"mice-as-is-rework": 1}}
"""Published pairs with words that find no free place: a message between the head of a lane and a flow close to it."""
VIEWS = ("stacked", "side-by-side", "overlay", "strip", "waterfall", "ladder", "tornado")


def pair_of(name: str) -> BeforeAfter:
    return before_after(*(read(ROOT / "examples" / f"{name}_{side}.yaml") for side in ("before", "after")))


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("name", NAMES)
def test_no_words_of_an_example_touch_anything_in_any_view(name: str, language: str) -> None:
    with speaking(language):
        pair = pair_of(name)
        for view in VIEWS:
            try:
                assert crowded(pair.diagram(view=view)) == [], view
            except AnalysisError:
                assert (name, view) == ("repair", "ladder"), "only the waits of the repair are not known"
        assert crowded(pair.diagram(data=True)) == []


@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
@pytest.mark.parametrize("view", ["stacked", "side-by-side", "overlay"])
@pytest.mark.parametrize("name", NAMES)
def test_no_words_touch_anything_on_a_page(name: str, view: str, orientation: str) -> None:
    assert crowded(pair_of(name).diagram(view=view, page="A4", orientation=orientation)) == []


@pytest.mark.parametrize("view", ["stacked", "side-by-side", "overlay", "strip", "waterfall"])
def test_no_words_of_published_pairs_touch_anything(view: str, shared_data: Path) -> None:
    found = {}
    for folder in sorted((shared_data / "version-pairs").iterdir()):
        if folder.is_dir():
            pair = before_after(*(read(folder / f"{side}.bpmn") for side in ("before", "after")))
            found[folder.name] = crowded(pair.diagram(view=view))
    assert len(found) > 5
    tight = {name: len(said) for name, said in found.items() if said}
    assert tight == TIGHT.get(view, {}), found


LONG = """
procmodel: 1
name: Odd words
lanes:
  office: {{name: {lane}}}
steps:
  start: {{kind: start, name: {name}, who: office, next: check}}
  check:
    name: {name}
    who: office
    how: by hand
    time: {time}
    on: [{events}]
    next: done
  done: {{kind: end, name: {name}, who: office}}
"""


def drawn(
    *, name: str = "Check it", lane: str = "Office", time: str = "1-2-3 min", events: int = 0
) -> Diagram:
    """One step between a start and an end, with so many events on its border."""
    waits = ", ".join(f"{{event: timer, after: {n} days, share: 1%, to: done}}" for n in range(1, events + 1))
    text = LONG.format(name=json.dumps(name), lane=json.dumps(lane), time=time, events=waits)
    return diagram_of(read_text(text, "odd.yaml"))


@pytest.mark.parametrize("events", [0, 1, 2, 3])
@pytest.mark.parametrize(
    "time", ["1-2-3 min", "10-15-20 min", "100-150-1200 min", "100.25-150.75-1200.5 working days"]
)
def test_a_long_time_stays_clear_of_the_icon_and_of_events_on_the_border(time: str, events: int) -> None:
    assert crowded(drawn(time=time, events=events)) == []


ODD = {
    "three hundred letters": "Ask for the papers that are missing, " * 8,
    "one word": "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenantrag" * 5,
    "wide": "WWW WWW WWW WWW WWW WWW WWW WWW",
    "right to left": "\N{HEBREW LETTER ALEF}\N{HEBREW LETTER BET}" * 20,
    "narrow": "i " * 150,
}


@pytest.mark.parametrize("name", ODD.values(), ids=ODD)
def test_odd_names_touch_nothing(name: str) -> None:
    assert crowded(drawn(name=name, lane=name)) == []


def test_a_text_just_under_the_least_size_is_not_said_to_have_it() -> None:
    picture = drawn()
    least = min(text.size for text in picture.texts_all())
    scale = 5.99 / (0.75 * least)
    said = small_text(replace(picture, page=(picture.width * scale, picture.height * scale)), "A4")
    assert "5.9 pt" in said


@pytest.mark.parametrize("name", NAMES)
def test_where_lanes_are_columns_handoffs_are_marked_at_their_borders(name: str) -> None:
    for plane in pair_of(name).diagram(page="A3", orientation="portrait").planes:
        borders = {band.bounds.x for band in plane.bands[1:]}
        edges = {edge.id: edge for edge in plane.edges}
        crossing = [
            badge.bounds
            for badge in plane.badges
            if badge.kind is BadgeKind.HANDOFF and badge.of in edges and _across(edges[badge.of], borders)
        ]
        at_border = [one for one in crossing if any(abs(one.centre.x - x) < 1 for x in borders)]
        assert 2 * len(at_border) >= len(crossing)


def _across(edge: Edge, borders: set[float]) -> bool:
    """Whether a level leg of a flow crosses a border with room for a plate on both sides."""
    return any(
        min(start.x, end.x) + 20 < x < max(start.x, end.x) - 20
        for start, end in edge.segments()
        for x in borders
    )
