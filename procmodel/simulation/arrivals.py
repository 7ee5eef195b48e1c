"""When cases come: at random with the stated volume, evenly, all at once; round the clock or in office hours."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from itertools import accumulate, repeat
from typing import TYPE_CHECKING, Any

from procmodel.errors import AnalysisError
from procmodel.graph.timeline import Timeline
from procmodel.light.tuples import NamedTuple
from procmodel.model import Process, spread
from procmodel.wording import say

if TYPE_CHECKING:
    from procmodel.graph.hours import Hours

__all__ = ["Arrivals", "arrivals_as_noted", "arrivals_of"]

_SHAPES = ("poisson", "fixed")
_DURING = ("calendar", "always")
_YEAR = 365.0
_DAY = 86_400.0
_WEEK = 7 * _DAY
_FIRST_MONDAY = 4 * _DAY  # 1970 began on a Thursday


class Arrivals(NamedTuple):
    """How cases come.

    Attributes:
        gap: mean seconds between two cases, in time at work where they come only in `hours`.
        even: whether all gaps are alike.
        hours: when cases come; None: at any time.
        backlog: cases that are there when it begins.
        remarks: what the file says of arrivals that is not simulated.
        noted: the moments at which cases came, as a log has them; they come again after each `period`.
        period: seconds after which noted moments begin anew.
    """

    gap: float
    even: bool = False
    hours: Hours | None = None
    backlog: int = 0
    remarks: tuple[str, ...] = ()
    noted: tuple[float, ...] = ()
    period: float = 0.0

    def times(self, uniform: Callable[[], float], begun: float, count: int) -> tuple[list[float], float]:
        """When the next `count` cases come, and where the next ones go on from."""
        if self.noted:
            first = int(begun)
            return [self._noted(number) for number in range(first, first + count)], float(first + count)
        if self.even:
            found = list(accumulate(repeat(self.gap, count), initial=begun))
        else:
            mean, log = -self.gap, math.log
            gaps = [mean * log(1.0 - uniform()) for _ in range(count)]
            found = list(accumulate(gaps, initial=begun))
        del found[0]
        now = found[-1]
        if self.hours is not None:
            found = [self.hours.when(worked) for worked in found]
        return found, now

    def _noted(self, number: int) -> float:
        rounds, place = divmod(number, len(self.noted))
        return rounds * self.period + self.noted[place]


def arrivals_as_noted(moments: Iterable[float], usual: Arrivals, timeline: Timeline) -> Arrivals:
    """Cases come when they came: on the days of the week and at the hours that a log has.

    In working time, which has no nights, the gaps between cases are shortened as days are. After the last case
    it begins anew: after whole weeks on the clock.

    Args:
        moments: when each case began, in seconds since 1970, in the log's own clock.
        usual: what the file says of arrivals; its backlog is kept.
        timeline: the time of the process.

    Raises:
        AnalysisError: fewer than two cases.
    """
    ordered = sorted(moments)
    if len(ordered) < 2 or ordered[-1] <= ordered[0]:
        raise AnalysisError(say("simulation.noted_few", count=len(ordered)))
    if timeline.working:
        scale = timeline.day / _DAY
        noted = tuple((moment - ordered[0]) * scale for moment in ordered)
        period = noted[-1] * len(noted) / (len(noted) - 1)
    else:
        monday = ordered[0] - (ordered[0] - _FIRST_MONDAY) % _WEEK
        noted = tuple(moment - monday for moment in ordered)
        period = math.ceil((noted[-1] + 1) / _WEEK) * _WEEK
    return Arrivals(
        period / len(noted), backlog=usual.backlog, remarks=usual.remarks, noted=noted, period=period
    )


def arrivals_of(process: Process, timeline: Timeline) -> Arrivals:
    """How the cases of a process come; one a day where no volume is given.

    Raises:
        AnalysisError: a shape or a time of arrivals that nobody knows, or a volume of 0.
    """
    stated: dict[str, Any] = dict(process.arrivals)
    shape = _one_of(stated, "shape", _SHAPES)
    during = _one_of(stated, "during", _DURING)
    rest = tuple(say("simulation.arrivals", key=key) for key in stated if not key.startswith("x-"))
    a_year = timeline.clock.per_year(process.volume) if process.volume is not None else _YEAR
    if a_year <= 0:
        raise AnalysisError(say("simulation.volume", found=a_year))
    gap = _YEAR * timeline.day / a_year
    hours = None
    if not timeline.working and during == "calendar" and timeline.base_calendar >= 0:
        hours = timeline.calendars[timeline.base_calendar]
        gap *= hours.total / hours.period
    backlog = round(spread.mean(process.backlog)) if process.backlog is not None else 0
    return Arrivals(gap, shape == "fixed", hours, backlog, rest)


def _one_of(stated: dict[str, Any], key: str, known: tuple[str, ...]) -> str:
    found = str(stated.pop(key, known[0]))
    if found not in known:
        raise AnalysisError(say("simulation.arrivals_value", key=key, found=found, known=", ".join(known)))
    return found
