"""A signal reaches all that listen when it is thrown, and nobody later; every time is worked out by hand."""

from __future__ import annotations

import pytest

from procmodel import read_text, simulate
from procmodel.errors import AnalysisError
from procmodel.results.simulation import SimulationRun
from procmodel.results.soundness import Verdict
from procmodel.soundness import verify
from tests.simulation.small import minutes
from tests.simulation.test_handlers import HEAD, box, handler, task

FORK = "  begin: {kind: start, name: Begun, who: a, next: both}\n  both: {kind: parallel, next: [%s]}\n"


def throw(following: str, id_: str = "shout", more: str = "") -> str:
    return f"  {id_}: {{kind: throw, event: signal, name: Ready, next: {following}{more}}}\n"


def catch(following: str, id_: str = "wait", more: str = "") -> str:
    return f"  {id_}: {{kind: catch, event: signal, name: Ready, who: a, next: {following}{more}}}\n"


def run(steps: str, more: str = "") -> SimulationRun:
    return simulate(read_text(f"{HEAD}steps:\n{steps}{more}"), cases=20, replications=2, engine="python")


def test_all_that_listen_go_on_when_it_is_thrown() -> None:
    """Thrown after 10; then 20, 5 and 30 more on three branches."""
    steps = FORK % "one, wait, watch"
    steps += task("one", 10, "shout") + throw("two") + task("two", 20, "[]")
    steps += catch("three") + task("three", 5, "[]") + catch("four", "watch") + task("four", 30, "[]")
    found = run(steps)
    assert minutes(found) == (40, 65)
    assert found.results["waiting_time"].mean == 0
    assert not found.remarks or not any("signal" in remark for remark in found.remarks)


def test_who_begins_to_listen_later_waits_for_ever_and_it_is_said() -> None:
    steps = FORK % "one, late"
    steps += task("one", 10, "shout") + throw("[]") + task("late", 20, "wait") + catch("[]")
    remarks = run(steps).remarks
    assert (
        "40 of 40 cases never end: the signal that they wait for at 'wait' is not thrown meanwhile" in remarks
    )


def test_a_signal_of_another_meaning_is_not_heard() -> None:
    """The first signal, after 10, means something else; the second, after 30, is meant."""
    meant, other = (f", definitions: [{{event: signal, means: {each}}}]" for each in ("ready", "gone"))
    steps = FORK % "one, wait"
    steps += task("one", 10, "first") + throw("two", "first", other) + task("two", 20, "second")
    steps += throw("[]", "second", meant) + catch("three", more=meant) + task("three", 5, "[]")
    assert minutes(run(steps)) == (35, 35)


@pytest.mark.parametrize(("interrupts", "expected"), [("true", (30, 55)), ("false", (60, 100))])
def test_a_signal_at_the_border_of_a_step(interrupts: str, expected: tuple[float, float]) -> None:
    """Thrown after 20 and after 30 of 60 minutes: the work stops for five others, or these are taken each time."""
    steps = FORK % "work, one"
    border = f", on: [{{event: signal, id: told, to: note, interrupts: {interrupts}}}]}}\n"
    steps += task("work", 60, "[]").replace("}\n", border) + task("note", 5, "[]")
    steps += task("one", 20, "first") + throw("two", "first")
    steps += task("two", 10, "second") + throw("[]", "second")
    assert minutes(run(steps)) == expected


@pytest.mark.parametrize(("interrupts", "expected"), [("true", (16, 26)), ("false", (32, 58))])
def test_a_signal_thrown_in_a_box_comes_at_its_border(interrupts: str, expected: tuple[float, float]) -> None:
    """Thrown after 10 of 31: what runs and who threw it end, or go on; six at the border, one behind the box."""
    inside = (
        "  both: {kind: parallel, lane: a, next: [one, other]}\n"
        + task("one", 10, "shout")
        + throw("two")
        + task("two", 10, "[]")
        + task("other", 31, "[]")
    )
    border = f"    on: [{{event: signal, id: told, to: note, interrupts: {interrupts}}}]\n"
    steps = box(inside, border) + task("last", 1, "[]") + task("note", 6, "[]")
    assert minutes(run(steps)) == expected


@pytest.mark.parametrize(("interrupts", "expected"), [("true", (15, 15)), ("false", (30, 40))])
def test_a_signal_thrown_in_the_case_begins_an_event_sub_process(
    interrupts: str, expected: tuple[float, float]
) -> None:
    """Thrown after 10 and 20 of 30: five minutes instead of the rest, or twice beside it."""
    steps = task("one", 10, "first") + throw("two", "first") + task("two", 10, "second")
    steps += throw("three", "second") + task("three", 10, "[]")
    assert minutes(run(steps + handler(f"event: signal, interrupts: {interrupts}"))) == expected


@pytest.mark.parametrize(("work", "way", "expected"), [(30, "Ready", 31), (90, "Late", 90)])
def test_an_event_gateway_takes_the_signal_or_the_time(work: int, way: str, expected: int) -> None:
    steps = FORK % "which, one"
    steps += "  which: {kind: event, next: [wait, late]}\n" + catch("soon")
    steps += "  late: {kind: catch, event: timer, delay: 60 min, name: Late, next: other}\n"
    steps += task("soon", 1, "[]") + task("other", 2, "[]") + task("one", work, "shout") + throw("[]")
    found = run(steps)
    assert minutes(found)[0] == expected
    assert [each.ways for each in found.routes] == [(way,)]


