"""What one replication counts: sums over cases and pools, and a sample for percentiles."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

from procmodel.light.tuples import NamedTuple
from procmodel.simulation.case import ARRIVED, COST, NUMBER, OUTCOME, ROUTE, TOUCH, TOUCHES

__all__ = ["MOST_KEPT", "MOST_ROUTES", "REST", "Mark", "Tally"]

MOST_KEPT = 10_000
"""Cases of a replication whose values are kept for percentiles; of more, every second, third, ..."""

MOST_ROUTES = 256
"""Routes of a replication that are told apart; cases that take yet another one are counted together."""

REST = -1
"""The number of the route of those."""


class Mark(NamedTuple):
    """What the pools had done at a moment: since the beginning, work in progress as if cut off there."""

    now: float
    held: list[float]  # seconds of people's time
    queued: list[float]  # seconds that cases waited
    started: list[int]
    waited: list[int]
    waits: list[float]  # of the cases that were begun
    present: float  # seconds that cases were in the process
    ended: int


class Tally:
    """The sums of one replication. Cases before `first` are played but not counted."""

    def __init__(
        self,
        pools: int,
        outcomes: int,
        targets: tuple[float, ...] = (),
        first: int = 0,
        after: float = 0.0,  # cases before this moment are not counted either
        series: list[float] | None = None,  # how long each case took, by its number
        log: list[tuple[int, int, float, float, float]] | None = None,
        every: int = 1,  # which part of the cases is kept for percentiles
        unit: float = 1.0,  # seconds of each unit in which work in progress is counted
        units: int = 0,  # how many of them; what is later goes into one more
    ) -> None:
        self.targets, self.first, self.after = targets, first, after
        self.series, self.log, self.every = series, log, every
        self.unit, self.units = unit, units
        self.held = [0.0] * pools
        self.started = [0] * pools
        self.waited = [0] * pools
        self.resumed = [0] * pools  # started and waited in one: taken up as somebody became free
        self.waits = [0.0] * pools
        self.ended = self.stuck = 0
        self.sums = [0.0] * 5  # end to end, waiting, touch, cost, touches
        self.unsent: dict[int, int] = {}  # cases that wait to the end for a message, by the node
        self.straight = 0
        self.within = [0] * len(targets)
        # count, end to end, waiting, touch
        self.by_outcome: list[list[Any]] = [[0, 0.0, 0.0, 0.0] for _ in range(outcomes)]
        self.by_route: dict[int, list[Any]] = {}
        # how many came and went in each unit of time, and the sum of the moments at which they did
        self.came, self.gone = [0] * (self.units + 1), [0] * (self.units + 1)
        self.came_at, self.gone_at = [0.0] * (self.units + 1), [0.0] * (self.units + 1)
        self.kept: tuple[list[float], ...] = [], [], []  # end to end, waiting, touch
        self.ended_sum = 0.0
        self.marks: list[Mark] = []

    def end(self, case: list[Any], now: float, active: float) -> None:
        """Count a case that has ended."""
        self.ended += 1
        self.ended_sum += now
        unit = int(now / self.unit)
        if unit > self.units:
            unit = self.units
        self.gone[unit] += 1
        self.gone_at[unit] += now
        number, length = case[NUMBER], now - case[ARRIVED]
        if self.series is not None:
            self.series[number] = length
        if number < self.first:
            return
        touch, waiting, sums = case[TOUCH], length - active, self.sums
        if waiting < 1e-9 * length:
            waiting = 0.0  # what rounding leaves
        sums[0] += length
        sums[1] += waiting
        sums[2] += touch
        sums[3] += case[COST]
        touches = case[TOUCHES]
        if touches:
            sums[4] += touches
        else:
            self.straight += 1
        if self.targets:
            for n, target in enumerate(self.targets):
                if length <= target:
                    self.within[n] += 1
        row = self.by_outcome[case[OUTCOME]]
        row[0] += 1
        row[1] += length
        row[2] += waiting
        row[3] += touch
        route = case[ROUTE]
        row = self.by_route.get(route) or self._route(route)
        row[0] += 1
        row[1] += length
        row[2] += waiting
        row[3] += touch
        if not number % self.every:
            kept = self.kept
            kept[0].append(length)
            kept[1].append(waiting)
            kept[2].append(touch)

    def _route(self, route: int) -> list[Any]:
        """The sums of a route that was not seen before, or of the rest."""
        known = self.by_route
        key = route if len(known) - (REST in known) < MOST_ROUTES else REST
        return known.setdefault(key, [0, 0.0, 0.0, 0.0])

    def come(self, times: list[float], total: float) -> list[float]:
        """Count cases that come at these moments; the sums of all moments before each, and with the last."""
        size, units, came, came_at = self.unit, self.units, self.came, self.came_at
        for time in times:
            unit = int(time / size)
            if unit > units:
                unit = units
            came[unit] += 1
            came_at[unit] += time
        return list(accumulate(times, initial=total))

    @property
    def count(self) -> int:
        """Cases that were counted."""
        return sum(row[0] for row in self.by_outcome)

    def present(self) -> list[float]:
        """How many cases there were on average in each full unit of time until the last one came."""
        found: list[float] = []
        count = 0
        last = self.marks[-1].now if self.marks else 0.0
        for n in range(min(self.units, int(last / self.unit))):
            end = (n + 1) * self.unit
            came, gone = self.came[n], self.gone[n]
            inside = came * end - self.came_at[n] - (gone * end - self.gone_at[n])
            found.append(count + inside / self.unit)
            count += came - gone
        return found
