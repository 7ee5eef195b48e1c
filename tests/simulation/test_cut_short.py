"""A share without a time: half of what is inside is done until then, in the simulation as in the exact numbers."""

from __future__ import annotations

import pytest

from procmodel import Process, measure, read_text, simulate
from tests.simulation.test_handlers import HEAD, box, handler, task

TWO = task("last", 5, "[]") + task("sorry", 7, "[]")
TWENTY = task("one", 10, "two") + task("two", 10, "[]")
NAMES = ("touch_time", "end_to_end_time", "waiting_time", "handling_cost", "human_touches")
INSIDE = (
    "  one: {name: Do one, who: a, how: by hand, time: 4-6-14 min, wait: 20 min, cost: 3,"
    " next: [{to: two, share: 70%}, {to: other, share: 30%}]}\n"
    "  two: {name: Do two, who: a, how: by hand, time: 10 min, wait: 0 min, next: []}\n"
    "  other: {name: Do other, who: a, how: by hand, time: 30 min, wait: 0 min, delay: 1 h, next: []}\n"
)


def made(steps: str) -> Process:
    lanes = HEAD.replace("organisation: X}", "organisation: X, rate: 30 per hour}")
    return read_text(f"{lanes}steps:\n{steps}")


def assert_worked_out_as_played(process: Process, names: tuple[str, ...] = NAMES, cases: int = 2_000) -> None:
    """What is worked out lies within what is played."""
    exact, played = measure(process), simulate(process, cases=cases, replications=5).results
    for name in names:
        mean, half, expected = played[name].mean, played[name].half_width, exact[name].expected
        assert mean is not None
        assert expected is not None
        assert abs(mean - expected) <= 2.5 * (half or 0.0) + 1e-9 * abs(mean), name


@pytest.mark.parametrize(
    "border",
    [
        "{event: conditional, to: sorry, share: 30%}",
        "{event: timer, after: 5 min, to: sorry, share: 30%}",
        "{event: timer, after: 500 min, to: sorry, share: 30%}",
        "{event: message, to: sorry, share: 30%}, {event: error, to: last, share: 20%}",
    ],
)
@pytest.mark.parametrize("repeat", ["", "    repeat: {times: 3}\n", "    repeat: {while: 40%}\n"])
def test_a_box_that_is_cut_short_costs_what_the_exact_numbers_say(border: str, repeat: str) -> None:
    assert_worked_out_as_played(made(box(INSIDE, f"    on: [{border}]\n{repeat}") + TWO))


def test_a_box_is_cut_short_by_hand() -> None:
    """Ten minutes and twenty of waiting inside, half of both in three of ten cases; five or seven behind it."""
    inside = "  one: {name: Do one, who: a, how: by hand, time: 10 min, wait: 20 min}\n"
    steps = box(inside, "    on: [{event: conditional, to: sorry, share: 30%}]\n") + TWO
    found = simulate(made(steps), cases=4_000, replications=4)
    assert found.results["touch_time"].mean == pytest.approx((0.85 * 10 + 0.7 * 5 + 0.3 * 7) * 60, rel=0.01)
    assert found.results["waiting_time"].mean == pytest.approx(0.85 * 20 * 60, rel=0.01)
    assert len(found.routes) == 2
    assert any("half of the time inside" in remark for remark in found.remarks)


def test_people_are_held_only_for_what_is_done() -> None:
    """One desk for all: what is taken back is worked by nobody."""
    inside = task("one", 10, "[]")
    steps = box(inside, "    on: [{event: conditional, to: sorry, share: 50%}]\n")
    steps += task("last", 0, "[]") + task("sorry", 0, "[]")
    head = HEAD.replace("organisation: X}", "organisation: X, people: 1}")
    found = simulate(read_text(f"{head}volume: 10000 per year\nsteps:\n{steps}"), cases=3_000, replications=4)
    busy = 10_000 * 7.5 / (365 / 7 * 5 * 7.4 * 60)
    assert found.queue["a"].utilization.mean == pytest.approx(busy, rel=0.05)


