"""Rounds of steps and boxes as the exact numbers count them; what comes while a stated wait passes, by hand."""

from __future__ import annotations

import pytest

from procmodel import read_text
from procmodel.results.simulation import SimulationRun
from procmodel.simulation.simulate import simulate
from tests.simulation.small import minutes
from tests.simulation.test_cut_short import assert_worked_out_as_played, made
from tests.simulation.test_handlers import HEAD, box, task

LAST = task("last", 1, "[]")
MEANS = ("touch_time", "handling_cost", "human_touches")


def step(repeat: str, more: str = "time: 2-4-12 min, wait: 1-3 min, cost: 2") -> str:
    return f"  one: {{name: Do one, who: a, how: by hand, {more}, repeat: {repeat}, next: last}}\n{LAST}"


@pytest.mark.parametrize(
    "repeat", ["{times: 3, while: 30%}", "{times: 250}", "{times: 3, parallel: true, while: 30%}"]
)
def test_rounds_of_a_step_cost_what_the_exact_numbers_say(repeat: str) -> None:
    assert_worked_out_as_played(made(step(repeat)), MEANS, 30 if "250" in repeat else 2_000)


@pytest.mark.parametrize(
    "repeat", ["{while: 30%, parallel: true}", "{times: 3, parallel: true, while: 30%}", "{times: 300}"]
)
def test_rounds_take_the_time_that_the_exact_numbers_say(repeat: str) -> None:
    """Fixed times, so that the longest of several at once is as long as each."""
    steps = step(repeat, "time: 4 min, wait: 2 min")
    times = ("end_to_end_time", "waiting_time")
    assert_worked_out_as_played(made(steps), times, 30 if "300" in repeat else 2_000)


def test_very_many_at_once_stand_for_several_and_cost_as_many() -> None:
    found = simulate(made(step("{times: 500, parallel: true}", "time: 4 min, wait: 0 min, cost: 2")), cases=3)
    assert found.results["human_touches"].mean == pytest.approx(501)
    assert found.results["touch_time"].mean == pytest.approx((500 * 4 + 1) * 60)
    assert found.results["handling_cost"].mean == pytest.approx(500 * (4 * 0.5 + 2) + 0.5)
    assert any("simulated as 200 rounds that stand for several" in remark for remark in found.remarks)


@pytest.mark.parametrize("repeat", ["{times: 3, parallel: true, while: 30%}", "{times: 3, while: 30%}"])
def test_a_box_is_done_again_in_a_share_of_cases_after_all_its_rounds(repeat: str) -> None:
    process = made(box(task("one", 10, "[]"), f"    wait: 5 min\n    repeat: {repeat}\n") + LAST)
    assert_worked_out_as_played(process, ("touch_time", "human_touches", "end_to_end_time"))


def test_a_box_that_was_broken_off_has_all_its_rounds_when_it_begins_again() -> None:
    """Three rounds of ten minutes never fit into fifteen, however often they are begun: always late, 17 each time."""
    border = "    on: [{event: timer, after: 15 min, to: late}]\n    repeat: {times: 3}\n"
    late = task("late", 2, "[{to: box, share: 60%}, {to: end}]") + "  end: {kind: end, name: Late}\n"
    start = "  begun: {kind: start, name: Begun, who: a, next: box}\n"
    found = simulate(made(start + box(task("one", 10, "[]"), border) + LAST + late), cases=2_000)
    assert found.outcomes["Late"].share.mean == 1
    assert found.results["touch_time"].mean == pytest.approx(17 * 60 / 0.4, rel=0.02)


# -- what comes while a stated wait passes ----------------------------------------------------------


def waiting(on: str, more: str = "", rest: str = "") -> SimulationRun:
    steps = (
        f"  one: {{name: Do one, who: a, how: by hand, time: 10 min, wait: 30 min, next: last, on: [{on}]{more}}}\n"
        f"{LAST}{task('late', 7, '[]')}{rest}"
    )
    return simulate(read_text(f"{HEAD}steps:\n{steps}"), cases=20, replications=2)


@pytest.mark.parametrize(("after", "expected"), [(20, (27, 7)), (35, (42, 5 + 7)), (50, (41, 11))])
def test_a_deadline_runs_while_the_stated_wait_passes(after: int, expected: tuple[float, float]) -> None:
    """Thirty of waiting, ten of work and one; broken off in the wait, or in the work, seven others are taken."""
    found = waiting(f"{{event: timer, after: {after} min, to: late}}")
    assert minutes(found) == expected
    assert found.results["human_touches"].mean == 2


def test_a_reminder_goes_beside_a_wait() -> None:
    assert minutes(waiting("{event: timer, after: 20 min, to: late, interrupts: false}")) == (41, 18)


@pytest.mark.parametrize(("sent", "expected"), [(12, (19, 12 + 7)), (45, (45, 11 + 45))])
def test_a_message_may_come_while_a_stated_wait_passes(sent: int, expected: tuple[float, float]) -> None:
    steps = waiting_text("{id: told, event: message, to: late}") + task("tell", sent, "[]", "b")
    text = f"{HEAD}steps:\n{steps}messages: [{{from: tell, to: told}}]\n"
    assert minutes(simulate(read_text(text), cases=20, replications=2)) == expected


def waiting_text(on: str) -> str:
    return (
        f"  one: {{name: Do one, who: a, how: by hand, time: 10 min, wait: 30 min, next: last, on: [{on}]}}\n"
        f"{LAST}{task('late', 7, '[]')}"
    )


def test_what_ends_a_box_ends_a_wait_in_it() -> None:
    """The box is left at 15, while its step waits for its thirty minutes; its own deadline at 20 never comes."""
    inside = waiting_text("{event: timer, after: 20 min, to: late}").replace("next: last", "next: []")
    inside = inside.replace(LAST, "")
    border = "    on: [{event: timer, after: 15 min, to: sorry}]\n"
    steps = box(inside, border) + LAST + task("sorry", 2, "[]")
    assert minutes(simulate(read_text(f"{HEAD}steps:\n{steps}"), cases=20, replications=2)) == (17, 2)


def test_a_deadline_that_differs_between_cases_is_taken_at_its_mean_and_said() -> None:
    found = waiting("{event: timer, after: 10-30 min, to: late}")
    assert minutes(found) == (27, 7)
    assert any("the deadline 'one@timer' is the same for all cases" in remark for remark in found.remarks)
