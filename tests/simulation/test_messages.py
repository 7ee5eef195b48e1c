"""A step that receives waits until the message of its case was sent; every time is worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from procmodel import read, read_text, simulate
from procmodel.results.simulation import SimulationRun
from procmodel.results.soundness import Verdict
from procmodel.soundness import verify

HEAD = """procmodel: 1
name: Two organisations
lanes:
  a: {name: Applicant, organisation: X}
  b: {name: Officer, organisation: Y}
  out: {name: Police, organisation: Z}
"""


def run(steps: str, messages: str) -> SimulationRun:
    made = read_text(f"{HEAD}steps:\n{steps}messages: [{messages}]\n")
    return simulate(made, cases=20, replications=2, engine="python")


def minutes(steps: str, messages: str) -> float:
    mean = run(steps, messages).results["end_to_end_time"].mean
    assert mean is not None
    return round(mean / 60, 9)


def task(id_: str, lane: str, time: int, after: str = "[]", **more: str) -> str:
    rest = "".join(f", {key}: {value}" for key, value in more.items())
    return (
        f"  {id_}: {{name: Do {id_}, who: {lane}, how: by hand, time: {time} min, wait: 0 min,"
        f" next: {after}{rest}}}\n"
    )


THERE_AND_BACK = (
    "  begin: {kind: start, name: Begun, who: a, next: ask}\n"
    + task("ask", "a", 10, "answer")
    + "  answer: {kind: catch, event: message, name: Answered, next: read}\n"
    + task("read", "a", 5, "end_a")
    + "  end_a: {kind: end, name: Done, who: a}\n"
    "  asked: {kind: start, event: message, name: Asked, who: b, next: work}\n"
    + task("work", "b", 30, "reply")
    + "  reply: {kind: end, event: message, name: Replied, who: b}\n"
)


def test_a_catch_event_waits_for_the_answer_of_the_other_organisation() -> None:
    """Ask 10, work 30, read 5."""
    found = run(THERE_AND_BACK, "{from: ask, to: asked}, {from: reply, to: answer}")
    assert found.results["end_to_end_time"].mean == pytest.approx(45 * 60)
    assert found.results["waiting_time"].mean == pytest.approx(0)
    assert found.results["touch_time"].mean == pytest.approx(45 * 60)
    assert not any("message" in remark for remark in found.remarks)


def test_a_message_that_was_sent_before_is_not_waited_for() -> None:
    """One branch sends after 10 and does 50 more; the other comes to its receiving step after 20, and does 5."""
    steps = (
        task("first", "a", 10, "[second]")
        + task("second", "a", 50)
        + task("other", "b", 20, "[get]")
        + task("get", "b", 5)
    )
    assert minutes(steps, "{from: first, to: get}") == 60
    late = steps.replace("time: 50 min", "time: 1 min").replace("time: 10 min", "time: 40 min")
    assert minutes(late, "{from: first, to: get}") == 45  # sent at 40, then 5


@pytest.mark.parametrize(("work", "length"), [(30, 35), (90, 67)])
def test_a_deadline_beside_the_wait_for_a_message(work: int, length: int) -> None:
    """The answer after 30 is in time, and takes 5; after an hour without one, 7 minutes are lost and it ends."""
    steps = (
        task("get", "a", 5, on="[{event: timer, after: 60 min, to: give_up}]")
        + task("give_up", "a", 7)
        + task("work", "b", work)
    )
    expected = max(length, work)
    assert minutes(steps, "{from: work, to: get}") == expected


@pytest.mark.parametrize(("work", "length"), [(30, 35), (90, 97)])
def test_a_reminder_goes_out_once_beside_the_wait_for_a_message(work: int, length: int) -> None:
    """The wait goes on while the reminder is written (1 min, at 60); the answer comes after 90, and takes 7 or 5."""
    steps = (
        task(
            "get",
            "a",
            5 if work == 30 else 7,
            on="[{event: timer, after: 60 min, to: chase, interrupts: false}]",
        )
        + task("chase", "a", 1)
        + task("work", "b", work)
    )
    assert minutes(steps, "{from: work, to: get}") == length
    touched = run(steps, "{from: work, to: get}").results["human_touches"].mean
    assert touched == (2 if work == 30 else 3)


@pytest.mark.parametrize(("work", "length"), [(30, 31), (90, 92)])
def test_an_event_gateway_takes_the_message_or_the_time_whichever_comes_first(work: int, length: int) -> None:
    """The message after 30, then 1 minute; else 60 minutes pass, then 2, and the other's 90 are waited for: 90."""
    steps = (
        "  which: {kind: event, lane: a, next: [came, late]}\n"
        "  came: {kind: catch, event: message, name: Came, next: one}\n"
        "  late: {kind: catch, event: timer, delay: 60 min, name: Late, next: two}\n"
        + task("one", "a", 1)
        + task("two", "a", 2, "[]")
        + task("work", "b", work, "[rest]")
        + task("rest", "b", 0 if work == 30 else 2)
    )
    found = run(steps, "{from: work, to: came}")
    assert found.results["end_to_end_time"].mean == pytest.approx(length * 60)
    assert [each.ways for each in found.routes] == [("Came",) if work == 30 else ("Late",)]


