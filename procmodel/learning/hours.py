"""The hours in which a log's work is done, so that nights and weekends are not taken for work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, chain

from procmodel.light.records import dataclass
from procmodel.results.event_log import EventLog

__all__ = ["Hours", "hours_of"]

_DAY, _HOUR = 86_400.0, 3_600.0
_FIRST_MONDAY = 4 * _DAY  # 1970 began on a Thursday
_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_RARE = 0.002  # share of all moments that a day or hour must have to be one of work
_MOMENTS = 200  # fewer tell no hours
_LOOKED_AT = 100_000  # events whose minutes are looked at
_QUARTER = 15  # minutes
_TELLING = 50  # moments in an hour, with which an empty quarter is no chance
_FULL = 0.75  # of the week: beyond, work goes round the clock


@dataclass(frozen=True)
class Hours:
    """The days of the week on which there is work, and from when to when, in the log's own clock (UTC)."""

    days: tuple[int, ...]
    opens: float
    closes: float

    @property
    def text(self) -> str:
        """As a process file says it.

        Example:
            >>> Hours((0, 1, 2, 3, 4), 9 * 3600, 17 * 3600).text
            'Mon-Fri 09:00-17:00'
        """
        first, last = _NAMES[self.days[0]], _NAMES[self.days[-1]]
        return f"{first}-{last} {_clock(self.opens)}-{_clock(self.closes)}"

    @property
    def a_day(self) -> float:
        """Seconds of work in a day."""
        return self.closes - self.opens

    def until(self, moment: float) -> float:
        """The seconds of work from the first Monday of 1970 to a moment."""
        days, rest = divmod(moment - _FIRST_MONDAY, _DAY)
        weeks, day = divmod(int(days), 7)
        before = sum(one < day for one in self.days)
        today = min(max(rest - self.opens, 0.0), self.a_day) if day in self.days else 0.0
        return (weeks * len(self.days) + before) * self.a_day + today

    def between(self, start: float, end: float) -> float:
        """The seconds of work between two moments.

        Example:
            >>> friday, monday = 1767375000.0, 1767605400.0  # 2026-01-02 17:30 and 2026-01-05 09:30
            >>> Hours((0, 1, 2, 3, 4), 9 * 3600, 17 * 3600).between(friday, monday)
            1800.0
        """
        return max(0.0, self.until(end) - self.until(start))


def hours_of(log: EventLog) -> Hours | None:
    """The hours in which practically all events begin and end; None where work goes round the clock.

    They are one stretch a day on consecutive days. It begins and ends with an hour, unless a quarter of the first or
    last hour or more is empty: then to the minute. A log of too few events tells none.
    """
    moments = chain(log.start, log.end)
    counts = Counter((moment - _FIRST_MONDAY) // _HOUR for moment in moments if moment == moment)
    if counts.total() < _MOMENTS:
        return None
    by_day, by_hour = [0] * 7, [0] * 24
    for number, count in counts.items():
        days, hour = divmod(int(number), 24)
        by_day[days % 7] += count
        by_hour[hour] += count
    least = _RARE * counts.total()
    days_, hours = _used(by_day, least), _used(by_hour, least)
    if not days_ or not hours or len(days_) * len(hours) > _FULL * 7 * 24:
        return None
    if days_ != list(range(days_[0], days_[-1] + 1)):
        return None
    by_minute = [0] * 1_440
    for moment in chain(log.start[:_LOOKED_AT], log.end[:_LOOKED_AT]):
        if moment == moment:
            by_minute[int(moment % _DAY // 60)] += 1
    rare = _RARE / 10 * sum(by_minute)
    opens = _edge(by_minute[hours[0] * 60 : hours[0] * 60 + 60], rare)
    closes = _edge(by_minute[hours[-1] * 60 : hours[-1] * 60 + 60][::-1], rare)
    return Hours(tuple(days_), hours[0] * _HOUR + opens, (hours[-1] + 1) * _HOUR - closes)


def _edge(minutes: Sequence[int], rare: float) -> float:
    """The seconds at the edge of an hour of work in which there is none, where they are a quarter or more."""
    empty = sum(count < rare for count in accumulate(minutes))
    return empty * 60.0 if empty >= _QUARTER and sum(minutes) >= _TELLING else 0.0


def _used(counts: Sequence[int], least: float) -> list[int]:
    return [place for place, count in enumerate(counts) if count >= least]


def _clock(seconds: float) -> str:
    return f"{int(seconds // _HOUR):02d}:{int(seconds % _HOUR // 60):02d}"
