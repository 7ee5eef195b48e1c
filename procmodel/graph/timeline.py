"""What time a simulation runs in: working time alone, or the clock with its nights, weekends and holidays.

Where no hours and no holidays are stated, or work goes round the clock, all of it runs in working time, as the
exact sums do. Else it runs on the clock: work goes on only in the hours of those who do it, waits that people
state pass in the calendar's hours, and a `delay` in minutes, days or weeks passes day and night.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from procmodel.graph.clock import DEFAULT_HOURS, Clock
from procmodel.model import AfterHours, Calendar, Lane, Process, Quantity
from procmodel.model.quantity import SPELLINGS, Reckoning

if TYPE_CHECKING:
    from procmodel.graph.hours import Hours

__all__ = ["FIRST_DAY", "Timeline"]

FIRST_DAY = date(2026, 1, 5)
"""The Monday on which a simulation begins whose file names no date."""

_DAY = 86_400.0
_WEEK_DAYS = 7
_OPENING = 9 * 3_600.0  # when a day of working time begins in a log


class Timeline:
    """The time of one process.

    Attributes:
        working: whether it runs in working time.
        calendars: the hours that somebody keeps; number 0 is the calendar of the process.
        first: the Monday on which it begins.
    """

    def __init__(self, process: Process, clock: Clock) -> None:
        self.clock = clock
        calendar = process.calendar or Calendar.model_construct()
        self.first = _monday(process.date)
        self.base = calendar.hours or DEFAULT_HOURS
        lanes = [lane.hours for lane in process.lanes if lane.hours]
        stated = [hours for hours in (calendar.hours, *lanes) if hours]
        always = all(hours.strip().lower() == "always" for hours in stated)
        self.working = always and not calendar.holidays
        self.calendars: list[Hours] = []
        self._numbers: dict[tuple[str, bool], int] = {}
        if not self.working:
            from procmodel.graph.hours import days_off

            self._off = days_off(calendar.holidays, self.first) if calendar.holidays else frozenset[int]()
            self._number(self.base)

    def _number(self, text: str, finishes: bool = False) -> int:
        key = text, finishes
        if key not in self._numbers:
            from procmodel.graph.hours import hours_of

            hours = hours_of(text, self._off, finishes)
            self._numbers[key] = -1 if hours is None else len(self.calendars)
            if hours is not None:
                self.calendars.append(hours)
        return self._numbers[key]

    def calendar_of(self, lane: Lane | None, human: bool) -> int:
        """The calendar that work in a lane keeps, -1: round the clock, as machines do unless told otherwise."""
        if self.working:
            return -1
        stated = lane.hours if lane is not None else None
        if stated is None and not human:
            return -1
        finishes = lane is not None and lane.after_hours is AfterHours.FINISH
        return self._number(stated or self.base, finishes)

    @property
    def base_calendar(self) -> int:
        """The number of the calendar of the process, -1: round the clock."""
        return -1 if self.working else self._number(self.base)

    def along(self, quantity: Quantity, *, working: bool) -> bool:
        """Whether a wait passes only in the hours of the calendar."""
        unit = SPELLINGS[quantity.unit]
        return self.base_calendar >= 0 and (working or unit.reckoning is Reckoning.WORKING)

    def seconds(self, quantity: Quantity, *, along: bool, work: bool = False) -> float:
        """What one unit of a duration is worth: of work, of the calendar's hours, or on the clock."""
        unit = SPELLINGS[quantity.unit]
        if self.working or work:
            return self.clock.seconds(quantity.unit)
        if along and unit.reckoning is not Reckoning.HOURS:
            return self.clock.seconds(quantity.unit) * self.open_day / self.clock.working_day
        return unit.seconds if unit.seconds is not None else self.clock.seconds(quantity.unit)

    def span(self, quantity: Quantity) -> float:
        """What one unit of a time from start to end is worth; working days are taken as the days that they span."""
        scale = self.seconds(quantity, along=False)
        if self.working or SPELLINGS[quantity.unit].reckoning is not Reckoning.WORKING:
            return scale
        return scale * _DAY * _WEEK_DAYS / (self.clock.week * self.clock.working_day)

    @property
    def open_day(self) -> float:
        """The hours of the calendar on a day with work, in seconds."""
        if not self.calendars or self.base_calendar < 0:
            return self.clock.working_day
        hours = self.calendars[self.base_calendar]
        days = {int(start // _DAY) for start in hours.opens}
        return hours.total / len(days)

    @property
    def day(self) -> float:
        """What a day of the clock is worth in the seconds of this time."""
        return self.clock.working_day * self.clock.week / _WEEK_DAYS if self.working else _DAY

    def on_clock(self, moment: float) -> float:
        """A moment of the simulation in seconds of the clock since the beginning.

        Working time is laid out as the usual hours of the calendar, so that a log of it has days and nights.
        """
        if not self.working or self.clock.week == _WEEK_DAYS:
            return moment
        days, rest = divmod(moment, self.clock.working_day)
        weeks, day = divmod(int(days), int(self.clock.week))
        return (weeks * _WEEK_DAYS + day) * _DAY + _OPENING + rest


def _monday(text: str | None) -> date:
    """The first Monday from the date of the file on."""
    try:
        day = date.fromisoformat((text or "")[:10])
    except ValueError:
        return FIRST_DAY
    return day + timedelta(days=-day.weekday() % 7)
