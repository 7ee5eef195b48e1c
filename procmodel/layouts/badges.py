"""The signs on steps and flows: touches numbered along the flow, customer's steps, handoffs, changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from procmodel.layouts.moving import moved_text
from procmodel.layouts.placing import Placed
from procmodel.results.diagram import (
    Annotations,
    Badge,
    BadgeKind,
    Band,
    Bounds,
    Edge,
    EdgeKind,
    Family,
    Point,
    Shape,
)
from procmodel.themes import Sizes
from procmodel.wording import say

__all__ = ["CHANGES", "handoffs", "sign"]

CHANGES = {
    "removed": BadgeKind.REMOVED,
    "added": BadgeKind.ADDED,
    "moved": BadgeKind.MOVED,
    "automated": BadgeKind.AUTOMATED,
    "changed": BadgeKind.CHANGED,
    "assisted": BadgeKind.CHANGED,
    "by_hand": BadgeKind.CHANGED,
    "self_service": BadgeKind.CHANGED,
    "merged": BadgeKind.CHANGED,
    "split": BadgeKind.CHANGED,
    "fault": BadgeKind.FAULT,
}
"""The sign of each kind of change."""

_PLATE = (31.0, 20.6)  # of a handoff
_HEAD = 9.5  # px at the end of a flow that its arrowhead takes up
_OVER_BADGE = 60.0
_STRIPE = 13.0  # px that the pattern of what is gone takes up at the left edge of a step
_HALO = 3.0  # px beside words, which would cut into a sign


def sign(placed: Placed, notes: Annotations, sizes: Sizes) -> tuple[Badge, ...]:
    """The signs on steps, events and gateways; the shapes of `placed` learn what changed on them."""
    placed.shapes = [
        _clear_of_stripe(
            replace(shape, change=notes.changes.get(shape.id), uncertain=shape.id in notes.low_confidence)
        )
        for shape in placed.shapes
    ]
    badges = tuple(_on_steps(placed.shapes, notes, sizes))
    for x, y, width, height in (badge.bounds for badge in badges):
        placed.crowd.add(Bounds(x - _HALO, y, width + 2 * _HALO, height), _OVER_BADGE)
    for fact in (fact for shape in placed.shapes for fact in shape.facts):
        placed.crowd.add(fact.bounds, _OVER_BADGE)
    return badges


def _clear_of_stripe(shape: Shape) -> Shape:
    """A step that is gone, its name moved right as far as the pattern at its left edge asks for."""
    if shape.change != "removed" or shape.family is not Family.TASK or shape.label is None:
        return shape
    by = shape.bounds.x + _STRIPE - shape.label.bounds.x
    return replace(shape, label=moved_text(shape.label, Point(by, 0))) if by > 0 else shape


def _on_steps(shapes: Sequence[Shape], notes: Annotations, sizes: Sizes) -> Iterator[Badge]:
    touches, customers = set(notes.touches), set(notes.customer_steps)
    number = 0
    for shape in shapes:
        corner = Point(shape.bounds.x, shape.bounds.y)
        if shape.id in touches:
            number += 1
            seldom = shape.id in notes.seldom
            said = say("layout.touch-seldom" if seldom else "layout.touch", number=number)
            yield Badge(BadgeKind.TOUCH, str(number), _square(corner, sizes.badge), shape.id, said, seldom)
        elif shape.id in customers:
            said = say("layout.customer")
            yield Badge(BadgeKind.CUSTOMER, "", _square(corner, sizes.badge), shape.id, said)
        kind = _change_sign(shape)
        if kind is not None:
            said = say(f"layout.change-{shape.change}")
            radius = sizes.badge - (3 if shape.family is Family.DATA else 1)
            yield Badge(kind, "", _square(_change_corner(shape), radius), shape.id, said)


def _change_sign(shape: Shape) -> BadgeKind | None:
    """The sign of what became of a shape; of events and gateways only what came, what went and what goes wrong."""
    kind = CHANGES.get(shape.change or "")
    if shape.family is not Family.TASK and kind not in (BadgeKind.REMOVED, BadgeKind.ADDED, BadgeKind.FAULT):
        return None
    return kind


def _change_corner(shape: Shape) -> Point:
    """The upper right corner of a step; on events and gateways a place on the rim, clear of their flows."""
    bounds = shape.bounds
    if shape.family in (Family.TASK, Family.DATA):
        return Point(bounds.right, bounds.y)
    off = bounds.width * (0.36 if shape.family is Family.GATEWAY else 0.38)
    return Point(bounds.centre.x + off, bounds.centre.y - off)


def _square(middle: Point, radius: float) -> Bounds:
    return Bounds(middle.x - radius, middle.y - radius, 2 * radius, 2 * radius)


def handoffs(placed: Placed, notes: Annotations, bands: Sequence[Band]) -> Iterator[Badge]:
    """A plate where the case changes hands: on a flow of the way from sender to receiver, best at a lane's border."""
    place = {shape.id: n for n, shape in enumerate(placed.shapes)}
    lanes = {shape.id: shape.lane for shape in placed.shapes}
    leaving: dict[str, list[Edge]] = {}
    for flow in placed.edges:
        if flow.change != "removed" and flow.kind is not EdgeKind.DATA:
            leaving.setdefault(flow.source, []).append(flow)
    for shape in placed.shapes:
        if shape.host is not None:
            leaving.setdefault(shape.host, []).extend(leaving.get(shape.id, ()))
    last = len(place)
    wanted = sorted(notes.handoffs, key=lambda one: (place.get(one[1], last), place.get(one[0], last)))
    for n, (sender, receiver, part) in enumerate(wanted, 1):
        way = _way(leaving, sender, receiver)
        edge = _telling(way, lanes)
        of = edge.id if edge is not None else receiver or sender
        if edge is None and of not in place:
            continue
        places = list(
            _on_flow(placed.own.get(edge.id, edge.waypoints), bands)
            if edge is not None
            else _beside(placed.shapes[place[of]])
        )
        bounds = placed.crowd.best(places)
        placed.crowd.add(bounds, _OVER_BADGE)
        said = say("layout.handoff", number=n, part=say(f"layout.part-{part}"))
        yield Badge(BadgeKind.HANDOFF, f"H{n}", bounds, of, said)


