"""Badges on steps and flows, and the legend that explains them."""

from __future__ import annotations

from procmodel.light.tuples import NamedTuple
from procmodel.reports.pptx.markup import body, line, solid
from procmodel.results.diagram import BadgeKind
from procmodel.themes import Palette

__all__ = ["STEPS", "Sign", "sign"]

_LETTERS = {
    BadgeKind.REMOVED: "\N{MINUS SIGN}",
    BadgeKind.ADDED: "+",
    BadgeKind.CHANGED: "Δ",
    BadgeKind.MOVED: "→",
    BadgeKind.AUTOMATED: "A",
    BadgeKind.FAULT: "!",
    BadgeKind.CUSTOMER: "C",
    BadgeKind.TOUCH: "1",
    BadgeKind.HANDOFF: "H",
}
STEPS = ("step:human", "step:automated")
"""The entries of a legend that show a step rather than a badge."""


class Sign(NamedTuple):
    """A shape as markup: its preset, its fill and line, its text."""

    preset: str
    look: str
    text: str


def sign(kind: str, text: str, palette: Palette, size: float, width: float, *, hollow: bool = False) -> Sign:
    """The sign of a badge, or of a step in a legend. Every kind differs by its letter or outline too.

    Args:
        kind: of a `BadgeKind`, or one of `STEPS`.
        text: what stands in it; empty: the letter of its kind.
        palette: the colours.
        size: of the letters, in points.
        width: of the outline, in EMU.
        hollow: whether it is a touch that the usual case does without.
    """
    if kind in STEPS:
        automated = kind == STEPS[1]
        fill = palette.automated if automated else palette.human
        look = solid(fill) + line(palette.ink, width, dashed=automated)
        return Sign("roundRect", look, body([], size))
    fill, ink = palette.paper, palette.ink
    kind, _, what = kind.partition(":")
    if kind == BadgeKind.TOUCH and not hollow and not what:
        fill, ink = palette.badge, palette.badge_text
    elif kind == BadgeKind.HANDOFF:
        fill, ink = palette.handoff, palette.handoff_text
    preset = "ellipse" if kind in (BadgeKind.TOUCH, BadgeKind.CUSTOMER) else "roundRect"
    said = text or (_LETTERS[BadgeKind(kind)] if kind in set(BadgeKind) else "")
    words = body([said], size, colour=ink, bold=True, wrap=False)
    return Sign(preset, solid(fill) + line(palette.ink, width), words)
