"""Cases come when they came in an event log."""

from __future__ import annotations

import contextlib
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from procmodel import AnalysisError, read_text, simulate
from procmodel.graph.clock import Clock
from procmodel.graph.timeline import Timeline
from procmodel.simulation.arrivals import Arrivals, arrivals_as_noted
from tests.simulation.small import HEAD, queue

DAY = 86_400.0
ROUND_THE_CLOCK = "calendar: {hours: Mon-Fri 09:00-17:00, working_day: 8 h}"


def at(day: int, hour: int, minute: int = 0) -> float:
    """A moment of March 2026, whose second day is a Monday."""
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC).timestamp()


def noted(moments: list[float], more: str) -> Arrivals:
    made = queue("1 per day", 1, "6 min", more)
    return arrivals_as_noted(moments, Arrivals(1.0, backlog=3), Timeline(made, Clock(made)))


def test_on_the_clock_they_keep_the_day_of_the_week_and_the_hour_and_come_again_each_week() -> None:
    found = noted([at(4, 15), at(3, 10), at(6, 9)], ROUND_THE_CLOCK)
    times, then = found.times(lambda: 0.5, 0.0, 4)
    assert times == [DAY + 10 * 3_600, 2 * DAY + 15 * 3_600, 4 * DAY + 9 * 3_600, 8 * DAY + 10 * 3_600]
    assert found.times(lambda: 0.5, then, 1)[0] == [9 * DAY + 15 * 3_600]
    assert found.gap == pytest.approx(7 * DAY / 3)
    assert found.backlog == 3


def test_in_working_time_days_are_as_long_as_the_work_in_them() -> None:
    """Seven days are five of 7.4 hours."""
    found = noted([at(2, 9), at(9, 9)], "")
    assert found.times(lambda: 0.5, 0.0, 3)[0] == pytest.approx([0, 5 * 7.4 * 3_600, 2 * 5 * 7.4 * 3_600])


@pytest.mark.parametrize("moments", [[], [at(3, 9)], [at(3, 9), at(3, 9)]])
def test_too_few_cases_tell_nothing(moments: list[float]) -> None:
    with pytest.raises(AnalysisError, match="expected 2 or more"):
        noted(moments, "")


def test_cases_that_come_in_bunches_wait_longer_than_those_that_come_evenly() -> None:
    """Ten cases an hour apart never wait; ten at 9 o'clock wait 0, 6, ... 54 minutes."""
    made = queue("1 per day", 1, "6 min", ROUND_THE_CLOCK)
    spread = [at(day, hour) for day in (2, 3) for hour in (9, 10, 11, 12, 13)]
    bunched = [at(day, 9) + 1e-3 * n for day in (2, 3) for n in range(5)]
    waits = [
        simulate(made, cases=100, replications=2, warm_up=0, came=came).results["waiting_time"].mean
        for came in (spread, bunched)
    ]
    assert waits[0] == 0
    assert waits[1] == pytest.approx(6 * 60 * (0 + 1 + 2 + 3 + 4) / 5, rel=1e-3)


def test_a_log_tells_the_volume_where_the_file_does_not() -> None:
    made = read_text(
        f"{HEAD}lanes: {{desk: {{name: Desk, people: 1}}}}\nsteps:\n"
        "  serve: {name: Serve, who: desk, how: by hand, time: 6 min}\n  done: {kind: end}\n"
    )
    run = simulate(made, cases=50, replications=2, warm_up=0, came=[at(2, 9), at(2, 10), at(2, 11)])
    assert run.results["throughput"].mean is not None
    assert run.queue["desk"].wait.mean is not None
    assert not any("no volume" in remark for remark in run.remarks)


@pytest.mark.parametrize("engine", ["python", "auto"])
def test_both_engines_play_them(engine: str) -> None:
    made = queue("1 per day", 1, "6 min", ROUND_THE_CLOCK)
    found = simulate(made, cases=30, replications=1, warm_up=0, came=[at(2, 9), at(2, 9, 3)], engine=engine)
    assert found.results["waiting_time"].mean == pytest.approx(90)


def test_the_command_takes_a_log_for_one_version_and_for_two(tmp_path: Path) -> None:
    from procmodel.cli import procmodel
    from procmodel.cli.running import run

    log = tmp_path / "came.csv"
    rows = [f"{n},Apply,2026-03-{2 + n % 5:02}T{9 + n % 8:02}:{n % 60:02}" for n in range(60)]
    log.write_text("case,activity,end\n" + "\n".join(rows) + "\n")
    pair = ["examples/parking_before.yaml", "examples/parking_after.yaml"]
    for files in (pair[:1], pair):
        output = io.StringIO()
        options = ["--arrivals", str(log), "--cases", "40", "--replications", "2", "--json"]
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(io.StringIO()):
            assert run(procmodel, ["simulate", *files, *options]) == 0
        found = json.loads(output.getvalue())["results"]
        one = found["before"] if len(files) == 2 else found
        assert one["throughput"]["mean"] > 2


def test_a_log_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    from procmodel.cli import procmodel
    from procmodel.cli.running import run

    assert run(procmodel, ["simulate", "examples/parking_before.yaml", "--arrivals", "none.csv"]) == 3
    assert "none.csv: no such file" in capsys.readouterr().err
