"""One version of a process as shapes on a slide, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from procmodel.reports.pptx.deck import Room
from procmodel.reports.pptx.flows import flow_shape
from procmodel.reports.pptx.markup import body, drawn, line, named, next_id, solid
from procmodel.reports.pptx.signs import STEPS, sign
from procmodel.results.diagram import (
    Align,
    Badge,
    Band,
    Bounds,
    Diagram,
    Family,
    Frame,
    LegendEntry,
    Plane,
    Shape,
    Text,
    Tone,
)
from procmodel.themes import Palette

__all__ = ["LEGEND_ROOM", "is_chart", "put_chart", "put_plane"]

_PX = 9525  # EMU
_POINTS = 0.75  # points in a px
_PRESETS = {
    Family.TASK: "roundRect",
    Family.GATEWAY: "diamond",
    Family.EVENT: "ellipse",
    Family.DATA: "foldedCorner",
    Family.BAR: "rect",
}
_GATEWAY_SIGNS = {"exclusive": "✕", "parallel": "+", "inclusive": "○", "event": "◇", "complex": "✱"}
_POINT = 12700
_LEGEND = 10.0  # points
_LARGEST = 1.5  # of its own size, so that a small chart does not shout
LEGEND_ROOM = round(_LEGEND * 3.2 * _POINT)
"""The height that a legend takes at the foot of a slide, in EMU."""

_ANCHORS = {Align.START: "l", Align.MIDDLE: "ctr", Align.END: "r"}


def put_plane(slide: Any, plane: Plane, diagram: Diagram, room: Room, scale: float) -> None:
    """Draw the plane into `room`, `scale` EMU a px: lanes, then steps in the order of the flow, flows last."""
    drawing = _Drawing(slide, plane, diagram.theme.palette, room, scale)
    drawing.draw()
    drawing.legend(diagram.legend, room.x, room.y + room.height - LEGEND_ROOM, room.x + room.width)


def is_chart(diagram: Diagram) -> bool:
    """Whether a picture is marks or bars with words beside them, and not a process."""
    return not any(plane.title or plane.bands or plane.edges for plane in diagram.planes)


def put_chart(slide: Any, diagram: Diagram, room: Room) -> None:
    """Draw marks or bars and their words into `room`, without the title that stands over the picture."""
    planes = diagram.planes
    foot = LEGEND_ROOM if diagram.legend else 0
    room = Room(room.x, room.y, room.width, room.height - foot)
    top = min(plane.bounds.y for plane in planes)
    texts = [text for text in diagram.texts if text.bounds.bottom > top]
    boxes = [plane.bounds for plane in planes] + [text.bounds for text in texts]
    left, right = min(box.x for box in boxes), max(box.right for box in boxes)
    bounds = Bounds(left, top, right - left, max(box.bottom for box in boxes) - top)
    scale = min(room.width / bounds.width, room.height / bounds.height, _LARGEST * _PX)
    whole = Plane(
        "chart",
        bounds,
        shapes=tuple(shape for plane in planes for shape in plane.shapes),
        badges=tuple(badge for plane in planes for badge in plane.badges),
    )
    drawing = _Drawing(slide, whole, diagram.theme.palette, room, scale)
    drawing.draw()
    for text in texts:
        drawing.text(text, "chart")
    drawing.legend(diagram.legend, room.x, room.y + room.height, room.x + room.width)


class _Drawing:
    def __init__(self, slide: Any, plane: Plane, palette: Palette, room: Room, scale: float) -> None:
        self.tree, self.plane, self.palette, self.scale = slide.shapes._spTree, plane, palette, scale
        self.number = next_id(slide)
        self.ids: dict[str, int] = {}
        self.left = room.x + (room.width - plane.bounds.width * scale) / 2 - plane.bounds.x * scale
        self.top = room.y - plane.bounds.y * scale

    def draw(self) -> None:
        badges: dict[str, list[Badge]] = {}
        for badge in self.plane.badges:
            badges.setdefault(badge.of, []).append(badge)
        for n, band in enumerate(self.plane.bands):
            self._band(band, shaded=n % 2 == 1)
        for frame in self.plane.frames:
            self._frame(frame)
        for one in self.plane.shapes:
            self._shape(one)
            for badge in badges.pop(one.id, ()):
                self._badge(badge)
        by_id = {one.id: one for one in self.plane.shapes}
        for edge in self.plane.edges:
            ends = by_id.get(edge.source), by_id.get(edge.target)
            numbers = self.ids.get(edge.source), self.ids.get(edge.target)
            self.tree.append(
                flow_shape(edge, self._next(), ends, numbers, self._point, self._line_look(edge.kind))
            )
            if edge.label is not None:
                self.text(edge.label, edge.id)
        for left in badges.values():
            for badge in left:
                self._badge(badge)

    def _line_look(self, kind: str) -> str:
        width = 1.6 * self.scale
        return line(self.palette.ink, width, dashed=kind != "sequence", arrow=kind != "association")

    def _next(self) -> int:
        self.number += 1
        return self.number - 1

    def _point(self, x: float, y: float) -> tuple[int, int]:
        return round(self.left + x * self.scale), round(self.top + y * self.scale)

    def _box(self, bounds: Bounds) -> tuple[int, int, int, int]:
        x, y = self._point(bounds.x, bounds.y)
        return x, y, round(bounds.width * self.scale), round(bounds.height * self.scale)

    def _points(self, px: float) -> float:
        """The size of letters on the slide."""
        return px * self.scale / _PX * _POINTS

    def _put(self, bounds: Bounds, name: str, made: tuple[str, str, str]) -> None:
        """A shape; `made` is its preset, its look and its text."""
        self.tree.append(drawn(name, self._box(bounds), *made))

    def _band(self, band: Band, *, shaded: bool) -> None:
        fill = (
            self.palette.absent if not band.present else self.palette.band if shaded else self.palette.paper
        )
        rule = line(self.palette.rule, self.scale)
        back = named(self._next(), f"{band.id} lane", decorative=True)
        self._put(band.bounds, back, ("rect", solid(fill) + rule, body([], 10)))
        name = named(self._next(), band.id, band.label.text)
        shown = " ".join(band.label.lines) if band.label.shortened else band.label.text
        text = body([shown], self._points(band.label.size), colour=self.palette.ink, bold=True)
        self._put(band.header, name, ("rect", solid(self.palette.header) + rule, text))

    def _frame(self, frame: Frame) -> None:
        name = named(self._next(), frame.id, frame.label.text)
        self._put(
            frame.bounds, name, ("roundRect", solid(None) + line(self.palette.ink, self.scale), body([], 10))
        )
        self.text(frame.label, frame.id)

    def _fill(self, one: Shape) -> str:
        """By change where a step comes or goes, else by who does it."""
        if one.change in ("removed", "added"):
            return str(getattr(self.palette, one.change))
        return self.palette.automated if one.human is False else self.palette.human

    def _shape(self, one: Shape) -> None:
        self.ids[one.id] = self.number
        name = named(self._next(), one.id, one.description or one.name)
        fill = self._fill(one)
        ends = one.kind == "end"
        width = (3.2 if ends else 1.6) * self.scale
        look = solid(fill) + line(self.palette.ink, width, dashed=one.human is False)
        if one.family is Family.BAR:
            fill, rim = self.palette.bar(one.kind)
            look = solid(fill) + line(rim or fill, 1.2 * self.scale)
        inside = one.family in (Family.TASK, Family.DATA, Family.BAR)
        if inside and one.label is not None:
            text = self._label(one, one.label)
        elif one.family is Family.GATEWAY:
            text = body(
                [_GATEWAY_SIGNS.get(one.kind, "")],
                self._points(one.bounds.height * 0.42),
                colour=self.palette.ink,
                bold=True,
                wrap=False,
            )
        else:
            text = body([], 10)
        self._put(one.bounds, name, (_PRESETS[one.family], look, text))
        if not inside and one.label is not None:
            self.text(one.label, one.id)
        for fact in one.facts:
            self.text(fact, one.id)

    def _label(self, one: Shape, label: Text) -> str:
        """The name in its box, as high as the layout set it: above what else stands in there."""
        above = label.y - label.size - one.bounds.y
        below = one.bounds.bottom - label.y - label.leading * (len(label.lines) - 1) - label.size * 0.25
        return body(
            [label.text],
            self._points(label.size),
            colour=str(getattr(self.palette, label.tone)),
            inset=round(3 * self.scale),
            down=round((above - below) * self.scale),
            bold=label.bold,
        )

    def _badge(self, badge: Badge) -> None:
        name = named(self._next(), f"{badge.of} {badge.kind}", badge.description or str(badge.kind))
        size = self._points(badge.bounds.height * 0.55)
        self._put(
            badge.bounds,
            name,
            sign(badge.kind, badge.text, self.palette, size, self.scale, hollow=badge.hollow),
        )

    def legend(self, entries: Sequence[LegendEntry], x: int, y: int, right: int) -> None:
        """The signs of the picture and what they mean, in one line or more, in letters of a fixed size."""
        from procmodel.fonts import advance

        left, height = x, round(_LEGEND * 1.2 * _POINT)
        for entry in entries:
            wide = height * 2 if entry.symbol in STEPS else height
            words = round((advance(entry.label.text, _LEGEND) + 8) * _POINT)
            if x > left and x + wide + words > right:
                x, y = left, y + round(height * 1.4)
            made = sign(entry.symbol, "", self.palette, _LEGEND * 0.8, 9525)
            name = named(self._next(), f"legend {entry.symbol}", decorative=True)
            self.tree.append(drawn(name, (x, y, wide, height), *made))
            text = body([entry.label.text], _LEGEND, colour=self.palette.muted, align="l", wrap=False)
            name = named(self._next(), f"legend {entry.symbol} text", entry.label.text)
            box = (x + wide + 4 * _POINT, y, words, height)
            self.tree.append(drawn(name, box, "rect", "<a:noFill/>", text, text_box=True))
            x += wide + words + 14 * _POINT

    def text(self, text: Text, of: str) -> None:
        """Words beside a shape or flow, in the lines that the layout set."""
        width = max(text.bounds.width, 8 + max(map(len, text.lines), default=1) * text.size * 0.62)
        height = text.leading * max(1, len(text.lines))
        x = {Align.START: text.x, Align.MIDDLE: text.x - width / 2, Align.END: text.x - width}[text.align]
        box = Bounds(x, text.y - text.size, width, height)
        look = body(
            text.lines,
            self._points(text.size),
            colour=getattr(self.palette, text.tone if text.tone is not Tone.BADGE else "badge_text"),
            bold=text.bold,
            align=_ANCHORS[text.align],
            anchor="t",
            wrap=False,
        )
        name = named(self._next(), f"{of} text", text.text)
        self.tree.append(drawn(name, self._box(box), "rect", "<a:noFill/>", look, text_box=True))
