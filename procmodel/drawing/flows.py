"""Flows as lines with arrowheads drawn as paths."""

from __future__ import annotations

from procmodel.drawing.paths import arrowhead, circle, polyline, shortened
from procmodel.drawing.scene import Mark
from procmodel.results.diagram import Edge, EdgeKind
from procmodel.themes import Theme

__all__ = ["HEAD", "flow_marks"]

HEAD = 9.0  # px, length of an arrowhead
_HALF = 3.9
_RADIUS = 6.0


def flow_marks(edge: Edge, theme: Theme, *, strong: bool = False) -> tuple[Mark, ...]:
    """The line of a flow and its ends; `strong` where it carries a handoff."""
    if len(edge.waypoints) < 2:
        return ()
    ink, paper = theme.palette.ink, theme.palette.paper
    width = theme.sizes.stroke * (0.95 if not strong else 1.4)
    if edge.kind in (EdgeKind.ASSOCIATION, EdgeKind.DATA):
        return _dotted(edge, ink if edge.kind is EdgeKind.DATA or edge.change else theme.palette.muted)
    if edge.kind is EdgeKind.MESSAGE:
        return _message(edge, ink, paper, width)
    dash, wider = {"removed": ((2.5, 3.0), 0.0), "added": ((), 0.7), "path": ((), 2.6)}.get(
        edge.change or "", ((), 0.0)
    )
    line = polyline(shortened(edge.waypoints, end=HEAD - 1.5), _RADIUS)
    head = arrowhead(edge.waypoints[-2], edge.waypoints[-1], HEAD, _HALF + width * 0.3)
    drawn = [Mark(line, None, ink, width + wider, dash), Mark(head, ink)]
    if edge.default:
        drawn.append(Mark(_slash(edge), None, ink, theme.sizes.stroke))
    return tuple(drawn)


def _dotted(edge: Edge, ink: str) -> tuple[Mark, ...]:
    """An association; of data with an open head, thick where it is new, its dots far apart where it is gone."""
    points = edge.waypoints
    width = 2.0 if edge.change == "added" else 1.3
    dots = (1.5, 6.5) if edge.change == "removed" else (1.5, 3.5)
    drawn = [Mark(polyline(points, _RADIUS), None, ink, width, dots)]
    if edge.kind is EdgeKind.DATA:
        drawn.append(Mark(_open_head(points[-2], points[-1]), None, ink, 1.3))
        if edge.both:
            drawn.append(Mark(_open_head(points[1], points[0]), None, ink, 1.3))
    return tuple(drawn)


def _open_head(before: tuple[float, float], tip: tuple[float, float]) -> str:
    """Two strokes to the tip of a leg that runs along an axis."""
    (x, y), along = tip, 1 if (tip[0] - before[0]) + (tip[1] - before[1]) > 0 else -1
    back, half = 7.0 * along, 3.6
    if before[1] == tip[1]:
        corners = (x - back, y - half), (x - back, y + half)
    else:
        corners = (x - half, y - back), (x + half, y - back)
    return polyline((corners[0], tip, corners[1]))


def _message(edge: Edge, ink: str, paper: str, width: float) -> tuple[Mark, ...]:
    points = edge.waypoints
    line = polyline(shortened(points, start=7, end=HEAD), _RADIUS)
    start = shortened(points, start=3.5)[0]
    head = arrowhead(points[-2], points[-1], HEAD, _HALF + 0.6)
    return (
        Mark(line, None, ink, width, (6.0, 4.0)),
        Mark(circle(start, 3.5), paper, ink, 1.2),
        Mark(head, paper, ink, 1.2),
    )


def _slash(edge: Edge) -> str:
    """The stroke across a default flow, near its start."""
    (x, y), (to_x, to_y) = shortened(edge.waypoints, start=9)[0], edge.waypoints[1]
    level = abs(to_x - x) >= abs(to_y - y)
    dx, dy = (2.5, 5.0) if level else (5.0, 2.5)
    return f"M{x - dx:.2f} {y + dy:.2f}L{x + dx:.2f} {y - dy:.2f}"
