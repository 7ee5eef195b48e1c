"""Each element of the format does in a simulation what BPMN says."""

from __future__ import annotations

import pytest

from procmodel import simulate
from procmodel.results.simulation import SimulationRun
from tests.simulation.small import process


def run(steps: str, cases: int = 2_000, **parts: str) -> SimulationRun:
    return simulate(process(steps, **parts), cases=cases, replications=8)


def minutes(found: SimulationRun, name: str = "end_to_end_time") -> float:
    mean = found.results[name].mean
    assert mean is not None
    return mean / 60


def within(found: SimulationRun, exact: float, name: str = "end_to_end_time") -> bool:
    half = found.results[name].half_width
    assert half is not None
    return abs(minutes(found, name) - exact) <= 1.6 * half / 60 + 1e-9


STEP = "who: desk, how: by hand, wait: 0 min"


def test_steps_in_a_row_add_up() -> None:
    found = run(
        f"""
one: {{name: Do one, {STEP}, time: 10 min}}
two: {{name: Do two, {STEP}, time: 20 min}}
done: {{kind: end}}
""",
        cases=10,
    )
    assert minutes(found) == pytest.approx(30)
    assert found.results["human_touches"].mean == 2


def test_a_choice_is_taken_by_its_shares() -> None:
    found = run(
        f"""
one: {{name: Do one, {STEP}, time: 10 min}}
which: {{kind: exclusive, next: [{{to: long, share: 90%}}, {{to: short, share: 10%}}]}}
long: {{name: Do long, {STEP}, time: 20 min, next: done}}
short: {{name: Do short, {STEP}, time: 10 min, next: done}}
done: {{kind: end}}
"""
    )
    assert within(found, 29)


def test_a_parallel_block_takes_as_long_as_its_longest_branch_and_as_much_work_as_all() -> None:
    found = run(
        f"""
begin: {{name: Do one, {STEP}, time: 10 min}}
split: {{kind: parallel, next: [long, short]}}
long: {{name: Do long, {STEP}, time: 20 min, next: meet}}
short: {{name: Do short, {STEP}, time: 10 min, next: meet}}
meet: {{kind: parallel, next: done}}
done: {{kind: end}}
""",
        cases=10,
    )
    assert minutes(found) == pytest.approx(30)
    assert minutes(found, "touch_time") == pytest.approx(40)
    assert minutes(found, "waiting_time") == pytest.approx(0)


def test_a_loop_divides_by_one_less_its_share() -> None:
    found = run(
        f"""
one: {{name: Do one, {STEP}, time: 10 min}}
again:
  name: Do it again
  who: desk
  how: by hand
  wait: 0 min
  time: 20 min
  next: [{{to: again, share: 20%, rework: true}}, {{to: done, share: 80%}}]
done: {{kind: end}}
"""
    )
    assert within(found, 35)


INCLUSIVE = f"""
begin: {{name: Do one, {STEP}, time: 10 min}}
split:
  kind: inclusive
  next: [{{to: long, share: 50%}}, {{to: short, share: 40%}}, {{to: none, default: true}}]
long: {{name: Do long, {STEP}, time: 20 min, next: meet}}
short: {{name: Do short, {STEP}, time: 12 min, next: meet}}
none: {{name: Do nothing much, {STEP}, time: 2 min, next: meet}}
meet: {{kind: inclusive, next: last}}
last: {{name: Do the last, {STEP}, time: 5 min}}
done: {{kind: end}}
"""


def test_an_inclusive_join_waits_for_what_was_taken() -> None:
    found = run(INCLUSIVE)
    assert within(found, 10 + 0.5 * 20 + 0.5 * 0.4 * 12 + 0.5 * 0.6 * 2 + 5)
    assert within(found, 10 + 0.5 * 20 + 0.4 * 12 + 0.3 * 2 + 5, "touch_time")


def test_combinations_are_taken_together() -> None:
    text = INCLUSIVE.replace(
        "  kind: inclusive\n",
        "  kind: inclusive\n  combinations: [{take: [long, short], share: 30%}, {take: [short], share: 70%}]\n",
    ).replace("{to: long, share: 50%}, {to: short, share: 40%}", "{to: long}, {to: short}")
    found = run(text)
    assert within(found, 10 + 0.3 * 20 + 0.7 * 12 + 5)


