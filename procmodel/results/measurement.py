"""What was counted, timed or costed: each number with its unit, its exactness and what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any

from procmodel.light.enums import StrEnum
from procmodel.light.records import dataclass
from procmodel.light.tuples import NamedTuple
from procmodel.model.quantity import Grade
from procmodel.results.finding import Finding, Place

__all__ = ["BetweenCases", "Explanation", "Family", "Measurement", "Measurements", "Observed", "Term"]


class Family(StrEnum):
    """Which values a measure has, and in which order they are printed."""

    COUNT = "count"  # static, main_path, expected, min, max
    AMOUNT = "amount"  # times and costs: expected, p10, p90, main_path, low, likely, high
    VALUE = "value"  # one value

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of the values."""
        return _KEYS[self]

    @property
    def headline(self) -> str:
        """The one value that a comparison and a broken limit read."""
        return "value" if self is Family.VALUE else "expected"


_KEYS = {
    Family.COUNT: ("static", "main_path", "expected", "min", "max"),
    Family.AMOUNT: ("expected", "p10", "p90", "main_path", "low", "likely", "high"),
    Family.VALUE: ("value",),
}


class Term(NamedTuple):
    """One element's part of a number: how often it is visited and what it adds, with its evidence.

    Of an input that many parts rest on, such as a share, `is_input` is set, and it adds nothing by itself.
    """

    element: str
    visits: float | None
    amount: float | None
    place: Place | None = None
    source: str | None = None
    grade: Grade | None = None
    note: str | None = None
    is_input: bool = False


class BetweenCases(NamedTuple):
    """How much a time differs from case to case, which is no doubt about its mean.

    Attributes:
        deviation: the standard deviation, exact where the times of steps are independent.
        percentiles: about what 10, 50 and 90 % of the cases stay below; None where that is not known.
    """

    deviation: float
    percentiles: tuple[float, float, float] | None = None


class Explanation(NamedTuple):
    """Why a measure has its value: the rule and formula in words, what each element adds, how cases differ."""

    measure: str
    rule: str
    formula: str
    terms: tuple[Term, ...] = ()
    between: BetweenCases | None = None


_NO_GRADES: Mapping[Grade, float] = {}


class Measurement(NamedTuple):
    """One measure of one process.

    Attributes:
        id: its name in the counting rules.
        unit: what the values are in: `touches`, `s` (working seconds), `GBP`, `1` for a share.
        values: by the keys of `family`, in that order; None is unknown, never 0. All but the static and the
            expected ones are worked out when they are first looked at.
        better: which way is better for those served and serving: lower, higher or neither.
        exact: whether `expected` (or `value`) is exact; if not, `bound` or `ci95` says what it is.
        missing: ids of the inputs that are lacking (`log.time`, `lanes.admin.rate`, `simulation`).
        grade: the worst grade among the inputs; None where no graded input is used.
        by_grade: the share of the total that rests on inputs of each grade.
        why: why a value is null although nothing is missing.
        parts: what a value is made of, for measures that list (single points of failure).
        simulated: where a simulation told the average, the time that it ran in: `working`, or `calendar` where
            nights and weekends are in it; else empty.
    """

    id: str
    family: Family
    unit: str
    values: Mapping[str, float | None]
    better: str = "lower"
    exact: bool = True
    missing: tuple[str, ...] = ()
    grade: Grade | None = None
    by_grade: Mapping[Grade, float] = _NO_GRADES
    bound: str | None = None
    ci95: tuple[float, float] | None = None
    why: str | None = None
    parts: tuple[Mapping[str, object], ...] = ()
    simulated: str = ""

    @property
    def headline(self) -> float | None:
        """The value that a comparison reads: `expected`, or the only one."""
        return self.values[self.family.headline]

    @property
    def static(self) -> float | None:
        """Over the elements as drawn."""
        return self.values.get("static")

    @property
    def main_path(self) -> float | None:
        """Along the main run."""
        return self.values.get("main_path")

    @property
    def expected(self) -> float | None:
        """Per case, weighted by visits."""
        return self.values.get("expected")

    @property
    def value(self) -> float | None:
        """The only value of a measure that has just one."""
        return self.values.get("value")


class Observed(NamedTuple):
    """What the real process showed, beside what the model says of it.

    Attributes:
        measure: what was observed, by its name in the counting rules; also `volume`, `throughput` (cases a year)
            and `work_in_progress` (cases).
        unit: of all values: that of the measure, `per year`, or `cases`; empty where nothing can be held
            against it.
        observed: its mean, and `low` and `high` the ends of its range.
        model: the model's value; None is unknown.
        interval: of the model: the simulated 95 % interval of the mean, else p10 to p90; None where there is none.
        simulated: whether the model's value was simulated.
        told: observed value and model's value in the unit that the file uses, as people read them.
        source: where it was observed.
    """

    measure: str
    unit: str = ""
    observed: float | None = None
    low: float | None = None
    high: float | None = None
    model: float | None = None
    interval: tuple[float, float] | None = None
    simulated: bool = False
    told: tuple[str, str] = ("", "")
    source: str | None = None

    @property
    def missed(self) -> bool:
        """Whether the model's interval and what was observed lie apart; never where either is not known."""
        if self.interval is None or self.low is None or self.high is None:
            return False
        slack = 1e-9 * max(abs(self.low), abs(self.high), abs(self.model or 0.0))
        return self.high < self.interval[0] - slack or self.low > self.interval[1] + slack


@dataclass(frozen=True)
class Measurements(Mapping[str, Measurement]):
    """All measures of one process by id, the handoffs by part, what there is to remark, and what was observed."""

    process: str
    measures: Mapping[str, Measurement]
    handoffs_by: Mapping[str, Measurement]
    remarks: Sequence[Finding] = ()
    explainer: Callable[[str], Explanation] | None = field(default=None, compare=False, repr=False)
    observed: tuple[Observed, ...] = ()

    def __getitem__(self, key: str) -> Measurement:
        return self.measures[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.measures)

    def __len__(self) -> int:
        return len(self.measures)

    def to_dict(self) -> dict[str, Any]:
        """As `measure --json` prints it."""
        from procmodel.results.encode import encode_measurements

        return encode_measurements(self)

    def to_frame(self) -> Any:
        """A row a measure, as a data frame of pandas or polars.

        Raises:
            MissingToolError: neither is installed.
        """
        from procmodel.results.frames import frame

        keys = dict.fromkeys(key for one in self.values() for key in one.values)
        return frame(
            [
                {"measure": name, "unit": one.unit, **{key: one.values.get(key) for key in keys}}
                for name, one in self.items()
            ]
        )

    def _repr_mimebundle_(self, **options: Any) -> dict[str, str]:
        import procmodel

        return procmodel.shown(self)

    def __getstate__(self) -> dict[str, object]:
        """What is pickled: everything but the explainer, which holds the whole graph."""
        return {**self.__dict__, "explainer": None}
