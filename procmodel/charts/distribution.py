"""How long cases take, before over after: a hundred cases of each version on one time axis.

It answers: how many cases are slow, and how slow?
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from procmodel.charts.parts import bar, diagram, heading, scale, ticks, time_unit, told_time
from procmodel.light.records import dataclass
from procmodel.results.diagram import Align, Bounds, Diagram, Plane, Shape, Text
from procmodel.results.lettering import block
from procmodel.themes import Theme
from procmodel.wording import say

__all__ = ["Hundred", "distribution"]

_WIDTH, _HEIGHT = 720.0, 150.0
_LEFT = 46.0
_COLUMNS = 48
_GAP = 1.0
_ENDS = 0.99  # of the cases are drawn where they are; the rest stand in the last column


@dataclass(frozen=True, slots=True)
class Hundred:
    """One version: how long each of a hundred cases takes in seconds, the shortest first.

    `half` and `most` are what half and nine in ten of all cases stay below, where that is known of more than a
    hundred.
    """

    name: str
    times: tuple[float, ...]
    half: float | None = None
    most: float | None = None

    def below(self, share: float) -> float:
        """What this share of the hundred does not exceed."""
        return self.times[ceil(share * len(self.times)) - 1]


def distribution(
    sides: Sequence[Hundred], title: str, clock: str = "working", theme: Theme | None = None
) -> Diagram:
    """A bar for each stretch of time, as high as many of a hundred cases take so long.

    Example:
        >>> one = Hundred("before", tuple(60.0 * n for n in range(1, 101)))
        >>> print(distribution([one], "Permit").alternative)
        Permit
        before: half of the cases take 50 min or less, nine in ten 90 min or less, the slowest of a hundred 100 min
    """
    look = theme or Theme()
    texts, y = heading(
        title, say("charts.hundred", clock=say(f"simulation.clock_{clock}")), look, _LEFT + _WIDTH
    )
    seconds, unit = time_unit(max(side.below(_ENDS) for side in sides), clock)
    across = ticks(max(side.below(_ENDS) for side in sides) / seconds or 1.0, 8)
    columns = [_columns(side, across[-1] * seconds) for side in sides]
    up = ticks(max(map(max, columns)), 4)
    planes, words = [], []
    for n, side in enumerate(sides):
        words.append(_said(side, clock))
        name = block(words[-1], look.sizes.text, width=_LEFT + _WIDTH, lines=2, bold=True)
        texts.append(name.at(look.sizes.margin, y))
        area = Bounds(look.sizes.margin + _LEFT, texts[-1].bounds.bottom + 12, _WIDTH, _HEIGHT)
        grid = [
            *scale(up, area, look, "", across=True),
            *scale(across, area, look, f" {unit}", across=False),
        ]
        bars = _bars(columns[n], n, area, up[-1], side.name, across[-1] * seconds, clock)
        planes.append(Plane(f"cases-{n + 1}", area, shapes=(*(shape for shape, _ in grid), *bars)))
        texts += [text for _, text in grid]
        texts += _beyond(side, columns[n][-1], area, up[-1], across[-1] * seconds, look)
        y = area.bottom + 36
    return diagram(title, words, planes, texts, look)


def _beyond(side: Hundred, last: int, area: Bounds, top: float, most: float, theme: Theme) -> Iterator[Text]:
    """Over the last column, how many of its cases take longer than the axis shows."""
    longer = sum(time > most for time in side.times)
    if longer:
        words = block(say("charts.longer", count=longer), theme.sizes.small)
        over = area.bottom - last / top * area.height - words.height - 4
        yield words.at(area.right, over, Align.END)


def _columns(side: Hundred, most: float) -> list[int]:
    """How many of the hundred fall into each part of the axis, the slowest in the last."""
    counts = [0] * _COLUMNS
    for time in side.times:
        counts[min(_COLUMNS - 1, int(time / most * _COLUMNS))] += 1
    return counts


def _bars(
    columns: Sequence[int], number: int, area: Bounds, top: float, name: str, most: float, clock: str
) -> Iterator[Shape]:
    width = area.width / len(columns)
    for column, count in enumerate(columns):
        if count:
            low, high = (told_time(most * (column + n) / len(columns), clock) for n in (0, 1))
            slug = "column-last" if column == len(columns) - 1 else "column"
            said = say(f"charts.{slug}", name=name, count=count, low=low, high=high)
            height = count / top * area.height
            bounds = Bounds(area.x + column * width + _GAP, area.bottom - height, width - 2 * _GAP, height)
            yield bar(f"cases-{number + 1}-{column + 1}", "after" if number else "before", bounds, said)


def _said(side: Hundred, clock: str) -> str:
    times = (
        side.below(0.5) if side.half is None else side.half,
        side.below(0.9) if side.most is None else side.most,
        side.times[-1],
    )
    half, most, last = (told_time(time, clock) for time in times)
    return say("charts.spread", name=side.name, half=half, most=most, last=last)
