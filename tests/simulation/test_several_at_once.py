"""A box or a step that is done several times at once, and what comes at its border; worked out by hand."""

from __future__ import annotations

import pytest

from procmodel import measure, read_text, simulate
from procmodel.results.simulation import SimulationRun
from tests.simulation.small import minutes

HEAD = """procmodel: 1
name: Several
lanes: {a: {name: Officer}, b: {name: Checker}}
"""


def task(id_: str, time: str, after: str = "", **more: str) -> str:
    rest = "".join(f", {key}: {value}" for key, value in more.items())
    following = f", next: {after}" if after else ""
    return f"  {id_}: {{name: Do {id_}, who: a, how: by hand, time: {time}, wait: 0 min{following}{rest}}}\n"


def box(contents: str, more: str = "", times: int = 3) -> str:
    inner = "".join(f"    {line}\n" for line in contents.splitlines())
    return (
        "  box:\n    kind: subprocess\n    name: The work\n    lane: a\n    next: last\n"
        f"    repeat: {{times: {times}, parallel: true}}\n{more}    steps:\n{inner}"
    )


def run(steps: str, top: str = "", cases: int = 20) -> SimulationRun:
    made = read_text(f"{HEAD}steps:\n{steps}{top}")
    return simulate(made, cases=cases, replications=2, engine="python")


def figures(steps: str, top: str = "") -> tuple[float, float]:
    return minutes(run(steps, top))


LAST = task("last", "1 min", "[]")


def test_a_box_is_done_three_times_at_once() -> None:
    """Each time 10 and 5; then 1."""
    steps = box(task("one", "10 min", "two") + task("two", "5 min", "[]")) + LAST
    assert figures(steps) == (16, 46)
    assert run(steps).results["human_touches"].mean == 7
    assert not run(steps).remarks


def test_each_time_has_joins_of_its_own() -> None:
    """In each, 10 and 20 side by side meet in a join before 5 more."""
    inside = (
        "  both: {kind: parallel, lane: a, next: [one, two]}\n"
        + task("one", "10 min", "meet")
        + task("two", "20 min", "meet")
        + "  meet: {kind: parallel, lane: a}\n"
        + task("then", "5 min", "[]")
    )
    assert figures(box(inside) + LAST) == (26, 3 * 35 + 1)
    assert figures(box(inside.replace("meet: {kind: parallel", "meet: {kind: inclusive")) + LAST) == (26, 106)


def test_times_are_drawn_for_each_and_the_longest_counts() -> None:
    """As the exact numbers have it."""
    steps = box(task("one", "{low: 0 min, high: 60 min}", "[]")) + LAST
    found = run(steps, cases=4_000).results
    exact = measure(read_text(f"{HEAD}steps:\n{steps}"))
    assert found["end_to_end_time"].mean == pytest.approx((45 + 1) * 60, rel=0.02)  # 3 of 4 parts of 60
    assert found["touch_time"].mean == pytest.approx(exact["touch_time"].expected, rel=0.02)


def test_people_do_one_of_them_after_the_other() -> None:
    text = f"{HEAD}steps:\n{box(task('one', '10 min', '[]'))}{LAST}volume: 1 per year\n"
    found = simulate(
        read_text(text.replace("name: Officer", "name: Officer, people: 1")), cases=20, replications=2
    )
    assert found.results["end_to_end_time"].mean == pytest.approx(31 * 60)
    assert found.results["touch_time"].mean == pytest.approx(31 * 60)


@pytest.mark.parametrize(("after", "expected"), [(30, (21, 61)), (15, (17, 47))])
def test_a_deadline_ends_all_of_them(after: int, expected: tuple[float, float]) -> None:
    """Twenty minutes each and 1 after; or all are broken off at 15, and 2 more are taken."""
    on = f"    on: [{{event: timer, after: {after} min, to: late}}]\n"
    steps = box(task("one", "20 min", "[]"), on) + LAST + task("late", "2 min", "[]")
    assert figures(steps) == expected