@pytest.mark.parametrize("interrupts", ["true", "false"])
def test_a_message_at_the_border_of_a_step(interrupts: str) -> None:
    """Withdrawn after 20 of 60 minutes: either the work stops, and 5 more are taken; or both are done."""
    steps = (
        task("work", "a", 60, on=f"[{{event: message, id: gone, to: file, interrupts: {interrupts}}}]")
        + task("file", "a", 5)
        + task("withdraw", "b", 20)
    )
    found = run(steps, "{from: withdraw, to: gone}")
    whole = interrupts == "false"
    assert found.results["end_to_end_time"].mean == pytest.approx((60 if whole else 25) * 60)
    assert found.results["touch_time"].mean == pytest.approx((85 if whole else 45) * 60)


@pytest.mark.parametrize(("interrupts", "length"), [("true", 25), ("false", 60)])
def test_a_message_at_the_border_of_a_box(interrupts: str, length: int) -> None:
    steps = (
        "  box:\n    kind: subprocess\n    name: The work\n    lane: a\n    next: []\n"
        f"    on: [{{event: message, id: gone, to: file, interrupts: {interrupts}}}]\n"
        "    steps:\n"
        "      one: {name: Do one, who: a, how: by hand, time: 30 min, wait: 0 min}\n"
        "      two: {name: Do two, who: a, how: by hand, time: 30 min, wait: 0 min}\n"
        + task("file", "a", 5)
        + task("withdraw", "b", 20)
    )
    assert minutes(steps, "{from: withdraw, to: gone}") == length


def test_people_begin_with_what_has_its_message() -> None:
    """Nobody is held while a step waits for its message: the desk does other work of the case meanwhile."""
    steps = task("get", "b", 5) + task("other", "b", 20) + task("send", "a", 10)
    text = f"{HEAD}steps:\n{steps}messages: [{{from: send, to: get}}]\nvolume: 1 per year\n"
    made = read_text(text.replace("name: Officer,", "name: Officer, people: 1,"))
    found = simulate(made, cases=20, replications=2, engine="python")
    assert found.results["end_to_end_time"].mean == pytest.approx(25 * 60)
    assert found.queue["b"].wait.mean == pytest.approx(10 / 2 * 60)  # one of two visits waits, from 10 to 20


def test_a_message_that_is_not_sent_is_told_with_the_step_that_waits_for_it() -> None:
    steps = (
        "  way: {kind: exclusive, lane: b, next: [{to: send, share: 0%}, {to: none, share: 100%}]}\n"
        + task("send", "b", 1)
        + task("none", "b", 1)
        + task("get", "a", 5)
    )
    remarks = run(steps, "{from: send, to: get}").remarks
    assert "40 of 40 cases never end: the message that they wait for at 'get' is not sent" in remarks


def test_a_message_of_a_black_box_is_taken_as_come_and_said_so() -> None:
    steps = "  came: {kind: catch, event: message, name: Came, lane: a}\n" + task("work", "a", 5)
    found = run(steps, "{from: out, to: came}")
    assert (
        "nothing says when the message to 'came' is sent: it is not waited for in the simulation"
        in found.remarks
    )
    known = steps.replace("name: Came,", "name: Came, delay: 10 min,")
    assert minutes(known, "{from: out, to: came}") == 15
    assert not any("message" in remark for remark in run(known, "{from: out, to: came}").remarks)


def test_a_message_that_comes_of_the_step_itself_is_not_waited_for() -> None:
    steps = task("get", "a", 5, "[send]") + task("send", "a", 10)
    assert minutes(steps, "{from: send, to: get}") == 15
    assert "the message to 'get' can only be sent after it" in " ".join(
        run(steps, "{from: send, to: get}").remarks
    )


def test_a_step_that_asks_another_and_waits_for_its_answer_sends_first() -> None:
    """Asked at once, answered after 30, then the 5 minutes of the step itself."""
    steps = (
        "  begin: {kind: start, name: Begun, who: a, next: ask}\n"
        + task("ask", "a", 5)
        + "  asked: {kind: start, event: message, name: Asked, who: b, next: answer}\n"
        + task("answer", "b", 30)
    )
    assert minutes(steps, "{from: ask, to: asked}, {from: answer, to: ask}") == 35


def test_no_case_waits_for_ever_where_the_organisations_together_are_sound(shared_data: Path) -> None:
    sound = 0
    for path in sorted((shared_data / "soundness" / "fbpmn").glob("*.bpmn")):
        process = read(path)
        if process.messages and verify(process, collaboration=True).verdict is Verdict.SOUND:
            remarks = simulate(process, cases=40, replications=2).remarks
            assert not any("never end" in remark for remark in remarks), path.name
            sound += 1
    assert sound > 3
