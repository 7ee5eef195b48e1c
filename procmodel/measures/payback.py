"""How long until a change has paid back what it cost once."""

from __future__ import annotations

from procmodel.graph.flow import Flow
from procmodel.graph.grades import worst
from procmodel.measures.running_cost import running_cost
from procmodel.model import Grade, Money, spread
from procmodel.results.measurement import Family, Measurement
from procmodel.wording import say

__all__ = ["payback"]

_ONE_OFF = "costs.one_off"


def payback(before: Flow, after: Flow) -> Measurement:
    """One-off cost of the later version over its yearly net saving, in years.

    The saving is the difference in handling and other running costs of a year, income set against them. What
    is released is capacity: it pays back only if the time is used for something else. Unknown with the ids of
    what is lacking; without a value where nothing is saved.
    """
    sums = running_cost(before), running_cost(after)
    once = after.process.costs.one_off if after.process.costs is not None else None
    missing = dict.fromkeys((*sums[0].missing, *sums[1].missing, *(() if once is not None else (_ONE_OFF,))))
    if missing or once is None:
        return _result(None, missing=tuple(missing))
    saving = sums[0].ledger.expected() - sums[1].ledger.expected()
    if saving <= 0:
        return _result(None, why=say("times.no_saving"))
    net = spread.mean(once) - _income_once(after.process.income)
    used = [once.grade or Grade.ASSUMED, sums[0].ledger.grade, sums[1].ledger.grade]
    return _result(max(0.0, net) / saving, grade=worst(g for g in used if g is not None))


def _income_once(income: Money | None) -> float:
    return spread.mean(income.one_off) if income is not None and income.one_off is not None else 0.0


def _result(
    value: float | None,
    missing: tuple[str, ...] = (),
    why: str | None = None,
    grade: Grade | None = None,
) -> Measurement:
    return Measurement(
        "payback", Family.VALUE, "years", {"value": value}, missing=missing, why=why, grade=grade
    )
