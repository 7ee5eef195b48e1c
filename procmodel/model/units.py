"""The units that a file may write, what they measure, and how they turn into seconds.

`Quantity.unit` is one of the names here:

- a duration: a unit of time, `min`, `working day`;
- a rate: `per year`, `per working day`; time per time: `h per year`;
- money per time: `per h`;
- shares (0 to 1), money and plain numbers have no unit: `""`.
"""

from __future__ import annotations

from procmodel.light.enums import StrEnum
from procmodel.light.tuples import NamedTuple

__all__ = ["SPELLINGS", "UNITS", "Reckoning", "Unit"]


class Reckoning(StrEnum):
    """Whose time a unit counts."""

    HOURS = "hours"  # seconds, minutes, hours: the same whether at work or on the clock
    CLOCK = "clock"  # days of 24 hours and what is made of them, nights and weekends included
    WORKING = "working"  # time at work; what a working day is worth, the calendar says


class Unit(NamedTuple):
    """A unit of time. `seconds` is None where only a calendar knows it (working days and weeks)."""

    name: str
    plural: str
    reckoning: Reckoning
    seconds: float | None
    spellings: tuple[str, ...] = ()


_DAY = 86_400.0

UNITS: dict[str, Unit] = {
    unit.name: unit
    for unit in (
        Unit("s", "s", Reckoning.HOURS, 1.0, ("s", "sec", "secs", "second", "seconds")),
        Unit("min", "min", Reckoning.HOURS, 60.0, ("min", "mins", "minute", "minutes")),
        Unit("h", "h", Reckoning.HOURS, 3_600.0, ("h", "hour", "hours")),
        Unit("day", "days", Reckoning.CLOCK, _DAY),
        Unit("week", "weeks", Reckoning.CLOCK, 7 * _DAY),
        Unit("month", "months", Reckoning.CLOCK, 365 / 12 * _DAY),
        Unit("year", "years", Reckoning.CLOCK, 365 * _DAY),
        Unit("working hour", "working hours", Reckoning.WORKING, 3_600.0),
        Unit("working day", "working days", Reckoning.WORKING, None),
        Unit("working week", "working weeks", Reckoning.WORKING, None),
    )
}
"""Every unit of time by its name, from short to long."""

SPELLINGS: dict[str, Unit] = {
    spelling: unit for unit in UNITS.values() for spelling in (unit.spellings or (unit.name, unit.plural))
}
"""Every way to write a unit of time, singular or plural."""
