"""Work in progress over time: how many cases were in the process, unit by unit, with the interval.

It answers: does the queue settle, and at how many cases? Of two versions, one stands below the other on the same
scale.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procmodel.charts.parts import bar, diagram, heading, key, scale, ticks, told
from procmodel.light.records import dataclass
from procmodel.results.diagram import Align, Bounds, Diagram, Plane, Shape, Text, Tone
from procmodel.results.lettering import block
from procmodel.themes import Theme
from procmodel.wording import say

__all__ = ["Series", "over_time"]

_WIDTH, _HEIGHT = 720.0, 150.0
_LEFT = 46.0
_STROKE = 2.4
_NAMED = 8  # units between two that are named, at most so many names


@dataclass(frozen=True, slots=True)
class Series:
    """One version: the mean of each unit of time, and its interval where there is one."""

    name: str
    unit: str
    each: int
    mean: tuple[float, ...]
    ci95: tuple[tuple[float, float] | None, ...]

    @property
    def most(self) -> float:
        """The highest that is drawn."""
        return max([*self.mean, *(ends[1] for ends in self.ci95 if ends is not None)], default=0.0)


def over_time(series: Sequence[Series], title: str, theme: Theme | None = None) -> Diagram:
    """A step line of each version over its interval.

    Example:
        >>> one = Series("before", "week", 1, (1.0, 2.0), ((0.5, 1.5), (1.5, 2.5)))
        >>> print(over_time([one], "Permit").alternative)
        Permit
        before, cases in the process by week: 1 (0.5 to 1.5), 2 (1.5 to 2.5)
    """
    look = theme or Theme()
    texts, y = heading(title, say("charts.in_process"), look, _LEFT + _WIDTH)
    signs, words = key(
        (("line", say("charts.mean")), ("range", say("charts.interval"))), look, look.sizes.margin, y
    )
    texts += words
    marks = ticks(max((one.most for one in series), default=1.0) or 1.0, 4)
    longest = max((len(one.mean) for one in series), default=1) or 1
    planes = [Plane("key", Bounds(look.sizes.margin, y, _WIDTH, 14), shapes=tuple(signs))]
    y += 26
    for n, one in enumerate(series, 1):
        name = block(one.name, look.sizes.text, bold=True).at(look.sizes.margin, y)
        area = Bounds(look.sizes.margin + _LEFT, name.bounds.bottom + 10, _WIDTH, _HEIGHT)
        shapes, around = _panel(one, n, area, marks, longest, look)
        planes.append(Plane(f"series-{n}", area, shapes=tuple(shapes)))
        texts += [name, *around]
        y = area.bottom + 38
    return diagram(title, (_said(one) for one in series), planes, texts, look)


def _panel(
    one: Series, number: int, area: Bounds, marks: Sequence[float], longest: int, theme: Theme
) -> tuple[list[Shape], list[Text]]:
    grid = list(scale(marks, area, theme, "", across=True))
    shapes = [shape for shape, _ in grid]
    shapes += _steps(one, number, area, marks[-1], area.width / longest)
    return shapes, [*(text for _, text in grid), *_units(one, area, area.width / longest, theme)]


def _steps(one: Series, number: int, area: Bounds, most: float, width: float) -> Iterator[Shape]:
    """Intervals first, so that the line lies over them."""

    def height(value: float) -> float:
        return area.bottom - max(0.0, min(value, most)) / most * area.height

    for n, ends in enumerate(one.ci95):
        low, high = ends or (one.mean[n], one.mean[n])
        top = height(high)
        bounds = Bounds(area.x + n * width, top, width, max(0.1, height(low) - top))
        yield bar(f"range-{number}-{n + 1}", "range", bounds, _unit_said(one, n))
    before = None
    for n, mean in enumerate(one.mean):
        y = height(mean)
        x = area.x + n * width
        if before is not None and abs(before - y) > _STROKE:
            top = min(before, y) - _STROKE / 2
            place = Bounds(x - _STROKE / 2, top, _STROKE, abs(before - y) + _STROKE)
            yield bar(f"rise-{number}-{n + 1}", "line", place)
        yield bar(f"mean-{number}-{n + 1}", "line", Bounds(x, y - _STROKE / 2, width, _STROKE))
        before = y


def _units(one: Series, area: Bounds, width: float, theme: Theme) -> Iterator[Text]:
    """The number of every so manieth unit below the axis, and what the units are."""
    every = max(1, -(-len(one.mean) // _NAMED))
    for n in range(0, len(one.mean), every):
        words = block(f"{(n + 1) * one.each:g}", theme.sizes.small)
        yield words.at(area.x + (n + 0.5) * width, area.bottom + 9, Align.MIDDLE, Tone.MUTED)
    words = block(say(f"charts.{one.unit}"), theme.sizes.small)
    yield words.at(area.x - 6, area.bottom + 9, Align.END, Tone.MUTED)


def _unit_said(one: Series, n: int) -> str:
    unit = say(f"charts.{one.unit}")
    return f"{one.name}, {unit} {(n + 1) * one.each:g}: {_value(one, n)}"


def _value(one: Series, n: int) -> str:
    ends = one.ci95[n]
    mean = told(one.mean[n])
    if ends is None:
        return mean
    low, high = (told(max(0.0, end)) for end in ends)
    return f"{mean} ({say('charts.between', low=low, high=high)})"


def _said(one: Series) -> str:
    unit = say(f"charts.{one.unit}")
    every = say("charts.each", each=one.each, unit=unit) if one.each > 1 else unit
    values = ", ".join(_value(one, n) for n in range(len(one.mean)))
    return say("charts.series", name=one.name, unit=every, values=values)
