"""A draw.io file: the same picture as shapes that can be moved and renamed, steps inside their lanes."""

from __future__ import annotations

import re
from dataclasses import field

from procmodel.drawing.paths import number
from procmodel.drawing.svg import escaped
from procmodel.light.records import dataclass
from procmodel.results.diagram import (
    LANE,
    Badge,
    BadgeKind,
    Band,
    Bounds,
    Diagram,
    Edge,
    EdgeKind,
    Family,
    Frame,
    Plane,
    Point,
    Shape,
    Text,
)
from procmodel.themes import Palette

__all__ = ["draw"]

_FONT = "html=0;fontFamily=Arial;"
_ORIGIN = Point(0, 0)
_SAYABLE = re.compile(r"[^;=\s\x00-\x1f]+").fullmatch
_SIGNS = {
    BadgeKind.REMOVED: "\N{MINUS SIGN}",
    BadgeKind.ADDED: "+",
    BadgeKind.CHANGED: "\N{GREEK CAPITAL LETTER DELTA}",
    BadgeKind.MOVED: "\N{RIGHTWARDS ARROW}",
    BadgeKind.AUTOMATED: "A",
    BadgeKind.FAULT: "!",
}
_TASKS = {"user", "manual", "service", "script", "send", "receive"}
_BOXES = {"subprocess": "bpmnShapeType=subprocess;isLoopSub=1;", "call": "bpmnShapeType=call;"}
_GATEWAYS = {"exclusive": "exclusive", "parallel": "parallel", "inclusive": "inclusive", "complex": "complex"}
_OUTLINES = {
    "start": "standard",
    "end": "end",
    "throw": "throwing",
    "catch": "catching",
    "boundary": "boundInt",
}
_SYMBOLS = {
    "none": "general",
    "message": "message",
    "timer": "timer",
    "error": "error",
    "escalation": "escalation",
    "signal": "signal",
    "conditional": "conditional",
    "link": "link",
    "compensation": "compensation",
    "cancel": "cancel",
    "terminate": "terminate2",
    "multiple": "multiple",
}


def draw(diagram: Diagram) -> bytes:
    """A picture as a `.drawio` file. Labels are plain text, never HTML."""
    palette = diagram.theme.palette
    sheet = _Sheet(palette)
    for text in diagram.texts:
        sheet.words(text)
    for figure in diagram.figures:
        for part in (figure.before, figure.after, figure.label):
            if part is not None:
                sheet.words(part)
    several = len({plane.id for plane in diagram.planes}) > 1
    for n, plane in enumerate(diagram.planes):
        _plane(sheet, plane, f"v{n}", _told("version", plane.id) if several else "")
    width, height = number(diagram.width), number(diagram.height)
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<mxfile><diagram id="procmodel" name="{escaped(diagram.title)}">',
            f'<mxGraphModel dx="0" dy="0" grid="0" page="1" pageWidth="{width}" pageHeight="{height}"'
            f' background="{palette.paper}"><root>',
            '<mxCell id="0"/>',
            '<mxCell id="1" parent="0"/>',
            *sheet.cells,
            "</root></mxGraphModel></diagram></mxfile>\n",
        )
    ).encode()


@dataclass(slots=True)
class _Sheet:
    """The cells so far."""

    palette: Palette
    cells: list[str] = field(default_factory=list)

    def box(
        self, id_: str, label: str, style: str, bounds: Bounds, parent: str = "1", at: Point = _ORIGIN
    ) -> None:
        """A shape; `at` is where its parent's corner is."""
        x, y, width, height = bounds
        self.cells.append(
            f'<mxCell id="{id_}" value="{escaped(label)}" style="{style}" vertex="1" parent="{parent}">'
            f'<mxGeometry x="{number(x - at.x)}" y="{number(y - at.y)}" width="{number(width)}"'
            f' height="{number(height)}" as="geometry"/></mxCell>'
        )

    def words(self, text: Text) -> None:
        """Words on their own."""
        colour = getattr(self.palette, text.tone)
        style = f"text;badge=1;{_FONT}align=left;verticalAlign=top;spacing=0;fontColor={colour};"
        style += f"fontSize={number(text.size)};"
        self.box(f"t{len(self.cells)}", text.text, style + ("fontStyle=1;" if text.bold else ""), text.bounds)


