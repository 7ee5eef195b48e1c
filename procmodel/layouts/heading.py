"""What stands above a picture: its title, the finding in one sentence, and the headline figures."""

from __future__ import annotations

from collections.abc import Sequence

from procmodel.light.records import dataclass
from procmodel.results.diagram import Bounds, Figure, Point, Text, Tone
from procmodel.results.lettering import Block, block
from procmodel.themes import Sizes

__all__ = ["Heading", "heading"]

_ARROW = 46.0  # px from one figure to the next
_GAP = 34.0  # between figures
_LABEL = 150.0  # a figure's words are at most so wide
_USUAL_WIDTH, _MOST_GROWN = 1200.0, 2.0
_FIRST = 1.6  # the first figure is so much larger than the others


@dataclass(frozen=True, slots=True)
class Heading:
    """Texts and figures in their places, and how far down they reach."""

    texts: tuple[Text, ...]
    figures: tuple[Figure, ...]
    bottom: float


def heading(
    title: str, sentence: str, figures: Sequence[tuple[str, str, str]], sizes: Sizes, left: float, top: float,
    width: float,
) -> Heading:  # fmt: skip
    """Title, sentence and figures, one below the other, not wider than the picture.

    They grow with the picture, so that they are read first however small it is shown.
    """
    grown = min(_MOST_GROWN, max(1.0, width / _USUAL_WIDTH))
    texts: list[Text] = []
    y = top
    for words, size, bold, tone in (
        (title, sizes.title * grown, True, Tone.INK),
        (sentence, sizes.panel * 0.9 * grown**0.5, False, Tone.MUTED),
    ):
        set_ = block(words, size, width=width, lines=4, bold=bold)
        if set_.lines:
            texts.append(set_.at(left, y, tone=tone))
            y += set_.height + 6
    if not figures:
        return Heading(tuple(texts), (), y)
    cells = [_Cell(row, sizes, grown, first=n == 0) for n, row in enumerate(figures)]
    placed, bottom = _lines(cells, left, y + 8 * grown, width, _GAP * grown)
    return Heading(tuple(texts), placed, bottom)


class _Cell:
    """A figure before it has a place."""

    def __init__(self, row: tuple[str, str, str], sizes: Sizes, grown: float, *, first: bool) -> None:
        label, before, after = row
        size = sizes.figure * grown * (_FIRST if first else 0.8)
        self.before = block(before, size, bold=True)
        self.after: Block | None = block(after, size, bold=True) if after else None
        self.label = block(
            label, sizes.text * grown**0.8, width=_LABEL * grown * (1.4 if first else 1), lines=2, bold=first
        )
        self.arrow = _ARROW * grown * (1.6 if first else 0.8)
        self.reach = self.before.width + (self.arrow + self.after.width if self.after else 0.0)
        self.width = max(self.reach, self.label.width)
        self.height = size

    def at(self, x: float, base: float) -> Figure:
        """In a place: `base` is the lower edge of the figures, the words stand below."""
        middle = base - self.height * 0.36
        before = self.before.at(x, base - self.before.height + self.height * 0.12, tone=Tone.ACCENT)
        after = arrow = None
        if self.after is not None:
            gap = self.arrow * 0.18
            start = x + self.before.width + gap
            arrow = Point(start, middle), Point(start + self.arrow - 2 * gap, middle)
            top = base - self.after.height + self.height * 0.12
            after = self.after.at(start + self.arrow - gap, top, tone=Tone.ACCENT)
        label = self.label.at(x, base + 6, tone=Tone.INK)
        top = before.bounds.y
        return Figure(before, after, label, Bounds(x, top, self.width, label.bounds.bottom - top), arrow)


def _lines(
    cells: list[_Cell], left: float, top: float, width: float, gap: float
) -> tuple[tuple[Figure, ...], float]:
    """The figures in as many lines as the width asks for, about as long as each other."""
    lines = _broken(cells, width, gap)
    if len(lines) > 1:
        sums = sorted(
            sum(cell.width + gap for cell in cells[first:last]) - gap
            for first in range(len(cells))
            for last in range(first + 1, len(cells) + 1)
        )
        fair = next(w for w in sums if w >= width or len(_broken(cells, w, gap)) == len(lines))
        lines = _broken(cells, min(fair, width), gap)
    figures: list[Figure] = []
    y = top
    for line in lines:
        base = y + max(cell.height for cell in line) * 0.82
        x = left
        for cell in line:
            figures.append(cell.at(x, base))
            x += cell.width + gap
        y = max(figure.bounds.bottom for figure in figures[-len(line) :]) + 12
    return tuple(figures), y


def _broken(cells: Sequence[_Cell], width: float, gap: float) -> list[list[_Cell]]:
    """Cells in lines no longer than a width, each as full as can be."""
    lines: list[list[_Cell]] = [[]]
    used = 0.0
    for cell in cells:
        if lines[-1] and used + cell.width > width + 1e-6:
            lines.append([])
            used = 0.0
        lines[-1].append(cell)
        used += cell.width + gap
    return lines
