"""Splits and joins of many branches, drawn as combs: one line beside the shape, and a tooth for each branch.

A line of its own for each of hundreds of branches would be right, and nobody could follow any of them. So the branches
of a split with more than six of them leave it by one line to the right, run up and down in one trunk, and each
has for itself only the tooth that leads to its step. A join is the same, turned round.
"""

from __future__ import annotations

from collections import Counter
from typing import TypeVar

from procmodel.layouts.grid import Grid
from procmodel.layouts.problem import Problem
from procmodel.layouts.ways import Route

__all__ = ["Combs", "fans"]

Corner = TypeVar("Corner")
_MOST = 6  # branches that are still drawn one by one


def fans(problem: Problem, back: set[int]) -> tuple[set[int], set[int]]:
    """The items that more than six flows leave, and those that more than six lead to; not counting those back."""
    drawn = [flow for n, flow in enumerate(problem.flows) if n not in back and flow.slot is None]
    counts = Counter(flow.source for flow in drawn), Counter(flow.target for flow in drawn)
    splits, joins = ({item for item, count in found.items() if count > _MOST} for found in counts)
    return splits, joins


class Combs:
    """Which flows are teeth of a comb, and how they run.

    Attributes:
        split: the flows that leave a split of many branches; `join`: other flows that lead to such a join.
    """

    def __init__(self, problem: Problem, grid: Grid, back: set[int]) -> None:
        self.grid, self.flows = grid, problem.flows
        splits, joins = fans(problem, back)
        self.split: set[int] = set()
        self.join: set[int] = set()
        for number, flow in enumerate(problem.flows):
            if number in back or flow.slot is not None or grid.x[flow.source] >= grid.x[flow.target]:
                continue
            if flow.source in splits:
                self.split.add(number)
            elif flow.target in joins and self._tooth(number, at_end=True):
                self.join.add(number)
        self._trunk: dict[
            tuple[int, bool], list[int]
        ] = {}  # how far up and down the trunk of an item reaches

    def routes(self, number: int) -> list[Route]:
        """The ways that a flow of a comb can take."""
        if number in self.join:
            return self._tooth(number, at_end=True)
        return self._tooth(number, at_end=False) or self._to_channels(number)

    def _tooth(self, number: int, *, at_end: bool) -> list[Route]:
        """The way along one row but for the trunk beside the target, or beside the source; none where it is taken."""
        grid, flow = self.grid, self.flows[number]
        (x1, y1), (x2, y2) = ((grid.x[end], grid.y[end]) for end in (flow.source, flow.target))
        if y1 == y2:
            return [((x1, y1), (x2, y2))] if grid.row_clear(y1, x1, x2) else []
        trunk = x2 - 1 if at_end else x1 + 1
        clear = grid.row_clear(y1, x1, trunk) if at_end else grid.row_clear(y2, trunk, x2)
        return [((x1, y1), (trunk, y1), (trunk, y2), (x2, y2))] if clear else []

    def _to_channels(self, number: int) -> list[Route]:
        """The ways out of the trunk along the channels above and below the target."""
        grid, flow = self.grid, self.flows[number]
        (x1, y1), (x2, y2) = ((grid.x[end], grid.y[end]) for end in (flow.source, flow.target))
        out, near = x1 + 1, x2 - 1
        rows = [y for y in (y2 - 1, y2 + 1) if y != y1 and near != out]
        return [((x1, y1), (out, y1), (out, y), (near, y), (near, y2), (x2, y2)) for y in rows]

    def fresh(self, number: int, route: Route) -> Route:
        """The part of the way of a flow that no flow of its comb has taken before; it counts as taken then."""
        at_end = number in self.join
        way = route[::-1] if at_end else route
        key = (self.flows[number].target if at_end else self.flows[number].source, at_end)
        trunk, corners = way[0][0] + (-1 if at_end else 1), way[2:] or way[1:]
        last = corners[0][1]
        known = self._trunk.setdefault(key, [])
        if not known:
            known += [min(way[0][1], last), max(way[0][1], last)]
            return route
        leaves = (trunk, min(max(last, known[0]), known[1]))
        known[:] = [min(known[0], last), max(known[1], last)]
        way = (leaves, *(corner for corner in corners if corner != leaves))
        return way[::-1] if at_end else way

    def own(self, number: int, points: tuple[Corner, ...]) -> tuple[Corner, ...]:
        """The corners of the part of a flow that belongs to it alone: where its words and signs stand."""
        if len(points) < 4:
            return points
        return points[2:] if number in self.split else points[:-2] if number in self.join else points
