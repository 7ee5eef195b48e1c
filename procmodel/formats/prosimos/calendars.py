"""Hours of work as Prosimos writes them, weekday by weekday, and as format 1 does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from procmodel.graph.hours import parse_hours

__all__ = ["hours_in", "open_hours", "periods_of"]

_DAYS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
_SHORT = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAY = 86_400
_ALWAYS = "always"
_TIME = re.compile(r"([01]?[0-9]|2[0-4]):([0-5][0-9])(?::([0-5][0-9])(?:\.[0-9]+)?)?").fullmatch

Week = list[list[tuple[int, int]]]


def periods_of(hours: str) -> list[dict[str, str]]:
    """The periods of a week.

    Example:
        >>> periods_of("Mon-Fri 09:00-17:00")
        [{'from': 'MONDAY', 'to': 'FRIDAY', 'beginTime': '09:00:00', 'endTime': '17:00:00'}]
    """
    week = _week(hours)
    found = []
    for first, last in _runs(week):
        for begin, end in week[first]:
            found.append(
                {"from": _DAYS[first], "to": _DAYS[last], "beginTime": _clock(begin), "endTime": _clock(end)}
            )
    return found


def hours_in(periods: Iterable[Any]) -> str | None:
    """The hours that periods say; None where one of them is not understood, or there is none.

    Example:
        >>> hours_in([{"from": "MONDAY", "to": "SUNDAY", "beginTime": "00:00:00", "endTime": "23:59:59"}])
        'always'
    """
    week: Week = [[] for _ in _DAYS]
    for period in periods:
        read = _period(period) if isinstance(period, Mapping) else None
        if read is None:
            return None
        days, span = read
        for day in days:
            week[day].append(span)
    week = [_joined(sorted(spans)) for spans in week]
    if not any(week):
        return None
    if all(spans == [(0, _DAY)] for spans in week):
        return _ALWAYS
    parts = []
    for first, last in _runs(week):
        days_said = _SHORT[first] if first == last else f"{_SHORT[first]}-{_SHORT[last]}"
        spans_said = ", ".join(f"{_short(begin)}-{_short(end)}" for begin, end in week[first])
        parts.append(f"{days_said} {spans_said}")
    return "; ".join(parts)


def open_hours(hours: str) -> tuple[float, float]:
    """How many seconds of a week there is work, and how many of a day with work."""
    week = _week(hours)
    total = sum(end - begin for spans in week for begin, end in spans)
    return float(total), total / sum(bool(spans) for spans in week)


def _week(hours: str) -> Week:
    """The spans of each day; those over midnight cut there."""
    if hours.strip().lower() == _ALWAYS:
        return [[(0, _DAY)] for _ in _DAYS]
    week: Week = [[] for _ in _DAYS]
    for start, end in parse_hours(hours):
        at = int(start)
        while at < end:
            day = at // _DAY
            until = min(int(end), (day + 1) * _DAY)
            week[day % len(_DAYS)].append((at - day * _DAY, until - day * _DAY))
            at = until
    return week


def _runs(week: Week) -> list[tuple[int, int]]:
    """Days in a row with the same spans: the first and the last."""
    found: list[tuple[int, int]] = []
    for day, spans in enumerate(week):
        if found and found[-1][1] == day - 1 and week[found[-1][0]] == spans:
            found[-1] = found[-1][0], day
        elif spans:
            found.append((day, day))
    return found


def _period(period: Mapping[str, Any]) -> tuple[list[int], tuple[int, int]] | None:
    """The days of a period and its span."""
    names = [str(period.get(key, "")).upper() for key in ("from", "to")]
    begin, end = (_seconds(str(period.get(key, ""))) for key in ("beginTime", "endTime"))
    if begin is None or end is None or any(name not in _DAYS for name in names):
        return None
    end = _DAY if end >= _DAY - 60 or (end == 0 and begin >= 0) else end
    first, last = (_DAYS.index(name) for name in names)
    days = [(first + n) % len(_DAYS) for n in range((last - first) % len(_DAYS) + 1)]
    return (days, (begin, end)) if begin < end else None


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for begin, end in spans:
        if found and begin <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((begin, end))
    return found


def _seconds(text: str) -> int | None:
    found = _TIME(text)
    if found is None:
        return None
    seconds = int(found[1]) * 3_600 + int(found[2]) * 60
    return seconds + int(found[3] or 0) if int(found[3] or 0) < 59 else seconds + 60


def _clock(seconds: int) -> str:
    return "23:59:59" if seconds == _DAY else f"{seconds // 3_600:02}:{seconds % 3_600 // 60:02}:00"


def _short(seconds: int) -> str:
    return f"{seconds // 3_600:02}:{seconds % 3_600 // 60:02}"
