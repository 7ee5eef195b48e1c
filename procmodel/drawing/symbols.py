"""The signs of BPMN as paths: task types, triggers of events, gateways, markers, data.

Task types are drawn in a box of 16 by 16, markers in one of 14 by 14, both from its upper left corner; triggers
about the middle of a circle of radius 18, gateways about the middle of a diamond of half width 25.
"""

from __future__ import annotations

from math import cos, pi, sin

from procmodel.drawing.paths import circle, outline, placed
from procmodel.drawing.scene import Mark
from procmodel.light.tuples import NamedTuple

__all__ = ["GATEWAYS", "MARKERS", "TASKS", "TRIGGERS", "Stroke", "marks"]


class Stroke(NamedTuple):
    """One path of a sign. `fill` and `line` are `ink`, `back` (the colour behind it) or nothing."""

    path: str
    fill: str = ""
    line: str = "ink"
    width: float = 1.2


Sign = tuple[Stroke, ...]


def marks(sign: Sign, x: float, y: float, scale: float, ink: str, back: str) -> tuple[Mark, ...]:
    """A sign in its place and size, in colours."""
    colours = {"ink": ink, "back": back, "": None}
    return tuple(
        Mark(
            placed(stroke.path, x, y, scale), colours[stroke.fill], colours[stroke.line], stroke.width * scale
        )
        for stroke in sign
    )


def _solid(path: str, width: float = 1.0) -> Stroke:
    return Stroke(path, "ink", "ink", width)


def _ring(points: int, *radii: float, turn: float = 0.0) -> list[tuple[float, float]]:
    """So many corners about the middle, at distances that take turns."""
    return [
        (
            radii[n % len(radii)] * sin(2 * pi * n / points + turn),
            -radii[n % len(radii)] * cos(2 * pi * n / points + turn),
        )
        for n in range(points)
    ]


def _gear() -> Sign:
    corners = [
        (8 + radius * sin(angle), 8 - radius * cos(angle))
        for tooth in range(8)
        for radius, off in ((5.1, -0.29), (7.1, -0.2), (7.1, 0.2), (5.1, 0.29))
        for angle in [2 * pi * tooth / 8 + off]
    ]
    return Stroke(outline(corners), "back"), Stroke(circle((8, 8), 2.4))


_ENVELOPE = "M1.2 3.2L14.8 3.2L14.8 12.8L1.2 12.8Z"
_FLAP = "M1.2 3.6L8 9L14.8 3.6"
_HAND = (
    "M4.2 9L4.2 4.4Q4.2 3.3 5.15 3.3Q6.1 3.3 6.1 4.4L6.1 7.6M6.1 7.4L6.1 2.6Q6.1 1.5 7.05 1.5Q8 1.5 8 2.6L8 7.4"
    "M8 7.4L8 2.6Q8 1.5 8.95 1.5Q9.9 1.5 9.9 2.6L9.9 7.6M9.9 7.6L9.9 4.1Q9.9 3 10.85 3Q11.8 3 11.8 4.1L11.8 10.4"
    "Q11.8 14.5 8.4 14.5L7.6 14.5Q5.9 14.5 4.9 13.1L1.9 9.3Q1.3 8.4 2 7.8Q2.8 7.2 3.5 8.1L4.2 9"
)
_SCROLL = "M5.2 1.8L13.4 1.8Q10.6 4.6 12 7.8Q13.4 11.4 10.8 14.2L2.6 14.2Q5.2 11.4 3.8 7.8Q2.6 4.6 5.2 1.8Z"

TASKS: dict[str, Sign] = {
    "manual": (Stroke(_HAND),),
    "user": (
        Stroke("M2.2 14.5L2.2 13Q2.2 9.5 5.8 9.5L10.2 9.5Q13.8 9.5 13.8 13L13.8 14.5Z"),
        Stroke(circle((8, 4.8), 3.1), "back"),
    ),
    "service": _gear(),
    "script": (
        Stroke(_SCROLL),
        Stroke("M5.4 4.8L9.8 4.8M5.8 8L10.2 8M6.6 11.2L10.6 11.2", width=1.1),
    ),
    "rule": (
        Stroke("M1.4 2.6L14.6 2.6L14.6 13.4L1.4 13.4Z"),
        _solid("M1.4 2.6L14.6 2.6L14.6 5.6L1.4 5.6Z"),
        Stroke("M1.4 9.5L14.6 9.5M5.4 5.6L5.4 13.4", width=1.1),
    ),
    "send": (_solid(_ENVELOPE), Stroke(_FLAP, line="back", width=1.3)),
    "receive": (Stroke(_ENVELOPE), Stroke(_FLAP)),
    "task": (),
}
"""Icons of the task kinds; the plain task has none."""

