"""An event log: what really happened, one row a step of a case."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator
from dataclasses import field
from datetime import UTC, datetime

from procmodel.light.caching import cached_property
from procmodel.light.records import dataclass
from procmodel.results.finding import Finding

__all__ = ["EventLog"]


@dataclass(frozen=True)
class EventLog:
    """The events of a log in columns, by case and within it by start, then end, then order of the file.

    Attributes:
        file: where it was read from.
        cases: the names of the cases; `activities`, `resources`, `roles` likewise.
        case: the case of each event, as an index into `cases`.
        activity: its activity. `resource`, `role`: who did it, -1 where the log does not say.
        start: when it began, in seconds since 1970 UTC; NaN where the log has one time only.
        end: when it ended.
        enabled: when it could have begun; NaN where the log does not say.
        sha256: of the bytes of the file.
        remarks: what was passed over.
    """

    file: str
    cases: tuple[str, ...]
    activities: tuple[str, ...]
    resources: tuple[str, ...]
    roles: tuple[str, ...]
    case: array[int]
    activity: array[int]
    resource: array[int]
    role: array[int]
    start: array[float]
    end: array[float]
    enabled: array[float]
    sha256: str = ""
    remarks: tuple[Finding, ...] = field(default=())

    def __len__(self) -> int:
        return len(self.case)

    @cached_property
    def first(self) -> array[int]:
        """The first event of each case, and at last the number of events."""
        found = array("i", bytes(4 * len(self.cases)))
        last = -1
        for number, case in enumerate(self.case):
            if case != last:
                found[case], last = number, case
        found.append(len(self))
        return found

    def events_of(self, case: int) -> range:
        """The events of a case, in order."""
        return range(self.first[case], self.first[case + 1])

    def traces(self) -> Iterator[tuple[int, ...]]:
        """The activities of each case, in order."""
        for case in range(len(self.cases)):
            yield tuple(self.activity[n] for n in self.events_of(case))

    @cached_property
    def variants(self) -> dict[tuple[int, ...], int]:
        """How many cases went each way, the most frequent first; ties in the order of the log."""
        counts: dict[tuple[int, ...], int] = {}
        for trace in self.traces():
            counts[trace] = counts.get(trace, 0) + 1
        return dict(sorted(counts.items(), key=lambda row: -row[1]))

    def cases_by_variant(self, variants: Collection[tuple[int, ...]]) -> dict[tuple[int, ...], list[int]]:
        """The cases that went these ways, as indexes into `cases`."""
        found: dict[tuple[int, ...], list[int]] = {trace: [] for trace in variants}
        if found:
            for case, trace in enumerate(self.traces()):
                if trace in found:
                    found[trace].append(case)
        return found

    @property
    def has_starts(self) -> bool:
        """Whether any event says when it began, so that work and waiting can be told apart."""
        return any(value == value for value in self.start)

    def began(self, event: int) -> float:
        """When an event began, or, where it does not say, when it was noted."""
        start = self.start[event]
        return start if start == start else self.end[event]

    @cached_property
    def period(self) -> tuple[float, float]:
        """The first and the last moment of the log, in seconds since 1970 UTC."""
        return min(map(self.began, range(len(self)))), max(self.end)

    @property
    def period_text(self) -> tuple[str, str]:
        """The period as ISO 8601 texts in UTC."""
        first, last = (datetime.fromtimestamp(moment, UTC).isoformat() for moment in self.period)
        return first, last
