"""The units of time in which work in progress is shown: whole ones of the calendar, as fine as stays readable."""

from __future__ import annotations

from procmodel.graph.timeline import Timeline
from procmodel.light.tuples import NamedTuple
from procmodel.simulation.arrivals import Arrivals

__all__ = ["MOST_UNITS", "Unit", "unit_for"]

MOST_UNITS = 60
"""Units of time that a series is expected to have at most."""

_ROOM = 2  # times as many are kept, as chance may let cases come more slowly
_WEEK_DAYS = 7


class Unit(NamedTuple):
    """So many minutes, hours, days or weeks at once, what they are in seconds of the simulation, how many to keep."""

    name: str
    each: int
    seconds: float
    kept: int


def unit_for(timeline: Timeline, arrivals: Arrivals, cases: int) -> Unit:
    """The smallest unit of which all arrivals of a replication are expected to take at most sixty.

    Hours and days of a simulation in working time are those at work.
    """
    share = 1.0 if arrivals.hours is None else arrivals.hours.total / arrivals.hours.period
    span = arrivals.gap / share * cases
    clock = timeline.clock
    day = clock.working_day if timeline.working else 86_400.0
    week = day * (clock.week if timeline.working else _WEEK_DAYS)
    steps = [("minute", n, 60.0 * n) for n in (1, 5, 15)]
    steps += [("hour", 1, 3_600.0), ("day", 1, day), ("week", 1, week), ("week", 4, 4 * week)]
    years = 1
    while True:
        for name, each, seconds in [*steps, ("week", 13 * years, 13 * years * week)]:
            if span <= MOST_UNITS * seconds:
                return Unit(name, each, seconds, _ROOM * MOST_UNITS)
        years *= 2
