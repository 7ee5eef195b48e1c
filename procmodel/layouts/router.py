"""Which way each flow takes over the grid: the cheapest of the few shapes that people draw.

A route leaves along the middle line of its source and arrives along that of its target; all between lies in
channels, where no shape stands. So no route can pass through a shape. Costs: length, bends, crossings,
lines shared with others, sides of shapes that are used already.
"""

from __future__ import annotations

import itertools

from procmodel.layouts.combs import Combs
from procmodel.layouts.grid import Grid
from procmodel.layouts.paths import Paths
from procmodel.layouts.problem import Flow, Problem
from procmodel.layouts.ways import Point, Route, Side, side, ways

__all__ = ["Route", "Side", "route_all"]

_BEND = 3.0
_CROSSING = 10.0
_UNTANGLED = 30.0  # what it is worth to cross once less
_ROUNDS = 4
_FAR = 40  # points that routes may have, each on average, and still be untangled
_LOOKS = 400  # points of other routes that each may look at, on average
_SHARED_MIDDLE = 3.0  # another flow on the same row or column line
_SHARED_CHANNEL = 0.25
_JOIN = 0.5  # what it saves to arrive where others arrive
_NOISE = 1e-6
_STEP_X, _STEP_Y = 1.0, 0.7  # lengths of half a column and half a row


def route_all(
    problem: Problem, grid: Grid, back: set[int], combs: Combs | None = None, *, passes: int = 3
) -> list[Route]:
    """A route for every flow: teeth of combs first, then straight and short ones, those that lead back last.

    Later passes take each flow that crosses or bends up again and look whether there is now a better way.
    """
    router = _Router(problem, grid, back)
    order = sorted(range(len(problem.flows)), key=router.urgency)
    if combs is not None:
        teeth = combs.split | combs.join
        for number in (number for number in order if number in teeth):
            router.lay_tooth(number, combs)
        order = [number for number in order if number not in teeth]
    for number in order:
        router.lay(number)
    for _ in range(passes - 1):
        changed = False
        for number in order:
            if len(router.routes[number]) > 2:
                changed |= router.lay_again(number)
        if not changed:
            break
    router.untangle()
    return router.routes


class _Lines:
    """How many flows pass each grid point, for one direction; `along` by line, `across` turned round."""

    def __init__(self, along: int, across: int) -> None:
        self._along_size, self._across_size = along, across
        self.along: dict[int, bytearray] = {}
        self.across: dict[int, bytearray] = {}

    def mark(self, line: int, first: int, last: int, by: int) -> None:
        along = self.along.get(line)
        if along is None:
            along = self.along[line] = bytearray(self._along_size)
        for at in range(first, last + 1):
            across = self.across.get(at)
            if across is None:
                across = self.across[at] = bytearray(self._across_size)
            if 0 <= along[at] + by < 250:
                along[at] += by
                across[line] += by

    def crossed(self, at: int, first: int, last: int) -> int:
        """How many of these flows a line in the other direction meets strictly between two points."""
        across = self.across.get(at)
        return sum(across[first + 1 : last]) if across is not None else 0

    def shared(self, line: int, first: int, last: int) -> int:
        """The most flows that any point from `first` to `last` has already."""
        along = self.along.get(line)
        return max(along[first : last + 1], default=0) if along is not None else 0


