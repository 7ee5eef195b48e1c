"""Cases told apart by route, by outcome and by the time at which they are there."""

from __future__ import annotations

import json

import pytest

from procmodel import Process, read, simulate
from procmodel.graph.compile import compile_process
from procmodel.graph.view import ProcessView
from procmodel.results.simulation import SimulationRun
from procmodel.simulation.simulate import plan_of
from tests.simulation.small import process, queue

PLAIN = """
start: {kind: start, name: Begun, who: desk}
look: {name: Look at it, who: desk, how: by hand, wait: 4 min, time: 10 min, next: size}
size: {kind: exclusive, who: desk, next: [{to: more, when: large, share: 25%}, {to: fine, when: small, share: 75%}]}
more: {name: Look again, who: desk, how: by hand, wait: 6 min, time: 20 min, next: late}
fine: {kind: end, name: Small done}
late: {kind: end, name: Large done}
"""


def plain(**options: int) -> SimulationRun:
    return simulate(process(PLAIN), **{"cases": 400, "replications": 6, **options})


def test_each_route_has_its_share_and_its_times() -> None:
    small, large = plain().routes
    assert (small.name, small.ways, large.name) == ("small", ("small",), "large")
    assert small.share.ci95 is not None
    assert small.share.ci95[0] < 0.75 < small.share.ci95[1]
    minutes = [
        round(each.mean / 60, 6)
        for each in (small.end_to_end_time, small.waiting_time, small.touch_time)
        if each.mean
    ]
    assert minutes == [14, 4, 10]
    minutes = [
        round(each.mean / 60, 6)
        for each in (large.end_to_end_time, large.waiting_time, large.touch_time)
        if each.mean
    ]
    assert minutes == [40, 10, 30]


def test_the_times_of_an_outcome_are_those_of_the_routes_to_it() -> None:
    found = plain()
    for route, outcome in zip(found.routes, found.outcomes.values(), strict=True):
        assert (route.share, route.end_to_end_time) == (outcome.share, outcome.end_to_end_time)
        assert (route.waiting_time, route.touch_time) == (outcome.waiting_time, outcome.touch_time)


@pytest.mark.parametrize("name", ["bins", "parking", "repair", "speeding"])
def test_routes_and_outcomes_add_up_to_all_cases(name: str) -> None:
    found = simulate(read(f"examples/{name}_before.yaml"), cases=300, replications=1)
    for groups in (found.routes, tuple(found.outcomes.values())):
        parts = [(each.share.mean or 0.0, each.end_to_end_time.mean or 0.0) for each in groups]
        assert sum(share for share, _ in parts) == pytest.approx(1)
        whole = found.results["end_to_end_time"].mean
        if whole is not None:
            assert sum(share * mean for share, mean in parts) == pytest.approx(whole)


def test_beyond_twenty_routes_the_rest_is_one() -> None:
    steps = "".join(
        f"g{n}: {{kind: exclusive, next: [{{to: s{n}, share: 50%}}, {{to: g{n + 1}, share: 50%}}]}}\n"
        f"s{n}: {{name: Do {n}, who: desk, how: by hand, wait: 0 min, time: 1 min}}\n"
        for n in range(6)
    )
    found = simulate(process(f"{steps}g6: {{kind: end}}"), cases=500, replications=3)
    assert len(found.routes) == 21
    assert found.routes[-1].rest
    assert sum(each.share.mean or 0 for each in found.routes) == pytest.approx(1)
    shares = [round(each.share.mean or 0.0, 9) for each in found.routes[:-1]]
    assert shares == sorted(shares, reverse=True)


UNUSUAL = """
start: {kind: start, name: Begun, who: desk}
some:
  kind: inclusive
  who: desk
  next:
    - {to: a, when: by post, share: 60%}
    - {to: b, when: by mail, share: 70%}
    - {to: both, when: neither, default: true}
a: {name: Do a, who: desk, how: by hand, wait: 0 min, time: 1 min, next: both}
b: {name: Do b, who: desk, how: by hand, wait: 0 min, time: 1 min, repeat: {while: 20%}, next: both}
both: {kind: inclusive, who: desk, next: race}
race: {kind: event, name: What comes first, who: desk, next: [soon, late]}
soon: {kind: catch, event: timer, name: A day is over, delay: {mean: 60 min, shape: exponential}, next: done}
late: {kind: catch, event: timer, name: A letter comes, delay: {mean: 60 min, shape: exponential}, next: done}
done: {kind: end, name: Done}
"""


def test_every_kind_of_turning_has_its_ways_named() -> None:
    program = compile_process(ProcessView(process(UNUSUAL))).program
    assert program.turnings == [
        "by post",
        "by mail",
        "neither",
        "Do b again",
        "A day is over",
        "A letter comes",
    ]
    routes = simulate(process(UNUSUAL), cases=500, replications=2).routes
    assert {way for route in routes for way in route.ways} == set(program.turnings)


