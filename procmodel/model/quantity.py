"""A number that carries its unit, its spread, its doubt and where it comes from; and the units that there are."""

from __future__ import annotations

from procmodel.light.enums import StrEnum
from procmodel.light.tuples import NamedTuple
from procmodel.model.base import Element

__all__ = ["SPELLINGS", "UNITS", "Dimension", "Grade", "Quantity", "Reckoning", "Shape", "Unit"]


class Dimension(StrEnum):
    """What a quantity measures."""

    DURATION = "duration"
    RATE = "rate"  # cases per time, `300 per year`; or time per time (`1500 h per year`)
    SHARE = "share"  # 0 to 1
    MONEY = "money"  # in the currency of the file
    HOURLY = "hourly"  # money per time, `19.10 per hour`
    NUMBER = "number"


class Shape(StrEnum):
    """How the single cases spread round the mean."""

    FIXED = "fixed"
    UNIFORM = "uniform"
    TRIANGULAR = "triangular"
    PERT = "pert"  # lambda 4
    NORMAL = "normal"  # cut at 0
    LOGNORMAL = "lognormal"
    EXPONENTIAL = "exponential"
    GAMMA = "gamma"


class Grade(StrEnum):
    """How well a number is known, from best to worst."""

    MEASURED = "measured"
    RECORDED = "recorded"
    ESTIMATED = "estimated"
    ASSUMED = "assumed"


class Quantity(Element):
    """A number with unit, spread and evidence.

    `unit` is a unit of time (`min`, `working day`); a rate, `per year`, or time per time, `h per year`; money per
    time, `per h`. Shares (0 to 1), money and plain numbers have none: "".

    `low`, `likely`, `high` (or `mean` and `sd`) are in `unit`. A single number has only `likely`, and the
    shape `fixed`. `doubt` is the relative half-width of a 90 % interval of the mean; None means that the
    grade decides. `grade` None means `assumed`, the default of the format. `assumption` is the id of the
    entry under `assumptions` that this quantity was written as (`$pay_admin`).

    Example:
        >>> from procmodel import read
        >>> nodes = {node.id: node for node in read("examples/speeding_before.yaml").walk()}
        >>> time = nodes["report"].time
        >>> time.low, time.likely, time.high, time.unit
        (5.0, 10.0, 20.0, 'min')
    """

    dimension: Dimension
    unit: str = ""
    likely: float | None = None
    low: float | None = None
    high: float | None = None
    mean: float | None = None
    sd: float | None = None
    shape: Shape = Shape.FIXED
    doubt: float | None = None
    sample: int | None = None
    source: str | None = None
    grade: Grade | None = None
    assumption: str | None = None


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
