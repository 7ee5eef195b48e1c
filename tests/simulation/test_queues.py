"""Queues whose answers are known: M/M/1, M/M/c, M/G/1, two in a row, ranks."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from procmodel import Process, simulate
from procmodel.results.simulation import Estimate, SimulationRun
from tests.simulation.small import process, queue


def holds(estimate: Estimate, exact: float, slack: float = 1.6) -> bool:
    """Whether the exact value lies within a somewhat wider interval (99.5 % for many replications)."""
    assert estimate.mean is not None
    assert estimate.half_width is not None
    return abs(estimate.mean - exact) <= slack * estimate.half_width


def run(made: Process, **options: int) -> SimulationRun:
    return simulate(made, **{"cases": 4_000, "replications": 12, "warm_up": 400, "seed": 1, **options})


def test_one_server_waits_as_long_as_the_formula_says() -> None:
    found = run(queue("8 per hour", 1, "{mean: 6 min, shape: exponential}"))
    desk = found.queue["desk"]
    assert holds(desk.wait, 0.8 / (10 - 8) * 3600)
    assert holds(desk.utilization, 0.8)
    assert holds(desk.length, 0.8**2 / 0.2)
    assert holds(desk.p_wait, 0.8)
    assert holds(found.results["end_to_end_time"], 3600 / (10 - 8))
    assert holds(found.results["work_in_progress"], 0.8 / 0.2)


def rows(shared_data: Path) -> list[dict[str, float]]:
    path = shared_data / "simulation" / "queueing-mmc.csv"
    with path.open(encoding="utf-8") as file:
        return [{key: float(value) for key, value in row.items()} for row in csv.DictReader(file)]


@pytest.mark.parametrize("number", range(11))
def test_several_servers_wait_as_long_as_erlang_says(shared_data: Path, number: int) -> None:
    row = rows(shared_data)[number]
    mean = 60 / row["mu"]
    made = queue(f"{row['lam']:g} per hour", int(row["c"]), f"{{mean: {mean:.10g} min, shape: exponential}}")
    found = run(made, seed=number + 1)
    desk = found.queue["desk"]
    assert holds(desk.wait, row["Wq"] * 3600, 2)
    assert holds(desk.utilization, row["rho"], 2)
    assert holds(desk.length, row["Lq"], 2)
    assert holds(desk.p_wait, row["erlang_c"], 2)
    assert holds(found.results["end_to_end_time"], row["W"] * 3600, 2)


@pytest.mark.parametrize(
    ("time", "square"),
    [
        ("6 min", 1.0),
        ("{low: 2 min, high: 10 min}", 1 + (8**2 / 12) / 36),
        ("{mean: 6 min, sd: 6 min, shape: gamma}", 2.0),
        ("{mean: 6 min, sd: 3 min, shape: lognormal}", 1.25),
        (
            "{low: 3 min, likely: 5 min, high: 10 min, shape: triangular}",
            1 + (9 + 25 + 100 - 15 - 30 - 50) / 18 / 36,
        ),
    ],
)
def test_one_server_with_any_time_waits_as_pollaczek_and_khinchine_say(time: str, square: float) -> None:
    """W = rate x E[S^2] / (2 (1 - load)); `square` is E[S^2] over the squared mean."""
    found = run(queue("7 per hour", 1, time))
    assert holds(found.queue["desk"].wait, 7 / 3600 * square * 360**2 / (2 * 0.3))


def test_two_queues_in_a_row_with_rework_are_each_their_own() -> None:
    """Jackson: a third of the cases go back, so both see 1.5 times the arrivals."""
    made = process(
        """
start: {kind: start, name: Begun, who: one}
first: {name: Do the first, who: one, how: by hand, time: {mean: 6 min, shape: exponential}}
second:
  name: Do the second
  who: two
  how: by hand
  time: {mean: 9 min, shape: exponential}
  next:
    - {to: first, when: again, share: 33.3333333%, rework: true}
    - {to: done, when: fine}
done: {kind: end, name: Done}
""",
        lanes="one: {name: One, people: 1}\n  two: {name: Two, people: 2}",
        top="volume: 4 per hour",
    )
    found = run(made, cases=8_000)
    assert holds(found.queue["one"].length, 0.6**2 / 0.4)
    load, offered = 6 * 9 / 60 / 2, 6 * 9 / 60
    erlang = (offered**2 / 2) / (1 - load) / (1 + offered + (offered**2 / 2) / (1 - load))
    assert holds(found.queue["two"].length, erlang * load / (1 - load))


def test_published_examples_of_the_emergency_room(shared_data: Path) -> None:
    text = (shared_data / "simulation" / "textbook.json").read_text("utf-8")
    examples = {each["id"]: each for each in json.loads(text)["examples"]}
    for name, people in (("er-one-doctor", 1), ("er-two-doctors", 2)):
        found = run(queue("2 per hour", people, "{mean: 20 min, shape: exponential}"))
        exact = examples[name]
        number, _, over = exact["Wq_hours"].partition("/")
        assert holds(found.queue["desk"].wait, 3600 * float(number) / float(over))


def test_urgent_cases_wait_less_as_cobham_says() -> None:
    """Two classes in one queue, not interrupted: W1 = R / (1 - l1), W2 = R / ((1 - l1)(1 - l1 - l2))."""
    made = process(
        """
start: {kind: start, name: Begun, who: desk}
kind_of: {kind: exclusive, next: [{to: urgent, when: urgent, share: 40%}, {to: usual, when: usual}]}
urgent: {name: Do it at once, who: desk, how: by hand, time: {mean: 6 min, shape: exponential}, priority: 2, next: soon}
usual: {name: Do it in turn, who: desk, how: by hand, time: {mean: 6 min, shape: exponential}, next: late}
soon: {kind: end, name: Urgent done}
late: {kind: end, name: Usual done}
""",
        lanes="desk: {name: Desk, people: 1}",
        top="volume: 8 per hour",
    )
    found = run(made, cases=8_000)
    rest = 0.8 * 360
    urgent, usual = (found.outcomes[name].end_to_end_time for name in ("Urgent done", "Usual done"))
    assert holds(urgent, rest / (1 - 0.32) + 360)
    assert holds(usual, rest / (1 - 0.32) / (1 - 0.8) + 360, 2)


def test_more_work_than_people_is_said_with_the_people_it_needs() -> None:
    found = simulate(queue("25 per hour", 2, "6 min"), cases=300, replications=2)
    assert [(each.lane, each.people, each.needed) for each in found.unstable] == [("desk", 2, 3)]
    assert any("grows without end" in remark for remark in found.remarks)
