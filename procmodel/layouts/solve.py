"""All stages of the layout, one after the other."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from math import sqrt

from procmodel.layouts.across import Across
from procmodel.layouts.combs import Combs
from procmodel.layouts.down import Down
from procmodel.layouts.grid import Grid
from procmodel.layouts.panel import DOWN, UP, Panel, level, side
from procmodel.layouts.problem import Flow, Item, Problem
from procmodel.layouts.ranks import back_flows
from procmodel.layouts.router import Route, Side, route_all
from procmodel.layouts.seats import seats
from procmodel.layouts.tracks import span, wires
from procmodel.themes import Sizes

__all__ = ["align_lanes", "solve"]

_INTO_NEIGHBOUR = 16.0  # px

Points = tuple[tuple[float, float], ...]


def solve(
    problems: Sequence[Problem],
    sizes: Sizes,
    pairs: Sequence[tuple[int, int]] = (),
    kept: Mapping[int, int] | None = None,
) -> list[Panel]:
    """Lay out one version, or several over the same columns.

    Args:
        problems: the versions.
        sizes: of what is drawn.
        pairs: items of the first two that should share a column, and share a row where they share a lane.
        kept: the rows that items of the first version have in an earlier drawing, and keep.
    """
    cores = [problem.core() for problem in problems]
    backs = [back_flows(core) for core in cores]
    panels = []
    for problem, core, back, (columns, row) in zip(
        problems, cores, backs, seats(cores, backs, pairs, kept or {}), strict=True
    ):
        if len(core.items) < len(problem.items):
            edges = problem.items[len(core.items) :]
            columns = [*columns, *(columns[edge.by] if edge.by >= 0 else 0 for edge in edges)]
            row = [*row, *(0 for _ in edges)]
            back = back | set(range(len(core.flows), len(problem.flows)))
        grid = Grid(problem, columns, row)
        panels.append(Panel(problem, back, columns, grid, Combs(problem, grid, back)))
    for panel in panels:
        _route(panel)
    across = Across(panels, sizes)
    for panel in panels:
        across.place(panel)
        Down(panel, sizes).place()
        _draw(panel)
        panel.width = across.total
    return panels


def align_lanes(panels: Sequence[Panel]) -> None:
    """Make each lane as deep in every version as it is in the one where it is deepest."""
    depths = [
        max(panel.lane_tops[n + 1] - panel.lane_tops[n] for panel in panels)
        for n in range(panels[0].problem.lanes)
    ]
    tops = [0.0, *itertools.accumulate(depths)]
    for panel in panels:
        old = panel.lane_tops
        shift = [new - was for new, was in zip(tops, old, strict=True)]
        lanes = [item.lane for item in panel.problem.items]
        panel.centres = [(x, y + shift[lane]) for (x, y), lane in zip(panel.centres, lanes, strict=True)]
        panel.waypoints = [
            tuple((x, y + shift[_lane_at(old, y)]) for x, y in points) for points in panel.waypoints
        ]
        panel.lane_tops = list(tops)


def _lane_at(tops: list[float], y: float) -> int:
    return max(0, min(len(tops) - 2, bisect_right(tops, y) - 1))


def _route(panel: Panel) -> None:
    problem = panel.problem
    panel.routes = route_all(problem, panel.grid, panel.back, panel.combs)
    flows = problem.flows
    panel.legs, panel.wires = wires(
        panel.routes,
        [f.target for f in flows],
        [f.source for f in flows],
        [f.slot for f in flows],
        [f.message for f in flows],
        panel.combs.split,
    )
    span(panel.legs, True, lambda number, k, is_end: _row_line(panel, number, k, is_end))
    level(panel, vertical=True, gap=0.0, is_middle=lambda line: line % 2 == 1)
    panel.note_sides = _note_sides(problem, panel.routes)


def _row_line(panel: Panel, number: int, k: int, is_end: bool) -> float:
    """The horizontal line on which a vertical leg begins or ends; at an item, just outside of it."""
    legs = panel.legs[number]
    (_, at), (_, other) = (legs[k].end, legs[k].start) if is_end else (legs[k].start, legs[k].end)
    at_item = k == (len(legs) - 1 if is_end else 0)
    return at + (0.25 if other > at else -0.25) if at_item else at


def _note_sides(problem: Problem, routes: list[Route]) -> list[str]:
    """Where the text outside each shape stands: below, above, or beside the flow that leaves there."""
    used: list[set[Side]] = [{DOWN} if item.rack else set() for item in problem.items]
    for flow, route in zip(problem.flows, routes, strict=True):
        used[flow.source].add(side(route, False))
        used[flow.target].add(side(route, True))
    sides = []
    for item, taken in zip(problem.items, used, strict=True):
        if item.note == (0.0, 0.0):
            sides.append("")
        elif DOWN not in taken:
            sides.append("below")
        else:
            sides.append("above" if UP not in taken else "above-left")
    return sides


def _draw(panel: Panel) -> None:
    """The corners of every flow, from outline to outline."""
    for flow, legs in zip(panel.problem.flows, panel.legs, strict=True):
        corners: list[tuple[float, float]] = []
        for here, there in itertools.pairwise(legs):
            corners.append(
                (here.wire.at, there.wire.at) if here.wire.vertical else (there.wire.at, here.wire.at)
            )
        first, last = legs[0], legs[-1]
        start = _outline(
            panel, flow.source, first.wire.vertical, first.wire.at, _towards(first.start, first.end)
        )
        end = _outline(panel, flow.target, last.wire.vertical, last.wire.at, _towards(last.end, last.start))
        panel.waypoints.append(_to_lanes(panel, flow, (start, *corners, end)))


def _to_lanes(panel: Panel, flow: Flow, points: Points) -> Points:
    """A flow to or from a lane ends where it meets the lane's edge; one between neighbours reaches into both."""
    source, target = (panel.problem.items[end] for end in (flow.source, flow.target))
    near = source.edge and target.edge and abs(source.lane - target.lane) == 1
    inside = _INTO_NEIGHBOUR if near else 0.0
    if target.edge:
        points = _cut(points, *_edges(panel, target.lane, inside))
    if source.edge:
        points = _cut(points[::-1], *_edges(panel, source.lane, inside))[::-1]
    return points


