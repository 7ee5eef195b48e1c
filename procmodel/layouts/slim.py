"""Lanes of one row of a folded version in which nothing stands and nothing turns, made thin."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from procmodel.layouts.moving import moved_badge, moved_frame, moved_shape, moved_text
from procmodel.light.records import dataclass
from procmodel.results.diagram import Band, Bounds, Edge, Plane, Point
from procmodel.results.lettering import block
from procmodel.themes import Sizes

__all__ = ["slimmed"]


@dataclass(frozen=True, slots=True)
class _Shift:
    """How far each place across the lanes moves towards the first lane."""

    borders: Sequence[float]
    by: Sequence[float]
    turned: bool

    def point(self, point: Point) -> Point:
        """Where a point comes to stand."""
        across = point.x if self.turned else point.y
        off = self.by[max(0, min(len(self.by) - 1, bisect_right(self.borders, across + 0.01) - 1))]
        return Point(point.x - off, point.y) if self.turned else Point(point.x, point.y - off)

    def of(self, bounds: Bounds) -> Point:
        """How far something moves as a whole."""
        middle = bounds.centre
        to = self.point(middle)
        return Point(to.x - middle.x, to.y - middle.y)


def slimmed(plane: Plane, sizes: Sizes, turned: bool) -> Plane:
    """The row with every lane thin that nothing needs."""
    used = _used(plane, turned)
    bands: list[Band] = []
    by: list[float] = []
    total = 0.0
    for band in plane.bands:
        by.append(total)
        extent = band.bounds.width if turned else band.bounds.height
        thin = extent if band.id in used else min(extent, sizes.thin_lane)
        bands.append(_slim(band, total, thin, sizes, turned))
        total += extent - thin
    if not total:
        return plane
    shift = _Shift([band.bounds.x if turned else band.bounds.y for band in plane.bands], by, turned)
    bounds = plane.bounds
    return replace(
        plane,
        bounds=bounds._replace(width=bounds.width - total)
        if turned
        else bounds._replace(height=bounds.height - total),
        bands=tuple(bands),
        shapes=tuple(moved_shape(shape, shift.of(shape.bounds)) for shape in plane.shapes),
        edges=tuple(_edge(edge, shift) for edge in plane.edges),
        badges=tuple(moved_badge(badge, shift.of(badge.bounds)) for badge in plane.badges),
        frames=tuple(moved_frame(frame, shift.of(frame.bounds)) for frame in plane.frames),
    )


def _used(plane: Plane, turned: bool) -> set[str]:
    """The lanes that something stands in, or a flow turns in."""
    spots = [shape.bounds.centre for shape in plane.shapes]
    spots += [point for edge in plane.edges for point in edge.waypoints]
    spots += [edge.label.bounds.centre for edge in plane.edges if edge.label]
    spots += [badge.bounds.centre for badge in plane.badges]
    spots += [corner for frame in plane.frames for corner in _corners(frame.bounds)]
    across = [point.x if turned else point.y for point in spots]
    used = set()
    for band in plane.bands:
        low, high = (band.bounds.x, band.bounds.right) if turned else (band.bounds.y, band.bounds.bottom)
        if any(low + 0.01 < at < high - 0.01 for at in across):
            used.add(band.id)
    return used


def _corners(bounds: Bounds) -> tuple[Point, Point]:
    return Point(bounds.x, bounds.y), Point(bounds.right, bounds.bottom)


def _slim(band: Band, off: float, extent: float, sizes: Sizes, turned: bool) -> Band:
    """A lane moved by `off`, and made `extent` deep."""
    bounds, header = (
        (
            part._replace(x=part.x - off, width=extent)
            if turned
            else part._replace(y=part.y - off, height=extent)
        )
        for part in (band.bounds, band.header)
    )
    if extent == (band.bounds.width if turned else band.bounds.height):
        by = Point(-off, 0) if turned else Point(0, -off)
        return replace(band, bounds=bounds, header=header, label=moved_text(band.label, by))
    lines = max(1, int((header.height - 6) / (sizes.small * 1.2)))
    words = block(band.label.text, sizes.small, width=max(20.0, header.width - 14), lines=lines)
    return replace(band, bounds=bounds, header=header, label=words.centred(*header.centre, band.label.tone))


def _edge(edge: Edge, shift: _Shift) -> Edge:
    points = tuple(shift.point(point) for point in edge.waypoints)
    label = moved_text(edge.label, shift.of(edge.label.bounds)) if edge.label else None
    return replace(edge, waypoints=points, label=label)
