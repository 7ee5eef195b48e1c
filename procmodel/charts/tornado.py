"""The tornado: how far the saving moves with each doubtful figure, the strongest first.

It answers: which figure does the decision hang on? A bar that crosses the line of no saving can turn it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procmodel.charts.parts import bar, diagram, heading, key
from procmodel.light.records import dataclass
from procmodel.results.diagram import Align, Bounds, Diagram, Plane, Shape, Text, Tone
from procmodel.results.lettering import block
from procmodel.results.readable import readable
from procmodel.themes import Theme
from procmodel.wording import say

__all__ = ["Swing", "tornado"]

_LABELS, _LENGTH = 290.0, 610.0
_PITCH, _HEIGHT = 42.0, 22.0
_VALUES = 86.0  # px left for the numbers at either end


@dataclass(frozen=True, slots=True)
class Swing:
    """A figure: the saving with it at its low end and at its high end, and those ends in words."""

    label: str
    low: float
    high: float
    ends: tuple[str, str]


def tornado(
    swings: Sequence[Swing], saving: float, unit: str, title: str, theme: Theme | None = None
) -> Diagram:
    """A bar for each figure, from the saving at its low end to that at its high end.

    Args:
        swings: the figures, the strongest first.
        saving: with all figures as they are stated.
        unit: what the saving is in: `s`, or a currency.
        title: what stands above.
        theme: colours and sizes.

    Example:
        >>> print(tornado([Swing("time of 'Log it'", 300, 900, ("5 min", "15 min"))], 600, "s", "Permit").alternative)
        Permit
        saving: 10 min
        time of 'Log it': 5 min at 5 min, 15 min at 15 min
    """
    look = theme or Theme()
    said = say("charts.saving", saving=readable(saving, unit))
    texts, y = heading(title, say("charts.tornado", saving=readable(saving, unit)), look, _LABELS + _LENGTH)
    signs, words = key(
        (("before", say("charts.low-end")), ("after", say("charts.high-end"))), look, look.sizes.margin, y
    )
    texts += words
    top = y + 30
    least = min([0.0, saving, *(min(one.low, one.high) for one in swings)])
    most = max([0.0, saving, *(max(one.low, one.high) for one in swings)])
    per = (_LENGTH - 2 * _VALUES) / ((most - least) or 1.0)
    left = look.sizes.margin + _LABELS + _VALUES

    def place(value: float) -> float:
        return left + (value - least) * per

    bottom = top + len(swings) * _PITCH
    shapes = [*signs, bar("line-none", "range", Bounds(place(0.0) - 1, top - 2, 2.0, bottom - top + 4))]
    texts += _ends_of_lines(place(0.0), place(saving), top + len(swings) * _PITCH + 4, look)
    for n, one in enumerate(swings):
        at = top + n * _PITCH
        label = block(one.label, look.sizes.text, width=_LABELS - 12, lines=2)
        texts.append(label.at(look.sizes.margin, at + (_PITCH - label.height) / 2))
        middle = place(saving)
        shapes += _halves(one, n, (place(one.low), middle, place(one.high)), at, unit)
        texts += _values(one, (place(one.low), middle, place(one.high)), at, unit, look)
    shapes.append(bar("line-saving", "line", Bounds(place(saving) - 0.8, top - 2, 1.6, bottom - top + 4)))
    area = Bounds(look.sizes.margin, top, _LABELS + _LENGTH, len(swings) * _PITCH)
    lines = [said, *(_said(one, unit) for one in swings)]
    return diagram(title, lines, [Plane("figures", area, shapes=tuple(shapes))], texts, look)


def _ends_of_lines(zero: float, saving: float, top: float, theme: Theme) -> Iterator[Text]:
    words = block(say("charts.as-stated"), theme.sizes.small)
    yield words.at(saving, top, Align.MIDDLE, Tone.MUTED)
    none = block(say("charts.no-saving"), theme.sizes.small)
    down = words.height if abs(zero - saving) < (words.width + none.width) / 2 + 8 else 0.0
    yield none.at(zero, top + down, Align.MIDDLE, Tone.MUTED)


def _halves(
    one: Swing, number: int, at: tuple[float, float, float], top: float, unit: str
) -> Iterator[Shape]:
    """From the saving as stated to that at each end of the figure."""
    low, middle, high = at
    y = top + (_PITCH - _HEIGHT) / 2
    ends = ((low, "before", one.low, one.ends[0]), (high, "after", one.high, one.ends[1]))
    for n, (x, kind, value, end) in enumerate(ends):
        left, width = min(x, middle), abs(x - middle)
        if width > 0.1:
            said = say("charts.swing", label=one.label, saving=readable(value, unit), end=end)
            yield bar(f"swing-{number + 1}-{n + 1}", kind, Bounds(left, y, width, _HEIGHT), said)


def _values(
    one: Swing, at: tuple[float, float, float], top: float, unit: str, theme: Theme
) -> Iterator[Text]:
    """The saving at each end, outside the bar."""
    low, middle, high = at
    for x, other, value in ((low, high, one.low), (high, low, one.high)):
        if abs(x - middle) <= 0.1:
            continue
        words = block(readable(value, unit), theme.sizes.small)
        outward = Align.END if x < min(middle, other) + 0.05 else Align.START
        shift = -6 if outward is Align.END else 6
        yield words.at(x + shift, top + (_PITCH - words.height) / 2, outward)


def _said(one: Swing, unit: str) -> str:
    low, high = (readable(value, unit) for value in (one.low, one.high))
    return say("charts.swings", label=one.label, low=low, first=one.ends[0], high=high, second=one.ends[1])