def test_an_event_gateway_without_shares_takes_what_comes_first() -> None:
    found = run(
        """
begin: {name: Ask, who: desk, how: by hand, wait: 0 min, time: 1 min}
which: {kind: event, next: [answer, late]}
answer: {kind: catch, event: message, name: Answer, delay: {mean: 30 min, shape: exponential}, next: good}
late: {kind: catch, event: timer, name: Too late, delay: {mean: 60 min, shape: exponential}, next: bad}
good: {kind: end, name: Answered}
bad: {kind: end, name: Given up}
"""
    )
    assert within(found, 1 + 20)
    share = found.outcomes["Answered"].share
    assert share.mean == pytest.approx(2 / 3, abs=0.02)


def test_a_deadline_with_a_share_cuts_the_work_as_the_exact_sum_does() -> None:
    found = run(
        """
begin:
  name: Work on it
  who: desk
  how: by hand
  wait: 0 min
  time: 10 min
  on: [{event: timer, after: 4 min, share: 25%, to: chase}]
  next: done
chase: {name: Chase it, who: desk, how: by hand, wait: 0 min, time: 3 min, next: done}
done: {kind: end}
"""
    )
    assert within(found, 0.75 * 10 + 0.25 * (4 + 3), "touch_time")


def test_a_deadline_without_a_share_is_a_race() -> None:
    found = run(
        """
begin:
  name: Work on it
  who: desk
  how: by hand
  wait: 0 min
  time: {mean: 10 min, shape: exponential}
  on: [{event: timer, after: 10 min, to: chase}]
  next: done
chase: {name: Chase it, who: desk, how: by hand, wait: 0 min, time: 3 min, next: done}
done: {kind: end}
"""
    )
    late = 2.718281828**-1
    assert within(found, 10 * (1 - late) + 3 * late)


def test_a_reminder_begins_a_branch_of_its_own() -> None:
    found = run(
        """
begin:
  name: Work on it
  who: desk
  how: by hand
  wait: 0 min
  time: 10 min
  on: [{event: timer, after: 4 min, interrupts: false, to: remind}]
  next: done
remind: {name: Remind, who: desk, how: by hand, wait: 0 min, time: 1 min, next: told}
told: {kind: end, name: Reminded}
done: {kind: end, name: Done}
""",
        cases=20,
    )
    assert minutes(found) == pytest.approx(10)
    assert minutes(found, "touch_time") == pytest.approx(11)


def test_a_box_is_left_when_all_in_it_is_done_and_a_terminate_end_stops_it() -> None:
    steps = """
box:
  kind: subprocess
  who: desk
  name: Do both
  steps:
    split: {kind: parallel, who: desk, next: [long, short]}
    long: {name: Do long, who: desk, how: by hand, wait: 0 min, time: 20 min, next: end_long}
    short: {name: Do short, who: desk, how: by hand, wait: 0 min, time: 5 min, next: end_short}
    end_long: {kind: end}
    end_short: {kind: end%s}
after: {name: Go on, who: desk, how: by hand, wait: 0 min, time: 1 min}
done: {kind: end}
"""
    assert minutes(run(steps % "", cases=20)) == pytest.approx(21)
    stopped = run(steps % ", event: terminate", cases=20)
    assert minutes(stopped) == pytest.approx(6)
    assert minutes(stopped, "touch_time") == pytest.approx(5 + 5 + 1)


def test_an_error_inside_a_box_goes_to_its_border() -> None:
    found = run(
        """
box:
  kind: subprocess
  who: desk
  name: Try it
  on: [{event: error, name: Failed, to: mend}]
  steps:
    try:
      name: Try
      who: desk
      how: by hand
      wait: 0 min
      time: 5 min
      next: [{to: fine, share: 80%}, {to: broken, share: 20%}]
    fine: {kind: end}
    broken: {kind: end, event: error}
  next: done
mend: {name: Mend, who: desk, how: by hand, wait: 0 min, time: 10 min, next: done}
done: {kind: end}
"""
    )
    assert within(found, 5 + 0.2 * 10)


