"""The whole sheet: heading, versions one below the other or side by side, legend, and the same in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from procmodel.layouts.draft import Draft
from procmodel.layouts.fold import ROOM, cuts, folded
from procmodel.layouts.heading import heading
from procmodel.layouts.lanes import LaneRows
from procmodel.layouts.legend import legend
from procmodel.layouts.moving import moved_plane
from procmodel.layouts.pages import Paper, small_text
from procmodel.layouts.panel import Panel
from procmodel.layouts.slim import slimmed
from procmodel.layouts.telling import alternative
from procmodel.layouts.version import head_depth, plane_of
from procmodel.light.records import dataclass
from procmodel.results.diagram import Annotations, Diagram, Plane, Point, Text, Tone
from procmodel.results.lettering import block
from procmodel.themes import Sizes, Theme
from procmodel.wording import say

__all__ = ["Sheet", "Side", "assembled"]

_LEAST_WIDTH = 640.0  # px, of what stands above and below a small picture
_BETWEEN = 22.0  # px between versions
_ROWS = 14.0  # px between the rows of one version
_MOST_ROWS = 80


@dataclass(frozen=True, slots=True)
class Side:
    """One version: what is drawn of it, where that stands, what is marked in it."""

    id: str
    made: Draft
    panel: Panel
    notes: Annotations


@dataclass(frozen=True, slots=True)
class Sheet:
    """What all versions share.

    `beside`: versions stand side by side. `paper`: what the picture has to fill, None for its own size.
    """

    rows: LaneRows
    theme: Theme
    title: str
    sizes: Sizes
    beside: bool = False
    paper: Paper | None = None


def assembled(sides: Sequence[Side], sheet: Sheet) -> Diagram:
    """The picture of one version, or of several; on paper, folded into as many rows as show it largest."""
    planes = [
        plane_of(side.id, side.made, side.panel, sheet.rows, side.notes, sheet.sizes, Point(0, 0))
        for side in sides
    ]
    if sheet.paper is None:
        return _sheet(sides, sheet, planes, None)
    drawn = [_sheet(sides, sheet, planes, limit) for limit in _limits(sides, sheet, planes, sheet.paper)]
    best = max(drawn, key=lambda diagram: round(diagram.scale, 4))
    warning = small_text(best, sheet.paper.name)
    return replace(best, warnings=(*best.warnings, warning)) if warning else best


def _limits(
    sides: Sequence[Side], sheet: Sheet, planes: Sequence[Plane], paper: Paper
) -> Iterator[float | None]:
    """The few lengths of a row that look best on a paper, before anything is cut."""
    turned = sides[0].panel.turned
    head = head_depth(sides[0].panel, sheet.sizes)
    length = max(plane.bounds.height if turned else plane.bounds.width for plane in planes)
    depth = max(plane.bounds.width if turned else plane.bounds.height for plane in planes)
    across = len(planes) if sheet.beside else 1
    down = 1 if sheet.beside else len(planes)

    def scale(rows: int) -> float:
        part = head + (length - head) / rows + (2 * ROOM if rows > 1 else 0)
        stack = rows * (depth + _ROWS)
        wide, high = (stack, part) if turned else (part, stack)
        return min(paper.width / (across * wide + 60), paper.height / (down * (high + 40) + 260))

    likely = sorted(range(1, _MOST_ROWS), key=lambda n: -scale(n))[:3]
    for rows in sorted({*likely, likely[0] + 2, likely[0] + 4}):
        yield None if rows == 1 else head + (length - head) / rows + 60 + 2 * ROOM


def _sheet(sides: Sequence[Side], sheet: Sheet, planes: Sequence[Plane], limit: float | None) -> Diagram:
    sizes, left = sheet.sizes, sheet.sizes.margin
    turned = sides[0].panel.turned
    blocks = _rows(sides, sheet, planes, limit)
    width = max(_LEAST_WIDTH, _width(blocks, sheet, turned))
    notes = sides[0].notes
    head = heading(sheet.title, notes.sentence, notes.figures, sizes, left, left, width)
    placed, bottom = _placed(sides, sheet, blocks, Point(left, head.bottom + 8), width)
    key = legend(placed, sizes, left, bottom + _BETWEEN - 4, width)
    texts, bottom = _source(notes.source, sizes, left, key.bottom, width)
    titled = [next(plane for plane in placed if plane.id == side.id) for side in sides]
    whole = [
        replace(plane, title=row.title, subtitle=row.subtitle)
        for plane, row in zip(planes, titled, strict=True)
    ]
    words = alternative(whole, [side.notes for side in sides], [sheet.title, notes.sentence])
    said = ". ".join(part for part in (sheet.title, notes.sentence) if part)
    size = max(width + left, *map(_reach, placed)) + left, bottom + left * 0.6
    paper = (sheet.paper.width, sheet.paper.height) if sheet.paper else None
    return Diagram(
        *size, sheet.title, said, words, tuple(placed), (*head.texts, *texts), head.figures, key.entries,
        sheet.theme, page=paper,
    )  # fmt: skip


def _rows(
    sides: Sequence[Side], sheet: Sheet, planes: Sequence[Plane], limit: float | None
) -> list[list[Plane]]:
    """The rows of each version."""
    if limit is None:
        return [[plane] for plane in planes]
    turned = sides[0].panel.turned
    head = head_depth(sides[0].panel, sheet.sizes)
    at = cuts(planes, head, limit, turned)
    found: list[list[Plane]] = []
    number = 1
    for plane in planes:
        length = plane.bounds.height if turned else plane.bounds.width
        rows, number = folded(plane, [cut for cut in at if cut < length], head, turned, sheet.sizes, number)
        found.append([slimmed(row, sheet.sizes, turned) for row in rows])
    return found


def _width(blocks: Sequence[Sequence[Plane]], sheet: Sheet, turned: bool) -> float:
    """How wide all versions are together."""
    wide = [
        sum(row.bounds.width + _ROWS for row in rows) - _ROWS
        if turned
        else max(row.bounds.width for row in rows)
        for rows in blocks
    ]
    return sum(wide) + _BETWEEN * (len(wide) - 1) if sheet.beside else max(wide)


def _placed(
    sides: Sequence[Side], sheet: Sheet, blocks: Sequence[Sequence[Plane]], corner: Point, width: float
) -> tuple[list[Plane], float]:
    """Every row in its place, and how far down they reach."""
    turned = sides[0].panel.turned
    placed: list[Plane] = []
    at, bottom = corner, corner.y
    for side, rows in zip(sides, blocks, strict=True):
        here = at
        title, subtitle, top = _titles(side, sheet, here, len(sides) > 1, width)
        here = Point(here.x, top)
        for n, row in enumerate(rows):
            moved = moved_plane(row, here)
            placed.append(replace(moved, title=title, subtitle=subtitle) if n == 0 else moved)
            bottom = max(bottom, moved.bounds.bottom)
            step = (moved.bounds.right + _ROWS, here.y) if turned else (here.x, moved.bounds.bottom + _ROWS)
            here = Point(*step)
        last = max(map(_reach, placed))
        at = Point(last + _BETWEEN, corner.y) if sheet.beside else Point(corner.x, bottom + _BETWEEN)
    return placed, bottom


def _reach(plane: Plane) -> float:
    """How far to the right a version reaches, or the words above it."""
    above = (text.bounds.right for text in (plane.title, plane.subtitle) if text)
    return max([plane.bounds.right, *above])


def _titles(
    side: Side, sheet: Sheet, at: Point, several: bool, width: float
) -> tuple[Text | None, Text | None, float]:
    """What a version is called, what is in it, and where it begins below that."""
    if not several:
        return None, None, at.y
    grown = min(1.5, max(1.0, width / 1200))
    words = side.notes.subtitle
    name = say(f"layout.{words}") if words in ("before", "after") else words or say(f"layout.{side.id}")
    set_ = block(name, sheet.sizes.panel * grown, width=width / 2, lines=2, bold=True)
    title = set_.at(at.x, at.y)
    drawn = say("layout.as-drawn", touches=len(side.notes.touches), handoffs=len(side.notes.handoffs))
    facts = block(drawn, sheet.sizes.text * grown, width=width / 2 - 20)
    subtitle = facts.at(title.bounds.right + 14, title.bounds.bottom - facts.height, tone=Tone.MUTED)
    return title, subtitle, at.y + set_.height + 6


def _source(words: str, sizes: Sizes, left: float, top: float, width: float) -> tuple[list[Text], float]:
    set_ = block(words, sizes.small, width=width, lines=3)
    if not set_.lines:
        return [], top
    return [set_.at(left, top, tone=Tone.MUTED)], top + set_.height + 6