class _Router:
    def __init__(self, problem: Problem, grid: Grid, back: set[int]) -> None:
        self.problem, self.grid, self.back = problem, grid, back
        self.routes: list[Route] = [()] * len(problem.flows)
        self.teeth: dict[int, Route] = {}  # of the flows of combs, the part that is theirs alone
        self.across = _Lines(grid.width, grid.height)  # horizontal legs: line is y
        self.down = _Lines(grid.height, grid.width)  # vertical legs: line is x
        self.leaves: dict[tuple[int, Side], int] = {}  # flows that leave an item on a side
        self.enters: dict[tuple[int, Side], int] = {}

    def urgency(self, number: int) -> tuple[bool, bool, int, int]:
        """Straight and short flows first, then the others, then those that lead back; file order."""
        flow = self.problem.flows[number]
        dx = abs(self.grid.x[flow.source] - self.grid.x[flow.target])
        dy = abs(self.grid.y[flow.source] - self.grid.y[flow.target])
        return number in self.back, dx > 0 < dy, dx + dy, number

    def lay(self, number: int) -> None:
        """Take the cheapest route, and remember that it is taken.

        Routes come by how many bends they have; those whose bends and length alone cost more are not made.
        """
        flow, back = self.problem.flows[number], number in self.back
        grid, least = self.grid, float("inf")
        best: Route = ()
        length = _STEP_X * abs(grid.x[flow.source] - grid.x[flow.target])
        length += _STEP_Y * abs(grid.y[flow.source] - grid.y[flow.target])
        for bends, routes in ways(grid, flow, back):
            if length + _BEND * bends - _JOIN > least + _NOISE:
                break
            for route in routes:
                cost = self._cost(route, flow, back, least)
                if cost < least:
                    best, least = route, cost
        self.routes[number] = best
        self._mark(best, flow, 1)

    def lay_tooth(self, number: int, combs: Combs) -> None:
        """Take the cheapest way of a flow of a comb, for good; what it shares with others of the comb counts once."""
        flow = self.problem.flows[number]
        costs = [(self._cost(route, flow, False, float("inf")), route) for route in combs.routes(number)]
        self.routes[number] = min(costs)[1]
        fresh = self.teeth[number] = combs.fresh(number, self.routes[number])
        self._mark_lines(fresh, 1)
        if fresh[0] == self.routes[number][0]:
            self._mark_side(self.leaves, flow.source, fresh[0], fresh[1], 1)
        if fresh[-1] == self.routes[number][-1]:
            self._mark_side(self.enters, flow.target, fresh[-1], fresh[-2], 1)

    def lay_again(self, number: int) -> bool:
        """Look for a better route; whether there was one."""
        old = self.routes[number]
        self._mark(old, self.problem.flows[number], -1)
        self.lay(number)
        return self.routes[number] != old

    def untangle(self) -> None:
        """Look at each flow that crosses others for a route that is worth the crossings it saves.

        Later rounds look only at the flows near those that took another route. Where hundreds of flows run side
        by side, as those of a split into hundreds of branches do, they cross whatever they do, and are left.
        """
        count = len(self.routes)
        if sum(map(_length, self.routes)) > _FAR * count:
            return
        routes = [self.teeth.get(number, route) for number, route in enumerate(self.routes)]
        paths = Paths([(flow.target, flow.message) for flow in self.problem.flows], routes)
        waiting = set(range(count))
        for _ in range(_ROUNDS):
            near: set[int] = set()
            for number in sorted(waiting):
                if paths.looks > _LOOKS * count:
                    return
                near |= self._untangle(number, paths)
            waiting = near

    def _untangle(self, number: int, paths: Paths) -> set[int]:
        """The flows that may cross others now, where this one took another route."""
        if number in self.teeth:
            return set()
        old, flow, back = self.routes[number], self.problem.flows[number], number in self.back
        crossed = paths.crossings(number, old)
        if not crossed:
            return set()
        self._mark(old, flow, -1)
        best, least = old, self._cost(old, flow, back, float("inf"), crossing=0.0) + _UNTANGLED * crossed
        for _, routes in ways(self.grid, flow, back, wide=True):
            for route in routes:
                cost = self._cost(route, flow, back, least, crossing=0.0)
                if cost < least:
                    cost += _UNTANGLED * paths.crossings(number, route, (least - cost) / _UNTANGLED)
                    if cost < least - _NOISE:
                        best, least = route, cost
        self._mark(best, flow, 1)
        if best == old:
            return set()
        near = paths.near(number)
        self.routes[number] = best
        paths.put(number, best)
        return near | paths.near(number)

    def _mark(self, route: Route, flow: Flow, by: int) -> None:
        self._mark_lines(route, by)
        self._mark_side(self.leaves, flow.source, route[0], route[1], by)
        self._mark_side(self.enters, flow.target, route[-1], route[-2], by)

    def _mark_lines(self, route: Route, by: int) -> None:
        for (x1, y1), (x2, y2) in itertools.pairwise(route):
            if y1 == y2:
                self.across.mark(y1, min(x1, x2), max(x1, x2), by)
            else:
                self.down.mark(x1, min(y1, y2), max(y1, y2), by)

    def _mark_side(
        self, sides: dict[tuple[int, Side], int], item: int, at: Point, to: Point, by: int
    ) -> None:
        key = (item, side(at, to))
        sides[key] = sides.get(key, 0) + by

    def _cost(self, route: Route, flow: Flow, back: bool, limit: float, crossing: float = _CROSSING) -> float:
        cost = _BEND * (len(route) - 2) + self._ports(route, flow, back)
        last = len(route) - 2
        for leg, ((x1, y1), (x2, y2)) in enumerate(itertools.pairwise(route)):
            if cost >= limit:
                break
            middle = leg in (0, last)
            if y1 == y2:
                low, high = (x1, x2) if x1 < x2 else (x2, x1)
                cost += _STEP_X * (high - low) + crossing * self.down.crossed(y1, low, high)
                others = self.across.shared(y1, low + middle, high - middle)
            else:
                low, high = (y1, y2) if y1 < y2 else (y2, y1)
                cost += _STEP_Y * (high - low) + crossing * self.across.crossed(x1, low, high)
                others = self.down.shared(x1, low + middle, high - middle)
            cost += others * (_SHARED_MIDDLE if middle else _SHARED_CHANNEL)
        return cost

    def _ports(self, route: Route, flow: Flow, back: bool) -> float:
        """What the sides cost that the route leaves and arrives at."""
        leave, enter = side(route[0], route[1]), side(route[-1], route[-2])
        cost = _LEAVE_BACK[leave] if back else _LEAVE[leave]
        cost += _ENTER_BACK[enter] if back else _ENTER[enter]
        corner = 6.0 if self.problem.items[flow.source].diamond else 1.5
        cost += corner * self.leaves.get((flow.source, leave), 0)
        cost += 6.0 * (self.enters.get((flow.source, leave), 0) > 0)
        cost += 6.0 * (self.leaves.get((flow.target, enter), 0) > 0)
        return cost - _JOIN * (self.enters.get((flow.target, enter), 0) > 0)


def _length(route: Route) -> int:
    """In points of the grid."""
    return 1 + sum(abs(x1 - x2) + abs(y1 - y2) for (x1, y1), (x2, y2) in itertools.pairwise(route))


_RIGHT, _LEFT, _UP, _DOWN = (1, 0), (-1, 0), (0, -1), (0, 1)
_LEAVE = {_RIGHT: 0.0, _DOWN: 0.6, _UP: 0.7, _LEFT: 6.0}
_ENTER = {_LEFT: 0.0, _UP: 0.6, _DOWN: 0.7, _RIGHT: 4.0}
_LEAVE_BACK = {_UP: 0.0, _DOWN: 0.1, _LEFT: 0.5, _RIGHT: 1.0}
_ENTER_BACK = {_UP: 0.0, _DOWN: 0.1, _LEFT: 0.5, _RIGHT: 1.5}
