"""How busy people will be, worked out before anything is simulated."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from procmodel.errors import AnalysisError
from procmodel.graph.clock import Clock
from procmodel.graph.compile import Compiled
from procmodel.graph.inputs import StatedNumbers
from procmodel.graph.once import once
from procmodel.graph.routes import routes_of
from procmodel.graph.shares import usual_shares
from procmodel.graph.view import ProcessView
from procmodel.graph.visits import Visits, solve_visits
from procmodel.model import Quantity, spread
from procmodel.results.simulation import UnstableLane
from procmodel.simulation.arrivals import Arrivals
from procmodel.wording import say

__all__ = [
    "lane_names",
    "loads",
    "moments_of",
    "solved_visits",
    "unstable_lanes",
    "unstable_texts",
    "visits_of",
]


_COUNTABLE = 1e9
"""From here on people read a number better as a power of ten."""


@once
def solved_visits(view: ProcessView) -> Visits:
    """How often a case comes by each element on average, and where that is not exact."""
    return solve_visits(routes_of(view), usual_shares(view), strict=False)


def visits_of(view: ProcessView) -> Sequence[float]:
    """How often a case comes by each element on average; infinity in a loop without a way out."""
    return solved_visits(view).expected


def loads(view: ProcessView, compiled: Compiled, arrivals: Arrivals) -> list[float]:
    """For each pool its work over its capacity; people of a role are counted with each lane that they serve.

    Raises:
        AnalysisError: a loop without a way out.
    """
    program, line = compiled.program, compiled.timeline
    expected = visits_of(view)
    if math.inf in expected:
        solve_visits(routes_of(view), usual_shares(view))  # names the loop
    numbers = StatedNumbers(view)
    work, visits, squares = ([0.0] * len(program.pools) for _ in range(3))
    for node, number in compiled.pools.items():
        time = numbers.timed.get(node)
        if time is not None:
            times = expected[node] * numbers.times_done(node)
            mean, square = moments_of(time, numbers.clock)
            visits[number] += times
            work[number] += times * mean
            squares[number] += times * square
    found = []
    for number, (pool, seconds) in enumerate(zip(program.pools, work, strict=True)):
        servers = sum(program.groups[group] for group in pool.groups)
        open_share = 1.0
        if pool.calendar >= 0:
            done = visits[number] or 1.0
            moments = seconds / done * pool.slow, squares[number] / done * pool.slow**2
            open_share = line.calendars[pool.calendar].open_share(*moments)
        arriving = 1.0 / arrivals.gap
        if arrivals.hours is not None:
            arriving *= arrivals.hours.total / arrivals.hours.period
        found.append(arriving * seconds * pool.slow / (servers * open_share))
    return found


def moments_of(time: Quantity, clock: Clock) -> tuple[float, float]:
    """The mean of a time of work between cases, in working seconds, and the mean of its square."""
    each = spread.mean(time)
    mean = each * clock.seconds(time.unit)
    return mean, mean**2 * (1 + (spread.deviation(time) / each) ** 2) if each else 0.0


def unstable_lanes(view: ProcessView, compiled: Compiled, arrivals: Arrivals) -> tuple[UnstableLane, ...]:
    """The lanes whose load is 1 or more, and how many people would do."""
    try:
        found = loads(view, compiled, arrivals)
    except AnalysisError:
        return ()
    lanes = []
    for pool, load in zip(compiled.program.pools, found, strict=True):
        people = sum(compiled.program.groups[group] for group in pool.groups)
        if load >= 1:
            lanes.append(UnstableLane(pool.lane, load, people, math.floor(load * people) + 1))
    return tuple(lanes)


def lane_names(view: ProcessView) -> dict[str, str]:
    """What each lane is called, by its id."""
    return {lane.id: lane.label for lane in view.lanes}


def unstable_texts(lanes: Iterable[UnstableLane], names: Mapping[str, str]) -> list[str]:
    """What is said of each such lane; `names` has what lanes are called, by id."""
    return [
        say(
            "simulation.unstable",
            lane=names.get(each.lane, each.lane),
            load=f"{each.load:,.2f}" if each.load < _COUNTABLE else f"{each.load:.1e}",
            people=each.people,
            needed=each.needed if each.needed < _COUNTABLE else f"{each.needed:.1e}",
        )
        for each in lanes
    ]