def test_several_boxes_at_once_are_cut_short_together() -> None:
    inside = "  one: {name: Do one, who: a, how: by hand, time: 10 min, wait: 0 min}\n"
    border = "    on: [{event: conditional, to: sorry, share: 50%}]\n    repeat: {times: 3, parallel: true}\n"
    assert_worked_out_as_played(made(box(inside, border) + TWO), ("touch_time", "human_touches"))


def test_an_event_sub_process_takes_the_place_of_the_rest_in_a_share_of_cases() -> None:
    """Half of the twenty minutes in three of ten cases, and then five others; the box is left as usual."""
    start = "event: conditional, share: 30%"
    for steps, behind in (
        (TWENTY + handler(start), 0),
        (box(TWENTY + handler(start)) + task("last", 1, "[]"), 1),
    ):
        found = simulate(made(steps), cases=4_000, replications=4)
        for name in ("touch_time", "end_to_end_time"):
            assert found.results[name].mean == pytest.approx((0.85 * 20 + 0.3 * 5 + behind) * 60, rel=0.01)
        assert {each.ways for each in found.routes} == {(), ("Undo",)}
        assert any("half of all else is counted until then" in remark for remark in found.remarks)


SEVERAL = "    repeat: {times: 3, parallel: true}\n"
REPLACED = handler("event: conditional, share: 30%")


@pytest.mark.parametrize("waiting", ["0 min", "8 min"])
def test_each_of_several_at_once_is_replaced_for_itself(waiting: str) -> None:
    """Each of three has its own 30 %: half of its twenty minutes and of its wait, and then five others."""
    inside = TWENTY.replace("wait: 0 min", f"wait: {waiting}", 1)
    process = made(box(inside + REPLACED, SEVERAL) + task("last", 1, "[]"))
    assert_worked_out_as_played(process, ("touch_time", "handling_cost", "human_touches"))


def test_several_at_once_are_over_when_the_last_is_replaced() -> None:
    """Twenty minutes, or fifteen where all three are replaced; one more for all. No remark says they are not."""
    found = simulate(made(box(TWENTY + REPLACED, SEVERAL) + task("last", 1, "[]")), cases=4_000)
    length = found.results["end_to_end_time"]
    assert length.mean == pytest.approx((21 - 5 * 0.3**3) * 60, abs=2 * (length.half_width or 0))
    shares = {each.ways: each.share.mean for each in found.routes}
    assert shares[("Undo",)] == pytest.approx(1 - 0.7**3, abs=0.02)
    assert [remark for remark in found.remarks if "undo" in remark] == [
        "nothing says when 'box/undo' begins: half of all else is counted until then"
        " (say a time in the definitions of its start)"
    ]


def test_boxes_in_boxes_at_once_are_replaced_for_themselves() -> None:
    """Two of three at once each: six times twenty minutes, each replaced in 30 %."""
    inner = box(TWENTY + REPLACED, SEVERAL.replace("3", "2")).replace("  box:", "  within:")
    process = made(box(inner.replace("    next: last\n", ""), SEVERAL) + task("last", 1, "[]"))
    assert_worked_out_as_played(process, ("touch_time", "human_touches"))


@pytest.mark.parametrize(("after", "minutes"), [(60, 3 * 15 + 1), (12, 3 * (10 + 2) + 2), (7, 3 * 7 + 2)])
def test_a_deadline_ends_what_took_the_place_of_several(after: int, minutes: int) -> None:
    """All are replaced after ten minutes by five others, unless the deadline comes before: then two more."""
    border = f"    on: [{{event: timer, after: {after} min, to: sorry}}]\n"
    steps = box(TWENTY + REPLACED.replace("30%", "100%"), border + SEVERAL)
    found = simulate(made(steps + task("last", 1, "[]") + task("sorry", 2, "[]")), cases=20, replications=2)
    assert found.results["touch_time"].mean == pytest.approx(minutes * 60)