def _told(key: str, value: str) -> str:
    """A key of a style that draw.io keeps and reading takes up; nothing where a style cannot say the value."""
    return f"{key}={escaped(value)};" if _SAYABLE(value) else ""


def _plane(sheet: _Sheet, plane: Plane, prefix: str, version: str) -> None:
    for text in (plane.title, plane.subtitle):
        if text is not None:
            sheet.words(text)
    corners: dict[str, tuple[str, Point]] = {}
    for k, band in enumerate(plane.bands):
        corners[band.id] = (f"{prefix}l{k}", _lane(sheet, band, f"{prefix}l{k}", version))
    for k, frame in enumerate(plane.frames):
        sheet.box(f"{prefix}g{k}", frame.label.text, _frame(frame, sheet.palette) + version, frame.bounds)
    names = {shape.id: f"{prefix}s{k}" for k, shape in enumerate(plane.shapes)}
    for shape in plane.shapes:
        parent, corner = corners.get(shape.lane or "", ("1", _ORIGIN))
        label = shape.label.text if shape.label is not None else ""
        style = f"{_style(shape, sheet.palette)}{_told('stepId', shape.id)}{version}"
        sheet.box(names[shape.id], label, style, shape.bounds, parent, corner)
    bounds = {shape.id: shape.bounds for shape in plane.shapes}
    for band in plane.bands:
        names[f"{LANE}{band.id}"] = corners[band.id][0]
        bounds[f"{LANE}{band.id}"] = _whole(band)
    for k, edge in enumerate(plane.edges):
        if edge.source in names and edge.target in names:
            sheet.cells.append(_edge(edge, bounds, names, f"{prefix}f{k}", sheet.palette, version))
    for k, badge in enumerate(plane.badges):
        words = badge.text or _SIGNS.get(badge.kind, "")
        sheet.box(f"{prefix}b{k}", words, _badge(badge, sheet.palette), badge.bounds)


def _lane(sheet: _Sheet, band: Band, id_: str, version: str) -> Point:
    """A lane with its name at its side, or above; where its corner is."""
    whole = _whole(band)
    across = band.header.height >= band.bounds.height - 1
    start = band.header.width if across else band.header.height
    style = (
        f"swimlane;{_FONT}horizontal={0 if across else 1};startSize={number(start)};fillColor={sheet.palette.header};"
        f"strokeColor={sheet.palette.rule};fontColor={sheet.palette.ink};collapsible=0;whiteSpace=wrap;"
        f"{_told('laneId', band.id)}{_told('laneKind', band.kind)}{version}"
        f"{'badge=1;' if version and not band.present else ''}"
    )
    sheet.box(id_, band.label.text, style, whole)
    return Point(whole.x, whole.y)


def _whole(band: Band) -> Bounds:
    """A lane with its header."""
    left, top = min(band.bounds.x, band.header.x), min(band.bounds.y, band.header.y)
    right, bottom = max(band.bounds.right, band.header.right), max(band.bounds.bottom, band.header.bottom)
    return Bounds(left, top, right - left, bottom - top)


