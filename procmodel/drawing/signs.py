"""The signs of a comparison: touches, customer's steps, handoffs, kinds of change. Told apart without colour."""

from __future__ import annotations

from math import cos, pi, sin

from procmodel.drawing.paths import arrowhead, box, circle, outline
from procmodel.drawing.scene import Mark, Part, Words
from procmodel.drawing.symbols import TASKS, marks
from procmodel.fonts import CAP_HEIGHT
from procmodel.results.diagram import Align, Badge, BadgeKind, Bounds, Text
from procmodel.results.lettering import letters
from procmodel.themes import Palette

__all__ = ["CHANGES", "badge_parts"]


def badge_parts(badge: Badge, palette: Palette) -> tuple[Part, ...]:
    """A badge in its place."""
    bounds, ink, paper = badge.bounds, palette.ink, palette.paper
    if badge.kind is BadgeKind.TOUCH and badge.hollow:
        gap = Mark(_disc(bounds), None, paper, 4.5, decor=True)
        return (gap, Mark(_disc(bounds), paper, ink, 1.8, box=bounds), *_words(badge, ink))
    if badge.kind is BadgeKind.TOUCH:
        gap = Mark(_disc(bounds), None, paper, 3.0, decor=True)
        disc = Mark(_disc(bounds), palette.badge, box=bounds)
        return (gap, disc, *_words(badge, palette.badge_text))
    if badge.kind is BadgeKind.CUSTOMER:
        gap = Mark(_disc(bounds), None, paper, 4.5, decor=True)
        rings = (gap, Mark(_disc(bounds), paper, ink, 1.8, box=bounds))
        side = bounds.height * 0.62
        corner = bounds.centre.x - side / 2, bounds.centre.y - side / 2
        person = marks(TASKS["user"], *corner, side / 16, ink, paper) if not badge.text else ()
        return (*rings, *person, *_words(badge, ink))
    if badge.kind is BadgeKind.HANDOFF:
        plate = Mark(box(bounds, 3.5), palette.handoff, palette.handoff_text, 1.2, box=bounds)
        return (plate, *_words(badge, palette.handoff_text))
    plate = Mark(box(bounds, 4), paper, ink, 1.5, box=bounds)
    return (plate, *CHANGES[badge.kind](bounds, ink))


def _words(badge: Badge, colour: str) -> tuple[Words, ...]:
    """The few letters of a badge, bold, in its middle."""
    text, bounds, size = badge.text, badge.bounds, letters(badge)
    if not text:
        return ()
    middle = bounds.centre
    baseline = middle.y + size * CAP_HEIGHT / 2
    where = Bounds(bounds.x, middle.y - size / 2, bounds.width, size)
    return (
        Words(Text(text, (text,), middle.x, baseline, size, size, Align.MIDDLE, True, bounds=where), colour),
    )


def _disc(bounds: Bounds) -> str:
    return circle(bounds.centre, min(bounds.width, bounds.height) / 2)


def _minus(bounds: Bounds, ink: str) -> tuple[Mark, ...]:
    """Removed."""
    (x, y), r = bounds.centre, _reach(bounds)
    return (_bar(x - r, y, x + r, y, ink),)


def _plus(bounds: Bounds, ink: str) -> tuple[Mark, ...]:
    """Added."""
    (x, y), r = bounds.centre, _reach(bounds)
    return _bar(x - r, y, x + r, y, ink), _bar(x, y - r, x, y + r, ink)


def _delta(bounds: Bounds, ink: str) -> tuple[Mark, ...]:
    """Changed."""
    (x, y), r = bounds.centre, _reach(bounds)
    return (Mark(outline([(x, y - r), (x + r, y + r * 0.85), (x - r, y + r * 0.85)]), None, ink, 1.7),)


def _arrow(bounds: Bounds, ink: str) -> tuple[Mark, ...]:
    """Moved."""
    (x, y), r = bounds.centre, _reach(bounds) * 1.15
    return _bar(x - r, y, x + r * 0.3, y, ink), Mark(arrowhead((x - r, y), (x + r, y), r, r * 0.8), ink)


def _gear(bounds: Bounds, ink: str) -> tuple[Mark, ...]:
    """Automated."""
    (x, y), r = bounds.centre, _reach(bounds)
    teeth = "".join(
        f"M{x + r * 0.6 * sin(a):.2f} {y - r * 0.6 * cos(a):.2f}L{x + r * 1.2 * sin(a):.2f} {y - r * 1.2 * cos(a):.2f}"
        for a in (2 * pi * n / 8 for n in range(8))
    )
    return Mark(teeth, None, ink, 1.9), Mark(circle((x, y), r * 0.68), None, ink, 1.7)


def _stroke_and_dot(bounds: Bounds, ink: str) -> tuple[Mark, ...]:
    """Goes wrong here."""
    (x, y), r = bounds.centre, _reach(bounds)
    return _bar(x, y - r * 1.15, x, y + r * 0.3, ink), _bar(x, y + r * 0.75, x, y + r * 1.2, ink)


def _bar(x1: float, y1: float, x2: float, y2: float, ink: str) -> Mark:
    return Mark(f"M{x1:.2f} {y1:.2f}L{x2:.2f} {y2:.2f}", None, ink, 2.2)


def _reach(bounds: Bounds) -> float:
    return min(bounds.width, bounds.height) * 0.28


CHANGES = {
    BadgeKind.REMOVED: _minus,
    BadgeKind.ADDED: _plus,
    BadgeKind.CHANGED: _delta,
    BadgeKind.MOVED: _arrow,
    BadgeKind.AUTOMATED: _gear,
    BadgeKind.FAULT: _stroke_and_dot,
}
"""How each kind of change is signed."""
