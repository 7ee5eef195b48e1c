"""The compiled engine gives what the engine in Python gives, to the bit."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.queues import w7
from procmodel import Process, read, read_text, simulate
from procmodel.graph.program import Op, Program
from procmodel.simulation.left_out import left_out
from procmodel.simulation.replication import Played, play
from procmodel.simulation.simulate import is_numba_there, plan_of
from procmodel.simulation.tally import MOST_ROUTES, Tally
from procmodel.wording import say
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


POOLS = """procmodel: 1
name: Two organisations
volume: 5 per hour
%s
lanes:
  shop: {name: Shop, organisation: Shop, people: 2}
  bank: {name: Bank, organisation: Bank, people: 1}
steps:
  begun: {kind: start, name: Begun, who: shop}
  order: {name: Take the order, who: shop, how: by hand, time: 2-4-9 min}
  ask: {name: Ask for the money, who: shop, how: by hand, time: 1 min}
  pack: {name: Pack, who: shop, how: by hand, time: {mean: 9 min, shape: exponential}}
  paid: {kind: catch, event: message, name: Money has come, who: shop}
  post: {name: Send it, who: shop, how: by hand, time: 3 min, next: [{to: paid2, share: 30%%}, {to: shut}]}
  paid2: {kind: receive, name: Note the receipt, who: shop, time: 1-3 min}
  shut: {kind: end, name: Shut, who: shop}
  asked: {kind: start, event: message, name: Asked, who: bank}
  look: {name: Look at the account, who: bank, how: by hand, time: {mean: 6 min, shape: exponential}}
  pay: {name: Pay, who: bank, how: by hand, time: 1-2-20 min, delay: 0-30 min}
  receipt: {kind: throw, event: message, name: Receipt, who: bank, next: []}
messages:
  - {from: ask, to: asked}
  - {from: pay, to: paid}
  - {from: receipt, to: paid2}
"""


@needs_numba
@pytest.mark.parametrize("top", ["", "calendar: {hours: Mon-Fri 09:00-17:00}", "backlog: 300"])
def test_messages_between_pools(top: str) -> None:
    fast, slow = both(read_text(POOLS % top), 3_000, 100)
    assert len(slow.routes) == 2
    assert slow.figures["touch_time"] > 0
    assert fast == slow


@needs_numba
def test_a_race_of_times_and_so_many_rounds_of_a_box() -> None:
    steps = """
one: {kind: event, who: desk, next: [late, later]}
late: {kind: catch, event: timer, name: Late, delay: 0-60 min, next: work}
later: {kind: catch, event: timer, name: Later, delay: 10-50 min, next: done}
work: {kind: subprocess, name: Work, who: desk, repeat: {times: 4}, next: done, steps: {
  a: {name: Do a, how: by hand, time: 1-2-9 min, wait: 0 min, next: [{to: b, share: 50%}, {to: c, share: 50%}]},
  b: {name: Do b, how: by hand, time: 1-5 min, wait: 0 min, next: []},
  c: {kind: end, name: Over}}}
done: {kind: end, name: Done}
"""
    fast, slow = both(process(steps, top="volume: 1 per hour"), 3_000)
    assert len(slow.routes) == 4  # later; or one of the two inside each time, or both
    assert fast == slow


@needs_numba
def test_cases_that_wait_for_ever_are_told_by_the_other_engine() -> None:
    text = POOLS.replace("  - {from: pay, to: paid}\n", "  - {from: look, to: paid}\n")
    text = text.replace("{name: Pay, who", "{name: Pay, next: [{to: receipt, share: 50%%}, {to: none}], who")
    text = text.replace("messages:", "  none: {kind: end, name: None, who: bank}\nmessages:")
    found = simulate(read_text(text % ""), cases=300, replications=2, engine="numba")
    assert found.engine == "python"
    assert any(
        "cases wait at more than once or for ever: the engine in Python" in each for each in found.remarks
    )
    assert any("the message that they wait for at 'paid2'" in remark for remark in found.remarks)


@needs_numba
def test_steps_in_hours_without_a_number_of_people() -> None:
    top = "volume: 2 per hour\ncalendar: {hours: Mon-Fri 09:00-17:00}"
    steps = """
a: {name: Do a, who: desk, how: by hand, time: 5-20-200 min, wait: 30 min}
b: {name: Do b, who: desk, how: by hand, time: 1-9 h, delay: 1 h, wait: 0 min}
"""
    fast, slow = both(process(steps, top=top), 3_000)
    assert slow.figures["waiting_time"] > 0
    assert fast == slow


PLAYED = {
    *(Op.TASK, Op.PASS, Op.CHOICE, Op.FORK, Op.JOIN, Op.DELAY, Op.END, Op.RACE, Op.ENTER, Op.LEAVE),
    *(Op.DECIDE, Op.SPECIAL, Op.AGAIN, Op.SEND, Op.RECEIVE),
}
LEFT = {
    "people: 1|batch: {size: 2}": "batches and set-up",
    "people: 1|patience: 5 min": "patience",
    "people: 1|priority: 5": "priorities, roles and availability",
    "people: 1, availability: 50%|": "priorities, roles and availability",
    "people: 1|on: [{event: timer, after: 5 min, to: b}]": "deadlines and messages at the border of a step or box",
}


@needs_numba
@pytest.mark.parametrize("step", list(LEFT))
def test_what_it_cannot_play_the_other_engine_plays_and_says_so(step: str) -> None:
    lane, _, more = step.partition("|")
    steps = "a: {name: Do a, who: desk, how: by hand, time: 6 min, next: done%s}\n"
    steps = steps % (f", {more}" if more else "")
    steps += (
        "b: {name: Do b, who: desk, how: by hand, time: 6 min, next: done}\ndone: {kind: end, name: Done}"
    )
    if "to: b" not in more:
        steps = steps.replace("next: done", "next: b", 1)
    made = process(steps, lanes=f"desk: {{name: Desk, {lane}}}", top="volume: 2 per hour")
    found = simulate(made, cases=100, replications=2, engine="numba")
    assert found.engine == "python"
    said = f"the compiled engine does not play {LEFT[step]}: the engine in Python played this"
    assert any(remark.startswith(said) for remark in found.remarks)
    quiet = simulate(made, cases=100, replications=2, engine="python")
    assert found.results == quiet.results
    assert not any("compiled" in remark for remark in quiet.remarks)


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
    assert left_out(plan.job.program, Tally(1, 1)) == []
    assert left_out(plan.job.program, Tally(1, 1, log=[])) == ["log"]


def test_every_operation_is_played_or_named_in_a_sentence() -> None:
    """A program of one operation each: what it is left out for can be said."""
    for op in Op:
        program = Program()
        program.entry = program.add(op, -1)
        for slug in left_out(program):
            assert say(f"simulation.python_{slug}")
        assert (op in PLAYED) == (not left_out(program))
