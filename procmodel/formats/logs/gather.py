"""Rows of any kind of log become the columns of an `EventLog`, sorted by case and time."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache
from itertools import islice
from operator import le

from procmodel.formats.problems import Problems, Unreadable
from procmodel.results.event_log import EventLog

__all__ = ["FIELDS", "Gathering", "moment"]

FIELDS = ("case", "activity", "start", "end", "resource", "role", "enabled")
"""What an event may say."""

_NAN = math.nan
_YEARS = range(1900, 2200)
_ZERO = datetime(1970, 1, 1, tzinfo=UTC)


@lru_cache(maxsize=65_536)
def moment(text: str) -> tuple[float, bool]:
    """A time in seconds since 1970 UTC, and whether it names its zone; without one it is taken as UTC.

    Raises:
        ValueError: it is no time of the years 1900 to 2199 in ISO 8601 or a near relative of it.

    Example:
        >>> moment("2026-01-01T00:00:10+00:00")
        (1767225610.0, True)
    """
    found = _parsed(text.strip())
    if found.year not in _YEARS:
        raise ValueError(text)
    if found.tzinfo is None:
        return found.replace(tzinfo=UTC).timestamp(), False
    return found.timestamp(), True


def _parsed(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    text = text.replace("/", "-")
    for pattern in (
        "%Y-%m-%d %H:%M:%S.%f",
        "%Y-%m-%d %H:%M",
        "%d-%m-%Y %H:%M:%S",
        "%d-%m-%Y %H:%M",
        "%d-%m-%Y",
    ):
        try:
            return datetime.strptime(text, pattern)
        except ValueError:
            continue
    raise ValueError(text)


class Gathering:
    """The events as they come."""

    def __init__(self, file: str, problems: Problems) -> None:
        self.file, self.problems = file, problems
        self.names: dict[str, dict[str, int]] = {key: {} for key in ("case", "activity", "resource", "role")}
        self.numbers = {key: array("i") for key in self.names}
        self.times = {key: array("d") for key in ("start", "end", "enabled")}
        self.bad_times = self.nameless = 0
        self.zones: Counter[bool] = Counter()

    def add(
        self, case: str, activity: str, start: str, end: str, resource: str, role: str, enabled: str
    ) -> None:
        """One event; '' where it says nothing. Without a case, an activity or a time it is counted only."""
        if not case or not activity:
            self.nameless += 1
            return
        try:
            began, ended = self._time(start), self._time(end)
            ready = self._time(enabled)
        except (ValueError, OverflowError):
            self.bad_times += 1
            return
        if ended != ended:
            ended = began
        if ended != ended:
            self.bad_times += 1
            return
        numbers, names = self.numbers, self.names
        numbers["case"].append(_number(names["case"], case))
        numbers["activity"].append(_number(names["activity"], activity))
        numbers["resource"].append(_number(names["resource"], resource) if resource else -1)
        numbers["role"].append(_number(names["role"], role) if role else -1)
        self.times["start"].append(began)
        self.times["end"].append(ended)
        self.times["enabled"].append(ready)

    def add_all(self, columns: Sequence[Sequence[str]]) -> None:
        """Many events at once, a column a field: as `add` for each, several times as fast where none is odd.

        Columns without a single value may be empty.
        """
        count = len(columns[0])
        case, activity, *times, resource, role, enabled = columns
        began = ended = ready = None
        zones = self.zones.copy()
        with suppress(ValueError, OverflowError):
            began, ended, ready = (self._moments(column) for column in (*times, enabled))
        if not all(case) or not all(activity) or (ended is None and began is None):
            self.zones = zones
            filled = [column or [""] * count for column in columns]
            for row in zip(*filled, strict=True):
                self.add(*row)
            return
        unknown = [_NAN] * count
        for key, column in (("case", case), ("activity", activity), ("resource", resource), ("role", role)):
            self.numbers[key].extend(self._numbered(key, column) if column else [-1] * count)
        self.times["start"].extend(began or unknown)
        self.times["end"].extend(ended or began or unknown)
        self.times["enabled"].extend(ready or unknown)

    def _numbered(self, key: str, column: Sequence[str]) -> list[int]:
        names = self.names[key]
        for name in dict.fromkeys(column):
            if name and name not in names:
                names[name] = len(names)
        return [names[name] if name else -1 for name in column]

    def _moments(self, column: Sequence[str]) -> list[float] | None:
        """Times of which none is odd or left out; None of a column without any.

        Raises:
            ValueError: one is, or some name a zone and others do not.
        """
        if not column:
            return None
        found = list(map(datetime.fromisoformat, column))
        naive = all(each.tzinfo is None for each in found)
        if found[0].tzinfo is None and not naive:
            raise ValueError
        if not naive and any(each.tzinfo is None for each in found):
            raise ValueError
        if min(found).year not in _YEARS or max(found).year not in _YEARS:
            raise ValueError
        self.zones[not naive] += len(found)
        zero = _ZERO.replace(tzinfo=None) if naive else _ZERO
        return [(each - zero).total_seconds() for each in found]

    def _time(self, text: str) -> float:
        if not text:
            return _NAN
        value, zoned = moment(text)
        self.zones[zoned] += 1
        return value

    def finished(self, sha256: str) -> EventLog:
        """The log.

        Raises:
            Unreadable: no event is left.
        """
        if not self.numbers["case"]:
            slug = "log_no_times" if self.bad_times else "log_empty"
            self.problems.error("syntax", None, slug, count=self.bad_times)
            raise Unreadable
        self._remark()
        order = _order(
            self.numbers["case"], _begun(self.times["start"], self.times["end"]), self.times["end"]
        )
        cases, activities, resources, roles = (tuple(self.names[key]) for key in self.numbers)
        self.names.clear()
        return EventLog(
            self.file,
            cases,
            activities,
            resources,
            roles,
            case=self._sorted("case", order),
            activity=self._sorted("activity", order),
            resource=self._sorted("resource", order),
            role=self._sorted("role", order),
            **{key: self._timed(key, order) for key in tuple(self.times)},
            sha256=sha256,
            remarks=self.problems.sorted(),
        )

    def _sorted(self, key: str, order: Sequence[int]) -> array[int]:
        """A column in order; the unsorted one is given up, so that both are there of one column at a time."""
        column = self.numbers.pop(key)
        return column if isinstance(order, range) else array("i", (column[n] for n in order))

    def _timed(self, key: str, order: Sequence[int]) -> array[float]:
        column = self.times.pop(key)
        return column if isinstance(order, range) else array("d", (column[n] for n in order))

    def _remark(self) -> None:
        if self.nameless:
            self.problems.remark("log", None, "log_nameless", count=self.nameless)
        if self.bad_times:
            self.problems.remark("log", None, "log_bad_times", count=self.bad_times)
        if self.zones[True] and self.zones[False]:
            self.problems.remark("log", None, "log_zones", count=self.zones[False])
        start, end = self.times["start"], self.times["end"]
        backwards = sum(e < s for s, e in zip(start, end, strict=True))
        if backwards:
            self.problems.remark("log", None, "log_backwards", count=backwards)


def _begun(start: array[float], end: array[float]) -> array[float]:
    """When each event began, or was noted where it does not say."""
    if all(value == value for value in start):
        return start
    return array("d", (s if s == s else e for s, e in zip(start, end, strict=True)))


def _order(case: array[int], began: array[float], end: array[float]) -> Sequence[int]:
    """The events by case, begin, end and order of the file, in a few bytes an event whatever the log's size."""
    here, there = zip(case, began, end, strict=True), zip(case, began, end, strict=True)
    if all(map(le, here, islice(there, 1, None))):
        return range(len(case))
    first = array("i", bytes(4 * (max(case) + 2)))
    for number in case:
        first[number + 1] += 1
    for number in range(1, len(first)):
        first[number] += first[number - 1]
    order, place = array("i", bytes(4 * len(case))), first[:]
    for event, number in enumerate(case):
        order[place[number]] = event
        place[number] += 1
    for number in range(len(first) - 1):
        events = order[first[number] : first[number + 1]]
        order[first[number] : first[number + 1]] = array(
            "i", sorted(events, key=lambda event: (began[event], end[event]))
        )
    return order


def _number(names: dict[str, int], name: str) -> int:
    return names.setdefault(name, len(names))
