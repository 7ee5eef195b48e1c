"""Queues by formula: those of the books, near the simulated ones, and labelled as an estimate."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import math
from pathlib import Path

import pytest

from procmodel import AnalysisError, Process, simulate
from procmodel.cli import procmodel
from procmodel.cli.running import run
from procmodel.graph import ProcessView
from procmodel.results.queue_estimate import QueueEstimate
from procmodel.simulation.formulas import estimate_queues
from tests.simulation.small import process, queue


def desk(made: Process) -> QueueEstimate:
    return estimate_queues(ProcessView(made))["desk"]


@pytest.mark.parametrize("number", range(11))
def test_the_published_table_of_several_servers(shared_data: Path, number: int) -> None:
    with (shared_data / "simulation" / "queueing-mmc.csv").open(encoding="utf-8") as file:
        row = {key: float(value) for key, value in list(csv.DictReader(file))[number].items()}
    mean = 60 / row["mu"]
    found = desk(
        queue(f"{row['lam']:.12g} per hour", int(row["c"]), f"{{mean: {mean:.12g} min, shape: exponential}}")
    )
    assert found.formula == "M/M/c"
    assert found.load == pytest.approx(row["rho"], rel=1e-6)
    assert found.p_wait == pytest.approx(row["erlang_c"], rel=1e-6)
    assert found.wait == pytest.approx(row["Wq"] * 3_600, rel=1e-6)
    assert found.length == pytest.approx(row["Lq"], rel=1e-6)


@pytest.mark.parametrize(
    ("time", "square"),
    [
        ("6 min", 1.0),
        ("{low: 2 min, high: 10 min}", 1 + (8**2 / 12) / 36),
        ("{mean: 6 min, sd: 6 min, shape: gamma}", 2),
    ],
)
def test_one_server_with_any_time_is_that_of_pollaczek_and_khinchine(time: str, square: float) -> None:
    found = desk(queue("7 per hour", 1, time))
    assert found.wait == pytest.approx(7 / 3_600 * square * 360**2 / (2 * 0.3))


def test_rework_and_the_work_of_several_steps_are_in_it() -> None:
    """Half of the cases come again: two visits of each step, four of the desk, half of them of 2 minutes."""
    made = process(
        "start: {kind: start, name: Begun, who: desk}\n"
        "one: {name: One, who: desk, how: by hand, time: 6 min}\n"
        "two: {name: Two, who: desk, how: by hand, time: 2 min,"
        " next: [{to: one, share: 50%}, {to: done, share: 50%}]}\n"
        "done: {kind: end, name: Done}",
        lanes="desk: {name: Desk, people: 1}",
        top="volume: 2 per hour",
    )
    found = desk(made)
    assert found.load == pytest.approx(2 * 2 * 8 / 60)
    rate, square = 8 / 3_600, (360**2 + 120**2) / 2
    assert found.wait == pytest.approx(rate * square / (2 * (1 - found.load)))


@pytest.mark.parametrize(
    "time", ["{mean: 6 min, sd: 3 min, shape: gamma}", "{low: 4 min, high: 8 min}", "6 min"]
)
def test_for_several_servers_it_is_near_what_is_simulated(time: str) -> None:
    made = queue("25 per hour", 3, time)
    found = simulate(made, cases=6_000, replications=10, warm_up=600).queue["desk"]
    assert found.wait.mean == pytest.approx(desk(made).wait, rel=0.12)


def test_in_hours_of_work_the_load_is_that_of_the_hours() -> None:
    """Eight hours a day on five days: 40 cases a week keep one person busy for 40 x 30 minutes of 40 hours."""
    made = queue("40 per week", 1, "30 min", "calendar: {hours: Mon-Fri 09:00-17:00, working_day: 8 h}")
    assert desk(made).load == pytest.approx(0.5)


def test_from_a_load_of_one_on_it_has_no_end() -> None:
    found = desk(queue("25 per hour", 2, "6 min"))
    assert found.load == pytest.approx(1.25)
    assert math.isinf(found.wait)


def test_what_it_needs_is_named() -> None:
    made = process(
        "do: {name: Do it, who: desk, how: by hand}\ndone: {kind: end}", lanes="desk: {name: Desk, people: 1}"
    )
    with pytest.raises(AnalysisError, match="needs volume"):
        desk(made)
    with pytest.raises(AnalysisError, match=r"needs do\.time"):
        desk(made.model_copy(update={"volume": queue("1 per day", 1, "1 min").volume}))


def command(*arguments: str) -> tuple[int, str]:
    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(io.StringIO()):
        code = run(procmodel, ["simulate", *arguments, "--estimate"])
    return code, output.getvalue()


PAIR = ("examples/parking_before.yaml", "examples/parking_after.yaml")


def test_the_command_labels_it_as_an_estimate() -> None:
    code, said = command(*PAIR)
    assert code == 0
    assert said.count("first estimate by formula (M/M/c, M/G/c)") == 2
    assert "Permit office" in said


def test_machines_get_it_by_version_and_lane() -> None:
    found = json.loads(command(*PAIR, "--json")[1])["estimate"]
    assert list(found) == ["before", "after"]
    assert list(found["before"]["office"]) == ["people", "load", "p_wait", "wait", "length", "formula"]
    alone = json.loads(command(PAIR[0], "--json")[1])
    assert alone["estimate"] == found["before"]
    assert alone["file"]["path"] == PAIR[0]