def test_a_case_that_misses_a_deadline_goes_another_route() -> None:
    steps = """
start: {kind: start, name: Begun, who: desk}
work:
  name: Do it
  who: desk
  how: by hand
  time: {mean: 10 min, shape: exponential}
  next: done
  on: [{event: timer, after: 10 min, name: Too late, to: sorry}]
done: {kind: end, name: Done}
sorry: {kind: end, name: Sorry}
"""
    found = simulate(process(steps), cases=500, replications=4)
    by_name = {route.name: route for route in found.routes}
    assert by_name["Too late"].share == found.outcomes["Sorry"].share


def steady() -> Process:
    return queue("6 per hour", 1, "5 min", "arrivals: {shape: fixed}")


def test_work_in_progress_by_hand() -> None:
    """A case comes every 10 minutes and is there for 5."""
    series = simulate(steady(), cases=240, replications=2).over_time
    assert series is not None
    assert (series.unit, series.each, series.seconds) == ("hour", 1, 3_600.0)
    assert series.mean[0] == pytest.approx(5 * 5 / 60)  # the sixth comes as the hour ends
    assert series.mean[1:] == pytest.approx([0.5] * 38)
    assert series.ci95[5] == pytest.approx((0.5, 0.5))


def test_the_series_averages_to_the_figure() -> None:
    made = queue("8 per hour", 2, "{mean: 12 min, shape: exponential}")
    plan = plan_of(made, cases=2_000, replications=1, seed=1)
    found = simulate(made, cases=2_000, replications=1, warm_up=0)
    assert found.over_time is not None
    units = len(found.over_time.mean)
    span = units * plan.unit.seconds
    assert 30 < units < 60
    average = sum(found.over_time.mean) / units
    assert average == pytest.approx(found.results["work_in_progress"].mean, rel=0.05)
    assert span > 200 * 3_600


@pytest.mark.parametrize(
    ("volume", "unit"),
    [
        ("600 per hour", ("minute", 15)),
        ("100 per hour", ("hour", 1)),
        ("5 per day", ("week", 1)),
        ("140 per week", ("day", 1)),
        ("4 per week", ("week", 13)),
        ("1 per year", ("week", 13 * 128)),
    ],
)
def test_units_of_time_are_whole_ones_of_the_calendar(volume: str, unit: tuple[str, int]) -> None:
    made = queue(volume, 1, "1 min", "calendar: {hours: Mon-Fri 09:00-17:00}")
    found = plan_of(made, cases=1_000, replications=1, seed=1).unit
    assert (found.name, found.each) == unit


def test_without_a_volume_there_is_no_series() -> None:
    found = plain()
    assert found.over_time is None
    assert json.loads(json.dumps(found.to_dict()))["results"]["work_in_progress"]["over_time"] is None


def test_json_gives_the_series_the_routes_and_the_outcomes_with_intervals() -> None:
    results = simulate(steady(), cases=100, replications=3).to_dict()["results"]
    series = results["work_in_progress"]["over_time"]
    assert set(series) == {"unit", "each", "seconds", "mean", "ci95"}
    assert len(series["mean"]) == len(series["ci95"]) > 10
    names = {"share", "end_to_end_time", "waiting_time", "touch_time"}
    assert names <= set(results["outcomes"]["Done"])
    assert names <= set(results["routes"][0])
    assert results["routes"][0]["share"]["ci95"] == [1, 1]


def test_ways_that_are_taken_together_are_named_together() -> None:
    steps = """
some:
  kind: inclusive
  who: desk
  next: [{to: a, when: by post}, {to: b, when: by mail}]
  combinations: [{take: [a], share: 30%}, {take: [a, b], share: 70%}]
a: {name: Do a, who: desk, how: by hand, wait: 0 min, time: 1 min, next: both}
b: {name: Do b, who: desk, how: by hand, wait: 0 min, time: 1 min, next: both}
both: {kind: inclusive, who: desk, next: done}
done: {kind: end, name: Done}
"""
    found = simulate(process(steps), cases=300, replications=2)
    assert [route.name for route in found.routes] == ["by post + by mail", "by post"]


def test_going_round_a_loop_once_or_often_is_one_route() -> None:
    steps = """
start: {kind: start, name: Begun, who: desk}
do: {name: Do it, who: desk, how: by hand, wait: 0 min, time: 1 min, next: again}
again: {kind: exclusive, who: desk, next: [{to: do, when: once more, share: 20%, rework: true}, {to: done, when: fine}]}
done: {kind: end, name: Done}
"""
    found = simulate(process(steps), cases=300, replications=2)
    assert [route.name for route in found.routes] == ["fine", "once more, fine"]


def test_the_queue_of_a_lane_is_told_with_its_intervals_and_what_is_not_known_below_the_figures() -> None:
    from procmodel.recipes.simulated import run_text
    from tests.simulation.small import queue

    made = queue("8 per hour", 1, "{mean: 6 min, shape: exponential}")
    run = simulate(made, cases=200, replications=4)
    lines = run_text([made], run).splitlines()
    head = next(n for n, line in enumerate(lines) if line.startswith("queue before"))
    assert lines[head].count("95 % sure") == 2
    assert lines[head + 1].count(" to ") == 2
    figure = next(n for n, line in enumerate(lines) if line.startswith("cost of handling a case"))
    assert lines[figure].split("  ")[-1].strip() == "not known"
    below = lines.index("cost of handling a case: not known: needs rates of 'Desk'")
    assert figure < below < head