def test_a_step_that_is_broken_off_or_has_something_beside_it_takes_what_is_worked_out() -> None:
    """Ten and a hundred minutes, or five and a thousand; beside it, in three of ten cases, one: a mean by hand."""
    border = "[{event: error, to: sorry, share: 25%}, {event: escalation, to: tell, share: 30%, interrupts: false}]"
    steps = task("one", 10, f"last, on: {border}") + task("last", 100, "[]") + task("sorry", 1000, "[]")
    process = made(steps + task("tell", 1, "[]"))
    expected = 60 * (0.75 * 110 + 0.25 * 1005)
    assert measure(process)["end_to_end_time"].expected == pytest.approx(expected)
    assert_worked_out_as_played(process)


def test_the_default_of_a_complex_split_is_taken_where_no_other_way_is() -> None:
    """Twenty minutes in three of ten cases, else ten; and one more."""
    steps = "  split: {kind: complex, lane: a, next: [{to: two, share: 30%}, {to: other, default: true}]}\n"
    steps += task("two", 20, "meet") + task("other", 10, "meet")
    steps += "  meet: {kind: complex, lane: a}\n" + task("last", 1, "[]")
    process = made(steps)
    assert measure(process)["end_to_end_time"].expected == pytest.approx((0.3 * 20 + 0.7 * 10 + 1) * 60)
    assert_worked_out_as_played(process)


@pytest.mark.parametrize("after", ["", ", after: 8 min"])
def test_a_reminder_runs_while_the_stated_wait_passes(after: str) -> None:
    """Thirty of waiting, ten of work, a hundred; beside it from the first or the eighth minute on, two hundred."""
    border = f"[{{event: timer{after}, to: tell, share: 30%, interrupts: false}}]"
    steps = f"  one: {{name: Do one, who: a, how: by hand, time: 10 min, wait: 30 min, next: last, on: {border}}}\n"
    process = made(steps + task("last", 100, "[]") + task("tell", 200, "[]"))
    found = measure(process)["end_to_end_time"]
    assert found.expected == pytest.approx(60 * (0.7 * 140 + 0.3 * (208 if after else 200)))
    assert found.exact
    assert_worked_out_as_played(process, ("end_to_end_time", "touch_time"))


def test_what_goes_on_beside_a_step_that_is_broken_off_makes_the_time_a_lower_bound() -> None:
    border = "[{event: error, to: sorry, share: 25%}, {event: escalation, to: tell, share: 30%, interrupts: false}]"
    steps = task("one", 10, f"last, on: {border}") + task("last", 100, "[]") + task("sorry", 5, "[]")
    process = made(steps + task("tell", 200, "[]"))
    found, played = measure(process)["end_to_end_time"], simulate(process, cases=2_000)
    assert (found.exact, found.bound) == (False, "lower")
    assert found.expected is not None
    assert found.expected < (played.results["end_to_end_time"].mean or 0)


@pytest.mark.parametrize("host", ["step", "box"])
def test_a_case_goes_untouched_only_if_nothing_on_its_way_or_beside_it_is_touched(host: str) -> None:
    """Nobody touches it where it is broken off (a quarter) and nothing goes on beside it (seven in ten)."""
    on = "[{event: error, to: sorry, share: 25%}, {event: escalation, to: tell, share: 30%, interrupts: false}]"
    work = "{name: Do one, who: m, how: automatic, time: 10 min%s}\n"
    if host == "step":
        steps = "  one: " + work % f", next: last, on: {on}"
    else:
        steps = box("  one: " + work % ", next: []", f"    on: {on}\n")
    steps += task("last", 1, "[]") + task("tell", 1, "[]")
    steps += "  sorry: {name: Say sorry, who: m, how: automatic, time: 1 min, next: []}\n"
    head = HEAD.replace("lanes:", "lanes:\n  m: {name: Machine, kind: system}")
    process = read_text(f"{head}steps:\n{steps}")
    assert measure(process)["straight_through"].value == pytest.approx(0.25 * 0.7)
    played = simulate(process, cases=2_000).results["straight_through"]
    assert played.mean == pytest.approx(0.25 * 0.7, abs=3 * (played.half_width or 0))
