"""The staff time that a change sets free, by lane and week."""

from __future__ import annotations

import pytest

from procmodel import Process, compare, measure
from procmodel.recipes.capacity import capacity_released
from procmodel.recipes.simulated import run_json, run_text
from procmodel.recipes.simulated_pair import simulate_pair
from procmodel.results.paired_run import LaneCapacity
from tests.simulation.small import process

WEEKS = 365 / 7
LANES = "desk: {name: Desk}\n  back: {name: Back office}\n  you: {name: You, kind: customer}"


def version(desk: str, back: str, volume: str = "520 per year", more: str = "") -> Process:
    return process(
        f"ask: {{name: Fill in the form, who: you, how: by hand, time: 9 min}}\n"
        f"take: {{name: Take it down, who: desk, how: by hand, time: {desk}, wait: 0 min}}\n"
        f"check: {{name: Check it, who: back, how: by hand, time: {back}, wait: 0 min{more}}}\n"
        "done: {kind: end}",
        lanes=LANES,
        top=f"volume: {volume}" if volume else "",
    )


def released(before: Process, after: Process) -> dict[str, LaneCapacity]:
    return {one.label: one for one in capacity_released(before, after, compare(before, after).lanes)}


def test_it_is_visits_times_time_times_the_cases_of_a_week() -> None:
    back = ", next: [{to: take, share: 50%, rework: true}, {to: done, share: 50%}]"
    found = released(version("30 min", "6 min"), version("10 min", "6 min", more=back))
    assert list(found) == ["Desk", "Back office"]
    a_week = 520 / WEEKS
    assert found["Desk"].before == pytest.approx(1_800 * a_week)
    assert found["Desk"].released == pytest.approx((1_800 - 2 * 600) * a_week)
    assert found["Back office"].released == pytest.approx(-360 * a_week)


def test_all_lanes_together_are_the_staff_time_of_a_year() -> None:
    before, after = version("30 min", "6 min"), version("10 min", "4 min")
    found = released(before, after).values()
    for side, of in ((before, "before"), (after, "after")):
        total = sum(getattr(one, of) for one in found)
        assert total * WEEKS == pytest.approx(measure(side)["annual_touch_time"].expected)


def test_the_volume_is_that_of_the_earlier_version_and_no_doubt_between_the_two() -> None:
    """The time is one assumption of both, so where nothing changes nothing is released, however it turns out."""
    assumed = "\nassumptions: {minutes: {value: 10 min, grade: assumed}}"
    before = version("$minutes", "6 min", "400-800 per year" + assumed)
    after = version("$minutes", "6 min", "9000 per year" + assumed)
    one = released(before, after)["Desk"]
    assert one.before == one.after == pytest.approx(600 * 600 / WEEKS)
    assert (one.low, one.high) == (pytest.approx(0), pytest.approx(0))


def test_doubts_make_it_a_range_round_what_is_expected_with_its_grade() -> None:
    one = released(version("{value: 30 min, grade: assumed}", "6 min"), version("10 min", "6 min"))["Desk"]
    assert one.low is not None
    assert one.high is not None
    assert one.released is not None
    assert one.low < one.released < one.high
    assert one.grade == "assumed"


def test_a_lane_that_goes_is_released_whole_and_one_that_comes_is_needed() -> None:
    before, after = version("30 min", "6 min"), version("30 min", "6 min")
    lanes = tuple(
        lane.model_copy(update={"id": "hub", "name": "Contact centre"}) if lane.id == "desk" else lane
        for lane in after.lanes
    )
    nodes = tuple(
        node.model_copy(update={"id": "other", "name": "Ring back", "lane": "hub"})
        if node.id == "take"
        else node
        for node in after.nodes
    )
    flows = tuple(
        flow.model_copy(
            update={
                "source": "other" if flow.source == "take" else flow.source,
                "target": "other" if flow.target == "take" else flow.target,
            }
        )
        for flow in after.flows
    )
    moved = after.model_copy(update={"lanes": lanes, "nodes": nodes, "flows": flows})
    found = released(before, moved)
    assert found["Desk"].after == 0
    assert found["Contact centre"].before == 0
    assert found["Contact centre"].released == pytest.approx(-1_800 * 520 / WEEKS)


def test_what_is_lacking_is_named_and_only_where_it_matters() -> None:
    found = released(version("30 min", "6 min", volume=""), version("10 min", "6 min", volume=""))
    assert found["Desk"].missing == ("volume",)
    assert found["Desk"].released is None
    silent = version("30 min", "6 min")
    nodes = tuple(
        node.model_copy(update={"time": None}) if node.id == "check" else node for node in silent.nodes
    )
    found = released(silent.model_copy(update={"nodes": nodes}), version("10 min", "6 min"))
    assert found["Back office"].missing == ("check.time",)
    assert found["Desk"].released is not None


def test_simulating_a_pair_tells_it() -> None:
    sides = [version("30 min", "6 min"), version("10 min", "6 min")]
    run = simulate_pair(*sides, cases=20, replications=2)
    (desk, _) = run_json(sides, run)["capacity_released"]
    assert desk["lane"] == "Desk"
    assert desk["released"] == pytest.approx(1_200 * 520 / WEEKS)
    text = run_text(sides, run)
    assert "staff time a week" in text
    assert "3.3 h" in text
    silent = [version("30 min", "6 min", volume=""), version("10 min", "6 min", volume="")]
    told = run_text(silent, simulate_pair(*silent, cases=20, replications=2))
    assert "staff time a week: not known: needs cases a year (volume)" in told
