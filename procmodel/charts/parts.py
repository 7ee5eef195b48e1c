"""What several charts share: a title, an axis with round numbers, bars, and what colours mean."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from procmodel.results.diagram import Align, Bounds, Diagram, Family, Plane, Shape, Text, Tone
from procmodel.results.lettering import block
from procmodel.results.readable import readable, unit_said
from procmodel.themes import Theme

__all__ = ["bar", "diagram", "heading", "key", "round_up", "scale", "ticks", "time_unit", "told", "told_time"]

_TICKS = 5
_SIGN = 13.0
_MINUTE, _HOUR, _DAY = 60.0, 3_600.0, 86_400.0


def heading(title: str, said: str, theme: Theme, width: float) -> tuple[list[Text], float]:
    """The title and a line below it, and where the chart begins."""
    margin, sizes = theme.sizes.margin, theme.sizes
    texts = [block(title, sizes.title, width=width, lines=2, bold=True).at(margin, margin)]
    y = texts[0].bounds.bottom + 4
    if said:
        texts.append(block(said, sizes.text, width=width, lines=2).at(margin, y, tone=Tone.MUTED))
        y = texts[-1].bounds.bottom
    return texts, y + 18


def key(
    entries: Iterable[tuple[str, str]], theme: Theme, x: float, y: float
) -> tuple[list[Shape], list[Text]]:
    """What the colours mean: a sign and its words, one after the other in a line."""
    shapes, texts = [], []
    for n, (kind, said) in enumerate(entries, 1):
        shapes.append(bar(f"key-{n}", kind, Bounds(x, y, 1.6 * _SIGN, _SIGN)))
        words = block(said, theme.sizes.small)
        texts.append(words.at(x + 2 * _SIGN, y + (_SIGN - words.height) / 2))
        x = texts[-1].bounds.right + 22
    return shapes, texts


def bar(id_: str, kind: str, bounds: Bounds, said: str = "", label: Text | None = None) -> Shape:
    """A part of a chart; `said` is what a screen reader says, nothing of what only helps the eye."""
    return Shape(id_, kind, Family.BAR, bounds, None, label, description=said)


def ticks(most: float, count: int = _TICKS) -> tuple[float, ...]:
    """Round numbers from 0 on, the last one not below `most`.

    Example:
        >>> ticks(7.3), ticks(260)
        ((0.0, 2.0, 4.0, 6.0, 8.0), (0.0, 100.0, 200.0, 300.0))
    """
    step = round_up(most / count) if most > 0 else 1.0
    return tuple(n * step for n in range(math.ceil(most / step - 1e-9) + 1)) if most > 0 else (0.0, step)


def round_up(value: float) -> float:
    """The next of 1, 2, 5, 10, 20, 50, ... and their tenths.

    Example:
        >>> round_up(0.13), round_up(3), round_up(50)
        (0.2, 5.0, 50.0)
    """
    power = math.floor(math.log10(value) + 1e-12)
    ten = 10.0**power
    return next(float(f"{each * ten:.12g}") for each in (1, 2, 5, 10) if each * ten >= value * (1 - 1e-9))


def time_unit(most: float, clock: str) -> tuple[float, str]:
    """The seconds and the word of the unit that a time axis is told in.

    Example:
        >>> time_unit(1800, "working"), time_unit(5e5, "working"), time_unit(5e5, "calendar")
        ((60.0, 'min'), (3600.0, 'h'), (86400.0, 'days'))
    """
    if clock == "calendar" and most >= 2 * _DAY:
        return _DAY, "days"
    return (_HOUR, "h") if most >= 3 * _HOUR else (60.0, "min")


def scale(
    marks: Sequence[float], area: Bounds, theme: Theme, unit: str, *, across: bool
) -> Iterator[tuple[Shape, Text]]:
    """Thin lines over an area at round numbers, each with its number; `across`: the numbers go up."""
    for n, mark in enumerate(marks):
        share = mark / marks[-1]
        words = block(f"{mark:g}{unit if n == len(marks) - 1 else ''}", theme.sizes.small)
        if across:
            y = area.bottom - share * area.height
            place = Bounds(area.x, y - 0.5, area.width, 1.0)
            text = words.at(area.x - 6, y - words.height / 2, Align.END, Tone.MUTED)
        else:
            x = area.x + share * area.width
            place = Bounds(x - 0.5, area.y, 1.0, area.height)
            text = words.at(x, area.bottom + 4, Align.MIDDLE, Tone.MUTED)
        yield bar(f"grid-{'y' if across else 'x'}-{n}-{area.y:.0f}", "grid", place), text


def diagram(
    title: str, words: Iterable[str], planes: Sequence[Plane], texts: Sequence[Text], theme: Theme
) -> Diagram:
    """The picture round all its parts; its words begin with the title."""
    margin = theme.sizes.margin
    right = max([*(text.bounds.right for text in texts), *(plane.bounds.right for plane in planes)])
    bottom = max([*(text.bounds.bottom for text in texts), *(plane.bounds.bottom for plane in planes)])
    said = "\n".join([title, *words])
    return Diagram(
        right + margin, bottom + margin, title, title, said, tuple(planes), tuple(texts), theme=theme
    )


def told(value: float) -> str:
    """A number on a chart, in at most three significant digits."""
    return f"{value:.3g}" if value < 1_000 else f"{value:,.0f}"


def told_time(seconds: float, clock: str) -> str:
    """A time on a chart, in the unit that fits it.

    Example:
        >>> told_time(90, "working"), told_time(5e5, "working"), told_time(5e5, "calendar"), told_time(1.38, "working")
        ('1.5 min', '138.9 h', '5.8 days', '1.4 s')
    """
    if 0 <= seconds < _MINUTE:
        number = f"{seconds:.2g}"
        return f"{number} {unit_said('s', number)}"
    if clock == "calendar" and seconds >= 2 * _DAY:
        return readable(seconds / _DAY, "days")
    return readable(seconds, "s")
