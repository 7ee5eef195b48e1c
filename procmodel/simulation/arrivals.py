"""When cases come: at random with the stated volume, evenly, all at once; round the clock or in office hours."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from procmodel.errors import AnalysisError
from procmodel.graph.hours import Hours
from procmodel.graph.timeline import Timeline
from procmodel.model import Process, spread
from procmodel.wording import say

__all__ = ["Arrivals", "arrivals_of"]

_SHAPES = ("poisson", "fixed")
_DURING = ("calendar", "always")
_YEAR = 365.0


@dataclass(frozen=True)
class Arrivals:
    """How cases come.

    Attributes:
        gap: mean seconds between two cases, in time at work where they come only in `hours`.
        even: whether all gaps are alike.
        hours: when cases come; None: at any time.
        backlog: cases that are there when it begins.
        remarks: what the file says of arrivals that is not simulated.
    """

    gap: float
    even: bool = False
    hours: Hours | None = None
    backlog: int = 0
    remarks: tuple[str, ...] = field(default=(), compare=False)

    def times(self, uniform: Callable[[], float], begun: float, count: int) -> tuple[list[float], float]:
        """When the next `count` cases come, and where the next ones go on from."""
        now, found = begun, []
        for _ in range(count):
            now += self.gap if self.even else -self.gap * math.log(1.0 - uniform())
            found.append(now)
        if self.hours is not None:
            found = [self.hours.when(worked) for worked in found]
        return found, now


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
