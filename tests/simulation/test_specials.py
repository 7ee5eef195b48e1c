"""What people do with work in special ways: batches, set-up, other work, shared roles, patience, a backlog."""

from __future__ import annotations

import pytest

from procmodel import measure, simulate
from procmodel.results.simulation import SimulationRun
from tests.simulation.small import process

EVEN = "volume: 1 per hour\narrivals: {shape: fixed}\n"
STEPS = """
start: {kind: start, name: Begun, who: desk}
serve: {name: Serve, who: desk, how: by hand, %s}
done: {kind: end, name: Done}
"""


def run(
    step: str, top: str = EVEN, lanes: str = "desk: {name: Desk, people: 1}", cases: int = 400
) -> SimulationRun:
    return simulate(process(STEPS % step, lanes=lanes, top=top), cases=cases, replications=2, warm_up=0)


def hours(found: SimulationRun, name: str = "end_to_end_time") -> float:
    mean = found.results[name].mean
    assert mean is not None
    return mean / 3600


def test_a_batch_waits_until_it_is_full_and_goes_on_together() -> None:
    """Four cases an hour apart, five minutes each: they wait 3, 2, 1 and 0 hours, then 20 minutes."""
    found = run("time: 5 min, batch: {size: 4}")
    assert hours(found) == pytest.approx(1.5 + 20 / 60)
    assert hours(found, "touch_time") == pytest.approx(5 / 60)


def test_a_batch_that_is_never_full_is_done_at_the_end() -> None:
    assert hours(run("time: 5 min, batch: {size: 4}", cases=6)) == pytest.approx(
        (4 * (1.5 + 20 / 60) + 2 * (0.5 + 10 / 60)) / 6
    )


def test_a_weekly_panel_takes_what_has_come() -> None:
    found = run("time: 1 min, batch: {every: 10 h}")
    assert hours(found) == pytest.approx(4.5 + 10 / 60, abs=0.2)


def test_set_up_is_once_for_a_batch() -> None:
    found = run("time: 5 min, setup: 10 min, batch: {size: 4}")
    assert hours(found) == pytest.approx(1.5 + 30 / 60)


def test_set_up_is_spent_where_somebody_did_another_step() -> None:
    steps = """
start: {kind: start, name: Begun, who: desk}
one: {name: Do one, who: desk, how: by hand, time: 5 min, setup: 10 min}
two: {name: Do two, who: desk, how: by hand, time: 5 min}
done: {kind: end, name: Done}
"""
    lanes = "desk: {name: Desk, people: 1}"
    found = simulate(process(steps, lanes=lanes, top=EVEN), cases=50, replications=2, warm_up=0)
    assert hours(found) == pytest.approx(20 / 60)
    assert hours(run("time: 5 min, setup: 10 min", cases=50)) == pytest.approx((5 + 10 / 50) / 60)


def test_other_work_makes_work_last_longer_and_people_as_busy() -> None:
    found = run("time: 12 min", lanes="desk: {name: Desk, people: 1, availability: 50%}")
    assert hours(found) == pytest.approx(24 / 60)
    assert hours(found, "touch_time") == pytest.approx(12 / 60)
    assert found.queue["desk"].utilization.mean == pytest.approx(0.4, abs=0.01)


def test_people_of_a_role_serve_both_lanes() -> None:
    steps = """
start: {kind: start, name: Begun, who: left}
both: {kind: parallel, next: [one, two]}
one: {name: Do one, who: left, how: by hand, time: 10 min, next: meet}
two: {name: Do two, who: right, how: by hand, time: 10 min, next: meet}
meet: {kind: parallel, next: done}
done: {kind: end, name: Done}
"""
    for count, took in ((1, 20), (2, 10)):
        roles = f"roles: {{helper: {count}}}"
        lanes = f"left: {{name: Left, {roles}}}\n  right: {{name: Right, {roles}}}"
        found = simulate(process(steps, lanes=lanes, top=EVEN), cases=50, replications=2, warm_up=0)
        assert hours(found) == pytest.approx(took / 60)


def test_who_waits_too_long_leaves() -> None:
    """One server, no room for impatience: a case is served at once or leaves after its patience (M/M/1/1)."""
    found = simulate(
        process(
            STEPS % "time: {mean: 1 h, shape: exponential}, patience: 0.0001 s",
            lanes="desk: {name: Desk, people: 1}",
            top="volume: 1 per hour\n",
        ),
        cases=4_000,
        replications=8,
        warm_up=0,
    )
    assert found.outcomes["abandoned"].share.mean == pytest.approx(0.5, abs=0.02)
    assert not found.outcomes["abandoned"].good


def test_a_backlog_is_there_on_day_one() -> None:
    found = run("time: 30 min", top=EVEN + "backlog: 10\n", cases=30)
    assert found.cases == 40
    first_ten = sum(0.5 * n for n in range(1, 11))
    # the queue of ten is done after five hours; those who come meanwhile wait behind it
    later, free = [], 5.0
    for hour in range(1, 31):
        free = max(free, hour) + 0.5
        later.append(free - hour)
    assert hours(found) == pytest.approx((first_ten + sum(later)) / 40)


def test_an_urgent_case_goes_first_and_nobody_is_interrupted() -> None:
    steps = """
start: {kind: start, name: Begun, who: desk}
all: {kind: parallel, next: [one, two, three]}
one: {name: Do one, who: desk, how: by hand, time: 10 min, next: end_one}
two: {name: Do two, who: desk, how: by hand, time: 10 min, next: end_two}
three: {name: Do three, who: desk, how: by hand, time: 10 min, priority: 5, next: end_three}
end_one: {kind: end, name: One}
end_two: {kind: end, name: Two}
end_three: {kind: end, name: Three}
"""
    made = process(steps, lanes="desk: {name: Desk, people: 1}", top=EVEN)
    found = simulate(made, cases=20, replications=2, warm_up=0)
    assert found.outcomes["Two"].share.mean == 1  # the last of the three
    assert hours(found) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("step", "keys"),
    [
        ("batch: {size: 20}", "batch"),
        ("batch: {every: 1 week}, setup: 1 h", "batch, setup"),
        ("setup: 1 h, patience: 1 min, priority: 3", "priority, setup, patience"),
    ],
)
@pytest.mark.parametrize("top", [EVEN, ""])
def test_where_nobody_is_short_the_stated_wait_has_everything_in_it(step: str, keys: str, top: str) -> None:
    """An hour is stated and five minutes are worked: so say the exact numbers, and a remark what is not played."""
    lanes = "desk: {name: Desk}" if top else "desk: {name: Desk, people: 1}"
    made = process(STEPS % f"time: 5 min, wait: 1 h, {step}", lanes=lanes, top=top)
    found = simulate(made, cases=50, replications=2)
    assert hours(found) == pytest.approx(1 + 5 / 60)
    assert found.results["end_to_end_time"].mean == pytest.approx(measure(made)["end_to_end_time"].expected)
    said = f"nobody is short at 'serve' in the simulation, so this is not simulated: {keys}"
    assert said in found.remarks


def test_people_of_customers_and_roles_of_several_sizes_are_told() -> None:
    lanes = "desk: {name: Desk, roles: {clerk: 2}}\n  back: {name: Back, roles: {clerk: 3}}"
    lanes += "\n  public: {name: The public, kind: customer, people: 1}"
    remarks = run("time: 5 min", lanes=lanes, cases=5).remarks
    assert "'The public' is a lane of customers, who are never short: its people are not simulated" in remarks
    assert "the role 'clerk' has other numbers of people in other lanes: 3 are simulated" in remarks
