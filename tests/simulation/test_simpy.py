"""A handful of models written by hand in simpy: both find the same waiting, within six standard errors."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from statistics import mean, stdev
from typing import Any

import pytest

from procmodel import Process, simulate
from tests.simulation.small import process, queue

simpy = pytest.importorskip("simpy")

CASES, RUNS, FIRST = 2_500, 10, 250
Draw = random.Random
Model = Callable[[Any, Draw], Callable[[int], Iterator[Any]]]
"""From a world and its random numbers to what one case does; the case yields events and, at last, nothing."""


def theirs(model: Model, rate: float) -> list[float]:
    """How long cases take from start to end, on average, in each run."""
    found = []
    for seed in range(RUNS):
        draw, world, took = random.Random(seed), simpy.Environment(), []
        case = model(world, draw)

        def live(
            number: int, took: list[float] = took, world: Any = world, case: Any = case
        ) -> Iterator[Any]:
            begun = world.now
            yield from case(number)
            if number >= FIRST:
                took.append(world.now - begun)

        def arrive(world: Any = world, draw: Draw = draw, live: Any = live) -> Iterator[Any]:
            for number in range(CASES):
                yield world.timeout(draw.expovariate(rate))
                world.process(live(number))

        world.process(arrive())
        world.run()
        found.append(mean(took))
    return found


def agree(made: Process, model: Model, per_hour: float) -> None:
    ours = simulate(made, cases=CASES, replications=RUNS, warm_up=FIRST).samples["end_to_end_time"]
    others = theirs(model, per_hour / 3_600)
    error = (stdev(ours) ** 2 / RUNS + stdev(others) ** 2 / RUNS) ** 0.5
    assert abs(mean(ours) - mean(others)) < 6 * error
    assert error < 0.1 * mean(others)


def test_two_servers_with_times_of_a_range() -> None:
    def model(world: Any, draw: Draw) -> Callable[[int], Iterator[Any]]:
        desk = simpy.Resource(world, 2)

        def case(_: int) -> Iterator[Any]:
            with desk.request() as turn:
                yield turn
                yield world.timeout(draw.uniform(120, 840))

        return case

    agree(queue("12 per hour", 2, "{low: 2 min, high: 14 min}"), model, 12)


def test_urgent_cases_go_first() -> None:
    def model(world: Any, draw: Draw) -> Callable[[int], Iterator[Any]]:
        desk = simpy.PriorityResource(world, 1)

        def case(_: int) -> Iterator[Any]:
            urgent = draw.random() < 0.3
            with desk.request(priority=0 if urgent else 1) as turn:
                yield turn
                yield world.timeout(draw.expovariate(1 / (120 if urgent else 420)))

        return case

    made = process(
        "start: {kind: start, name: Begun, who: desk}\n"
        "ask: {kind: exclusive, next: [{to: now, when: urgent, share: 30%}, {to: later, when: usual, share: 70%}]}\n"
        "now: {name: At once, who: desk, how: by hand, time: {mean: 2 min, shape: exponential},"
        " priority: 2, next: done}\n"
        "later: {name: In turn, who: desk, how: by hand, time: {mean: 7 min, shape: exponential}}\n"
        "done: {kind: end, name: Done}",
        lanes="desk: {name: Desk, people: 1}",
        top="volume: 8 per hour",
    )
    agree(made, model, 8)


def test_who_waits_too_long_leaves() -> None:
    def model(world: Any, draw: Draw) -> Callable[[int], Iterator[Any]]:
        desk = simpy.Resource(world, 1)

        def case(_: int) -> Iterator[Any]:
            with desk.request() as turn:
                came = yield turn | world.timeout(600)
                if turn in came:
                    yield world.timeout(draw.expovariate(1 / 360))

        return case

    made = queue("11 per hour", 1, "{mean: 6 min, shape: exponential}, patience: 10 min")
    agree(made, model, 11)


def test_rework_through_two_desks() -> None:
    def model(world: Any, draw: Draw) -> Callable[[int], Iterator[Any]]:
        one, two = simpy.Resource(world, 1), simpy.Resource(world, 2)

        def case(_: int) -> Iterator[Any]:
            again = True
            while again:
                for desk, seconds in ((one, 300), (two, 720)):
                    with desk.request() as turn:
                        yield turn
                        yield world.timeout(draw.gammavariate(4, seconds / 4))
                again = draw.random() < 0.25

        return case

    made = process(
        "start: {kind: start, name: Begun, who: one}\n"
        "first: {name: The first, who: one, how: by hand, time: {mean: 5 min, sd: 2.5 min, shape: gamma}}\n"
        "second: {name: The second, who: two, how: by hand, time: {mean: 12 min, sd: 6 min, shape: gamma},"
        " next: [{to: first, share: 25%, rework: true}, {to: done, share: 75%}]}\n"
        "done: {kind: end, name: Done}",
        lanes="one: {name: One, people: 1}\n  two: {name: Two, people: 2}",
        top="volume: 6 per hour",
    )
    agree(made, model, 6)
