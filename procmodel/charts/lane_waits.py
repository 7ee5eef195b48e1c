"""Waiting by lane: how long a case waits for the people of each lane at each visit, before over after.

It answers: in front of whose desk do cases lie?
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procmodel.charts.parts import bar, diagram, heading, key, told_time
from procmodel.light.records import dataclass
from procmodel.results.diagram import Bounds, Diagram, Plane, Shape, Text
from procmodel.results.lettering import block
from procmodel.themes import Theme
from procmodel.wording import say

__all__ = ["LaneWait", "Wait", "lane_waits"]

_LABELS, _LENGTH = 200.0, 480.0
_BAR, _GAP = 20.0, 14.0
_KINDS = ("before", "after")


@dataclass(frozen=True, slots=True)
class Wait:
    """Seconds at each visit: the mean, and its interval where there is one."""

    mean: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class LaneWait:
    """A lane and its wait in each version, None where that has no such people."""

    lane: str
    sides: tuple[Wait | None, ...]


def lane_waits(
    rows: Sequence[LaneWait],
    names: Sequence[str],
    title: str,
    clock: str = "working",
    theme: Theme | None = None,
) -> Diagram:
    """A bar for each lane and version, with the interval on it.

    Example:
        >>> row = LaneWait("Clerk", (Wait(600, 540, 660), None))
        >>> print(lane_waits([row], ["before", "after"], "Permit").alternative)
        Permit
        Clerk: before 10 min (9 min to 11 min); after no work
    """
    look = theme or Theme()
    texts, y = heading(
        title, say("charts.waits", clock=say(f"simulation.clock_{clock}")), look, _LABELS + _LENGTH
    )
    signs: list[Shape] = []
    entries = list(zip(_KINDS, names, strict=False)) if len(names) > 1 else []
    if any(_known(side) for row in rows for side in row.sides):
        entries.append(("line", say("charts.interval")))
    if entries:
        signs, words = key(entries, look, look.sizes.margin, y)
        texts += words
        y += 26
    highest = max((_most(side) for row in rows for side in row.sides if side), default=0.0)
    left, height = look.sizes.margin + _LABELS, _BAR * len(names) + _GAP
    area = Bounds(left, y, _LENGTH, height * len(rows))
    shapes = list(signs)
    per = _LENGTH / (highest or 1.0)
    for n, row in enumerate(rows):
        top = y + n * height + _GAP / 2
        label = block(row.lane, look.sizes.text, width=_LABELS - 14, lines=2)
        texts.append(label.at(look.sizes.margin, top + (height - _GAP - label.height) / 2))
        for shape, text in _bars(row, n + 1, names, (left, top), per, clock, look):
            shapes += shape
            texts.append(text)
    words_ = (_said(row, names, clock) for row in rows)
    return diagram(title, words_, [Plane("lanes", area, shapes=tuple(shapes))], texts, look)


def _known(side: Wait | None) -> bool:
    """Whether there is an interval to be drawn."""
    return side is not None and side.low is not None and side.high is not None and side.high > side.low


def _most(wait: Wait) -> float:
    return wait.mean if wait.high is None else max(wait.mean, wait.high)


def _bars(
    row: LaneWait,
    number: int,
    names: Sequence[str],
    corner: tuple[float, float],
    per: float,
    clock: str,
    theme: Theme,
) -> Iterator[tuple[list[Shape], Text]]:
    left, top = corner
    for n, side in enumerate(row.sides):
        y = top + n * _BAR
        value = _value(side, clock)
        length = 0.0 if side is None else side.mean * per
        shapes = []
        end = left + length
        if side is not None:
            said = f"{row.lane}, {names[n]}: {value}"
            bounds = Bounds(left, y + 1, max(1.5, length), _BAR - 2)
            shapes.append(bar(f"wait-{number}-{n + 1}", _KINDS[min(n, 1)], bounds, said))
            if side.low is not None and side.high is not None and side.high > side.low:
                low = max(0.0, side.low)
                reach = Bounds(left + low * per, y + _BAR / 2 - 1, (side.high - low) * per, 2.0)
                shapes.append(bar(f"reach-{number}-{n + 1}", "line", reach))
                end = max(end, reach.right)
        words = block(value, theme.sizes.small)
        yield shapes, words.at(end + 8, y + (_BAR - words.height) / 2)


def _value(side: Wait | None, clock: str) -> str:
    if side is None:
        return say("charts.no-work")
    mean = told_time(side.mean, clock)
    if side.low is None or side.high is None or side.low == side.high:
        return mean
    low, high = (told_time(max(0.0, end), clock) for end in (side.low, side.high))
    return f"{mean} ({say('charts.between', low=low, high=high)})"


def _said(row: LaneWait, names: Sequence[str], clock: str) -> str:
    parts = (f"{name} {_value(side, clock)}" for name, side in zip(names, row.sides, strict=True))
    return f"{row.lane}: {'; '.join(parts)}"
