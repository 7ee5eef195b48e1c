"""A number that carries its unit, its spread, its doubt and where it comes from."""

from __future__ import annotations

from procmodel.light.enums import StrEnum
from procmodel.model.base import Element

__all__ = ["Dimension", "Grade", "Quantity", "Shape"]


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
