"""Cases that belong together: by route, by outcome, by the time at which they are there.

That time is told in units of the calendar: whole ones, as fine as stays readable.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from procmodel.graph.timeline import Timeline
from procmodel.light.tuples import NamedTuple
from procmodel.results.simulation import Estimate, Outcome, OverTime, Route
from procmodel.simulation.arrivals import Arrivals
from procmodel.simulation.statistics import hundred_among, interval
from procmodel.simulation.tally import REST
from procmodel.wording import say

if TYPE_CHECKING:
    from procmodel.simulation.replication import Played
    from procmodel.simulation.simulate import Plan

__all__ = [
    "MOST_SHOWN",
    "MOST_UNITS",
    "Estimator",
    "Unit",
    "hundred_of",
    "outcomes_of",
    "over_time",
    "route_samples",
    "routes_of_cases",
    "unit_for",
]

MOST_SHOWN = 20
"""Routes that are listed; the others are put together."""

MOST_UNITS = 60
"""Units of time that a series is expected to have at most."""

_ROOM = 2  # times as many are kept, as chance may let cases come more slowly
_WEEK_DAYS = 7
_TIMES = ("end_to_end_time", "waiting_time", "touch_time")
Estimator = Callable[..., Estimate]


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


def outcomes_of(plan: Plan, estimate: Estimator) -> dict[str, Outcome]:
    """What the cases came to: the ends of the process, by their outcome or name."""
    program = plan.compiled.program
    found = {}
    for n, name in enumerate(program.outcomes):
        ends, waits, work = (estimate(f"outcome.{n}.{time}", time) for time in _TIMES)
        found[name] = Outcome(estimate(f"outcome.{n}.share"), ends, waits, work, program.good[n])
    return found


def route_samples(played: Sequence[Played]) -> tuple[list[int], dict[str, tuple[float, ...]]]:
    """The routes that are listed, the most frequent first, and their figures in each replication.

    A route that nobody took in a replication has a share of 0 there, and no times.
    """
    shares: dict[int, float] = {}
    for one in played:
        for route, (share, *_) in one.routes.items():
            shares[route] = shares.get(route, 0.0) + share
    ranked = sorted((route for route in shares if route != REST), key=lambda route: (-shares[route], route))
    listed = ranked[:MOST_SHOWN]
    if len(listed) < len(shares):
        listed.append(REST)
    samples: dict[str, tuple[float, ...]] = {}
    for n, route in enumerate(listed):
        rows = [one.routes.get(route) if route != REST else _rest(one, listed) for one in played]
        samples[f"route.{n}.share"] = tuple(row[0] if row else 0.0 for row in rows)
        for k, time in enumerate(_TIMES, 1):
            samples[f"route.{n}.{time}"] = tuple(row[k] for row in rows if row)
    return listed, samples


def _rest(one: Played, listed: Sequence[int]) -> list[float] | None:
    """All routes of a replication that are not listed, as one."""
    rows = [row for route, row in one.routes.items() if route == REST or route not in listed]
    share = sum(row[0] for row in rows)
    return [share, *(sum(row[0] * row[k] for row in rows) / share for k in (1, 2, 3))] if rows else None


def routes_of_cases(plan: Plan, listed: Sequence[int], estimate: Estimator) -> tuple[Route, ...]:
    """The routes that are listed, as results."""
    found = []
    for n, route in enumerate(listed):
        names = plan.compiled.program.turnings if route != REST else []
        ways = tuple(name for bit, name in enumerate(names) if route >> bit & 1)
        slug = "route_rest" if route == REST else "route_straight"
        ends, waits, work = (estimate(f"route.{n}.{time}", time) for time in _TIMES)
        share, rest = estimate(f"route.{n}.share"), route == REST
        name = ", ".join(dict.fromkeys(ways)) or say(f"simulation.{slug}")
        found.append(Route(name, ways, share, ends, waits, work, rest))
    return tuple(found)


def hundred_of(played: Sequence[Played]) -> tuple[float, ...]:
    """How long a hundred cases took, the shortest first, of the cases of all replications together.

    Each place is one that a case came to: to average over replications would put some where no case ever is.
    """
    return hundred_among(sorted(time for one in played for time in one.hundred))


def over_time(plan: Plan, played: Sequence[Played]) -> OverTime | None:
    """Work in progress in each unit of time that all replications filled; None where there is none."""
    count = min(len(one.present) for one in played)
    if not count:
        return None
    found = [interval([one.present[n] for one in played]) for n in range(count)]
    unit = plan.unit
    return OverTime(
        unit.name, unit.each, unit.seconds, tuple(mean for mean, _ in found), tuple(ends for _, ends in found)
    )
