"""What every picture keeps of its words: none touches an icon, a sign, a foreign shape or other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from procmodel.drawing.steps import ICON
from procmodel.drawing.symbols import TASKS
from procmodel.fonts import advance
from procmodel.results.diagram import Align, Bounds, Diagram, Family, Plane, Shape, Text

__all__ = ["Ink", "crowded", "ink_of"]

_RISE, _FALL = 0.72, 0.21  # of the letter size, above and below the baseline
_OVERHANG = 0.5  # px that edges may share


class Ink(NamedTuple):
    """Something that is seen: what it is, whose, and where."""

    what: str
    of: str
    bounds: Bounds


def ink_of(text: Text) -> Iterator[Bounds]:
    """Where the letters of each line stand, without the room between lines."""
    for n, line in enumerate(text.lines):
        width = advance(line, text.size, bold=text.bold)
        left = text.x - {Align.START: 0.0, Align.MIDDLE: width / 2, Align.END: width}[text.align]
        base = text.y + n * text.leading
        yield Bounds(left, base - _RISE * text.size, width, (_RISE + _FALL) * text.size)


def crowded(diagram: Diagram) -> list[str]:
    """Every word of a picture that touches what it should not, in words; none for a good one."""
    found = []
    for plane in diagram.planes:
        for law in (_inside_steps, _words_outside, _signs, _lanes):
            found += [f"{plane.id}: {said}" for said in law(plane)]
    return [*found, *_headings(diagram)]


def _inside_steps(plane: Plane) -> Iterator[str]:
    riders = [shape for shape in plane.shapes if shape.host is not None]
    for shape in plane.shapes:
        if shape.family is not Family.TASK:
            continue
        words = [*_inks("name", shape.label), *(ink for fact in shape.facts for ink in _inks("time", fact))]
        signs = [*_icon(shape), *(Ink("event", r.id, r.bounds) for r in riders if r.host == shape.id)]
        if shape.change == "removed":
            stripe = shape.bounds._replace(x=shape.bounds.x + 1, width=9.0)
            signs.append(Ink("stripe", shape.id, stripe))
        signs += [Ink(f"sign {b.kind}", b.of, b.bounds) for b in plane.badges if b.of == shape.id]
        for ink in words:
            if not _within(ink.bounds, shape.bounds, 2.0):
                yield f"{ink.what} of {shape.id} leaves its box"
        yield from (f"{shape.id}: {said}" for said in _meeting(words, signs, 1.5))
        yield from (
            f"{shape.id}: {said}"
            for said in _meeting(
                _inks("name", shape.label), [i for f in shape.facts for i in _inks("time", f)], 0
            )
        )


def _icon(shape: Shape) -> Iterator[Ink]:
    """The sign of the kind of task at the lower left of its box."""
    if TASKS.get(shape.kind):
        left = shape.bounds.x + (12 if shape.change == "removed" else 8)
        yield Ink("icon", shape.id, Bounds(left, shape.bounds.bottom - ICON - 6, ICON, ICON))


def _words_outside(plane: Plane) -> Iterator[str]:
    words: list[Ink] = []
    for shape in plane.shapes:
        if shape.family not in (Family.TASK, Family.BAR):
            words += [Ink(f"name of {shape.id}", shape.id, i.bounds) for i in _inks("", shape.label)]
    for edge in plane.edges:
        words += [Ink(f"words of {edge.id}", edge.id, i.bounds) for i in _inks("", edge.label)]
    for frame in plane.frames:
        words += [Ink(f"title of box {frame.id}", frame.id, i.bounds) for i in _inks("", frame.label)]
    drawn = [shape for shape in plane.shapes if shape.family is not Family.BAR]
    shapes = [Ink(f"{shape.family} {shape.id}", shape.id, shape.bounds) for shape in drawn]
    signs = [Ink(f"sign {b.kind} of {b.of}", "", b.bounds) for b in plane.badges]
    for ink in words:
        around = [
            each for each in (*shapes, *signs) if each.of != ink.of or not _within(ink.bounds, each.bounds, 0)
        ]
        yield from _meeting([ink], around, 0.0)
    for one, other in combinations(words, 2):
        if one.of != other.of and one.bounds.meets(other.bounds, -_OVERHANG):
            yield f"{one.what} touches {other.what}"
    for edge in plane.edges:
        for start, end in edge.segments():
            leg = Bounds(min(start.x, end.x), min(start.y, end.y), abs(start.x - end.x), abs(start.y - end.y))
            for ink in words:
                if ink.bounds.meets(leg, -_OVERHANG):
                    yield f"{ink.what} stands on the line {edge.id}"
        if edge.default:
            (x, y), (to_x, to_y) = edge.waypoints[:2]
            along = 9.0 if to_x + to_y > x + y else -9.0
            x, y = (x + along, y) if y == to_y else (x, y + along)
            stroke = Ink(f"stroke of {edge.id}", "", Bounds(x - 2.5, y - 4, 5, 8))
            yield from _meeting(words, [stroke], 0.0)
    for frame in plane.frames:
        x, y, width, height = frame.bounds
        sides = ((x, y, width, 0), (x, y + height, width, 0), (x, y, 0, height), (x + width, y, 0, height))
        others = [ink for ink in words if ink.of != frame.id]
        yield from _meeting(others, [Ink(f"border of {frame.id}", "", Bounds(*side)) for side in sides], 0.0)
    heads = [Ink(f"head of {band.id}", "", band.header) for band in plane.bands]
    yield from _meeting(words, heads, 0.0)
    for ink in words:
        if not _within(ink.bounds, plane.bounds, 1.0):
            yield f"{ink.what} leaves the lanes"
        for band in plane.bands:
            if ink.bounds.meets(band.bounds) and not _within(ink.bounds, band.bounds, -_OVERHANG):
                yield f"{ink.what} stands on the border of {band.id}"


def _signs(plane: Plane) -> Iterator[str]:
    """Signs on steps touch no other sign, nor another step."""
    signs = [Ink(f"sign {b.kind} of {b.of}", b.of, b.bounds) for b in plane.badges]
    for one, other in combinations(signs, 2):
        if one.bounds.meets(other.bounds, -1.0):
            yield f"{one.what} touches {other.what}"
    for badge in plane.badges:
        for shape in plane.shapes:
            if badge.of in (shape.id, shape.host) or badge.kind == "handoff":
                continue
            if shape.host != badge.of and badge.bounds.meets(shape.bounds, -1.0):
                yield f"sign {badge.kind} of {badge.of} touches {shape.id}"


def _lanes(plane: Plane) -> Iterator[str]:
    for band in plane.bands:
        for ink in _inks("name", band.label):
            if not _within(ink.bounds, band.header, 1.0):
                yield f"name of lane {band.id} leaves its head"
    titles = [*_inks("title", plane.title), *_inks("subtitle", plane.subtitle)]
    yield from _meeting(titles[:1], titles[1:], 2.0)


def _headings(diagram: Diagram) -> Iterator[str]:
    texts = [*diagram.texts, *(entry.label for entry in diagram.legend)]
    for figure in diagram.figures:
        texts += [figure.before, *([figure.after] if figure.after else []), figure.label]
    texts += [text for plane in diagram.planes for text in (plane.title, plane.subtitle) if text]
    texts += [s.label for p in diagram.planes for s in p.shapes if s.family is Family.BAR and s.label]
    inks = [(text.text, ink) for text in texts for ink in ink_of(text)]
    for (one, here), (other, there) in combinations(inks, 2):
        if one is not other and here.meets(there, 0.0):
            yield f"{one!r} touches {other!r}"
    bars = [s for p in diagram.planes for s in p.shapes if s.family is Family.BAR and s.kind not in ("grid",)]
    for shape in bars:
        for ink in _inks("", shape.label):
            if not _within(ink.bounds, shape.bounds, 1.0):
                yield f"{shape.label.text!r} leaves its bar" if shape.label else ""
        for said, ink in inks:
            if (shape.label is None or said is not shape.label.text) and ink.meets(shape.bounds):
                yield f"{said!r} stands on the bar {shape.id}"


def _inks(what: str, text: Text | None) -> list[Ink]:
    return [Ink(what, "", bounds) for bounds in ink_of(text)] if text is not None else []


def _meeting(words: Sequence[Ink], others: Sequence[Ink], gap: float) -> Iterator[str]:
    for ink in words:
        for other in others:
            if ink.bounds.meets(other.bounds, gap):
                yield f"{ink.what} touches {other.what}"


def _within(inner: Bounds, outer: Bounds, gap: float) -> bool:
    return (
        inner.x >= outer.x + gap
        and inner.right <= outer.right - gap
        and inner.y >= outer.y + gap - 0.01
        and inner.bottom <= outer.bottom - gap + 0.01
    )
