"""What every picture keeps, whatever is in it: used over all examples and over random models."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from procmodel.results.diagram import LANE, Bounds, Diagram, Edge, Family, Plane, Point, Shape

__all__ = ["broken"]

_NEAR = 0.6  # px
_FORK = 6
_INSIDE = 45  # px


def broken(diagram: Diagram) -> list[str]:
    """Every law that a picture breaks, in words; none for a good one."""
    found = [] if diagram.width > 0 and diagram.height > 0 else ["no size"]
    for plane in diagram.planes:
        for law in (_in_lanes, _no_overlap, _axis_parallel, _foreign_boxes, _on_outlines, _collinear):
            found.extend(f"{plane.id}: {said}" for said in law(plane))
    page = Bounds(0, 0, diagram.width, diagram.height)
    found.extend(
        f"outside: {text.text!r}"
        for text in diagram.texts_all()
        if text.lines and not _inside(text.bounds, page)
    )
    return found


def _inside(inner: Bounds, outer: Bounds) -> bool:
    return (
        inner.x >= outer.x - _NEAR
        and inner.y >= outer.y - _NEAR
        and inner.right <= outer.right + _NEAR
        and inner.bottom <= outer.bottom + _NEAR
    )


def _in_lanes(plane: Plane) -> Iterator[str]:
    bands = {band.id: band for band in plane.bands}
    for shape in plane.shapes:
        band = bands[shape.lane or ""]
        if not _inside(shape.bounds, band.bounds) or shape.bounds.meets(band.header):
            yield f"{shape.id} stands outside its lane"


def _no_overlap(plane: Plane) -> Iterator[str]:
    free = [shape for shape in plane.shapes if shape.host is None]
    ordered = sorted(free, key=lambda shape: shape.bounds.x)
    for n, one in enumerate(ordered):
        for other in ordered[n + 1 :]:
            if other.bounds.x >= one.bounds.right:
                break
            if one.bounds.meets(other.bounds):
                yield f"{one.id} stands on {other.id}"


def _axis_parallel(plane: Plane) -> Iterator[str]:
    for edge in plane.edges:
        for start, end in edge.segments():
            if start.x != end.x and start.y != end.y:
                yield f"{edge.id} runs aslant"


def _foreign_boxes(plane: Plane) -> Iterator[str]:
    shapes = [shape for shape in plane.shapes if shape.host is None]
    by_id = {shape.id: shape for shape in plane.shapes}
    for edge in plane.edges:
        ends = {edge.source, edge.target}
        ends |= {by_id[end].host or "" for end in ends if not end.startswith(LANE)}
        for start, end in edge.segments():
            leg = Bounds(min(start.x, end.x), min(start.y, end.y), abs(start.x - end.x), abs(start.y - end.y))
            for shape in shapes:
                if shape.id not in ends and leg.meets(shape.bounds):
                    yield f"{edge.id} runs through {shape.id}"


def _on_outlines(plane: Plane) -> Iterator[str]:
    by_id = {shape.id: shape for shape in plane.shapes}
    for edge in plane.edges:
        for point, end in ((edge.waypoints[0], edge.source), (edge.waypoints[-1], edge.target)):
            if end.startswith(LANE):
                if not _at_edge(point, plane, end):
                    yield f"{edge.id} does not end at the edge of {end}"
            elif not _on_outline(point, by_id[end]):
                yield f"{edge.id} does not end on the outline of {end}"


def _at_edge(point: Point, plane: Plane, end: str) -> bool:
    """Near enough to the edge of a lane to be seen to end there: at it, or just inside."""
    bounds = next(band.bounds for band in plane.bands if f"{LANE}{band.id}" == end)
    sides = (point.y - bounds.y, bounds.bottom - point.y, point.x - bounds.x, bounds.right - point.x)
    return min(sides) >= -_NEAR and min(sides) < _INSIDE


def _on_outline(point: Point, shape: Shape) -> bool:
    bounds = shape.bounds
    x, y = abs(point.x - bounds.centre.x), abs(point.y - bounds.centre.y)
    if shape.family is Family.GATEWAY:
        return abs(x / bounds.width + y / bounds.height - 0.5) < 0.03
    if shape.family is Family.EVENT:
        return abs((x * x + y * y) ** 0.5 - bounds.width / 2) < 1.0
    on_side = abs(x - bounds.width / 2) < _NEAR and y <= bounds.height / 2 + _NEAR
    return on_side or (abs(y - bounds.height / 2) < _NEAR and x <= bounds.width / 2 + _NEAR)


def _collinear(plane: Plane) -> Iterator[str]:
    """No two flows run on one line, but where they go on to one target together.

    Of a split with more branches than its outline has room for, the branches may begin together.
    """
    leaving = Counter(edge.source for edge in plane.edges)
    lines: dict[tuple[bool, float], list[tuple[float, float, Edge]]] = {}
    for edge in plane.edges:
        for start, end in edge.segments():
            if start == end:
                continue
            upright = start.x == end.x
            at, low, high = (start.x, start.y, end.y) if upright else (start.y, start.x, end.x)
            lines.setdefault((upright, round(at, 1)), []).append((min(low, high), max(low, high), edge))
    for legs in lines.values():
        legs.sort(key=lambda leg: (leg[0], leg[1]))
        for n, (_, high, edge) in enumerate(legs):
            for low, _, other in legs[n + 1 :]:
                if low >= high - _NEAR:
                    break
                fork = edge.source == other.source and leaving[edge.source] > _FORK
                if edge.target != other.target and not fork:
                    yield f"{edge.id} and {other.id} run on one line at {low}"
