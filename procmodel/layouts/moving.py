"""Parts of a picture put somewhere else, all else unchanged."""

from __future__ import annotations

from dataclasses import replace

from procmodel.results.diagram import Badge, Band, Bounds, Edge, Frame, Plane, Point, Shape, Text

__all__ = [
    "moved_badge",
    "moved_band",
    "moved_bounds",
    "moved_edge",
    "moved_frame",
    "moved_plane",
    "moved_shape",
    "moved_text",
]


def moved_bounds(bounds: Bounds, by: Point) -> Bounds:
    """A rectangle further on."""
    return Bounds(bounds.x + by.x, bounds.y + by.y, bounds.width, bounds.height)


def moved_text(text: Text, by: Point) -> Text:
    """Words further on."""
    return replace(text, x=text.x + by.x, y=text.y + by.y, bounds=moved_bounds(text.bounds, by))


def moved_shape(shape: Shape, by: Point) -> Shape:
    """A shape with its words."""
    return replace(
        shape,
        bounds=moved_bounds(shape.bounds, by),
        label=moved_text(shape.label, by) if shape.label else None,
        facts=tuple(moved_text(fact, by) for fact in shape.facts),
    )


def moved_edge(edge: Edge, by: Point) -> Edge:
    """A flow with its words."""
    points = tuple(Point(point.x + by.x, point.y + by.y) for point in edge.waypoints)
    return replace(edge, waypoints=points, label=moved_text(edge.label, by) if edge.label else None)


def moved_badge(badge: Badge, by: Point) -> Badge:
    """A sign."""
    return replace(badge, bounds=moved_bounds(badge.bounds, by))


def moved_frame(frame: Frame, by: Point) -> Frame:
    """A frame with its name."""
    return replace(frame, bounds=moved_bounds(frame.bounds, by), label=moved_text(frame.label, by))


def moved_band(band: Band, by: Point) -> Band:
    """A lane with its name."""
    return replace(
        band,
        bounds=moved_bounds(band.bounds, by),
        header=moved_bounds(band.header, by),
        label=moved_text(band.label, by),
        note=moved_text(band.note, by) if band.note else None,
    )


def moved_plane(plane: Plane, by: Point) -> Plane:
    """A whole version, but for its titles."""
    return replace(
        plane,
        bounds=moved_bounds(plane.bounds, by),
        bands=tuple(moved_band(band, by) for band in plane.bands),
        shapes=tuple(moved_shape(shape, by) for shape in plane.shapes),
        edges=tuple(moved_edge(edge, by) for edge in plane.edges),
        badges=tuple(moved_badge(badge, by) for badge in plane.badges),
        frames=tuple(moved_frame(frame, by) for frame in plane.frames),
    )
