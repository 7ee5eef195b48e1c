"""Path data: the `d` of lines, boxes, circles, arrowheads and hatching, as short strings of numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import hypot

from procmodel.results.diagram import Bounds, Point

__all__ = ["arrowhead", "box", "circle", "hatch", "number", "outline", "placed", "polyline", "shortened"]

_TOKENS = re.compile("[MLCQAZ]|-?[0-9.]+")
_TAKES = {"M": 2, "L": 2, "C": 6, "Q": 4, "A": 7, "Z": 0}


def number(value: float) -> str:
    """A coordinate in at most two decimals.

    Example:
        >>> number(12.0), number(0.128), number(-0.001)
        ('12', '0.13', '0')
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def polyline(points: Sequence[tuple[float, float]], radius: float = 0.0) -> str:
    """A line through `points`, its corners rounded by at most `radius`."""
    parts = [f"M{_pair(points[0])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        here = min(radius, hypot(corner[0] - before[0], corner[1] - before[1]) / 2)
        here = min(here, hypot(after[0] - corner[0], after[1] - corner[1]) / 2)
        if here > 0.5:
            parts.append(f"L{_pair(_towards(corner, before, here))}")
            parts.append(f"Q{_pair(corner)} {_pair(_towards(corner, after, here))}")
        else:
            parts.append(f"L{_pair(corner)}")
    parts.extend(f"L{_pair(point)}" for point in points[1:][-1:])
    return "".join(parts)


def outline(points: Iterable[tuple[float, float]]) -> str:
    """A closed shape through `points`.

    Example:
        >>> outline([(0, 0), (4, 0), (2, 3)])
        'M0 0L4 0L2 3Z'
    """
    first, *rest = points
    return f"M{_pair(first)}{''.join(f'L{_pair(point)}' for point in rest)}Z"


def box(bounds: Bounds, radius: float = 0.0) -> str:
    """A rectangle with corners rounded by `radius`."""
    x, y, right, bottom = bounds.x, bounds.y, bounds.right, bounds.bottom
    if radius <= 0:
        return outline([(x, y), (right, y), (right, bottom), (x, bottom)])
    r = min(radius, bounds.width / 2, bounds.height / 2)
    arc = f"A{number(r)} {number(r)} 0 0 1 "
    return (
        f"M{_pair((x + r, y))}L{_pair((right - r, y))}{arc}{_pair((right, y + r))}"
        f"L{_pair((right, bottom - r))}{arc}{_pair((right - r, bottom))}"
        f"L{_pair((x + r, bottom))}{arc}{_pair((x, bottom - r))}"
        f"L{_pair((x, y + r))}{arc}{_pair((x + r, y))}Z"
    )


def circle(centre: tuple[float, float], radius: float) -> str:
    """A circle."""
    x, y = centre
    r = number(radius)
    half = f"A{r} {r} 0 0 1 "
    return f"M{_pair((x - radius, y))}{half}{_pair((x + radius, y))}{half}{_pair((x - radius, y))}Z"


def arrowhead(
    tail: tuple[float, float], tip: tuple[float, float], length: float, half: float, notch: float = 0.0
) -> str:
    """A triangle that points from `tail` to `tip`; `notch` cuts into its back."""
    far = hypot(tip[0] - tail[0], tip[1] - tail[1]) or 1.0
    dx, dy = (tip[0] - tail[0]) / far, (tip[1] - tail[1]) / far
    x, y = tip[0] - dx * length, tip[1] - dy * length
    points = [tip, (x - dy * half, y + dx * half), (x + dy * half, y - dx * half)]
    if notch:
        points.insert(2, (x + dx * notch, y + dy * notch))
    return outline(points)


def shortened(points: Sequence[Point], *, end: float = 0.0, start: float = 0.0) -> list[tuple[float, float]]:
    """`points` with the first and the last leg cut short by so much, but never by more than most of the leg."""
    made: list[tuple[float, float]] = list(points)
    if start:
        made[0] = _towards(points[0], points[1], min(start, _far(points[0], points[1]) * 0.8))
    if end:
        made[-1] = _towards(points[-1], points[-2], min(end, _far(points[-1], points[-2]) * 0.8))
    return made


def hatch(bounds: Bounds, gap: float) -> str:
    """Lines that rise to the right, `gap` px apart along x, inside a rectangle."""
    x, y, width, height = bounds
    parts = []
    for n in range(1, int((width + height) / gap) + 1):
        reach = n * gap  # along the upper edge from the corner, or past it
        if reach >= width + height:
            break
        start = (x, y + reach) if reach <= height else (x + reach - height, y + height)
        end = (x + reach, y) if reach <= width else (x + width, y + reach - width)
        parts.append(f"M{_pair(start)}L{_pair(end)}")
    return "".join(parts)


@lru_cache(maxsize=4096)
def placed(path: str, x: float, y: float, scale: float = 1.0) -> str:
    """`path` with its origin moved to a place, in another size. Its commands are M L C Q A and Z.

    Example:
        >>> placed("M0 0L2 0A1 1 0 0 1 4 2Z", 10, 10, 2)
        'M10 10L14 10A2 2 0 0 1 18 14Z'
    """
    parts: list[str] = []
    for command, values in _commands(path):
        if command == "A":
            rx, ry, turn, large, sweep, *end = values
            lead = f"{number(rx * scale)} {number(ry * scale)} {number(turn)} {large:.0f} {sweep:.0f} "
            parts.append(f"A{lead}{_pair((end[0] * scale + x, end[1] * scale + y))}")
        else:
            pairs = zip(values[::2], values[1::2], strict=True)
            parts.append(command + " ".join(_pair((a * scale + x, b * scale + y)) for a, b in pairs))
    return "".join(parts)


@lru_cache(maxsize=512)
def _commands(path: str) -> tuple[tuple[str, tuple[float, ...]], ...]:
    """The commands of a path and their numbers."""
    tokens, found = _TOKENS.findall(path), []
    at = 0
    while at < len(tokens):
        command, at = tokens[at], at + 1
        count = _TAKES[command]
        found.append((command, tuple(float(token) for token in tokens[at : at + count])))
        at += count
    return tuple(found)


def _pair(point: tuple[float, float]) -> str:
    return f"{number(point[0])} {number(point[1])}"


def _far(one: tuple[float, float], other: tuple[float, float]) -> float:
    return hypot(other[0] - one[0], other[1] - one[1])


def _towards(start: tuple[float, float], end: tuple[float, float], far: float) -> tuple[float, float]:
    share = far / (_far(start, end) or 1.0)
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
