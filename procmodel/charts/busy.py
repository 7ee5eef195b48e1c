"""How busy the people of each lane are: a cell for each lane and version, darker where they are busier.

It answers: who is short, and who has time to spare?
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procmodel.charts.parts import bar, diagram, heading
from procmodel.light.records import dataclass
from procmodel.results.diagram import Align, Bounds, Diagram, Plane, Shape, Tone
from procmodel.results.lettering import block
from procmodel.results.readable import readable
from procmodel.themes import Theme
from procmodel.wording import say

__all__ = ["Busy", "busy"]

_LABELS, _CELL, _ROW = 230.0, 120.0, 40.0
_STEPS = (1e-6, 0.25, 0.5, 0.75, 1.0)  # from each of these on a cell is one step darker; nobody busy is white
_DARK = 4


@dataclass(frozen=True, slots=True)
class Busy:
    """A lane: its name, and of each version the people and the share of their time that is taken.

    None where the version has no such people.
    """

    lane: str
    sides: tuple[tuple[int, float] | None, ...]


def busy(rows: Sequence[Busy], names: Sequence[str], title: str, theme: Theme | None = None) -> Diagram:
    """A row a lane, a column a version.

    Example:
        >>> print(busy([Busy("Clerk", ((2, 0.81), None))], ["before", "after"], "Permit").alternative)
        Permit
        Clerk: before 81 % busy (people: 2); after no work
    """
    look = theme or Theme()
    texts, y = heading(title, say("charts.busy"), look, _LABELS + len(names) * _CELL)
    left = look.sizes.margin + _LABELS
    for n, name in enumerate(names):
        words = block(name, look.sizes.text, width=_CELL - 8, bold=True)
        texts.append(words.at(left + (n + 0.5) * _CELL, y, Align.MIDDLE))
    top = y + 24
    shapes: list[Shape] = []
    for n, row in enumerate(rows):
        label = block(row.lane, look.sizes.text, width=_LABELS - 16, lines=2)
        texts.append(label.at(look.sizes.margin, top + (n + 0.5) * _ROW - label.height / 2))
        shapes += _cells(row, names, left, top + n * _ROW, n, look)
    area = Bounds(left, top, len(names) * _CELL, len(rows) * _ROW)
    words_ = (_said(row, names) for row in rows)
    return diagram(title, words_, [Plane("lanes", area, shapes=tuple(shapes))], texts, look)


def _cells(
    row: Busy, names: Sequence[str], left: float, top: float, number: int, theme: Theme
) -> Iterator[Shape]:
    for n, side in enumerate(row.sides):
        bounds = Bounds(left + n * _CELL + 2, top + 2, _CELL - 4, _ROW - 4)
        level = 0 if side is None else sum(side[1] >= step - 1e-9 for step in _STEPS)
        tone = Tone.BADGE if level >= _DARK else Tone.INK
        words = block(
            say("charts.no-work") if side is None else readable(side[1], "1"), theme.sizes.text, bold=True
        )
        label = words.centred(*bounds.centre, tone)
        said = f"{row.lane}, {names[n]}: {_value(side)}"
        yield bar(f"busy-{number + 1}-{n + 1}", f"heat-{level}", bounds, said, label)


def _value(side: tuple[int, float] | None) -> str:
    if side is None:
        return say("charts.no-work")
    return say("charts.share-busy", share=readable(side[1], "1"), people=side[0])


def _said(row: Busy, names: Sequence[str]) -> str:
    parts = (f"{name} {_value(side)}" for name, side in zip(names, row.sides, strict=True))
    return f"{row.lane}: {'; '.join(parts)}"
