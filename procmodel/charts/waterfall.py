"""The waterfall: from the value before to the value after, one bar for each kind of redesign.

It answers: which kind of change brought how much? The bars add up to the whole change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import floor

from procmodel.charts.parts import bar, heading
from procmodel.light.records import dataclass
from procmodel.results.diagram import Bounds, Diagram, Plane, Shape, Text, Tone
from procmodel.results.lettering import block
from procmodel.themes import Theme
from procmodel.wording import say

__all__ = ["Bar", "cascade", "waterfall"]

_LABELS = 250.0
_LENGTH = 560.0
_HEIGHT = 24.0
_PITCH = 38.0
_TIE = 1.2  # px, the line from where one bar ends to where the next begins
_ROUNDING = 1e-6  # share of the value by which sums may differ


@dataclass(frozen=True, slots=True)
class Bar:
    """What one kind of change adds, less is negative; or the value of a version."""

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
        places: the decimal places that are shown at most; each amount is rounded by itself.

    Raises:
        ValueError: the parts do not add up.

    Example:
        >>> waterfall([Bar("gone", -3), Bar("automated", -4)], 7, 0, "touches", "Report").alternative
        'Report\ntouches before: 7\ngone: −3\nautomated: −4\ntouches after: 0'
    """
    totals = Bar(say("charts.before", unit=unit), before), Bar(say("charts.after", unit=unit), after)
    return cascade(totals, [bars], title, theme, places, adding_up=False)


def cascade(
    totals: Sequence[Bar],
    parts: Sequence[Sequence[Bar]],
    title: str,
    theme: Theme | None = None,
    places: int = 2,
    adding_up: bool = True,
) -> Diagram:
    r"""Several versions: the value of each, and between two of them a bar for each part of the change.

    Args:
        totals: the versions in the order of time, with their values.
        parts: for each version but the last, what the change to the next one is made of.
        title: what stands above.
        theme: colours and sizes.
        places: the decimal places that are shown at most.
        adding_up: whether amounts are rounded so that they add up as written.

    Raises:
        ValueError: the parts do not add up.

    Example:
        >>> versions = Bar("today", 7), Bar("pilot", 3), Bar("proposal", 2)
        >>> cascade(versions, [[Bar("gone", -4)], [Bar("automated", -1)]], "Report").alternative
        'Report\ntoday: 7\ngone: −4\npilot: 3\nautomated: −1\nproposal: 2'
    """
    look = theme or Theme()
    sizes = look.sizes
    rows = list(_rows(totals, parts, places, adding_up))
    texts, top = heading(title, say("charts.falls"), look, _LABELS + _LENGTH)
    left = sizes.margin + _LABELS
    shapes: list[Shape] = []
    lengths = _lengths(rows)
    for n, (row, (start, end)) in enumerate(zip(rows, lengths, strict=True)):
        bounds = Bounds(left + start, top + n * _PITCH, max(2.0, end - start), _HEIGHT)
        shapes.append(bar(f"bar-{n + 1}", row.kind, bounds, f"{row.label}: {row.said}"))
        texts.extend(_words(row.label, row.said, bounds, sizes.text, row.change is None, left))
    shapes.extend(_ties(rows, lengths, left, top))
    bottom = top + len(rows) * _PITCH
    width = left + _LENGTH + 90
    plane = Plane("bars", Bounds(sizes.margin, top, width - sizes.margin, bottom - top), shapes=tuple(shapes))
    words = "\n".join([title, *(f"{row.label}: {row.said}" for row in rows)])
    return Diagram(
        width + sizes.margin, bottom + sizes.margin, title, title, words, (plane,), tuple(texts), theme=look
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """Label, from where to where, the amount in words, and the sign of a change."""

    label: str
    start: float
    end: float
    said: str
    change: str | None = None
    kind: str = "before"


def _rows(
    totals: Sequence[Bar], parts: Sequence[Sequence[Bar]], places: int, adding_up: bool
) -> Iterator[_Row]:
    yield _total(totals[0], places)
    for one, other, bars in zip(totals, totals[1:], parts, strict=False):
        at = one.amount
        whole = round(other.amount, places) - round(one.amount, places)
        amounts = [part.amount for part in bars]
        told = _adding_up(amounts, whole, places) if adding_up else amounts
        for part, said in zip(bars, told, strict=True):
            sign = "gone" if part.amount < 0 else "come"
            yield _Row(part.label, at, at + part.amount, _number(said, places, signed=True), sign, sign)
            at += part.amount
        if abs(at - other.amount) > _ROUNDING * max(1.0, abs(at), abs(other.amount)):
            raise ValueError("the parts do not add up to the change")
        yield _total(other, places, "after")


def _adding_up(amounts: Sequence[float], whole: float, places: int) -> list[float]:
    """Rounded amounts that add up as written: what rounding leaves goes to those it cuts most."""
    units = [amount * 10**places for amount in amounts]
    kept = [floor(unit + _ROUNDING) for unit in units]
    left = round(whole * 10**places) - sum(kept)
    cut = sorted(range(len(units)), key=lambda place: (kept[place] - units[place], place))
    for place in cut[:left] if left >= 0 else cut[left:]:
        kept[place] += 1 if left >= 0 else -1
    return [unit / 10**places for unit in kept]


def _total(total: Bar, places: int, kind: str = "before") -> _Row:
    return _Row(total.label, 0.0, total.amount, _number(total.amount, places), kind=kind)


def _lengths(rows: Sequence[_Row]) -> list[tuple[float, float]]:
    """From where to where each bar goes, in px."""
    most = max(1e-9, *(max(row.start, row.end) for row in rows))
    least = min(0.0, *(min(row.start, row.end) for row in rows))
    scale = _LENGTH / (most - least)
    ends = (sorted((row.start, row.end)) for row in rows)
    return [((start - least) * scale, (end - least) * scale) for start, end in ends]


def _ties(
    rows: Sequence[_Row], lengths: Sequence[tuple[float, float]], left: float, top: float
) -> Iterator[Shape]:
    """A thin line from the end of each bar down to where the next one begins."""
    for n, (row, (start, end)) in enumerate(zip(rows[:-1], lengths, strict=False)):
        x = left + (start if row.end < row.start else end) - _TIE / 2
        yield bar(f"tie-{n + 1}", "line", Bounds(x, top + n * _PITCH + _HEIGHT, _TIE, _PITCH - _HEIGHT))


def _words(label: str, said: str, place: Bounds, size: float, bold: bool, left: float) -> list[Text]:
    name = block(label, size, width=_LABELS - 24, lines=2, bold=bold)
    value = block(said, size, bold=True)
    y = place.centre.y
    return [
        name.at(left - _LABELS, y - name.height / 2, tone=Tone.INK),
        value.at(place.right + 8, y - value.height / 2, tone=Tone.INK),
    ]


def _number(value: float, places: int, *, signed: bool = False) -> str:
    text = f"{abs(value):.{places}f}"
    text = text.rstrip("0").rstrip(".") if places else text
    sign = "\N{MINUS SIGN}" if value < 0 else "+" if signed and value > 0 else ""
    return f"{sign}{text}"
