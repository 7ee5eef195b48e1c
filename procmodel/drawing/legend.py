"""The legend: each sign of the picture in small, and what it means."""

from __future__ import annotations

from collections.abc import Iterable

from procmodel.drawing.flows import flow_marks
from procmodel.drawing.scene import Group, Part, Words
from procmodel.drawing.signs import badge_parts
from procmodel.drawing.steps import shape_parts
from procmodel.drawing.symbols import TASKS, marks
from procmodel.results.diagram import (
    Badge,
    BadgeKind,
    Bounds,
    Edge,
    EdgeKind,
    Family,
    LegendEntry,
    Point,
    Shape,
)
from procmodel.themes import Theme

__all__ = ["SYMBOLS", "legend_parts"]

_DATA = ("data", "store")
_LETTERS = {BadgeKind.TOUCH: "1", BadgeKind.HANDOFF: "H1"}
_EVENTS = ("start", "end", "catch", "throw", "boundary")
_GATEWAYS = ("exclusive", "parallel", "inclusive", "event", "complex")

SYMBOLS = (
    *(str(kind) for kind in BadgeKind),
    "touch:seldom",
    *TASKS,
    *_EVENTS,
    *_GATEWAYS,
    *_DATA,
    *(f"flow:{kind}" for kind in EdgeKind),
    "flow:path",
    *(f"step:{kind}" for kind in ("human", "automated", "removed", "added", "uncertain")),
)
"""What a legend can show: a badge by its kind, `step:...` a box, `flow:...` a line, else an element by its kind."""


def legend_parts(entries: Iterable[LegendEntry], theme: Theme) -> Group:
    """All entries."""
    parts: list[Part] = []
    for entry in entries:
        words = Words(entry.label, getattr(theme.palette, entry.label.tone))
        parts.extend((*_symbol(entry.symbol, entry.bounds, theme), words))
    return Group(tuple(parts), kind="legend")


def _symbol(name: str, bounds: Bounds, theme: Theme) -> tuple[Part, ...]:
    kind, _, what = name.partition(":")
    if kind == "flow":
        y = bounds.centre.y
        points = (Point(bounds.x, y), Point(bounds.right, y))
        if what == "path":
            return flow_marks(Edge("", "", "", points, change=what), theme)
        return flow_marks(Edge("", "", "", points, EdgeKind(what)), theme)
    if kind in {str(badge) for badge in BadgeKind}:
        badge = BadgeKind(kind)
        return badge_parts(
            Badge(badge, _LETTERS.get(badge, ""), _badge_box(badge, bounds), "", hollow=what == "seldom"),
            theme.palette,
        )
    if kind in TASKS:
        side = min(bounds.width, bounds.height)
        x, y = bounds.centre
        return marks(
            TASKS[kind], x - side / 2, y - side / 2, side / 16, theme.palette.ink, theme.palette.paper
        )
    return shape_parts(_shape(what or kind, bounds), (), theme, theme.palette.paper)


def _badge_box(kind: BadgeKind, bounds: Bounds) -> Bounds:
    """A badge is round or square but for the handoff's."""
    side = min(bounds.width, bounds.height)
    width = min(bounds.width, side * 1.35) if kind is BadgeKind.HANDOFF else side
    x, y = bounds.centre
    return Bounds(x - width / 2, y - side / 2, width, side)


def _shape(kind: str, bounds: Bounds) -> Shape:
    """A small element of a kind."""
    if kind in _EVENTS or kind in _GATEWAYS:
        family = Family.EVENT if kind in _EVENTS else Family.GATEWAY
        side = min(bounds.width, bounds.height)
        x, y = bounds.centre
        return Shape("", kind, family, Bounds(x - side / 2, y - side / 2, side, side), None)
    if kind in _DATA:
        x, y = bounds.centre
        width, height = (14.0, bounds.height) if kind == "data" else (22.0, bounds.height)
        return Shape("", kind, Family.DATA, Bounds(x - width / 2, y - height / 2, width, height), None)
    change = kind if kind in ("removed", "added") else None
    human = kind != "automated"
    return Shape("", "", Family.TASK, bounds, None, human=human, change=change, uncertain=kind == "uncertain")
