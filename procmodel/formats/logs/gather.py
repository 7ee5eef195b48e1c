"""Rows of any kind of log become the columns of an `EventLog`, sorted by case and time."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache
from itertools import islice
from operator import le

from procmodel.formats.problems import Problems, Unreadable, cut
from procmodel.light.tuples import NamedTuple
from procmodel.results.event_log import EventLog
from procmodel.wording import say

__all__ = ["FIELDS", "Gathering", "Odd", "moment"]

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


class Odd(NamedTuple):
    """The first event that was left out for a reason: where it stands, and which of its fields says what."""

    row: int
    field: str
    text: str
    case: str
    activity: str


class Gathering:
    """The events as they come.

    Args:
        file: where they come from.
        problems: where it is told what is passed over.
        headings: what the file calls each field.
        at: the sentence that says where an event stands, by its `row`.
    """

    def __init__(
        self, file: str, problems: Problems, headings: Mapping[str, str], at: str = "logs.at_row"
    ) -> None:
        self.file, self.problems, self.headings, self.at = file, problems, headings, at
        self.row = 1  # of the next event
        self.unread: Odd | None = None
        self.unnamed: Odd | None = None
        self.names: dict[str, dict[str, int]] = {key: {} for key in ("case", "activity", "resource", "role")}
        self.numbers = {key: array("i") for key in self.names}
        self.times = {key: array("d") for key in ("start", "end", "enabled")}
        self.bad_times = self.nameless = 0
        self.zones: Counter[bool] = Counter()

    def add(
        self, case: str, activity: str, start: str, end: str, resource: str, role: str, enabled: str
    ) -> None:
        """One event; '' where it says nothing. Without a case, an activity or a time it is counted only."""
        row, self.row = self.row, self.row + 1
        if not case or not activity:
            self.nameless += 1
            self.unnamed = self.unnamed or Odd(row, "activity" if case else "case", "", case, activity)
            return
        times = []
        for field, text in (("start", start), ("end", end), ("enabled", enabled)):
            try:
                times.append(self._time(text))
            except (ValueError, OverflowError):
                self.bad_times += 1
                self.unread = self.unread or Odd(row, field, text, case, activity)
                return
        began, ended, ready = times
        if ended != ended:
            ended = began
        if ended != ended:
            self.bad_times += 1
            field = "end" if "end" in self.headings else "start"
            self.unread = self.unread or Odd(row, field, "", case, activity)
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
        self.row += count
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
            self._refuse()
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

    def _refuse(self) -> None:
        """Say why no event is left."""
        if self.unread is not None:
            self.problems.error(
                "syntax", None, "logs.no_times", count=self.bad_times, odd=self._shown(self.unread)
            )
        elif self.unnamed is not None:
            field = self.unnamed.field
            self.problems.error(
                "syntax", None, f"logs.no_{field}", count=self.nameless, odd=self._shown(self.unnamed)
            )
        else:
            self.problems.error("syntax", None, "logs.empty")

    def _shown(self, odd: Odd) -> str:
        """Where something odd stands, and what it is."""
        where = odd._asdict() | {"column": repr(self.headings.get(odd.field, odd.field))}
        place = say(self.at, **where)
        found = cut(odd.text) if odd.text else say("logs.blank")
        return say("logs.odd", place=place, found=found)

    def _remark(self) -> None:
        if self.unnamed is not None:
            odd = self._shown(self.unnamed)
            self.problems.remark("log", None, "logs.nameless", count=self.nameless, odd=odd)
        if self.unread is not None:
            odd = self._shown(self.unread)
            self.problems.remark("log", None, "logs.bad_times", count=self.bad_times, odd=odd)
        if self.zones[True] and self.zones[False]:
            self.problems.remark("log", None, "logs.zones", count=self.zones[False])
        start, end = self.times["start"], self.times["end"]
        backwards = sum(e < s for s, e in zip(start, end, strict=True))
        if backwards:
            self.problems.remark("log", None, "logs.backwards", count=backwards)


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
