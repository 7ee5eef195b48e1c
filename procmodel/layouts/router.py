"""Which way each flow takes over the grid: the cheapest of the few shapes that people draw.

A route leaves along the middle line of its source and arrives along that of its target; all between lies in
channels, where no shape stands. So no route can pass through a shape. Costs: length, bends, crossings,
lines shared with others, sides of shapes that are used already.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from procmodel.layouts.grid import Grid
from procmodel.layouts.problem import Flow, Problem

__all__ = ["Route", "route_all"]

Route = tuple[tuple[int, int], ...]  # grid points from source to target, each leg along an axis
Side = tuple[int, int]  # (-1, 0) left, (1, 0) right, (0, -1) upper, (0, 1) lower

_BEND = 3.0
_CROSSING = 10.0
_SHARED_MIDDLE = 3.0  # another flow on the same row or column line
_SHARED_CHANNEL = 0.25
_STEP_X, _STEP_Y = 1.0, 0.7  # lengths of half a column and half a row


def route_all(problem: Problem, grid: Grid, back: set[int], *, passes: int = 3) -> list[Route]:
    """A route for every flow, straight and short ones first, those that lead back last.

    Later passes take each flow that crosses or bends up again and look whether there is now a better way.
    """
    router = _Router(problem, grid, back)
    order = sorted(range(len(problem.flows)), key=router.urgency)
    for number in order:
        router.lay(number)
    for _ in range(passes - 1):
        changed = False
        for number in order:
            if len(router.routes[number]) > 2:
                changed |= router.lay_again(number)
        if not changed:
            break
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
        """Take the cheapest route, and remember that it is taken."""
        flow = self.problem.flows[number]
        best: Route = ()
        least = float("inf")
        for route in _candidates(self.grid, flow, number in self.back):
            cost = self._cost(route, flow, number in self.back, least)
            if cost < least:
                best, least = route, cost
        self.routes[number] = best
        self._mark(best, flow, 1)

    def lay_again(self, number: int) -> bool:
        """Look for a better route; whether there was one."""
        old = self.routes[number]
        self._mark(old, self.problem.flows[number], -1)
        self.lay(number)
        return self.routes[number] != old

    def _mark(self, route: Route, flow: Flow, by: int) -> None:
        for (x1, y1), (x2, y2) in itertools.pairwise(route):
            if y1 == y2:
                self.across.mark(y1, min(x1, x2), max(x1, x2), by)
            else:
                self.down.mark(x1, min(y1, y2), max(y1, y2), by)
        leave, enter = (flow.source, _side(route[0], route[1])), (flow.target, _side(route[-1], route[-2]))
        self.leaves[leave] = self.leaves.get(leave, 0) + by
        self.enters[enter] = self.enters.get(enter, 0) + by

    def _cost(self, route: Route, flow: Flow, back: bool, limit: float) -> float:
        cost = _BEND * (len(route) - 2) + self._ports(route, flow, back)
        last = len(route) - 2
        for leg, ((x1, y1), (x2, y2)) in enumerate(itertools.pairwise(route)):
            if cost >= limit:
                break
            middle = leg in (0, last)
            if y1 == y2:
                low, high = (x1, x2) if x1 < x2 else (x2, x1)
                cost += _STEP_X * (high - low) + _CROSSING * self.down.crossed(y1, low, high)
                others = self.across.shared(y1, low + middle, high - middle)
            else:
                low, high = (y1, y2) if y1 < y2 else (y2, y1)
                cost += _STEP_Y * (high - low) + _CROSSING * self.across.crossed(x1, low, high)
                others = self.down.shared(x1, low + middle, high - middle)
            cost += others * (_SHARED_MIDDLE if middle else _SHARED_CHANNEL)
        return cost

    def _ports(self, route: Route, flow: Flow, back: bool) -> float:
        """What the sides cost that the route leaves and arrives at."""
        leave, enter = _side(route[0], route[1]), _side(route[-1], route[-2])
        cost = _LEAVE_BACK[leave] if back else _LEAVE[leave]
        cost += _ENTER_BACK[enter] if back else _ENTER[enter]
        corner = 6.0 if self.problem.items[flow.source].diamond else 1.5
        cost += corner * self.leaves.get((flow.source, leave), 0)
        cost += 6.0 * (self.enters.get((flow.source, leave), 0) > 0)
        cost += 6.0 * (self.leaves.get((flow.target, enter), 0) > 0)
        return cost - 0.5 * (self.enters.get((flow.target, enter), 0) > 0)


_RIGHT, _LEFT, _UP, _DOWN = (1, 0), (-1, 0), (0, -1), (0, 1)
_LEAVE = {_RIGHT: 0.0, _DOWN: 0.6, _UP: 0.7, _LEFT: 6.0}
_ENTER = {_LEFT: 0.0, _UP: 0.6, _DOWN: 0.7, _RIGHT: 4.0}
_LEAVE_BACK = {_UP: 0.0, _DOWN: 0.1, _LEFT: 0.5, _RIGHT: 1.0}
_ENTER_BACK = {_UP: 0.0, _DOWN: 0.1, _LEFT: 0.5, _RIGHT: 1.5}


def _side(at: tuple[int, int], towards: tuple[int, int]) -> Side:
    """On which side of the item at `at` a leg towards `towards` begins."""
    (x1, y1), (x2, y2) = at, towards
    return ((x2 > x1) - (x2 < x1), (y2 > y1) - (y2 < y1))


def _candidates(grid: Grid, flow: Flow, back: bool) -> Iterator[Route]:
    """The routes worth a thought, simple ones first. The last ones are always possible."""
    start = (grid.x[flow.source], grid.y[flow.source])
    end = (grid.x[flow.target], grid.y[flow.target])
    if flow.slot is None:
        yield from _simple(grid, start, end)
    elif start[1] < end[1] and start[0] != end[0]:
        yield from (r for r in _simple(grid, start, end) if _side(r[0], r[1]) == _DOWN)
    for route in _long(grid, start, end, back):
        if flow.slot is None or _side(route[0], route[1]) == _DOWN:
            yield route


def _simple(grid: Grid, start: tuple[int, int], end: tuple[int, int]) -> Iterator[Route]:
    """Up to two bends."""
    (x1, y1), (x2, y2) = start, end
    if start == end:
        return
    if y1 == y2 and grid.row_clear(y1, x1, x2):
        yield start, end
    if x1 == x2 and grid.column_clear(x1, y1, y2):
        yield start, end
    if x1 != x2 and y1 != y2:
        if grid.is_empty(x2, y1) and grid.row_clear(y1, x1, x2) and grid.column_clear(x2, y1, y2):
            yield start, (x2, y1), end
        if grid.is_empty(x1, y2) and grid.column_clear(x1, y1, y2) and grid.row_clear(y2, x1, x2):
            yield start, (x1, y2), end
    if y1 != y2:
        for x in _detours(x1, x2, grid.width):
            if x % 2:
                continue
            if grid.row_clear(y1, x1, x) and grid.row_clear(y2, x, x2):
                yield start, (x, y1), (x, y2), end
    if x1 != x2:
        for y in _detours(y1, y2, grid.height):
            if not grid.is_channel(y):
                continue
            if grid.column_clear(x1, y1, y) and grid.column_clear(x2, y, y2):
                yield start, (x1, y), (x2, y), end


def _detours(a: int, b: int, size: int) -> list[int]:
    """The lines next to two items' own lines, and some between: the places for a detour."""
    middle = (a + b) // 2
    near = {a - 1, a + 1, b - 1, b + 1, a + 3, b - 3, middle, middle + 1}
    return sorted((n for n in near if 0 <= n < size and n not in (a, b)), key=lambda n: (abs(n - a), n))


def _long(grid: Grid, start: tuple[int, int], end: tuple[int, int], back: bool) -> Iterator[Route]:
    """Three and four bends, all but the first and the last stretch next to the items in channels."""
    (x1, y1), (x2, y2) = start, end
    for out in (x1 + 1, x1 - 1):
        for y in (y2 - 1, y2 + 1):
            if out != x2 and y != y1:
                yield start, (out, y1), (out, y), (x2, y), end
    for out in (y1 - 1, y1 + 1):
        for x in (x2 - 1, x2 + 1):
            if x != x1 and out != y2:
                yield start, (x1, out), (x, out), (x, y2), end
    if abs(x1 - x2) < 2:
        return
    for out in (x1 + 1,) if not back else (x1 + 1, x1 - 1):
        for y in sorted({y1 - 1, y1 + 1, y2 - 1, y2 + 1}):
            for x in (x2 - 1, x2 + 1) if back else (x2 - 1,):
                if x != out and y not in (y1, y2):
                    yield start, (out, y1), (out, y), (x, y), (x, y2), end
