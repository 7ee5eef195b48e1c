"""The waterfall: from the value before to the value after, one bar for each kind of redesign.

It answers: which kind of change brought how much? The bars add up to the whole change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from procmodel.results.diagram import Bounds, Diagram, Family, Plane, Shape, Text, Tone
from procmodel.results.lettering import block
from procmodel.themes import Theme
from procmodel.wording import say

__all__ = ["Bar", "waterfall"]

_LABELS = 250.0
_LENGTH = 560.0
_HEIGHT = 26.0
_PITCH = 40.0


@dataclass(frozen=True, slots=True)
class Bar:
    """What one kind of change adds; less is negative."""

    label: str
    amount: float


def waterfall(
    bars: Sequence[Bar],
    before: float,
    after: float,
    unit: str,
    title: str,
    theme: Theme | None = None,
    places: int = 2,
) -> Diagram:
    r"""A bar for each part of a change, from `before` to `after`.

    Args:
        bars: the parts, which add up to `after - before`.
        before: the value of the earlier version.
        after: the value of the later one.
        unit: what is counted, in words.
        title: what stands above.
        theme: colours and sizes.
        places: the decimal places that are shown at most.

    Raises:
        ValueError: the parts do not add up.

    Example:
        >>> waterfall([Bar("gone", -3), Bar("automated", -4)], 7, 0, "touches", "Report").alternative
        'Report\ntouches before: 7\ngone: −3\nautomated: −4\ntouches after: 0'
    """
    if abs(before + sum(bar.amount for bar in bars) - after) > 1e-6 * max(1.0, abs(before), abs(after)):
        raise ValueError("the parts do not add up to the change")
    look = theme or Theme()
    sizes = look.sizes
    rows = _rows(bars, before, after, unit, places)
    most = max(1e-9, *(max(start, end) for _, start, end, _, _ in rows))
    least = min(0.0, *(min(start, end) for _, start, end, _, _ in rows))
    texts = [
        block(title, sizes.title, width=_LABELS + _LENGTH, lines=2, bold=True).at(sizes.margin, sizes.margin)
    ]
    top = texts[0].bounds.bottom + 18
    left = sizes.margin + _LABELS
    shapes: list[Shape] = []
    for n, (label, start, end, said, change) in enumerate(rows):
        y = top + n * _PITCH
        x1, x2 = (left + (at - least) / (most - least) * _LENGTH for at in sorted((start, end)))
        bounds = Bounds(x1, y, max(2.0, x2 - x1), _HEIGHT)
        said_all = f"{label}: {said}"
        shapes.append(
            Shape(f"bar-{n + 1}", "bar", Family.TASK, bounds, None, change=change, description=said_all)
        )
        texts.extend(_words(label, said, bounds, sizes.text, change is None, left))
    bottom = top + len(rows) * _PITCH
    width = left + _LENGTH + 90
    plane = Plane("bars", Bounds(sizes.margin, top, width - sizes.margin, bottom - top), shapes=tuple(shapes))
    words = "\n".join([title, *(f"{label}: {said}" for label, _, _, said, _ in rows)])
    return Diagram(
        width + sizes.margin, bottom + sizes.margin, title, title, words, (plane,), tuple(texts), theme=look
    )


_Row = tuple[str, float, float, str, str | None]


def _rows(bars: Sequence[Bar], before: float, after: float, unit: str, places: int) -> list[_Row]:
    """Label, from where to where, the amount in words, and its sign."""
    rows: list[_Row] = [(say("charts.before", unit=unit), 0.0, before, _number(before, places), None)]
    at = before
    for bar in bars:
        sign = "removed" if bar.amount < 0 else "added"
        rows.append((bar.label, at, at + bar.amount, _number(bar.amount, places, signed=True), sign))
        at += bar.amount
    rows.append((say("charts.after", unit=unit), 0.0, after, _number(after, places), None))
    return rows


def _words(label: str, said: str, bar: Bounds, size: float, bold: bool, left: float) -> list[Text]:
    name = block(label, size, width=_LABELS - 24, lines=2, bold=bold)
    value = block(said, size, bold=True)
    y = bar.centre.y
    return [
        name.at(left - _LABELS, y - name.height / 2, tone=Tone.INK),
        value.at(bar.right + 8, y - value.height / 2, tone=Tone.INK),
    ]


def _number(value: float, places: int, *, signed: bool = False) -> str:
    text = f"{abs(value):.{places}f}"
    text = text.rstrip("0").rstrip(".") if places else text
    sign = "\N{MINUS SIGN}" if value < 0 else "+" if signed and value > 0 else ""
    return f"{sign}{text}"