def _style(shape: Shape, palette: Palette) -> str:
    look = f"{_FONT}fontColor={palette.ink};strokeColor={palette.ink};"
    below = "verticalLabelPosition=bottom;verticalAlign=top;"
    if shape.family is Family.BAR:
        fill, rim = palette.bar(shape.kind)
        return f"{_FONT}fontColor={palette.ink};strokeColor={rim or 'none'};fillColor={fill};whiteSpace=wrap;"
    if shape.family is Family.TASK:
        fill = palette.automated if shape.human is False else palette.human
        dash = "dashed=1;" if shape.human is False else ""
        kind = {"rule": "businessRule"}.get(shape.kind, shape.kind if shape.kind in _TASKS else "abstract")
        size = number(shape.label.size) if shape.label is not None else "12"
        return (
            f"shape=mxgraph.bpmn.task2;taskMarker={kind};{_BOXES.get(shape.kind, '')}rounded=1;"
            f"arcSize=10;whiteSpace=wrap;fillColor={fill};"
            f"{look}{dash}fontSize={size};spacing=6;"
        )
    if shape.family is Family.GATEWAY:
        sign = (
            f"gwType={_GATEWAYS[shape.kind]};outline=none;symbol=none;"
            if shape.kind in _GATEWAYS
            else "outline=boundInt;symbol=multiple;"
        )
        return f"shape=mxgraph.bpmn.gateway2;perimeter=rhombusPerimeter;{sign}fillColor={palette.human};{look}{below}"
    if shape.family is Family.EVENT:
        outline = _OUTLINES.get(shape.kind, "standard")
        if shape.kind == "boundary" and not shape.interrupts:
            outline = "boundNonint"
        symbol = _SYMBOLS.get(shape.trigger, "general")
        return (
            f"shape=mxgraph.bpmn.event;perimeter=ellipsePerimeter;outline={outline};symbol={symbol};"
            f"fillColor={palette.human};{look}{below}"
        )
    kind = "shape=datastore;" if "store" in shape.kind else "shape=note;size=12;"
    return f"{kind}fillColor={palette.human};{look}{below}"


def _frame(frame: Frame, palette: Palette) -> str:
    """A dashed outline that lets clicks through, so that what lies in it can be grasped."""
    return (
        f"rounded=1;arcSize=3;dashed=1;{_FONT}fillColor=none;strokeColor={palette.muted};fontColor={palette.muted};"
        f"verticalAlign=top;align=left;spacingLeft=6;pointerEvents=0;"
        f"bpmnShapeType=subprocess;{_told('stepId', frame.id)}"
    )


def _edge(
    edge: Edge, bounds: dict[str, Bounds], names: dict[str, str], id_: str, palette: Palette, version: str
) -> str:
    style = f"{_FONT}rounded=1;arcSize=12;fontColor={palette.ink};strokeColor={palette.ink};{_line(edge)}{version}"
    if len(edge.waypoints) > 1:
        style += _anchor("exit", edge.waypoints[0], bounds[edge.source])
        style += _anchor("entry", edge.waypoints[-1], bounds[edge.target])
    points = "".join(f'<mxPoint x="{number(x)}" y="{number(y)}"/>' for x, y in edge.waypoints[1:-1])
    label = edge.label.text if edge.label is not None else ""
    return (
        f'<mxCell id="{id_}" value="{escaped(label)}" style="{style}" edge="1" parent="1"'
        f' source="{names[edge.source]}" target="{names[edge.target]}"><mxGeometry relative="1" as="geometry">'
        f'<Array as="points">{points}</Array></mxGeometry></mxCell>'
    )


def _line(edge: Edge) -> str:
    if edge.kind is EdgeKind.MESSAGE:
        return "dashed=1;startArrow=oval;startFill=0;endArrow=block;endFill=0;"
    if edge.kind is EdgeKind.ASSOCIATION:
        return "dashed=1;dashPattern=1 3;endArrow=none;"
    if edge.kind is EdgeKind.DATA:
        return f"dashed=1;dashPattern=1 3;endArrow=open;{'startArrow=open;' if edge.both else ''}"
    return f"endArrow=block;endFill=1;{'startArrow=dash;startFill=0;' if edge.default else ''}"


def _anchor(end: str, point: Point, bounds: Bounds) -> str:
    """Where on the outline a flow begins or ends, as shares of the shape."""
    x = (point.x - bounds.x) / (bounds.width or 1)
    y = (point.y - bounds.y) / (bounds.height or 1)
    return f"{end}X={number(x)};{end}Y={number(y)};{end}Perimeter=0;"


def _badge(badge: Badge, palette: Palette) -> str:
    fill, ink = palette.paper, palette.ink
    if badge.kind is BadgeKind.TOUCH and not badge.hollow:
        fill, ink = palette.badge, palette.badge_text
    elif badge.kind is BadgeKind.HANDOFF:
        fill, ink = palette.handoff, palette.handoff_text
    kind = "ellipse;" if badge.kind in (BadgeKind.TOUCH, BadgeKind.CUSTOMER) else "rounded=1;"
    return f"{kind}{_FONT}fillColor={fill};strokeColor={palette.ink};fontColor={ink};fontStyle=1;fontSize=11;badge=1;"