def _telling(way: Sequence[Edge], lanes: dict[str, str | None]) -> Edge | None:
    """The flow of a way that changes lanes, the last of several; else the first flow."""
    for edge in reversed(way):
        if lanes.get(edge.source) != lanes.get(edge.target):
            return edge
    return way[0] if way else None


def _way(leaving: dict[str, list[Edge]], sender: str, receiver: str) -> list[Edge]:
    """The flows of a shortest way from one element to another, none if there is no such way."""
    came: dict[str, tuple[str, Edge] | None] = {sender: None}
    queue = [sender]
    for at in queue:
        if at == receiver and at != sender:
            break
        for edge in leaving.get(at, ()):
            if edge.target not in came:
                came[edge.target] = at, edge
                queue.append(edge.target)
    way: list[Edge] = []
    step = came.get(receiver)
    while step is not None:
        way.append(step[1])
        step = came[step[0]]
    return way[::-1]


def _on_flow(points: Sequence[Point], bands: Sequence[Band]) -> Iterator[Bounds]:
    """Places of plates along a flow: where it crosses a lane's border, then on its longest legs.

    On a short leg the plate moves back, so that the arrowhead stays in sight.
    """
    heights = sorted({band.bounds.y for band in bands[1:]})
    sides = sorted({band.bounds.x for band in bands} - {bands[0].bounds.x})  # where lanes are columns
    legs = list(pairwise(points))
    for leg in legs:
        upright = leg[0].x == leg[1].x
        for border in heights if upright else sides:
            low, high = sorted((leg[0].y, leg[1].y) if upright else (leg[0].x, leg[1].x))
            if low < border < high:
                yield from _at_border(leg, border, _HEAD if leg is legs[-1] else 0.0)
    legs.sort(key=lambda leg: -abs(leg[0].x - leg[1].x) - abs(leg[0].y - leg[1].y))
    for share in (0.5, 0.35, 0.65, 0.2, 0.8):
        for start, end in legs:
            yield _plate(Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share))


def _at_border(leg: tuple[Point, Point], border: float, head: float) -> Iterator[Bounds]:
    """The plate on a border that a leg crosses, clear of `head` px at the leg's end; none where that has no room."""
    start, end = leg
    upright = start.x == end.x
    half = _PLATE[1] / 2 if upright else _PLATE[0] / 2
    first, last = (start.y, end.y) if upright else (start.x, end.x)
    towards = 1 if last > first else -1
    at = min(border * towards, last * towards - head - half) * towards
    if (at - first) * towards >= half:
        yield _plate(Point(start.x, at) if upright else Point(at, start.y))


def _beside(shape: Shape) -> Iterator[Bounds]:
    """Where a plate stands whose way is not drawn."""
    x, y, width, height = shape.bounds
    for share in (0.5, 0.35, 0.65):
        yield _plate(Point(x + width * share, y + height + 2))
    yield _plate(Point(x, y + height + 4))
    yield _plate(Point(x + width / 2, y - 2))


def _plate(middle: Point) -> Bounds:
    return Bounds(middle.x - _PLATE[0] / 2, middle.y - _PLATE[1] / 2, *_PLATE)
