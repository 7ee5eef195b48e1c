"""The whole sheet: heading, versions one below the other, legend, and the same in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from procmodel.layouts.draft import Draft
from procmodel.layouts.heading import heading
from procmodel.layouts.lanes import LaneRows
from procmodel.layouts.legend import legend
from procmodel.layouts.lettering import block
from procmodel.layouts.panel import Panel
from procmodel.layouts.telling import alternative
from procmodel.layouts.version import extent, plane_of
from procmodel.results.diagram import Annotations, Diagram, Plane, Point, Text, Tone
from procmodel.themes import Sizes, Theme
from procmodel.wording import say

__all__ = ["Sheet", "Side", "assembled"]

_LEAST_WIDTH = 640.0  # px, of what stands above and below a small picture


@dataclass(frozen=True, slots=True)
class Side:
    """One version: what is drawn of it, where that stands, what is marked in it."""

    id: str
    made: Draft
    panel: Panel
    notes: Annotations


@dataclass(frozen=True, slots=True)
class Sheet:
    """What all versions share."""

    rows: LaneRows
    theme: Theme
    title: str
    subtitle: str


def assembled(sides: Sequence[Side], sheet: Sheet) -> Diagram:
    """The picture of one version, or of several one below the other."""
    sizes = sheet.theme.sizes
    left = sizes.margin
    width = max(_LEAST_WIDTH, *(extent(side.panel, sizes)[0] for side in sides))
    notes = sides[0].notes
    title = ", ".join(part for part in (sheet.title, sheet.subtitle) if part)
    head = heading(title, notes.sentence, notes.figures, sizes, left, left, width)
    planes: list[Plane] = []
    y = head.bottom + 8
    for side in sides:
        name = _panel_name(side) if len(sides) > 1 else ""
        plane = _titled(side, sheet, name, Point(left, y), width)
        planes.append(plane)
        y = plane.bounds.bottom + 22
    key = legend(planes, sizes, left, y - 4, width)
    texts, bottom = _source(notes.source, sizes, left, key.bottom, width)
    words = alternative(planes, [side.notes for side in sides], [title, notes.sentence])
    return Diagram(
        width + 2 * left,
        bottom + left * 0.6,
        title,
        ". ".join(part for part in (title, notes.sentence) if part),
        words,
        tuple(planes),
        (*head.texts, *texts),
        head.figures,
        key.entries,
        sheet.theme,
    )


def _panel_name(side: Side) -> str:
    known = {"before", "after"}
    words = side.notes.subtitle
    return say(f"layout.{words}") if words in known else words or say(f"layout.{side.id}")


def _titled(side: Side, sheet: Sheet, name: str, corner: Point, width: float) -> Plane:
    """A version with its title above it."""
    sizes = sheet.theme.sizes
    title = facts = None
    if name:
        set_ = block(name, sizes.panel, width=width, lines=2, bold=True)
        title = set_.at(corner.x, corner.y)
        drawn = say("layout.as-drawn", touches=len(side.notes.touches), handoffs=len(side.notes.handoffs))
        facts = block(drawn, sizes.text).at(title.bounds.right + 14, corner.y + 1.5, tone=Tone.MUTED)
        corner = Point(corner.x, corner.y + set_.height + 6)
    plane = plane_of(side.id, side.made, side.panel, sheet.rows, side.notes, sizes, corner)
    return replace(plane, title=title, subtitle=facts)


def _source(words: str, sizes: Sizes, left: float, top: float, width: float) -> tuple[list[Text], float]:
    set_ = block(words, sizes.small, width=width, lines=3)
    if not set_.lines:
        return [], top
    return [set_.at(left, top, tone=Tone.MUTED)], top + set_.height + 6
