"""Event sub-processes start by their event, instead of the rest or beside it; every time is worked out by hand."""

from __future__ import annotations

import pytest

from procmodel import read_text, simulate
from procmodel.errors import AnalysisError
from procmodel.results.simulation import SimulationRun
from tests.simulation.small import minutes

HEAD = """procmodel: 1
name: Events
lanes:
  a: {name: Applicant, organisation: X}
  b: {name: Officer, organisation: Y}
"""
TIMER = "event: timer, definitions: [{event: timer, timer: duration, text: PT%dM}]"


def task(id_: str, time: int, after: str = "", lane: str = "a") -> str:
    following = f", next: {after}" if after else ""
    return (
        f"  {id_}: {{name: Do {id_}, who: {lane}, how: by hand, time: {time} min, wait: 0 min{following}}}\n"
    )


def handler(start: str, time: int = 5) -> str:
    return (
        "  undo:\n    kind: subprocess\n    name: Undo\n    lane: a\n    triggered_by_event: true\n    steps:\n"
        f"      begun: {{kind: start, name: Begun, {start}}}\n"
        f"      file: {{name: File it, who: a, how: by hand, time: {time} min, wait: 0 min}}\n"
    )


def box(contents: str, more: str = "") -> str:
    inner = "".join(f"    {line}\n" for line in contents.splitlines())
    return f"  box:\n    kind: subprocess\n    name: The work\n    lane: a\n    next: last\n{more}    steps:\n{inner}"


def run(steps: str, more: str = "") -> SimulationRun:
    return simulate(read_text(f"{HEAD}steps:\n{steps}{more}"), cases=20, replications=2, engine="python")


def figures(steps: str, more: str = "") -> tuple[float, float]:
    return minutes(run(steps, more))


TWO = task("one", 10, "two") + task("two", 10, "[]")


@pytest.mark.parametrize(("interrupts", "expected"), [("true", (20, 20)), ("false", (20, 25))])
def test_a_time_after_which_the_case_is_handled_otherwise(
    interrupts: str, expected: tuple[float, float]
) -> None:
    """After 15 of 20 minutes, 5 more are taken: instead of the last five, or beside them."""
    assert figures(TWO + handler(f"interrupts: {interrupts}, {TIMER % 15}")) == expected


def test_a_time_that_comes_after_the_end_starts_nothing() -> None:
    assert figures(TWO + handler(TIMER % 25)) == (20, 20)


@pytest.mark.parametrize(("interrupts", "expected"), [("true", (21, 21)), ("false", (21, 26))])
def test_a_handler_inside_a_box_leaves_what_follows_the_box(
    interrupts: str, expected: tuple[float, float]
) -> None:
    """The box takes 15 + 5, or 20 with 5 beside; the last step takes 1."""
    inside = (
        task("one", 10, "two") + task("two", 10, "[]") + handler(f"interrupts: {interrupts}, {TIMER % 15}")
    )
    assert figures(box(inside) + task("last", 1, "[]")) == expected


@pytest.mark.parametrize(("interrupts", "expected"), [("true", (17, 29)), ("false", (20, 37))])
def test_a_message_of_another_organisation_starts_a_handler(
    interrupts: str, expected: tuple[float, float]
) -> None:
    """Withdrawn after 12 minutes of work elsewhere, then 5 more: 12 of 20 minutes are done by then; or all are."""
    steps = box(TWO + handler(f"event: message, interrupts: {interrupts}"))
    steps += task("last", 0, "[]") + task("withdraw", 12, "[]", "b")
    assert figures(steps, "messages: [{from: withdraw, to: box/undo/begun}]\n") == expected


def test_an_error_is_handled_inside_the_box_in_which_it_is_thrown() -> None:
    """Both branches begin; the error after 4 ends the other one of 30, and 5 more are taken, then 1."""
    inside = (
        "  both: {kind: parallel, lane: a, next: [long, short]}\n"
        + task("long", 30, "[]")
        + task("short", 4, "bad")
        + "  bad: {kind: end, event: error, name: Bad}\n"
        + handler("event: error")
    )
    assert figures(box(inside) + task("last", 1, "[]")) == (10, 4 + 4 + 5 + 1)


def test_a_handler_comes_before_the_border_of_the_same_box() -> None:
    inside = task("one", 4, "bad") + "  bad: {kind: end, event: error, name: Bad}\n" + handler("event: error")
    steps = (
        box(inside, "    on: [{event: error, to: sorry}]\n") + task("last", 1, "[]") + task("sorry", 50, "[]")
    )
    assert figures(steps) == (10, 10)


@pytest.mark.parametrize("where", ["handler", "border"])
def test_an_escalation_that_interrupts_nothing_goes_its_own_way(where: str) -> None:
    """Ten, told, ten, ten; what is told takes 5 beside."""
    inside = task("one", 10, "up") + "  up: {kind: throw, event: escalation, name: Up, next: two}\n"
    inside += task("two", 10, "[]")
    if where == "handler":
        steps = box(inside + handler("event: escalation, interrupts: false")) + task("last", 10, "[]")
    else:
        steps = box(inside, "    on: [{event: escalation, to: tell, interrupts: false}]\n")
        steps += task("last", 10, "[]") + task("tell", 5, "[]")
    assert figures(steps) == (30, 35)


def test_a_share_says_how_many_cases_have_it_beside_them() -> None:
    made = TWO + handler("event: conditional, interrupts: false, share: 40%", 30)
    found = simulate(read_text(f"{HEAD}steps:\n{made}"), cases=4_000, replications=3, engine="python")
    assert found.results["touch_time"].mean == pytest.approx((20 + 0.4 * 30) * 60, rel=0.02)
    assert {each.ways for each in found.routes} == {("Undo",), ()}


def test_a_handler_that_nothing_sets_off_is_named() -> None:
    remarks = run(TWO + handler("event: signal")).remarks
    assert (
        "nothing says when the event that starts 'undo' comes: it never starts in the simulation"
        " (say a share of its start, or a time in its definitions)" in remarks
    )


def test_a_process_that_only_events_start_is_refused_in_words() -> None:
    with pytest.raises(AnalysisError, match="no case begins"):
        run(handler(TIMER % 15))
