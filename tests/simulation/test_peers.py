"""The simulation holds against the exact numbers of every example, and against simpy."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from statistics import mean, stdev
from typing import Any

import pytest

from benchmarks.queues import MEANS, POOLS, RATE, TASK_POOL, w7
from procmodel import Process, ProcessView, read, read_text, simulate
from procmodel.simulation.statistics import student_quantile

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = [path.stem for path in sorted(EXAMPLES.glob("*.yaml"))]
COUNTED = ("human_touches", "straight_through", "touch_time", "end_to_end_time", "waiting_time")
WIDER = 2.2  # over half of a 95 % interval, for fifty comparisons of which some have long tails


def unhurried(process: Process) -> Process:
    """The same with nobody short, as the exact numbers have it: observed waits instead of queues."""
    lanes = tuple(lane.model_copy(update={"people": None, "roles": {}}) for lane in process.lanes)
    return process.model_copy(update={"lanes": lanes})


@pytest.mark.parametrize("name", NAMES)
def test_every_example_agrees_with_its_exact_numbers(name: str) -> None:
    from procmodel import measure

    process = unhurried(read(EXAMPLES / f"{name}.yaml"))
    exact, found = measure(process), simulate(process, cases=1_000, replications=20)
    held = 0
    for key in COUNTED:
        value = exact[key].headline
        estimate = found.results[key]
        assert (value is None) == (estimate.mean is None), key
        if value is None or estimate.mean is None or not exact[key].exact:
            continue
        assert estimate.half_width is not None
        assert abs(estimate.mean - value) <= WIDER * estimate.half_width + 1e-6 * abs(value), key
        held += 1
    assert held >= 3


@pytest.mark.parametrize("name", NAMES)
def test_queues_do_not_change_the_work(name: str) -> None:
    process = read(EXAMPLES / f"{name}.yaml")
    short, long = (
        simulate(each, cases=300, replications=3, warm_up=0) for each in (process, unhurried(process))
    )
    for key in ("touch_time", "human_touches"):
        assert short.results[key].mean == pytest.approx(long.results[key].mean)


def simpy_w7(seed: int, cases: int, warm_up: int) -> float:
    """The mean time of a case of W7 in simpy, in seconds."""
    simpy = pytest.importorskip("simpy")
    draw = random.Random(seed)
    world = simpy.Environment()
    pools = {name: simpy.Resource(world, people) for name, people in POOLS.items()}
    took: list[float] = []

    def task(number: int) -> Iterator[Any]:
        with pools[TASK_POOL[number]].request() as turn:
            yield turn
            yield world.timeout(draw.expovariate(1 / (60 * MEANS[number])))

    def case(number: int) -> Iterator[Any]:
        begun = world.now
        yield from task(0)
        yield from task(1)
        while draw.random() < 0.2:
            yield from task(2)
            yield from task(1)
        yield world.process(task(3)) & world.process(task(4))
        if draw.random() < 0.9:
            yield from task(5)
        yield from task(6)
        if number >= warm_up:
            took.append(world.now - begun)

    def arrive() -> Iterator[Any]:
        for number in range(cases):
            yield world.timeout(draw.expovariate(RATE / 3600))
            world.process(case(number))

    world.process(arrive())
    world.run()
    return mean(took)


def test_simpy_finds_the_same_for_w7() -> None:
    ours = simulate(read_text(w7()), cases=3_000, replications=12, warm_up=500).samples["end_to_end_time"]
    theirs = [simpy_w7(seed, 3_000, 500) for seed in range(12)]
    error = (stdev(ours) ** 2 / 12 + stdev(theirs) ** 2 / 12) ** 0.5
    assert abs(mean(ours) - mean(theirs)) < 3 * error


@pytest.mark.slow
def test_intervals_cover_the_truth_in_95_of_100() -> None:
    """M/M/1 at half load, seeds 1 to 1,000, ten replications each."""
    text = """procmodel: 1
name: Queue
volume: 5 per hour
lanes: {desk: {name: Desk, people: 1}}
steps:
  start: {kind: start, name: Begun, who: desk}
  serve: {name: Serve, who: desk, how: by hand, time: {mean: 6 min, shape: exponential}}
  done: {kind: end, name: Done}
"""
    view = ProcessView(read_text(text))
    covered = 0
    for seed in range(1, 1_001):
        found = simulate(view, cases=300, replications=10, warm_up=30, seed=seed).results["end_to_end_time"]
        assert found.ci95 is not None
        covered += found.ci95[0] <= 720 <= found.ci95[1]
    assert 930 <= covered <= 970


def test_the_t_interval_covers_a_normal_mean() -> None:
    draw = random.Random(1)
    inside = 0
    for _ in range(4_000):
        values = [draw.gauss(0, 1) for _ in range(5)]
        half = student_quantile(0.975, 4) * stdev(values) / 5**0.5
        inside += abs(mean(values)) <= half
    assert inside / 4_000 == pytest.approx(0.95, abs=0.012)
