"""When work is done: the windows of a week, or of a cycle of years with its holidays, and time at work in them.

Windows repeat after a period: a week, or 28 years where holidays are left out (after which dates fall on the
same weekdays). Time is local time; the hour that clocks are put forward or back by is not simulated.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date, timedelta
from itertools import accumulate
from math import floor

from procmodel.errors import AnalysisError
from procmodel.wording import say

__all__ = ["Hours", "days_off", "hours_of", "parse_hours"]

DAY = 86_400.0
WEEK = 7 * DAY
_CYCLE_YEARS = 28
_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PART = (
    r"(?P<days>[a-z]{3}[a-z]*(?:\s*[-–]\s*[a-z]{3}[a-z]*)?(?:\s*,\s*[a-z]{3}[a-z]*(?:\s*[-–]\s*[a-z]{3}[a-z]*)?)*)"
    r"\s+(?P<spans>\d{1,2}:\d{2}\s*[-–]\s*\d{1,2}:\d{2}(?:\s*,\s*\d{1,2}:\d{2}\s*[-–]\s*\d{1,2}:\d{2})*)"
)
_SPAN = r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})"


class Hours:
    """Windows of work that repeat. All times are seconds from the beginning of the simulation.

    Example:
        >>> office = Hours([(9 * 3600.0, 17 * 3600.0)], DAY)
        >>> office.opening(0.0) / 3600, office.finish(16 * 3600.0, 2 * 3600.0) / 3600
        (9.0, 34.0)

    Where `finishes`, work that is begun is done without a rest, however late it gets.
    """

    __slots__ = ("before", "closes", "finishes", "opens", "period", "total")

    def __init__(self, windows: list[tuple[float, float]], period: float, finishes: bool = False) -> None:
        self.finishes = finishes
        self.opens = [start for start, _ in windows]
        self.closes = [end for _, end in windows]
        self.before = [0.0, *accumulate(end - start for start, end in windows)]
        self.period = period
        self.total = self.before.pop()

    def worked(self, now: float) -> float:
        """The time at work until `now`."""
        rounds = floor(now / self.period)
        rest = now - rounds * self.period
        window = bisect_right(self.opens, rest) - 1
        if window < 0:
            return rounds * self.total
        inside = min(rest, self.closes[window]) - self.opens[window]
        return rounds * self.total + self.before[window] + inside

    def when(self, worked: float) -> float:
        """The moment at which so much work is done; the earliest one."""
        rounds = floor(worked / self.total)
        rest = worked - rounds * self.total
        if rest == 0.0 and rounds > 0:
            return (rounds - 1) * self.period + self.closes[-1]
        window = bisect_right(self.before, rest) - 1
        if rest == self.before[window] and window > 0:
            window -= 1
        return rounds * self.period + self.opens[window] + (rest - self.before[window])

    def opening(self, now: float) -> float:
        """`now` if there is work, else when it begins again."""
        rounds = floor(now / self.period)
        rest = now - rounds * self.period
        window = bisect_right(self.opens, rest) - 1
        if window >= 0 and rest < self.closes[window]:
            return now
        if window + 1 < len(self.opens):
            return rounds * self.period + self.opens[window + 1]
        return (rounds + 1) * self.period + self.opens[0]

    def closing(self, now: float) -> float:
        """When the window ends in which `now` lies; `now` if it is closed."""
        rounds = floor(now / self.period)
        rest = now - rounds * self.period
        window = bisect_right(self.opens, rest) - 1
        if window < 0 or rest >= self.closes[window]:
            return now
        return rounds * self.period + self.closes[window]

    def finish(self, now: float, work: float) -> float:
        """When work that begins at `now`, or as soon as there is work, is done; it rests over closed hours, or not."""
        rest = now - floor(now / self.period) * self.period
        window = bisect_right(self.opens, rest) - 1
        if window >= 0 and rest + work <= self.closes[window]:
            return now + work
        begun = self.opening(now)
        if self.finishes:
            return begun + work
        return begun if work <= 0.0 else self.when(self.worked(begun) + work)

    def between(self, now: float, until: float) -> float:
        """The work that is left at `now` of what is done at `until`."""
        return until - now if self.finishes else self.worked(until) - self.worked(now)

    def open_share(self, mean: float = 0.0, square: float = 0.0) -> float:
        """Which share of all time people can work, at most.

        Where they finish what they have begun, each day is longer by the rest of the job that they are at: half the
        mean square of a job over its mean (renewal theory).
        """
        room = self.total
        if self.finishes and mean > 0:
            ends = sum(close != begin for close, begin in zip(self.closes, self.opens[1:], strict=False)) + 1
            room += ends * square / (2 * mean)
        return min(1.0, room / self.period)


def parse_hours(text: str) -> list[tuple[float, float]]:
    """The windows of a week, from Monday 00:00, in order; those that touch are one.

    Example:
        >>> parse_hours("Mon-Tue 09:00-12:00, 13:00-17:00")[:2]
        [(32400.0, 43200.0), (46800.0, 61200.0)]

    Raises:
        AnalysisError: no window can be read from it, or one ends before it begins.
    """
    windows = []
    for part in re.finditer(_PART, text, re.IGNORECASE):
        spans = [_span(text, *match.groups()) for match in re.finditer(_SPAN, part["spans"])]
        for day in _days(part["days"].lower()):
            windows += [(day * DAY + start, day * DAY + end) for start, end in spans]
    if not windows:
        raise AnalysisError(say("simulation.hours", hours=text))
    return _joined(sorted(windows))


def _span(text: str, *numbers: str) -> tuple[float, float]:
    hour, minute, to_hour, to_minute = (int(number) for number in numbers)
    start, end = hour * 3600.0 + minute * 60, to_hour * 3600.0 + to_minute * 60
    if not start < end <= DAY:
        raise AnalysisError(say("simulation.hours", hours=text))
    return start, end


def _days(text: str) -> list[int]:
    days: list[int] = []
    for part in re.split(r"\s*,\s*", text):
        first, _, last = (each.strip()[:3] for each in re.sub("–", "-", part).partition("-"))
        begin = _NAMES.index(first)
        length = (_NAMES.index(last or first) - begin) % 7
        days += [(begin + n) % 7 for n in range(length + 1)]
    return days


def _joined(windows: list[tuple[float, float]]) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for start, end in windows:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def hours_of(text: str, off: frozenset[int], finishes: bool = False) -> Hours | None:
    """The hours of a lane; None where there is work round the clock.

    Args:
        text: as the file writes them.
        off: days without work, counted from the Monday on which the simulation begins.
        finishes: whether a job is finished after hours.
    """
    always = text.strip().lower() == "always"
    if always and not off:
        return None
    week = [(0.0, WEEK)] if always else parse_hours(text)
    if not off:
        return Hours(week, WEEK, finishes)
    weeks = int(_cycle_days() // 7)
    if always:
        week = [(day * DAY, (day + 1) * DAY) for day in range(7)]
    windows = [
        (number * WEEK + start, number * WEEK + end)
        for number in range(weeks)
        for start, end in week
        if number * 7 + int(start // DAY) not in off
    ]
    return Hours(windows, weeks * WEEK, finishes)


def _cycle_days() -> int:
    return round(_CYCLE_YEARS * 365.25)


def days_off(place: str, first: date) -> frozenset[int]:
    """The holidays of a country or part of it (`GB-ENG`), as days from the first one, for 28 years.

    Raises:
        AnalysisError: no such country or part.
    """
    import holidays

    country, _, part = place.partition("-")
    years = range(first.year, first.year + _CYCLE_YEARS + 1)
    try:
        found = holidays.country_holidays(country, subdiv=part or None, years=years)
    except NotImplementedError:
        raise AnalysisError(say("simulation.holidays", place=place)) from None
    last = first + timedelta(days=_cycle_days())
    return frozenset((day - first).days for day in found if first <= day < last)
