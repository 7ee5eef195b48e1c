"""Charts: their words say what is measured, their bars add up, ties are fair."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from procmodel import measure, read
from procmodel.charts import Bar, shapley, waterfall
from procmodel.drawing import draw
from procmodel.errors import AnalysisError
from procmodel.recipes.before_after import BeforeAfter, before_after
from procmodel.recipes.charts import pair_waterfall, series
from procmodel.results.diagram import BadgeKind
from tests.conftest import ROOT

NAMES = ("bins", "parking", "repair", "speeding")


def pair_of(name: str) -> BeforeAfter:
    return before_after(*(read(ROOT / "examples" / f"{name}_{side}.yaml") for side in ("before", "after")))


@pytest.mark.parametrize("name", NAMES)
def test_the_strip_says_and_shows_the_touches_that_are_measured(name: str) -> None:
    pair = pair_of(name)
    picture = pair.diagram(view="strip")
    said = [int(found) for found in re.findall(r"touches (\d+)", picture.alternative)]
    measured = [found["human_touches"].static for found in pair.measures]
    assert said == measured
    assert [len(plane.badges) for plane in picture.planes] == measured
    assert {badge.kind for plane in picture.planes for badge in plane.badges} <= {BadgeKind.TOUCH}


@pytest.mark.parametrize("name", NAMES)
def test_the_large_number_of_the_strip_and_its_full_marks_are_those_of_the_usual_case(name: str) -> None:
    pair = pair_of(name)
    picture = pair.diagram(view="strip")
    usual = [found["human_touches"].main_path for found in pair.measures]
    assert [sum(not badge.hollow for badge in plane.badges) for plane in picture.planes] == usual
    large = [text.text for text in picture.texts if text.size > 40]
    assert large == [f"{number:g}" for number in usual]


@pytest.mark.parametrize("name", NAMES)
def test_a_lane_has_its_marks_at_one_place_in_every_version(name: str) -> None:
    picture = pair_of(name).diagram(view="strip")
    columns: dict[str, set[float]] = {}
    for plane in picture.planes:
        first: dict[str, float] = {}
        for badge in plane.badges:
            first.setdefault(badge.description.rpartition(", ")[2], badge.bounds.x)
        for lane, x in first.items():
            columns.setdefault(lane, set()).add(x)
    assert all(len(places) == 1 for places in columns.values())


@pytest.mark.parametrize("name", ["bins", "parking", "speeding"])
def test_the_ladder_has_an_axis_that_its_longest_version_fits_on(name: str) -> None:
    picture = pair_of(name).diagram(view="ladder")
    _, *courses = picture.planes
    for plane in courses:
        bars = [shape for shape in plane.shapes if shape.kind in ("wait", "work")]
        assert max((shape.bounds.right for shape in bars), default=0.0) <= plane.bounds.right + 0.01
        assert len([shape for shape in plane.shapes if shape.kind == "grid"]) > 3
    assert [text.text for text in picture.texts].count("0") == len(courses)


@pytest.mark.parametrize("name", NAMES)
def test_each_bar_of_a_waterfall_is_tied_to_where_the_next_one_begins(name: str) -> None:
    [plane] = pair_of(name).diagram(view="waterfall").planes
    bars = [shape.bounds for shape in plane.shapes if shape.id.startswith("bar-")]
    ties = [shape.bounds for shape in plane.shapes if shape.id.startswith("tie-")]
    assert len(ties) == len(bars) - 1
    for tie, above, below in zip(ties, bars, bars[1:], strict=False):
        assert (tie.y, tie.bottom) == pytest.approx((above.bottom, below.y))
        for one in (above, below):
            assert min(abs(tie.centre.x - one.x), abs(tie.centre.x - one.right)) < 0.01


def test_three_versions_stand_in_one_strip() -> None:
    paths = [
        ROOT / "examples" / f"speeding_{name}.yaml" for name in ("before", "after", "after_all_channels")
    ]
    processes = [read(path) for path in paths]
    picture = series(processes)
    assert [len(plane.badges) for plane in picture.planes] == [
        measure(process)["human_touches"].static for process in processes
    ]


def ends(text: str) -> list[float]:
    """The numbers of a waterfall's words, in order."""
    lines = text.splitlines()[1:]
    return [float(line.rpartition(": ")[2].replace("\N{MINUS SIGN}", "-")) for line in lines]


@pytest.mark.parametrize("name", NAMES)
def test_the_waterfall_runs_from_the_touches_before_to_those_after(name: str) -> None:
    pair = pair_of(name)
    said = pair.diagram(view="waterfall").alternative
    assert "touches as drawn" in said
    first, *bars, last = ends(said)
    before, after = (found["human_touches"].static for found in pair.measures)
    assert (first, last) == (before, after)
    assert first + sum(bars) == pytest.approx(last, abs=0.06)


@pytest.mark.parametrize("name", NAMES)
def test_the_waterfall_of_minutes_runs_from_touch_time_to_touch_time(name: str) -> None:
    pair = pair_of(name)
    first, *bars, last = ends(pair_waterfall(pair, what="minutes").alternative)
    before, after = (found["touch_time"].expected / 60 for found in pair.measures)
    assert first == pytest.approx(before, abs=0.01)
    assert last == pytest.approx(after, abs=0.01)
    assert first + sum(bars) == pytest.approx(last, abs=0.1)


