"""The ways a flow can take over the grid: the few shapes that people draw, those with few bends first."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.layouts.grid import Grid
from procmodel.layouts.problem import Flow

__all__ = ["Point", "Route", "Side", "side", "ways"]

_BEYOND = 12  # lines past the two items that a detour may take to cross less

Point = tuple[int, int]
Route = tuple[Point, ...]
"""Grid points from source to target, each leg along an axis."""

Side = tuple[int, int]
"""(-1, 0) left, (1, 0) right, (0, -1) upper, (0, 1) lower."""


def side(at: Point, towards: Point) -> Side:
    """On which side of the item at `at` a leg towards `towards` begins."""
    (x1, y1), (x2, y2) = at, towards
    return ((x2 > x1) - (x2 < x1), (y2 > y1) - (y2 < y1))


def ways(grid: Grid, flow: Flow, back: bool, *, wide: bool = False) -> Iterator[tuple[int, Iterator[Route]]]:
    """How many bends the next routes have at least, and these routes. The last ones are always possible."""
    start = (grid.x[flow.source], grid.y[flow.source])
    end = (grid.x[flow.target], grid.y[flow.target])
    from_border = flow.slot is not None
    if start != end and not (from_border and (start[1] >= end[1] or start[0] == end[0])):
        yield 0, _downwards(_straight(grid, start, end), from_border)
        within = grid.lanes_of(start[1], end[1]) if wide else None
        yield 2, _downwards(_detour(grid, start, end, within), from_border)
    yield 3, _downwards(_around(start, end), from_border)
    yield 4, _downwards(_far(start, end, back), from_border)


def _downwards(routes: Iterator[Route], only: bool) -> Iterator[Route]:
    return (route for route in routes if side(route[0], route[1]) == (0, 1)) if only else routes


def _straight(grid: Grid, start: Point, end: Point) -> Iterator[Route]:
    """With one bend at most."""
    (x1, y1), (x2, y2) = start, end
    if y1 == y2 and grid.row_clear(y1, x1, x2):
        yield start, end
    if x1 == x2 and grid.column_clear(x1, y1, y2):
        yield start, end
    if x1 != x2 and y1 != y2:
        if grid.is_empty(x2, y1) and grid.row_clear(y1, x1, x2) and grid.column_clear(x2, y1, y2):
            yield start, (x2, y1), end
        if grid.is_empty(x1, y2) and grid.column_clear(x1, y1, y2) and grid.row_clear(y2, x1, x2):
            yield start, (x1, y2), end


def _detour(grid: Grid, start: Point, end: Point, within: tuple[int, int] | None) -> Iterator[Route]:
    """With two bends, the middle leg in a channel; on any line near, or the few best where `within` is None."""
    (x1, y1), (x2, y2) = start, end
    if y1 != y2:
        for x in _detours(x1, x2, grid.width) if within is None else _all_lines(x1, x2, (0, grid.width)):
            if x % 2:
                continue
            if grid.row_clear(y1, x1, x) and grid.row_clear(y2, x, x2):
                yield start, (x, y1), (x, y2), end
    if x1 != x2:
        for y in _detours(y1, y2, grid.height) if within is None else _all_lines(y1, y2, within):
            if not grid.is_channel(y):
                continue
            if grid.column_clear(x1, y1, y) and grid.column_clear(x2, y, y2):
                yield start, (x1, y), (x2, y), end


def _all_lines(a: int, b: int, within: tuple[int, int]) -> list[int]:
    """The lines between two items' own lines and some beyond, from the first to before the last of `within`."""
    low, high = (a, b) if a < b else (b, a)
    first, last = max(within[0], low - _BEYOND), min(within[1], high + _BEYOND + 1)
    return [n for n in range(first, last) if n not in (a, b)]


def _detours(a: int, b: int, size: int) -> list[int]:
    """The lines next to two items' own lines, and some between: the places for a detour."""
    middle = (a + b) // 2
    near = {a - 1, a + 1, b - 1, b + 1, a + 3, b - 3, middle, middle + 1}
    return sorted((n for n in near if 0 <= n < size and n not in (a, b)), key=lambda n: (abs(n - a), n))


def _around(start: Point, end: Point) -> Iterator[Route]:
    """With three bends, all but the stretches next to the items in channels."""
    (x1, y1), (x2, y2) = start, end
    for out in (x1 + 1, x1 - 1):
        for y in (y2 - 1, y2 + 1):
            if out != x2 and y != y1:
                yield start, (out, y1), (out, y), (x2, y), end
    for out in (y1 - 1, y1 + 1):
        for x in (x2 - 1, x2 + 1):
            if x != x1 and out != y2:
                yield start, (x1, out), (x, out), (x, y2), end


def _far(start: Point, end: Point, back: bool) -> Iterator[Route]:
    """With four bends, out of one column and into the other beside the items."""
    (x1, y1), (x2, y2) = start, end
    if abs(x1 - x2) < 2:
        return
    for out in (x1 + 1,) if not back else (x1 + 1, x1 - 1):
        for y in sorted({y1 - 1, y1 + 1, y2 - 1, y2 + 1}):
            for x in (x2 - 1, x2 + 1) if back else (x2 - 1,):
                if x != out and y not in (y1, y2):
                    yield start, (out, y1), (out, y), (x, y), (x, y2), end
