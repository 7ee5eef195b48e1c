"""What a saving depends on: doubtful figures, and the changes that bring it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from procmodel.light.records import dataclass
from procmodel.model.quantity import Grade

__all__ = ["Contribution", "Influence", "Sensitivity", "WhatMatters"]

_MOST = 0.8  # of the saving: that few changes often bring


@dataclass(frozen=True, slots=True)
class Influence:
    """What one input does to the saving.

    Attributes:
        input: its name; a shared assumption stands as `$name`.
        unit: of `ends` and `break_even`; empty for a share, a currency for money.
        low, high: the saving with the input at the lower and upper end of its 90 % interval.
        ends: those two values of the input, in its own unit.
        break_even: the value of the input at which nothing is saved, None where there is none within reach.
        correlation: of its rank with the rank of the saving, over all draws together (Spearman).
        grade: how well the input is known.
    """

    input: str
    unit: str
    low: float
    high: float
    ends: tuple[float, float]
    break_even: float | None
    correlation: float
    grade: Grade

    @property
    def swing(self) -> float:
        """How far the saving moves with it."""
        return abs(self.high - self.low)


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """A saving (before less after) and what it depends on, the strongest influence first.

    Attributes:
        saving: its expected value.
        p10, p90: what it may really be.
        probability: that anything is saved.
        influences: of every doubtful input.
        missing: without what nothing can be said.
    """

    saving: float | None
    p10: float | None = None
    p90: float | None = None
    probability: float | None = None
    influences: tuple[Influence, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def measure_next(self) -> str | None:
        """The input to find out more about first: one that can turn the decision, else the strongest."""
        turning = [one for one in self.influences if one.low * one.high < 0]
        return next((one.input for one in (*turning, *self.influences) if one.swing > 0), None)


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one change brings of a saving: its Shapley value among all changes.

    Attributes:
        label: the change in words.
        before, after: the steps that it is about; both empty for how often steps are done.
        saved: of the saving, in its unit; below 0 where it costs.
    """

    label: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    saved: float


@dataclass(frozen=True, slots=True)
class WhatMatters:
    """The savings of a change in staff time (seconds a case) and money (a year), and what they depend on.

    Attributes:
        staff_time: the saving of staff time of a case.
        running_cost: the saving of a year in the currency: handling and other running costs less income.
        contributions: what each change brings of the staff time saved, the largest first.
        names: every input as people say it.
        currency: of the money.
    """

    staff_time: Sensitivity
    running_cost: Sensitivity
    contributions: tuple[Contribution, ...]
    names: dict[str, str]
    currency: str

    @property
    def few(self) -> tuple[Contribution, ...]:
        """The fewest changes that bring 80 % of the staff time saved; none where nothing is saved."""
        saving = self.staff_time.saving
        return () if not saving or saving <= 0 else _few(self.contributions, _MOST * saving)

    def to_dict(self) -> dict[str, Any]:
        """As `diff --sensitivity --json` prints it."""
        return {
            "staff_time": _encoded(self.staff_time, "s"),
            "running_cost": _encoded(self.running_cost, self.currency),
            "changes": [
                {
                    "change": one.label,
                    "before": list(one.before),
                    "after": list(one.after),
                    "saved": one.saved,
                }
                for one in self.contributions
            ],
            "changes_for_80_percent": len(self.few) or None,
        }


def _few(ordered: Sequence[Contribution], wanted: float) -> tuple[Contribution, ...]:
    total = 0.0
    for number, one in enumerate(ordered, 1):
        total += one.saved
        if total >= wanted * (1 - 1e-9):
            return tuple(ordered[:number])
    return tuple(ordered)


def _encoded(found: Sensitivity, unit: str) -> dict[str, Any]:
    return {
        "unit": unit,
        "saving": found.saving,
        "p10": found.p10,
        "p90": found.p90,
        "probability": found.probability,
        "measure_next": found.measure_next,
        "influences": [
            {
                "input": one.input,
                "unit": one.unit,
                "ends": list(one.ends),
                "savings": [one.low, one.high],
                "break_even": one.break_even,
                "rank_correlation": one.correlation,
                "grade": str(one.grade),
            }
            for one in found.influences
        ],
        "missing": list(found.missing),
    }
