"""What an event takes off a visit: what was done until then where the file says, nothing made up where it does not."""

from __future__ import annotations

import pytest

from procmodel import measure, read_text, simulate
from tests.simulation.test_handlers import HEAD, box, task

THROWING = (
    "  one: {name: Do one, who: a, how: by hand, time: 10 min, wait: 0 min,"
    " next: [{to: ok, share: 60%%}, {to: bad, share: 40%%}]}\n"
    "  ok: {kind: end, name: Fine}\n"
    "  bad: {kind: end, event: %s, name: Bad}\n"
)
TWO = task("last", 5, "[]") + task("sorry", 7, "[]")


@pytest.mark.parametrize(("event", "more"), [("error", ""), ("cancel", ", share: 40%")])
def test_what_is_thrown_inside_a_box_costs_what_was_done_until_then(event: str, more: str) -> None:
    """Ten minutes in every case, then five or seven: 15.8; not half of the ten where it is cut short."""
    steps = box(THROWING % event, f"    on: [{{event: {event}, to: sorry{more}}}]\n") + TWO
    made = read_text(f"{HEAD}steps:\n{steps}")
    found, played = measure(made), simulate(made, cases=2_000, replications=5)
    for name in ("touch_time", "end_to_end_time"):
        assert found[name].expected == pytest.approx((10 + 0.6 * 5 + 0.4 * 7) * 60)
        simulated = played.results[name]
        assert simulated.mean is not None
        assert simulated.half_width is not None
        assert abs(simulated.mean - (10 + 0.6 * 5 + 0.4 * 7) * 60) < 2 * simulated.half_width
    assert found["human_touches"].expected == 2


def test_one_event_without_a_share_leaves_the_average_unknown() -> None:
    """It takes 15 minutes where it never comes and 12 where it always does: nobody says how often it comes."""
    steps = task("one", 10, "last").replace("}\n", ", on: [{event: error, id: bad, to: sorry}]}\n") + TWO
    found = measure(read_text(f"{HEAD}steps:\n{steps}"))
    assert found["touch_time"].expected is None
    assert found["touch_time"].missing == ("bad",)
    assert found["touch_time"].main_path == 15 * 60
    assert found["human_touches"].expected == 2  # whichever way


def test_one_branch_of_an_inclusive_split_without_a_share_leaves_it_unknown() -> None:
    steps = "  some: {kind: inclusive, lane: a, next: [{to: last, share: 100%}, {to: sorry}]}\n" + TWO
    found = measure(read_text(f"{HEAD}steps:\n{steps}"))
    assert found["human_touches"].expected is None
    assert found["human_touches"].missing == ("some",)


@pytest.mark.parametrize("event", ["terminate", "error"])
def test_what_runs_beside_an_end_of_all_is_left_to_the_simulation(event: str) -> None:
    """One branch ends all after 10 minutes; the other has 30 and 30: three touches are drawn, two are done."""
    inside = "  both: {kind: parallel, lane: a, next: [one, two]}\n" + task("one", 10, "bad")
    inside += f"  bad: {{kind: end, event: {event}, name: Bad}}\n" + task("two", 30, "three")
    inside += task("three", 30, "[]")
    border = "    on: [{event: error, to: sorry}]\n" if event == "error" else ""
    steps = box(inside, border) + TWO if event == "error" else inside
    made = read_text(f"{HEAD}steps:\n{steps}")
    found = measure(made)
    for name in ("touch_time", "human_touches", "end_to_end_time"):
        assert found[name].expected is None
        assert found[name].missing == ("simulation",)
    played = simulate(made, cases=20, replications=2).results
    assert played["human_touches"].mean == (3 if event == "error" else 2)