_CLOCK_TICKS = "".join(
    f"M{8.6 * sin(a):.2f} {-8.6 * cos(a):.2f}L{10.6 * sin(a):.2f} {-10.6 * cos(a):.2f}"
    for a in (2 * pi * n / 12 for n in range(12))
)
_BACKWARDS = "M-10.5 0L-1.5 -6.5L-1.5 6.5ZM-0.5 0L8.5 -6.5L8.5 6.5Z"
_CROSS = "M-9 -6.5L-6.5 -9L0 -2.5L6.5 -9L9 -6.5L2.5 0L9 6.5L6.5 9L0 2.5L-6.5 9L-9 6.5L-2.5 0Z"

TRIGGERS: dict[str, tuple[str, str]] = {
    "none": ("", ""),
    "message": ("M-9.5 -6.5L9.5 -6.5L9.5 6.5L-9.5 6.5Z", "M-9.5 -6L0 1.5L9.5 -6"),
    "timer": (circle((0, 0), 11), f"{_CLOCK_TICKS}M0 -7.5L0 0L5 2.5"),
    "error": ("M-8 8.5L-3.2 -6L2.6 2L8 -8.5L3.2 6L-2.6 -1.5Z", ""),
    "escalation": ("M0 -10L7.5 9L0 2L-7.5 9Z", ""),
    "signal": ("M0 -9.5L9.5 7L-9.5 7Z", ""),
    "conditional": (
        "M-7 -9L7 -9L7 9L-7 9Z",
        "M-4.5 -5.5L4.5 -5.5M-4.5 -1.8L4.5 -1.8M-4.5 1.8L4.5 1.8M-4.5 5.5L4.5 5.5",
    ),
    "link": ("M-10 -4.2L2 -4.2L2 -8.5L11 0L2 8.5L2 4.2L-10 4.2Z", ""),
    "compensation": (_BACKWARDS, ""),
    "cancel": (_CROSS, ""),
    "terminate": (circle((0, 0), 10.5), ""),
    "multiple": (outline(_ring(5, 10.5)), ""),
}
"""Outline and inner lines of each trigger: an event that waits has them drawn, one that tells has them filled."""

GATEWAYS: dict[str, Sign] = {
    "exclusive": (Stroke("M-7 -7L7 7M7 -7L-7 7", width=3.2),),
    "parallel": (Stroke("M0 -11L0 11M-11 0L11 0", width=3.2),),
    "inclusive": (Stroke(circle((0, 0), 10.5), width=2.8),),
    "event": (
        Stroke(circle((0, 0), 14), width=1.1),
        Stroke(circle((0, 0), 11.2), width=1.1),
        Stroke(outline(_ring(5, 7.4)), width=1.2),
    ),
    "complex": (Stroke("M0 -11L0 11M-11 0L11 0M-7.8 -7.8L7.8 7.8M7.8 -7.8L-7.8 7.8", width=2.6),),
}

MARKERS: dict[str, Sign] = {
    "loop": (
        Stroke("M4.6 12A5.6 5.6 0 1 1 9.2 12.1", width=1.4),
        Stroke("M1.4 12.6L4.9 12.4L4.4 8.9", width=1.4),
    ),
    "parallel": (Stroke("M3 2L3 12M7 2L7 12M11 2L11 12", width=2),),
    "sequential": (Stroke("M2 3L12 3M2 7L12 7M2 11L12 11", width=2),),
    "collapsed": (
        Stroke("M1 1L13 1L13 13L1 13Z", width=1.2),
        Stroke("M7 3.5L7 10.5M3.5 7L10.5 7", width=1.5),
    ),
    "ad-hoc": (Stroke("M1.5 8.5Q4 3.5 7 7Q10 10.5 12.5 5.5", width=2),),
    "compensation": (Stroke(placed(_BACKWARDS, 7.6, 7, 0.62), width=1.2),),
}