def test_the_order_of_players_does_not_decide_their_shares() -> None:
    def value(chosen: frozenset[str]) -> float:
        return len(chosen) ** 2 + 3.0 * ("a" in chosen)

    forth, back = shapley("abcd", value), shapley("dcba", value)
    assert forth == pytest.approx(back)
    assert forth["b"] == pytest.approx(forth["d"])
    assert sum(forth.values()) == pytest.approx(19.0)


def test_many_players_are_sampled_add_up_and_are_the_same_every_time() -> None:
    players = [f"p{n}" for n in range(14)]

    def value(chosen: frozenset[str]) -> float:
        return float(len(chosen)) * 2 + ("p0" in chosen) * ("p1" in chosen)

    first = shapley(players, value)
    assert first == shapley(players, value)
    assert sum(first.values()) == pytest.approx(29.0)
    assert first["p0"] == pytest.approx(2.5, abs=0.1)


def test_bars_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="add up"):
        waterfall([Bar("gone", -1)], 7, 0, "touches", "Report")


@pytest.mark.parametrize("view", ["strip", "waterfall", "ladder", "overlay", "side-by-side"])
def test_every_view_becomes_a_picture_with_words(view: str) -> None:
    picture = pair_of("speeding").diagram(view=view)
    assert draw(picture, "svg").startswith(b"<?xml")
    assert "Report speeding traffic" in picture.alternative


def test_the_overlay_marks_what_went_and_what_came() -> None:
    picture = pair_of("speeding").diagram(view="overlay")
    changes = {shape.id: shape.change for shape in picture.planes[0].shapes}
    assert changes["take_down"] == "removed"
    assert changes["tell_resident"] == "added"
    flows = {(edge.source, edge.target): edge.change for edge in picture.planes[0].edges}
    assert flows["take_down", "email_on"] == "removed"
    assert flows["send_to_clerk", "tell_resident"] == "added"
    assert flows["arrive", "report"] is None


@pytest.mark.parametrize("name", NAMES)
def test_the_signs_of_an_overlay_are_those_of_the_later_version(name: str) -> None:
    pair = pair_of(name)
    badges = [badge.kind for badge in pair.diagram(view="overlay").planes[0].badges]
    assert badges.count(BadgeKind.TOUCH) == pair.measures[1]["human_touches"].static
    assert badges.count(BadgeKind.HANDOFF) == pair.measures[1]["handoffs"].static


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("page", [None, "150x100"])
def test_no_handoff_of_an_overlay_stands_on_a_flow_that_is_gone(name: str, page: str | None) -> None:
    for plane in pair_of(name).diagram(view="overlay", page=page).planes:
        gone = {edge.id for edge in plane.edges if edge.change == "removed"}
        marked = {badge.of for badge in plane.badges if badge.kind is BadgeKind.HANDOFF}
        assert not gone & marked


def test_a_folded_overlay_marks_its_flows_too() -> None:
    planes = pair_of("speeding").diagram(view="overlay", page="100x200").planes
    assert len(planes) > 1
    assert {edge.change for plane in planes for edge in plane.edges} == {None, "removed", "added"}


@pytest.mark.parametrize("view", ["strip", "waterfall"])
def test_a_chart_fills_a_page_too(view: str) -> None:
    picture = pair_of("speeding").diagram(view=view, page="A4")
    assert picture.page == pytest.approx((297 * 96 / 25.4, 210 * 96 / 25.4))
    assert picture.scale > 1
    assert pair_of("speeding").diagram(view=view, page="30x30").warnings


@pytest.mark.parametrize("name", ["bins", "parking", "speeding"])
def test_the_ladder_says_the_waiting_and_the_work_that_are_measured(name: str) -> None:
    pair = pair_of(name)
    said = re.findall(r"waiting ([\d.]+) h, work ([\d.]+) h", pair.diagram(view="ladder").alternative)
    assert len(said) == 2
    for (waiting, work), found in zip(said, pair.measures, strict=True):
        assert float(waiting) == pytest.approx(found["waiting_time"].main_path / 3600, abs=0.006)
        assert float(work) == pytest.approx(found["touch_time"].main_path / 3600, abs=0.006)


def test_a_ladder_is_as_long_as_its_time() -> None:
    _, first, second = pair_of("bins").diagram(view="ladder").planes
    widths = [
        sum(shape.bounds.width for shape in plane.shapes if shape.kind in ("wait", "work"))
        for plane in (first, second)
    ]
    assert widths[0] / widths[1] == pytest.approx((14.8 + 38 / 60) / (7.4 + 15 / 60), rel=0.02)


def test_a_ladder_that_lacks_waits_names_the_steps_and_not_their_ids(shared_data: Path) -> None:
    folder = shared_data / "version-pairs" / "requesting-phase"
    pair = before_after(*(read(folder / f"{side}.bpmn") for side in ("before", "after")))
    with pytest.raises(AnalysisError, match="waits of 'Describe job request'") as refused:
        pair.diagram(view="ladder")
    assert "Gateway_" not in str(refused.value)
    with pytest.raises(AnalysisError, match="times of 'Describe job request'"):
        pair.diagram(view="tornado")


def test_a_ladder_without_known_waits_is_refused() -> None:
    with pytest.raises(AnalysisError, match="not known"):
        pair_of("repair").diagram(view="ladder")
