"""The compiled engine gives what the engine in Python gives, to the bit."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.queues import w7
from procmodel import Process, read, read_text, simulate
from procmodel.simulation.fast import supports
from procmodel.simulation.replication import Played, play
from procmodel.simulation.simulate import is_numba_there, plan_of
from procmodel.simulation.tally import MOST_ROUTES, Tally
from tests.simulation.small import process, queue

EXAMPLES = Path(__file__).parents[2] / "examples"
needs_numba = pytest.mark.skipif(not is_numba_there(), reason="numba is not installed")


def both(made: Process, cases: int, warm_up: int = 0) -> tuple[Played, Played]:
    """What each engine played, but for the name of the engine."""
    plan = plan_of(made, cases=cases, replications=1, seed=3)
    job = plan.job._replace(warm_up=warm_up)
    fast, slow = play(job._replace(compiled=True)), play(job)
    assert (fast.engine, slow.engine) == ("numba", "python")
    return fast._replace(engine=""), slow._replace(engine="")


@needs_numba
@pytest.mark.parametrize("top", ["", "calendar: {hours: Mon-Fri 09:00-17:00}", "backlog: 5000"])
def test_a_process_with_queues_rework_and_a_parallel_block(top: str) -> None:
    fast, slow = both(read_text(w7(top)), 9_000, 500)
    assert fast == slow


@needs_numba
@pytest.mark.parametrize(
    "time",
    [
        "6 min",
        "2-4-9 min",
        "{low: 2 min, high: 9 min}",
        "{low: 2 min, likely: 3 min, high: 9 min, shape: triangular}",
        "{mean: 5 min, sd: 4 min, shape: gamma}",
        "{mean: 5 min, sd: 4 min, shape: lognormal}",
        "{mean: 5 min, sd: 4 min, shape: normal}",
        "{mean: 5 min, shape: exponential}",
    ],
)
def test_every_distribution(time: str) -> None:
    fast, slow = both(queue("8 per hour", 1, time), 1_500)
    assert fast == slow


@needs_numba
@pytest.mark.parametrize("name", [path.stem for path in sorted(EXAMPLES.glob("*.yaml"))])
def test_every_example(name: str) -> None:
    fast, slow = both(read(EXAMPLES / f"{name}.yaml"), 1_000, 100)
    assert fast == slow


@needs_numba
def test_a_queue_that_grows_without_end_makes_room() -> None:
    fast, slow = both(queue("30 per hour", 1, "6 min"), 20_000)
    assert fast == slow


@needs_numba
def test_more_ways_than_a_number_has_bits_and_more_routes_than_are_told_apart() -> None:
    steps = "".join(
        f"g{n}: {{kind: exclusive, who: desk, next: [{{to: s{n}, share: 50%}}, {{to: g{n + 1}, share: 50%}}]}}\n"
        f"s{n}: {{name: Do {n}, who: desk, how: by hand, wait: 0 min, time: 1 min}}\n"
        for n in range(40)
    )
    fast, slow = both(process(f"{steps}g40: {{kind: end, name: Done}}"), 2_000)
    assert len(slow.routes) == MOST_ROUTES + 1
    assert fast == slow


@needs_numba
def test_what_it_cannot_play_the_other_engine_plays() -> None:
    made = queue("8 per hour", 1, "6 min, batch: {size: 2}")
    assert simulate(made, cases=100, replications=2, engine="numba").engine == "python"


@needs_numba
def test_a_second_token_over_one_way_of_a_join_is_left_to_the_other_engine() -> None:
    steps = """
one: {kind: parallel, who: desk, next: [a, b, c]}
a: {name: Do a, who: desk, how: by hand, wait: 0 min, time: 1 min, next: merge}
b: {name: Do b, who: desk, how: by hand, wait: 0 min, time: 2 min, next: merge}
c: {name: Do c, who: desk, how: by hand, wait: 0 min, time: 9 min, next: meet}
merge: {kind: exclusive, next: meet}
meet: {kind: parallel, next: done}
done: {kind: end}
"""
    found = simulate(process(steps), cases=10, replications=2, engine="numba")
    assert found.engine == "python"


def test_small_work_is_not_worth_loading_anything() -> None:
    assert simulate(queue("8 per hour", 1, "6 min"), cases=50, replications=2).engine == "python"


def test_an_event_log_needs_the_engine_in_python() -> None:
    plan = plan_of(queue("8 per hour", 1, "6 min"), cases=5, replications=1, seed=1)
    assert supports(plan.job.program, Tally(1, 1))
    assert not supports(plan.job.program, Tally(1, 1, log=[]))