def test_an_error_in_one_of_them_ends_the_others() -> None:
    """Every case has two of them; each fails after 5 where it goes that way: the first failure ends the other's 50."""
    inside = (
        "  way: {kind: exclusive, lane: a, next: [{to: bad_step, share: 100%}, {to: long, share: 0%}]}\n"
        + task("bad_step", "5 min", "bad")
        + task("long", "50 min", "[]")
        + "  bad: {kind: end, event: error, name: Bad}\n"
    )
    steps = box(inside, "    on: [{event: error, to: sorry}]\n", 2) + LAST + task("sorry", "3 min", "[]")
    assert figures(steps) == (8, 13)


def test_boxes_in_boxes_multiply() -> None:
    inner = (
        box(task("one", "10 min", "[]"), times=2)
        .replace("  box:", "  within:")
        .replace("    next: last\n", "")
    )
    assert figures(box(inner) + LAST) == (11, 61)


@pytest.mark.parametrize("parallel", ["true", "false"])
def test_a_deadline_of_a_repeated_step_is_one_for_all_rounds(parallel: str) -> None:
    """Three rounds of 10 are broken off at 15; at once they are done before."""
    steps = task(
        "one",
        "10 min",
        "last",
        repeat=f"{{times: 3, parallel: {parallel}}}",
        on="[{event: timer, after: 15 min, to: late}]",
    )
    steps += LAST + task("late", "2 min", "[]")
    assert figures(steps) == ((11, 31) if parallel == "true" else (17, 17))


def test_several_events_at_one_border() -> None:
    """A reminder at 10 (1 min) that goes beside; the deadline at 20 of 30 ends the step and takes 2."""
    steps = task(
        "one",
        "30 min",
        "last",
        on="[{event: timer, after: 10 min, to: remind, interrupts: false}, {event: timer, after: 20 min, to: late}]",
    )
    steps += LAST + task("remind", "1 min", "[]") + task("late", "2 min", "[]")
    assert figures(steps) == (22, 23)


def test_shares_and_times_at_one_border() -> None:
    """A quarter fail (half of 8 minutes, then 3); the others are reminded at 4, and are done at 8; then 1."""
    steps = task(
        "one",
        "8 min",
        "last",
        on="[{event: error, share: 25%, to: fail}, {event: timer, after: 4 min, to: remind, interrupts: false}]",
    )
    steps += LAST + task("fail", "3 min", "[]") + task("remind", "2 min", "[]")
    found = run(steps, cases=4_000).results
    assert found["touch_time"].mean == pytest.approx(60 * (0.25 * (4 + 3) + 0.75 * (8 + 2 + 1)), rel=0.02)
    assert found["end_to_end_time"].mean == pytest.approx(60 * (0.25 * 7 + 0.75 * 9), rel=0.02)


@pytest.mark.parametrize("repeat", ["{times: 3}", "{while: 99.99%}"])
def test_a_deadline_of_a_box_that_is_repeated_is_one_for_all_rounds(repeat: str) -> None:
    """Rounds of 10 with a minute before each: the deadline runs from the first round on, and ends all at 16."""
    on = "    wait: 1 min\n    on: [{event: timer, after: 15 min, to: late}]\n"
    steps = box(task("one", "10 min", "[]"), on) + LAST + task("late", "2 min", "[]")
    steps = steps.replace("{times: 3, parallel: true}", repeat)
    assert figures(steps) == (18, 10 + 4 + 2)


def test_a_repeated_box_with_a_border_is_left_when_its_rounds_are_done() -> None:
    on = "    on: [{event: timer, after: 90 min, to: late}]\n"
    steps = box(task("one", "10 min", "[]"), on) + LAST + task("late", "2 min", "[]")
    assert figures(steps.replace("{times: 3, parallel: true}", "{times: 3}")) == (31, 31)