def test_a_signal_begins_the_part_of_another_pool() -> None:
    """Thrown after 10, then 30 elsewhere; a message ties the two together and comes back: 5 more."""
    steps = "  begin: {kind: start, name: Begun, who: a}\n" + task("one", 10, "shout") + throw("get")
    steps += task("get", 5, "[]") + "  told: {kind: start, event: signal, name: Told, who: b}\n"
    steps += task("work", 30, "[]", "b")
    assert minutes(run(steps, "messages: [{from: work, to: get}]\n")) == (45, 45)


def test_an_end_throws_its_signal_before_the_path_is_over() -> None:
    steps = FORK % "one, wait"
    steps += task("one", 10, "over") + "  over: {kind: end, event: signal, name: Over}\n"
    steps += catch("three") + task("three", 5, "[]")
    assert minutes(run(steps)) == (15, 15)


def test_a_signal_whose_time_or_share_is_stated_is_not_waited_for() -> None:
    """It comes after 45, as the file says, whatever is thrown before; and in none of the cases."""
    steps = FORK % "one, wait"
    steps += task("one", 10, "shout").replace("}\n", ", on: [{event: signal, to: three, share: 0%}]}\n")
    steps += throw("[]") + catch("three", more=", delay: 45 min") + task("three", 5, "[]")
    assert minutes(run(steps)) == (50, 15)


def test_what_sets_itself_off_for_ever_is_refused_in_words() -> None:
    steps = FORK % "work, one" + task("one", 10, "shout") + throw("[]")
    steps += task("work", 60, "[]").replace(
        "}\n", ", on: [{event: signal, to: again, interrupts: false}]}\n"
    ) + throw("[]", "again")
    with pytest.raises(AnalysisError, match="what it begins sets it off again"):
        run(steps)


def test_an_event_sub_process_does_not_hear_itself() -> None:
    steps = task("one", 10, "shout") + throw("two") + task("two", 10, "[]")
    own = "      again: {kind: end, event: signal, name: Again}\n"
    assert minutes(run(steps + handler("event: signal, interrupts: false") + own)) == (20, 25)


def test_every_one_of_several_boxes_at_once_hears_it() -> None:
    """Three times at once: all wait, and are told after 10; then 4 each."""
    inside = "  hear: {kind: catch, event: signal, name: Ready, lane: a, next: four}\n" + task(
        "four", 4, "[]"
    )
    steps = FORK % "box, one" + box(inside, "    repeat: {times: 3, parallel: true}\n")
    steps += task("last", 1, "[]") + task("one", 10, "shout") + throw("[]")
    assert minutes(run(steps)) == (15, 10 + 12 + 1)


@pytest.mark.parametrize(
    ("late", "verdict"), [("", Verdict.SOUND), (task("late", 20, "wait"), Verdict.FAULT)]
)
def test_the_token_game_of_check_knows_who_waits_for_ever(late: str, verdict: Verdict) -> None:
    """Judged together, a signal has to be thrown while somebody listens: as it is played."""
    steps = FORK % ("one, late" if late else "one, wait")
    steps += task("one", 10, "shout") + throw("[]") + late + catch("[]")
    made = read_text(f"{HEAD}steps:\n{steps}")
    assert verify(made, collaboration=True).verdict is verdict
    assert verify(made).verdict is Verdict.SOUND  # taken as come, like a message
    stuck = any("never end" in remark for remark in run(steps).remarks)
    assert stuck is (verdict is Verdict.FAULT)


def test_a_pool_that_a_signal_begins_need_not_begin() -> None:
    steps = "  begin: {kind: start, name: Begun, who: a, next: way}\n"
    steps += "  way: {kind: exclusive, next: [{to: shout, share: 40%}, {to: quiet, share: 60%}]}\n"
    steps += throw("[]") + task("quiet", 10, "[]")
    steps += "  told: {kind: start, event: signal, name: Told, who: b}\n" + task("work", 30, "[]", "b")
    made = read_text(f"{HEAD}steps:\n{steps}messages: [{{from: work, to: b}}]\n")
    assert verify(made, collaboration=True).verdict is Verdict.SOUND
    found = simulate(made, cases=2_000, replications=3, engine="python")
    assert found.results["end_to_end_time"].mean == pytest.approx((0.4 * 30 + 0.6 * 10) * 60, rel=0.03)
    assert not any("never end" in remark for remark in found.remarks)


def test_a_step_that_a_signal_interrupts_stands_in_the_queue_of_its_people() -> None:
    """One officer for all cases: works 60 minutes unless told after 20 that it is over; nothing waits."""
    steps = FORK % "work, one" + task("one", 20, "shout") + throw("[]")
    steps += task("work", 60, "[]", "b").replace("}\n", ", on: [{event: signal, to: note}]}\n")
    steps += task("note", 5, "[]")
    text = f"{HEAD}volume: 100 per year\nsteps:\n{steps}".replace(
        "organisation: Y}", "organisation: Y, people: 1}"
    )
    found = simulate(read_text(text), cases=200, replications=2, engine="python")
    touch = found.results["touch_time"].mean
    assert touch is not None
    assert touch <= (20 + 20 + 5) * 60  # less where it was still queued
    assert found.queue["b"].utilization.mean == pytest.approx(100 * 20 / (365 / 7 * 5 * 7.4 * 60), rel=0.3)
