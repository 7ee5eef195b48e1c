"""The clock of a process: what its durations are in working seconds, its rates in cases a year.

Times add up in working time. A minute and an hour are what they are; a working day is what the calendar
says (7.4 h by default, 24 h where work goes round the clock), and a day of 24 hours is worth its share of a
working week: 7 days are 5 working days where the hours name five days. A month is 365/12 days, a year 365.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from procmodel.model import Calendar, Dimension, Grade, Process, Quantity, spread
from procmodel.model.quantity import SPELLINGS, Reckoning

__all__ = ["DEFAULT_FTE", "DEFAULT_HOURS", "DEFAULT_WORKING_DAY", "Clock", "working_days_of"]

DEFAULT_HOURS, _DEFAULT_DAYS = "Mon-Fri 09:00-17:00", 5
_assumed = partial(Quantity.model_construct, grade=Grade.ASSUMED)
DEFAULT_WORKING_DAY = _assumed(dimension=Dimension.DURATION, unit="h", likely=7.4)
DEFAULT_FTE = _assumed(dimension=Dimension.RATE, unit="h per year", likely=1500.0)

_NO_CALENDAR = Calendar.model_construct()
_ROUND_THE_CLOCK = "always"
_DAY = 86_400.0
_HOUR = 3_600.0
_WEEK_DAYS = 7
_DAYS_OF_A_YEAR = 365
_DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY_RANGE = r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*(?:\s*[-–]\s*(mon|tue|wed|thu|fri|sat|sun))?"


def working_days_of(hours: str | None) -> int:
    """On how many days a week there is work.

    Example:
        >>> working_days_of("Mon-Sat 08:00-20:00"), working_days_of("always"), working_days_of(None)
        (6, 7, 5)
    """
    if not hours:
        return _DEFAULT_DAYS
    text = hours.strip().lower()
    if text == _ROUND_THE_CLOCK:
        return _WEEK_DAYS
    days: set[int] = set()
    for first, last in re.findall(_DAY_RANGE, text):
        begin = _DAY_NAMES.index(first)
        length = (_DAY_NAMES.index(last or first) - begin) % _WEEK_DAYS
        days.update((begin + n) % _WEEK_DAYS for n in range(length + 1))
    return len(days) or _WEEK_DAYS


class Clock:
    """Turns the quantities of one process into working seconds, cases a year and money a second.

    Attributes:
        working_day: working seconds of a day on which there is work.
        week: on how many of seven days there is work.
        fte: the productive seconds of a full-time person in a year.
        fte_quantity: what `fte` was made of, the default included.
    """

    def __init__(self, process: Process) -> None:
        calendar = process.calendar or _NO_CALENDAR
        self.week = working_days_of(calendar.hours)
        self.working_day = _working_day(calendar)
        self._seconds: dict[str, float] = {}
        self.fte_quantity = process.fte or DEFAULT_FTE
        self.fte = self.per_year(self.fte_quantity)

    def seconds(self, unit: str) -> float:
        """How many working seconds a unit of time is worth."""
        found = self._seconds.get(unit)
        if found is None:
            found = self._seconds[unit] = self._second_of(unit)
        return found

    def _second_of(self, spelling: str) -> float:
        unit = SPELLINGS[spelling]
        if unit.seconds is None:
            return self.working_day * (self.week if unit.name == "working week" else 1)
        if unit.reckoning is Reckoning.CLOCK:
            return unit.seconds / _DAY * self.working_day * self.week / _WEEK_DAYS
        return unit.seconds

    def scaled(self, quantity: Quantity, value: Callable[[Quantity], float] = spread.mean) -> float:
        """The mean of a duration, or another value of it, in working seconds."""
        return value(quantity) * self.seconds(quantity.unit)

    def per_year(self, rate: Quantity, value: Callable[[Quantity], float] = spread.mean) -> float:
        """Cases in a year; working seconds in a year where the rate is of time.

        Example:
            >>> clock = Clock(Process(id="p"))
            >>> clock.per_year(Quantity(dimension=Dimension.RATE, unit="per month", likely=25))
            300.0
        """
        what, _, period = rate.unit.rpartition("per ")
        what = what.strip()
        return value(rate) * self.rate_factor(period) * (self.seconds(what) if what else 1.0)

    def rate_factor(self, period: str) -> float:
        """How often the period comes round in a year; hours are those at work."""
        unit = SPELLINGS[period]
        if unit.reckoning is Reckoning.CLOCK and unit.seconds is not None:
            return _DAYS_OF_A_YEAR / (unit.seconds / _DAY)
        return _DAYS_OF_A_YEAR * self.week / _WEEK_DAYS * self.working_day / self.seconds(period)

    def money_per_second(self, rate: Quantity, value: Callable[[Quantity], float] = spread.mean) -> float:
        """What one working second costs."""
        return value(rate) / self.seconds(rate.unit.removeprefix("per "))

    def calendar_days(self, working_seconds: float) -> float:
        """About how many days of the calendar working time takes: 7 for 5 working days."""
        return working_seconds / self.working_day * _WEEK_DAYS / self.week


def _working_day(calendar: Calendar) -> float:
    """Stated, or 7.4 h; the whole day where work goes round the clock."""
    stated = calendar.working_day
    if stated is not None:
        unit = SPELLINGS[stated.unit]
        return spread.mean(stated) * (unit.seconds or _HOUR)
    if (calendar.hours or "").strip().lower() == _ROUND_THE_CLOCK:
        return _DAY
    return spread.mean(DEFAULT_WORKING_DAY) * _HOUR
