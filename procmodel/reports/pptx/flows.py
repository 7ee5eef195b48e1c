"""Flows as connectors glued to their shapes; those that wind more as lines of their own.

A connector with one bend, or with two and its middle leg half-way, keeps its route in every office program. Of
others some programs draw a route of their own through the boxes, so these flows become free lines that no program
touches.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from procmodel.reports.pptx.markup import element, named
from procmodel.results.diagram import Edge, Family, Point, Shape

__all__ = ["flow_shape"]

Place = Callable[[float, float], tuple[int, int]]
_SITES = ("top", "left", "bottom", "right")  # the order in which office programs count the sides of a shape
_NEAR = 1.5  # px between the end of a flow and the middle of a side
_HALF_WAY = 0.02  # how far, of the way, the middle leg may be from the middle of it
_QUARTER = 5400000  # 90 degrees


def flow_shape(
    edge: Edge,
    number: int,
    ends: tuple[Shape | None, Shape | None],
    numbers: tuple[int | None, int | None],
    place: Place,
    look: str,
) -> Any:
    """The flow as an element; `place` says where a point of the picture lies on the slide."""
    points = [place(*point) for point in _straightened(edge.waypoints)]
    name = named(number, edge.id, edge.description or _said(*ends))
    route = _preset(points)
    if route is None:
        return _free_line(points, name, look)
    glue = "".join(
        _glue(tag, shape, id_, point)
        for tag, shape, id_, point in zip(
            ("a:stCxn", "a:endCxn"), ends, numbers, (edge.waypoints[0], edge.waypoints[-1]), strict=True
        )
    )
    return element(
        f"<p:cxnSp><p:nvCxnSpPr>{name}<p:cNvCxnSpPr>{glue}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>"
        f"<p:spPr>{route}{look}</p:spPr></p:cxnSp>"
    )


def _said(source: Shape | None, target: Shape | None) -> str:
    """What a flow does, where the picture does not say it."""
    return " → ".join(end.name for end in (source, target) if end is not None)


def _straightened(waypoints: Sequence[Point]) -> list[Point]:
    """Without the points at which nothing turns."""
    kept: list[Point] = []
    for point in waypoints:
        if kept and point == kept[-1]:
            continue
        if len(kept) > 1 and (kept[-2].x == kept[-1].x == point.x or kept[-2].y == kept[-1].y == point.y):
            kept.pop()
        kept.append(point)
    return kept


def _glue(tag: str, shape: Shape | None, number: int | None, point: Point) -> str:
    """To the side of a shape in whose middle the flow ends; circles count every second of their sites."""
    if shape is None or number is None:
        return ""
    box = shape.bounds
    middles = {
        "top": (box.centre.x, box.y),
        "left": (box.x, box.centre.y),
        "bottom": (box.centre.x, box.bottom),
        "right": (box.right, box.centre.y),
    }
    for site, side in enumerate(_SITES):
        x, y = middles[side]
        if abs(point.x - x) <= _NEAR and abs(point.y - y) <= _NEAR:
            return f'<{tag} id="{number}" idx="{site * 2 if shape.family is Family.EVENT else site}"/>'
    return ""


def _preset(points: Sequence[tuple[int, int]]) -> str | None:
    """Position and ready-made geometry of a route with at most two bends; None where there is none."""
    if len(points) < 2 or len(points) > 4:
        return None
    (x1, y1), (x2, y2) = points[0], points[-1]
    if len(points) == 2:
        flips = _flips(x2 < x1, y2 < y1)
        return _frame(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1), flips) + _geometry(
            "straightConnector1"
        )
    upright = points[0][0] == points[1][0]  # begins upwards or downwards
    if len(points) == 4:
        length, at = (y2 - y1, points[1][1] - y1) if upright else (x2 - x1, points[1][0] - x1)
        if length == 0 or abs(at / length - 0.5) > _HALF_WAY:
            return None
    width, height = abs(x2 - x1), abs(y2 - y1)
    preset = _geometry(f"bentConnector{len(points) - 1}")
    if not upright:
        return _frame(min(x1, x2), min(y1, y2), width, height, _flips(x2 < x1, y2 < y1)) + preset
    # Turned by a quarter, what ran to the right runs down, and what ran down runs to the left.
    x = min(x1, x2) + (width - height) // 2
    y = min(y1, y2) + (height - width) // 2
    turn = f' rot="{_QUARTER}"' + _flips(y2 < y1, x2 > x1)
    return _frame(x, y, height, width, turn) + preset


def _flips(across: bool, down: bool) -> str:
    return (' flipH="1"' if across else "") + (' flipV="1"' if down else "")


def _frame(x: int, y: int, width: int, height: int, turn: str) -> str:
    return f'<a:xfrm{turn}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _geometry(preset: str) -> str:
    return f'<a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>'


def _free_line(points: Sequence[tuple[int, int]], name: str, look: str) -> Any:
    left, top = min(x for x, _ in points), min(y for _, y in points)
    width, height = max(x for x, _ in points) - left, max(y for _, y in points) - top
    moves = "".join(
        f'<a:{"lnTo" if n else "moveTo"}><a:pt x="{x - left}" y="{y - top}"/></a:{"lnTo" if n else "moveTo"}>'
        for n, (x, y) in enumerate(points)
    )
    return element(
        f"<p:sp><p:nvSpPr>{name}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{_frame(left, top, width, height, '')}"
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{width}" h="{height}" fill="none">{moves}</a:path>'
        f"</a:pathLst></a:custGeom><a:noFill/>{look}</p:spPr></p:sp>"
    )
