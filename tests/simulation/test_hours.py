"""Hours, weekends and holidays, worked out by hand; and the clock that a file without hours runs on."""

from __future__ import annotations

from datetime import date

import pytest

from procmodel import AnalysisError, simulate
from procmodel.graph.hours import DAY, Hours, days_off, hours_of, parse_hours
from procmodel.results.simulation import SimulationRun
from tests.simulation.small import process

HOUR = 3600.0


def office(text: str = "Mon-Fri 09:00-17:00", off: frozenset[int] = frozenset()) -> Hours:
    found = hours_of(text, off)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("begun", "work", "done"),
    [
        (10.0, 2.0, 12.0),  # inside a day
        (16.0, 2.0, 24 + 10.0),  # over a night
        (4 * 24 + 16.0, 2.0, 7 * 24 + 10.0),  # over a weekend
        (5 * 24 + 12.0, 1.0, 7 * 24 + 10.0),  # begun on a Saturday
        (9.0, 40.0, 4 * 24 + 17.0),  # a whole week, to its last minute
        (9.0, 41.0, 7 * 24 + 10.0),
        (3.0, 0.0, 9.0),  # no work, but not before they are there
    ],
)
def test_work_rests_while_it_is_closed(begun: float, work: float, done: float) -> None:
    assert office().finish(begun * HOUR, work * HOUR) == pytest.approx(done * HOUR)


def test_time_at_work_and_back() -> None:
    hours = office("Mon-Thu 08:00-12:00, 13:00-17:00; Fri 08:00-12:00")
    assert hours.total == 36 * HOUR
    for worked in (0.5, 4.0, 8.0, 35.9, 36.0, 100.25):
        assert hours.worked(hours.when(worked * HOUR)) == pytest.approx(worked * HOUR)


def test_holidays_of_a_place_are_closed() -> None:
    first = date(2026, 3, 30)  # the Monday before Easter
    off = days_off("GB-ENG", first)
    assert 4 in off  # Good Friday
    assert 7 in off  # Easter Monday
    assert 5 not in off
    hours = office(off=off)
    assert hours.finish(3 * DAY + 16 * HOUR, 2 * HOUR) == pytest.approx(8 * DAY + 10 * HOUR)


def test_a_place_without_holidays_is_said() -> None:
    with pytest.raises(AnalysisError, match="GB-ENG"):
        days_off("Atlantis", date(2026, 1, 5))


@pytest.mark.parametrize("text", ["Mon 17:00-09:00", "whenever"])
def test_hours_that_cannot_be_read_are_said(text: str) -> None:
    with pytest.raises(AnalysisError, match="09:00-17:00"):
        parse_hours(text)


STEPS = """
start: {kind: start, name: Begun, who: desk}
serve: {name: Serve, who: desk, how: by hand, time: %s%s}
done: {kind: end, name: Done}
"""


def run(
    time: str, more: str = "", top: str = "", people: str = ", people: 1", cases: int = 200
) -> SimulationRun:
    made = process(STEPS % (time, more), lanes=f"desk: {{name: Desk{people}}}", top=top)
    return simulate(made, cases=cases, replications=3, warm_up=0)


OFFICE = "calendar: {hours: Mon-Fri 09:00-17:00}\n"


def test_without_hours_a_day_is_worth_its_work() -> None:
    assert run("1 h", ", wait: 1 working day", people="").clock == "working"
    mean = run("1 h", ", wait: 1 working day", people="").results["end_to_end_time"].mean
    assert mean == pytest.approx(8.4 * HOUR)


def test_round_the_clock_is_the_same_with_and_without_saying_so() -> None:
    top = "volume: 4 per day\n"
    assert run("1 h", top=top + "calendar: {hours: always}\n").clock == "working"


def test_a_case_of_four_hours_takes_a_night_half_of_the_time() -> None:
    """One that comes in the first half of a day of 8 hours is done on it; later ones wait for the morning.

    Cases are far apart. Over a night there are 16 hours more, over a weekend 64: 4 h + 0.5 x (4 x 16 + 64) / 5.
    """
    found = run("4 h", top=OFFICE + "volume: 12 per year\n", cases=4_000)
    assert found.clock == "calendar"
    mean = found.results["end_to_end_time"]
    assert mean.mean == pytest.approx((4 + 0.5 * (4 * 16 + 64) / 5) * HOUR, rel=0.03)


def test_utilization_and_throughput_are_of_the_hours_and_of_the_day() -> None:
    found = run("1 h", top=OFFICE + "volume: 20 per week\n", cases=4_000)
    assert found.queue["desk"].utilization.mean == pytest.approx(0.5, abs=0.02)
    assert found.results["throughput"].mean == pytest.approx(20 / 7, abs=0.1)


def test_cases_may_come_at_night_and_wait_for_the_morning() -> None:
    """At any time of the week: the mean wait for an opening is sum(gap^2) / (2 x week)."""
    top = OFFICE + "volume: 12 per year\narrivals: {during: always}\n"
    found = run("0.001 h", top=top, cases=6_000)
    exact = (4 * 16**2 + 64**2) / (2 * 168)
    assert found.results["end_to_end_time"].mean == pytest.approx(exact * HOUR, rel=0.04)


def test_a_delay_passes_at_night_and_a_wait_does_not() -> None:
    """One opening hour a day. A wait of half an hour may take a day; a delay of it lasts half an hour."""
    top = "calendar: {hours: Mon-Sun 09:00-10:00}\n"
    waiting = "serve: {name: Serve, who: desk, how: by hand, time: 0 min, wait: 1 h}"
    delayed = "serve: {kind: catch, event: timer, name: Cool off, who: desk, delay: 1 h}"
    took = {}
    for name, step in (("wait", waiting), ("delay", delayed)):
        steps = f"start: {{kind: start, name: Begun, who: desk}}\n{step}\ndone: {{kind: end, name: Done}}"
        found = simulate(process(steps, top=top), cases=50, replications=2)
        took[name] = found.results["end_to_end_time"].mean
    assert took == pytest.approx({"wait": 24 * HOUR, "delay": HOUR})


def test_machines_work_at_night() -> None:
    made = process(
        """
start: {kind: start, name: Begun, who: form}
send: {name: Send it, who: form, how: automatic, time: 1 h}
done: {kind: end, name: Done}
""",
        lanes="form: {name: Form, kind: system}",
        top=OFFICE + "volume: 100 per year\n",
    )
    assert simulate(made, cases=50, replications=2).results["end_to_end_time"].mean == pytest.approx(HOUR)


def test_lanes_keep_hours_of_their_own() -> None:
    made = process(
        STEPS % ("1 h", ""),
        lanes="desk: {name: Desk, people: 1, hours: Mon 09:00-10:00}",
        top="volume: 2 per year\ncalendar: {hours: always}\n",
    )
    found = simulate(made, cases=400, replications=3, warm_up=0)
    assert found.results["end_to_end_time"].mean == pytest.approx((84 + 1) * HOUR, rel=0.35)
    assert found.clock == "calendar"
