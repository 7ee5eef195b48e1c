"""The difference of two versions for every result: percentiles, the queue of each lane, each outcome."""

from __future__ import annotations

from statistics import fmean

import pytest

from procmodel import Process, simulate_pair
from procmodel.recipes.simulated import run_json, run_text
from procmodel.results.paired_run import PairedRun
from tests.simulation.small import process

STEPS = """
start: {kind: start, name: Begun, who: desk}
look: {name: Look at it, who: desk, how: by hand, time: {mean: MEAN min, shape: exponential}, next: WAYS}
done: {kind: end, name: Done, outcome: done}
left: {kind: end, name: Left, outcome: left}
"""
EACH = {"cases": 300, "replications": 5, "warm_up": 0}


def made(mean: int, people: int, left: str, lane: str = "desk") -> Process:
    steps = STEPS.replace("MEAN", str(mean)).replace("WAYS", f"[done, {{to: left, share: {left}}}]")
    return process(
        steps.replace("desk", lane),
        lanes=f"{lane}: {{name: Desk, people: {people}}}",
        top="volume: 8 per hour\noutcomes: [done, left]",
    )


@pytest.fixture(scope="module")
def versions() -> list[Process]:
    return [made(6, 1, "20%"), made(5, 2, "5%", "counter")]


@pytest.fixture(scope="module")
def pair(versions: list[Process]) -> PairedRun:
    return simulate_pair(*versions, **EACH)


def test_the_queue_of_a_lane_is_compared_with_that_of_the_lane_that_it_matches(pair: PairedRun) -> None:
    assert set(pair.queue) == {"desk"}
    wait = pair.queue["desk"]["wait"]
    assert wait.before == pair.before.queue["desk"].wait
    assert wait.after == pair.after.queue["counter"].wait
    assert wait.difference.mean is not None
    assert wait.difference.ci95 is not None
    assert wait.difference.ci95[0] < wait.difference.mean < wait.difference.ci95[1] < 0
    each = zip(pair.before.samples["queue.0.wait"], pair.after.samples["queue.0.wait"], strict=True)
    assert wait.difference.mean == pytest.approx(fmean(new - old for old, new in each))
    assert set(pair.queue["desk"]) == {"utilization", "wait", "p_wait", "length"}


def test_percentiles_and_outcomes_have_a_difference_with_an_interval(pair: PairedRun) -> None:
    most = pair.percentiles["end_to_end_time.p90"]
    assert most.before.mean == pair.before.results["end_to_end_time"].p90
    share = pair.outcomes["left"]["share"]
    assert share.difference.mean == pytest.approx(-0.15, abs=0.03)
    for one in (most, share, pair.outcomes["done"]["end_to_end_time"]):
        assert one.difference.ci95 is not None
        assert one.difference.ci95[0] < one.difference.ci95[1]


def test_cases_that_a_replication_has_none_of_have_no_interval() -> None:
    rare = simulate_pair(made(6, 1, "1%"), made(5, 1, "1%"), cases=30, replications=6, warm_up=0)
    found = rare.outcomes["left"]["end_to_end_time"]
    assert len(rare.before.samples["outcome.1.end_to_end_time"]) < 6
    assert found.difference.mean is not None
    assert found.difference.ci95 is None


def test_a_version_that_states_no_hours_keeps_those_of_the_other() -> None:
    """A wait of one working day spans a night on the clock, and none in working time."""
    step = "look: {name: Look at it, who: desk, how: by hand, wait: 1 working day, time: 5 min}\ndone: {kind: end}"
    hours = "volume: 8 per working day\ncalendar: {hours: Mon-Fri 09:00-17:00}"
    clock, silent = process(step, top=hours), process(step, top="volume: 8 per working day")
    for pair in (simulate_pair(clock, silent, **EACH), simulate_pair(silent, clock, **EACH)):
        assert {pair.before.clock, pair.after.clock} == {"calendar"}
        assert pair.difference["end_to_end_time"].mean == pytest.approx(0, abs=1e-6)
        told = [remark for run in (pair.before, pair.after) for remark in run.remarks]
        assert sum("no hours are stated" in remark for remark in told) == 1
    alike = simulate_pair(silent, silent, **EACH)
    assert alike.before.clock == "working"
    assert not any("no hours are stated" in remark for remark in alike.after.remarks)


def test_people_and_machines_are_told_all_of_it(versions: list[Process], pair: PairedRun) -> None:
    text = run_text(versions, pair)
    for words in ("nine in ten below", "Desk: busy", "Desk: wait", "left: share", "left: start to end"):
        assert sum(words in line for line in text.splitlines()) == 1
    found = run_json(versions, pair)["difference"]
    assert found["queue"]["desk"]["utilization"]["ci95"][1] < 0
    assert found["outcomes"]["left"]["share"]["mean"] < 0
    assert found["end_to_end_time"]["p90"]["ci95"] is not None
