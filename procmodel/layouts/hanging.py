"""What hangs below a step as a shape with its name, and the dotted line between the two."""

from __future__ import annotations

from procmodel.layouts.draft import Draft
from procmodel.layouts.racks import DATA_SIZES, Hung
from procmodel.results.diagram import Align, Bounds, Edge, EdgeKind, Family, Point, Shape

__all__ = ["hang"]

_GAP = 4.0  # px between a shape and its name


def hang(made: Draft, step: Shape, node: int, hung: Hung) -> tuple[Shape, Edge]:
    """The shape of data below a step, and its line: from who writes it, to who reads it."""

    def at(spot: tuple[float, float]) -> Point:
        x, y = step.bounds.centre
        along, across = spot
        return Point(x + across, y + along) if made.turned else Point(x + along, y + across)

    ware, middle = hung.ware, at(hung.at)
    width, height = DATA_SIZES[ware.kind]
    bounds = Bounds(middle.x - width / 2, middle.y - height / 2, width, height)
    id_ = made.ware_id(node, hung)
    label = hung.label.at(middle.x, bounds.bottom + _GAP, Align.MIDDLE)
    markers = ("parallel",) if ware.collection else ()
    shape = Shape(id_, ware.kind, Family.DATA, bounds, step.lane, label, markers=markers)
    points = tuple(at(spot) for spot in hung.line)
    kind = EdgeKind.ASSOCIATION if hung.how == "uses" else EdgeKind.DATA
    source, target = step.id, id_
    if hung.how == "reads":
        source, target, points = id_, step.id, points[::-1]
    return shape, Edge(f"data-{id_}", source, target, points, kind, both=hung.how == "both")
