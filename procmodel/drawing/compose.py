"""A diagram as a scene: everything in drawing order, which is reading order too."""

from __future__ import annotations

from collections.abc import Iterable

from procmodel.drawing.flows import flow_marks
from procmodel.drawing.legend import legend_parts
from procmodel.drawing.paths import arrowhead, box, hatch
from procmodel.drawing.scene import Group, Mark, Part, Words
from procmodel.drawing.signs import badge_parts
from procmodel.drawing.steps import halo, shape_parts
from procmodel.results.diagram import (
    Badge,
    BadgeKind,
    Band,
    Bounds,
    Diagram,
    Edge,
    Family,
    Figure,
    Frame,
    Plane,
    Point,
    Shape,
    Text,
)
from procmodel.themes import Theme

__all__ = ["compose"]


def compose(diagram: Diagram) -> tuple[Part, ...]:
    """All parts of a picture, from back to front."""
    theme = diagram.theme
    page = Bounds(0, 0, diagram.width, diagram.height)
    parts: list[Part] = [Mark(box(page), theme.palette.paper, box=page)]
    parts.extend(_word(text, theme) for text in diagram.texts)
    for figure in diagram.figures:
        parts.append(_figure(figure, theme))
    for plane in diagram.planes:
        parts.append(_plane(plane, theme))
    if diagram.legend:
        parts.append(legend_parts(diagram.legend, theme))
    return tuple(parts)


def _word(text: Text, theme: Theme) -> Words:
    return Words(text, getattr(theme.palette, text.tone))


def _figure(figure: Figure, theme: Theme) -> Group:
    """A headline figure: from what to what."""
    parts: list[Part] = [_word(figure.before, theme)]
    if figure.arrow is not None:
        tail, tip = figure.arrow
        width = theme.sizes.figure / 14
        back = Point(tip.x - width * 4 * (1 if tip.x >= tail.x else -1), tip.y)
        parts.append(
            Mark(f"M{tail.x:.2f} {tail.y:.2f}L{back.x:.2f} {back.y:.2f}", None, theme.palette.accent, width)
        )
        parts.append(Mark(arrowhead(tail, tip, width * 5, width * 2.6), theme.palette.accent))
    if figure.after is not None:
        parts.append(_word(figure.after, theme))
    parts.append(_word(figure.label, theme))
    return Group(tuple(parts), kind="figure")


def _plane(plane: Plane, theme: Theme) -> Group:
    """One version: title, lanes, flows, steps in the order of the flow, and what is written on flows."""
    badges: dict[str, list[Badge]] = {}
    for badge in plane.badges:
        badges.setdefault(badge.of, []).append(badge)
    backs = _Backs(plane, theme)
    steps = {shape.id for shape in plane.shapes}
    parts: list[Part] = [_word(text, theme) for text in (plane.title, plane.subtitle) if text]
    parts.extend(_band(band, n, theme) for n, band in enumerate(plane.bands))
    parts.extend(_lane_borders(plane, theme))
    parts.extend(_frame(frame, theme, backs) for frame in plane.frames)
    parts.extend(_flow(edge, badges.get(edge.id, ()), theme, plane.id) for edge in plane.edges)
    parts.extend(_step(shape, badges.get(shape.id, ()), theme, backs, plane.id) for shape in _stacked(plane))
    parts.extend(_notes(plane.edges, theme, backs))
    loose = [badge for badge in plane.badges if badge.of not in steps]
    parts.extend(
        Group(badge_parts(badge, theme.palette), "badge", badge.description, badge.of, plane.id)
        for badge in loose
    )
    return Group(tuple(parts), kind="version", label=_name(plane), key=plane.id)


def _name(plane: Plane) -> str:
    return ", ".join(text.text for text in (plane.title, plane.subtitle) if text) or plane.id


class _Backs:
    """The colour behind each place of a version."""

    def __init__(self, plane: Plane, theme: Theme) -> None:
        self._bands = [(band.bounds, _band_fill(band, n, theme)) for n, band in enumerate(plane.bands)]
        self._paper = theme.palette.paper

    def at(self, point: Point) -> str:
        for bounds, colour in self._bands:
            if bounds.x <= point.x <= bounds.right and bounds.y <= point.y <= bounds.bottom:
                return colour
        return self._paper


