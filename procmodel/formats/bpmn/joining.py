"""Lines from outline to outline."""

from __future__ import annotations

from collections.abc import Sequence

from procmodel.results.diagram import Bounds, Point

__all__ = ["clipped", "joined", "ridden"]

_TURN = 12.0  # px before the target, where a bent line turns


def joined(source: Bounds, target: Bounds, upright: bool = False) -> tuple[Point, ...]:
    """A straight line between two rectangles, or one that leaves and enters upright, bent where it must.

    Example:
        >>> joined(Bounds(0, 0, 100, 80), Bounds(-50, 200, 500, 80), upright=True)
        (Point(x=50.0, y=80), Point(x=50.0, y=200))
    """
    if upright:
        down = target.y >= source.bottom
        start, end = source.bottom if down else source.y, target.y if down else target.bottom
        narrow, wide = (source, target) if source.width < target.width else (target, source)
        x = narrow.centre.x
        if wide.x <= x <= wide.right:
            return Point(x, start), Point(x, end)
        turn = end - _TURN if down else end + _TURN
        corners = Point(source.centre.x, turn), Point(target.centre.x, turn)
        return Point(source.centre.x, start), *corners, Point(target.centre.x, end)
    return _towards(source, target.centre), _towards(target, source.centre)


def ridden(source: Bounds, target: Bounds) -> tuple[Point, ...]:
    """A line from an event on the lower border of a box: down, and to the near side of what it leads to.

    Example:
        >>> ridden(Bounds(0, 0, 36, 36), Bounds(100, -50, 100, 80))
        (Point(x=18.0, y=36), Point(x=18.0, y=48.0), Point(x=150.0, y=48.0), Point(x=150.0, y=30))
    """
    if target.y >= source.bottom + _TURN:
        return joined(source, target, upright=True)
    low = max(source.bottom, target.bottom) + _TURN
    start, end = source.centre.x, target.centre.x
    return Point(start, source.bottom), Point(start, low), Point(end, low), Point(end, target.bottom)


def _towards(box: Bounds, point: Point) -> Point:
    """Where the line from the middle of a rectangle to a point leaves it."""
    middle = box.centre
    dx, dy = point.x - middle.x, point.y - middle.y
    scale = max(abs(dx) / (box.width / 2 or 1), abs(dy) / (box.height / 2 or 1))
    return middle if scale == 0 else Point(middle.x + dx / scale, middle.y + dy / scale)


def clipped(
    points: Sequence[Point], source: Bounds, target: Bounds, boxes: tuple[bool, bool]
) -> tuple[Point, ...]:
    """A line without what lies inside the boxes at its ends; each leg runs along an axis.

    Example:
        >>> line = [Point(0, 5), Point(30, 5)]
        >>> clipped(line, Bounds(-10, 0, 10, 10), Bounds(20, 0, 20, 10), (False, True))
        (Point(x=0, y=5), Point(x=20, y=5))
    """
    line = list(points)
    if boxes[0]:
        line = _outside(line, source)
    if boxes[1]:
        line = _outside(line[::-1], target)[::-1]
    return tuple(line) if len(line) > 1 else joined(source, target)


def _outside(line: list[Point], box: Bounds) -> list[Point]:
    """The part of a line after it has left a box for the last time."""
    for at in range(len(line) - 1, 0, -1):
        inner, outer = line[at - 1], line[at]
        if _is_in(inner, box):
            return [_crossing(inner, outer, box), *line[at:]] if not _is_in(outer, box) else []
    return line


def _is_in(point: Point, box: Bounds) -> bool:
    return box.x < point.x < box.right and box.y < point.y < box.bottom


def _crossing(inner: Point, outer: Point, box: Bounds) -> Point:
    """Where a leg leaves a box."""
    if inner.y == outer.y:
        return Point(box.right if outer.x > inner.x else box.x, inner.y)
    return Point(inner.x, box.bottom if outer.y > inner.y else box.y)