def _edges(panel: Panel, lane: int, inside: float) -> tuple[float, float]:
    return panel.lane_tops[lane] + inside, panel.lane_tops[lane + 1] - inside


def _cut(points: Points, top: float, bottom: float) -> Points:
    """The line up to where it first meets the space between two levels."""
    for n, ((x, y), (_, to)) in enumerate(itertools.pairwise(points)):
        for level_, meets in ((top, y <= top < to), (bottom, y >= bottom > to)):
            if meets:
                return (*points[: n + 1], (x, level_))
    return points


def _towards(at: tuple[int, int], other: tuple[int, int]) -> int:
    return 1 if other > at else -1


def _outline(panel: Panel, number: int, vertical: bool, at: float, towards: int) -> tuple[float, float]:
    """Where a line at `at` meets the outline of an item, on its lower (-1) or higher (+1) side."""
    item = panel.problem.items[number]
    x, y = panel.centres[number]
    if vertical:
        return at, y + towards * _reach(item, at - x, item.width / 2, item.height / 2)
    return x + towards * _reach(item, at - y, item.height / 2, item.width / 2), at


def _reach(item: Item, off: float, half_across: float, half_along: float) -> float:
    """How far an item reaches along a line that passes its middle at the distance `off`."""
    share = min(1.0, abs(off) / half_across) if half_across else 0.0
    if item.diamond:
        return half_along * (1 - share)
    return half_along * sqrt(1 - share * share) if item.round else half_along