def _band_fill(band: Band, n: int, theme: Theme) -> str:
    if not band.present:
        return theme.palette.absent
    return theme.palette.band if n % 2 else theme.palette.paper


def _band(band: Band, n: int, theme: Theme) -> Group:
    """A lane: its ground and its name."""
    palette = theme.palette
    fill = _band_fill(band, n, theme)
    parts: list[Part] = [Mark(box(band.bounds), fill, box=band.bounds)]
    if band.present:
        parts.append(Mark(box(band.header), palette.header, box=band.header))
    else:
        parts.append(Mark(box(band.header), palette.absent, box=band.header))
        inner = Bounds(band.bounds.x, band.bounds.y, band.bounds.width, band.bounds.height)
        parts.append(Mark(hatch(inner, 9), None, palette.hatch, 0.6, decor=True))
        parts.extend(halo(text, palette.absent) for text in (band.label, band.note) if text)
    parts.append(_word(band.label, theme) if band.present else Words(band.label, palette.muted))
    if band.note is not None:
        parts.append(Words(band.note, palette.muted))
    return Group(tuple(parts), kind="lane", key=band.id, label=band.label.text)


def _lane_borders(plane: Plane, theme: Theme) -> Iterable[Mark]:
    """One thin line round each lane, and beside the names."""
    rule = theme.palette.rule
    for band in plane.bands:
        yield Mark(box(_around(band)), None, rule, 1.0)
        header = band.header
        if header.width < band.bounds.width:
            yield Mark(
                f"M{header.right:.2f} {header.y:.2f}L{header.right:.2f} {header.bottom:.2f}", None, rule, 1.0
            )


def _around(band: Band) -> Bounds:
    left, top = min(band.bounds.x, band.header.x), min(band.bounds.y, band.header.y)
    right, bottom = max(band.bounds.right, band.header.right), max(band.bounds.bottom, band.header.bottom)
    return Bounds(left, top, right - left, bottom - top)


def _frame(frame: Frame, theme: Theme, backs: _Backs) -> Group:
    """Round the contents of a sub-process."""
    line = Mark(box(frame.bounds, 10), None, theme.palette.muted, 1.2)
    words = Words(frame.label, theme.palette.muted)
    return Group(
        (line, halo(frame.label, backs.at(frame.label.bounds.centre)), words), kind="frame", key=frame.id
    )


def _flow(edge: Edge, badges: Iterable[Badge], theme: Theme, plane: str) -> Group:
    strong = any(badge.kind is BadgeKind.HANDOFF for badge in badges)
    return Group(flow_marks(edge, theme, strong=strong), "flow", edge.description, edge.id, plane)


def _stacked(plane: Plane) -> list[Shape]:
    """Shapes in the order of the flow, but each after the one on whose border it sits."""
    place = {shape.id: n for n, shape in enumerate(plane.shapes)}
    return sorted(
        plane.shapes, key=lambda s: (place.get(s.host or s.id, place[s.id]), s.host is not None, place[s.id])
    )


def _step(shape: Shape, badges: Iterable[Badge], theme: Theme, backs: _Backs, plane: str) -> Group:
    back = backs.at(shape.label.bounds.centre if shape.label else shape.bounds.centre)
    parts = shape_parts(shape, badges, theme, back)
    said = shape.description or ("" if shape.family is Family.BAR else shape.name)
    return Group(parts, "step", said, shape.id, plane, title=said)


def _notes(edges: Iterable[Edge], theme: Theme, backs: _Backs) -> Iterable[Part]:
    """What is written on flows, over everything that it may touch."""
    for edge in edges:
        if edge.label is not None:
            parts = (halo(edge.label, backs.at(edge.label.bounds.centre)), _word(edge.label, theme))
            yield Group(parts, "note", edge.label.text, title=edge.label.text if edge.label.shortened else "")
