"""A job that is not done when hours end rests, or is finished; worked out by hand from nine o'clock on."""

from __future__ import annotations

import pytest

from procmodel import read_text, simulate
from procmodel.formats import dump
from procmodel.model import AfterHours, Process
from procmodel.results.simulation import SimulationRun
from procmodel.simulation.replication import play_series
from procmodel.simulation.simulate import is_numba_there, plan_of
from tests.simulation.small import process
from tests.simulation.test_compiled import both

HOUR = 3600.0


def made(
    time: str, after: str, more: str = "", lane: str = ", people: 1", top: str = "backlog: 3\n"
) -> Process:
    steps = f"""
start: {{kind: start, name: Begun, who: desk, next: serve}}
serve: {{name: Serve, who: desk, how: by hand, time: {time}, next: done{more}}}
done: {{kind: end, name: Done}}
late: {{kind: end, name: Too late}}
"""
    hours = "Mon-Fri 09:00-17:00"
    lanes = f"desk: {{name: Desk{lane}, hours: '{hours}'{after}}}"
    return process(
        steps, lanes=lanes, top=f"volume: 1 per year\narrivals: {{shape: fixed, during: always}}\n{top}"
    )


def played(model: Process, cases: int = 3) -> SimulationRun:
    return simulate(model, cases=cases, replications=2, warm_up=0, engine="python")


def ends(model: Process) -> list[float]:
    """The hours at which the three cases end that are there at midnight."""
    job = plan_of(model, cases=1, replications=1, seed=1).job
    return [each / HOUR for each in play_series(job)[:3]]


@pytest.mark.parametrize("more", ["", ", priority: 1"])
@pytest.mark.parametrize(
    ("after", "third"), [("", 34), (", after_hours: stop", 34), (", after_hours: finish", 18)]
)
def test_three_jobs_of_three_hours_that_are_there_on_monday(after: str, third: float, more: str) -> None:
    """The first two end at 12:00 and 15:00; the third at 18:00, or on Tuesday at 10:00."""
    assert ends(made("3 h", after, more)) == pytest.approx([12, 15, third])


def test_nobody_begins_after_hours() -> None:
    """The jobs of seven hours end at 16:00, 23:00 (begun at 16:00), and on Tuesday at 16:00."""
    assert ends(made("7 h", ", after_hours: finish")) == pytest.approx([16, 23, 40])


def test_it_holds_where_nobody_is_short_too() -> None:
    """All begin at nine and take twelve hours, without a night in between."""
    assert ends(made("12 h", ", after_hours: finish", ", wait: 0 min", lane="")) == pytest.approx(
        [21, 21, 21]
    )


@pytest.mark.parametrize(("after", "worked"), [("", 8), (", after_hours: finish", 11)])
def test_a_deadline_after_hours_finds_work_in_hand_or_at_rest(after: str, worked: int) -> None:
    """At 20:00, of a job of 30 hours that began at nine."""
    more = ", on: [{event: timer, after: 20 h, to: late}]"
    found = played(made("30 h", after, more, top="backlog: 1\n"), cases=1)
    assert found.results["touch_time"].mean == pytest.approx(worked * HOUR)
    assert found.results["end_to_end_time"].mean == pytest.approx(20 * HOUR)


@pytest.mark.parametrize(("after", "warned"), [("stop", True), ("finish", False)])
def test_overtime_counts_as_capacity(after: str, warned: bool) -> None:
    """Nine hours of work come for eight hours of a day; who finishes jobs of six hours does about eleven."""
    text = dump(made("6 h", f", after_hours: {after}", top="calendar: {hours: Mon-Fri 09:00-17:00}\n"))
    busy = read_text(text.replace("volume: 1 per year", "volume: 7.5 per week"))
    assert bool(played(busy).unstable) is warned


def test_the_key_is_kept_as_written() -> None:
    model = made("3 h", ", after_hours: finish")
    assert model.lanes[0].after_hours is AfterHours.FINISH
    assert "after_hours: finish" in dump(model)


@pytest.mark.skipif(not is_numba_there(), reason="numba is not installed")
@pytest.mark.parametrize("time", ["3 h", "30-90-200 min"])
def test_the_compiled_engine_finishes_alike(time: str) -> None:
    model = made(time, ", after_hours: finish", top="backlog: 40\n")
    fast, slow = both(model, 400, 20)
    assert fast == slow