def test_a_deadline_on_a_box_ends_what_runs_in_it() -> None:
    found = run(
        """
box:
  kind: subprocess
  who: desk
  name: Work
  on: [{event: timer, after: 8 min, to: chase}]
  steps:
    one: {name: Do one, who: desk, how: by hand, wait: 0 min, time: 5 min}
    two: {name: Do two, who: desk, how: by hand, wait: 0 min, time: 5 min}
  next: done
chase: {name: Chase, who: desk, how: by hand, wait: 0 min, time: 2 min, next: done}
done: {kind: end}
""",
        cases=20,
    )
    assert minutes(found) == pytest.approx(10)
    assert minutes(found, "touch_time") == pytest.approx(10)


@pytest.mark.parametrize(
    ("repeat", "took", "worked"),
    [("{times: 3}", 30, 30), ("{times: 3, parallel: true}", 10, 30), ("{while: 50%}", 20, 20)],
)
def test_repeats(repeat: str, took: float, worked: float) -> None:
    found = run(f"do: {{name: Do it, {STEP}, time: 10 min, repeat: {repeat}}}\ndone: {{kind: end}}")
    assert within(found, took)
    assert within(found, worked, "touch_time")


def test_several_starts_share_the_cases() -> None:
    found = run(
        """
web: {kind: start, who: desk, share: 75%, next: quick}
post: {kind: start, who: desk, share: 25%, next: slow}
quick: {name: Do quick, who: desk, how: by hand, wait: 0 min, time: 4 min, next: done}
slow: {name: Do slow, who: desk, how: by hand, wait: 0 min, time: 8 min, next: done}
done: {kind: end}
"""
    )
    assert within(found, 5)


def test_a_join_that_waits_for_nothing_is_said() -> None:
    found = run(
        f"""
which: {{kind: exclusive, who: desk, next: [{{to: one, share: 50%}}, {{to: two, share: 50%}}]}}
one: {{name: Do one, {STEP}, time: 1 min, next: meet}}
two: {{name: Do two, {STEP}, time: 1 min, next: meet}}
meet: {{kind: parallel, next: done}}
done: {{kind: end}}
""",
        cases=10,
    )
    assert any("80 of 80 cases never end" in remark for remark in found.remarks)


def test_shares_that_nobody_gives_are_said() -> None:
    found = run(
        f"""
which: {{kind: exclusive, who: desk, next: [one, two]}}
one: {{name: Do one, {STEP}, time: 1 min, next: done}}
two: {{name: Do two, {STEP}, time: 1 min, next: done}}
done: {{kind: end}}
""",
        cases=10,
    )
    assert any("'which' does not say the shares" in remark for remark in found.remarks)


def test_times_that_nobody_gives_are_not_known_and_never_0() -> None:
    found = run("one: {name: Do one, who: desk, how: by hand}\ndone: {kind: end}", cases=10)
    assert found.results["touch_time"].mean is None
    assert found.results["touch_time"].missing == ("one.time",)
    assert found.results["end_to_end_time"].missing == ("one.time", "one.wait")
    assert found.results["human_touches"].mean == 1


def test_costs_need_the_rates_of_those_who_work() -> None:
    steps = "one: {name: Do one, who: desk, how: by hand, time: 30 min, cost: 2.50}\ndone: {kind: end}"
    assert run(steps, cases=10).results["handling_cost"].missing == ("lanes.desk.rate",)
    paid = run(steps, cases=10, lanes="desk: {name: Desk, rate: 20 per hour}")
    assert paid.results["handling_cost"].mean == pytest.approx(12.50)


def test_a_box_with_several_starts_begins_at_one_of_them_even_where_their_shares_are_equal() -> None:
    found = run(
        f"""
begin: {{kind: start, who: desk}}
box:
  name: Work
  who: desk
  kind: subprocess
  steps:
    left: {{kind: start, share: 50%, next: one}}
    right: {{kind: start, share: 50%, next: two}}
    one: {{name: Do one, {STEP}, time: 10 min, next: over}}
    two: {{name: Do two, {STEP}, time: 10 min, next: over}}
    over: {{kind: end}}
done: {{kind: end}}
""",
        cases=50,
    )
    assert minutes(found, "touch_time") == pytest.approx(10)
