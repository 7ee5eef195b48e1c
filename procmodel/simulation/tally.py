"""What one replication counts: sums over cases and pools, and a sample for percentiles."""

from __future__ import annotations

from itertools import accumulate
from math import inf
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

Ended = tuple[list[Any], float, float]
"""A case, when it ended, how long it was worked on."""


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
        self.done: list[Ended] = []  # not counted yet

    def settle(self) -> None:
        """Count the cases that have ended since the last time, in the order in which they did."""
        done, self.done = self.done, []
        ends = [end for _, end, _ in done]
        self.ended += len(ends)
        self.ended_sum = _sum(ends, self.ended_sum)
        self._by_unit(ends, self.gone, self.gone_at)
        if self.series is not None:
            for case, end, _ in done:
                self.series[case[NUMBER]] = end - case[ARRIVED]
        if self.first:
            done = [each for each in done if each[0][NUMBER] >= self.first]
        self._count(done)

    def _count(self, done: list[Ended]) -> None:
        lengths, waits, work, money, touches = self.sums
        outcomes, routes, kept, every, targets = self.by_outcome, self.by_route, [], self.every, self.targets
        several = len(outcomes) != 1
        for case, end, active in done:
            length, touch, route = end - case[ARRIVED], case[TOUCH], case[ROUTE]
            waiting = length - active
            if waiting < 1e-9 * length:
                waiting = 0.0  # what rounding leaves
            lengths += length
            waits += waiting
            work += touch
            money += case[COST]
            if case[TOUCHES]:
                touches += case[TOUCHES]
            else:
                self.straight += 1
            if targets:
                self.within = [n + (length <= goal) for n, goal in zip(self.within, targets, strict=True)]
            if several:
                row = outcomes[case[OUTCOME]]
                row[0] += 1
                row[1] += length
                row[2] += waiting
                row[3] += touch
            row = routes.get(route) or self._route(route)
            row[0] += 1
            row[1] += length
            row[2] += waiting
            row[3] += touch
            if not case[NUMBER] % every:
                kept.append((length, waiting, touch))
        self.sums = [lengths, waits, work, money, touches]
        if not several:
            self.by_outcome = [[outcomes[0][0] + len(done), lengths, waits, work]]
        for values, more in zip(self.kept, zip(*kept, strict=True), strict=False):
            values.extend(more)

    def _route(self, route: int) -> list[Any]:
        """The sums of a route that was not seen before, or of the rest."""
        known = self.by_route
        key = route if len(known) - (REST in known) < MOST_ROUTES else REST
        return known.setdefault(key, [0, 0.0, 0.0, 0.0])

    def come(self, times: list[float], total: float) -> list[float]:
        """Count cases that come at these moments; the sums of all moments before each, and with the last."""
        self._by_unit(times, self.came, self.came_at)
        return list(accumulate(times, initial=total))

    def _by_unit(self, times: list[float], counts: list[int], sums: list[float]) -> None:
        """Count moments, the earliest first, and add them up, in each unit of time."""
        size, unit, upper = self.unit, 0, 0.0
        for time in times:
            if time / size >= upper:
                unit = min(int(time / size), self.units)
                upper = unit + 1.0 if unit < self.units else inf
            counts[unit] += 1
            sums[unit] += time

    @property
    def pools(self) -> tuple[list[float], list[int], list[int], list[float]]:
        """What is counted of each pool at every start of work."""
        return self.held, self.started, self.resumed, self.waits

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


def _sum(values: list[float], total: float) -> float:
    """The sum from left to right, rounded at each step as every engine does (`sum` is more exact)."""
    for value in values:
        total += value
    return total
