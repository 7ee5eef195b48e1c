"""A sum over the visits of a process: what each visit adds, what it rests on, and how far it may be off."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from procmodel.graph.case import Case
from procmodel.graph.doubtful import DoubtfulVisits, doubtful_visits
from procmodel.graph.draws import Number, percentile
from procmodel.graph.inputs import Input, Item, Pick
from procmodel.model import Grade, spread
from procmodel.model.curves import normal_quantile

__all__ = ["DRAWN_UP_TO", "Extra", "Ledger", "worst"]

DRAWN_UP_TO = 1_000
"""How many elements a process may have for doubts to be drawn; beyond, they are propagated to first order."""

_TENTH, _NINE_TENTHS = 0.10, 0.90
_GRADES = tuple(Grade)


@dataclass(frozen=True)
class Extra:
    """A part of a sum that is no plain sum of items: the longest branch of a parallel block.

    Attributes:
        node: the split, whose visits it is weighted with.
        value: its mean for one reading of the quantities.
        drawn: its draws.
        items: what it rests on along its longest branch.
    """

    node: int
    value: Callable[[Pick], float]
    drawn: Callable[[DoubtfulVisits], Number]
    items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Ledger:
    """The items of a sum, and inputs that the whole of it is multiplied with or divided by.

    Attributes:
        case: the visits.
        items: what one visit of each node adds.
        extras: what parallel blocks add.
        times: inputs that multiply the whole (volume).
        over: inputs that divide it (productive hours).
        plus: what is added per case, whatever the route.
        per: what everything is divided by (completed cases).
        side: tells two versions apart that share assumptions only.
    """

    case: Case
    items: Sequence[Item]
    extras: Sequence[Extra] = ()
    times: Sequence[Input] = ()
    over: Sequence[Input] = ()
    plus: Sequence[Item] = ()
    per: float = 1.0
    side: str = ""

    # -- values ------------------------------------------------------------------------------------

    def expected(self, pick: Pick = spread.mean) -> float:
        """Per case, weighted by visits, with this reading of the quantities."""
        visits = self.case.visits
        total = sum((visits[item.node] or 0.0) * item.value(pick) for item in self.items)
        total += sum((visits[extra.node] or 0.0) * extra.value(pick) for extra in self.extras)
        return (total + sum(item.value(pick) for item in self.plus)) * self._common(pick)

    def _common(self, pick: Pick) -> float:
        factor = 1 / self.per
        for one in self.times:
            factor *= one.value(pick)
        for one in self.over:
            factor /= one.value(pick)
        return factor

    # -- doubt -------------------------------------------------------------------------------------

    @cached_property
    def doubtful(self) -> DoubtfulVisits:
        """The visits in doubt."""
        return doubtful_visits(self.case, self.side)

    def percentiles(self) -> tuple[float, float]:
        """The values that 10 % and 90 % of what the doubts allow stay below."""
        if len(self.case.view) > DRAWN_UP_TO:
            middle, deviation = self.expected(), self.deviation()
            low, high = (middle + normal_quantile(share) * deviation for share in (_TENTH, _NINE_TENTHS))
            return max(0.0, low), high
        drawn = self.drawn()
        return percentile(drawn, _TENTH), percentile(drawn, _NINE_TENTHS)

    def drawn(self, doubtful: DoubtfulVisits | None = None) -> Number:
        """The value as it may really be; under other draws than the usual where `doubtful` gives them."""
        doubtful = doubtful or self.doubtful
        visits = doubtful.visits
        sums: dict[tuple[str, ...], Number] = {}
        alike: dict[tuple[str, ...], Item] = {}
        for item, weight in [*((i, visits[i.node]) for i in self.items), *((i, 1.0) for i in self.plus)]:
            if value := item.value():
                keys = (*(one.key for one in item.inputs), "over", *(one.key for one in item.over))
                sums[keys] = sums.get(keys, 0.0) + weight * value
                alike[keys] = item
        total: Number = 0.0
        for keys, amount in sums.items():
            amount = amount * _factor(doubtful, alike[keys].inputs)
            total = total + (amount / _factor(doubtful, alike[keys].over) if alike[keys].over else amount)
        for extra in self.extras:
            total = total + visits[extra.node] * extra.drawn(doubtful)
        total = total * self._common(spread.mean) * _factor(doubtful, self.times)
        return total / _factor(doubtful, self.over) if self.over else total

    def deviation(self) -> float:
        """The standard deviation of the value under all doubts, to first order."""
        total = self.expected()
        common = self._common(spread.mean)
        slopes: dict[str, float] = {}
        for item, weight in self.weighted():
            amount = item.value() * weight * common
            for one in item.rests_on:
                sign = -1 if one in item.over else 1
                slopes[one.key] = slopes.get(one.key, 0.0) + sign * amount * self._relative(one)
        for one in self.times:
            slopes[one.key] = slopes.get(one.key, 0.0) + total * self._relative(one)
        for one in self.over:
            slopes[one.key] = slopes.get(one.key, 0.0) - total * self._relative(one)
        for one, slope in self.doubtful.slopes(self._gains()):
            move = slope * common * self.doubtful.deviation(one)
            slopes[one.key] = slopes.get(one.key, 0.0) + move
        return math.sqrt(sum(slope * slope for slope in slopes.values()))

    def _relative(self, one: Input) -> float:
        mean = spread.mean(one.quantity)
        return self.doubtful.deviation(one) / mean if mean else 0.0

    def _gains(self) -> list[float]:
        gains = [0.0] * len(self.case.view)
        for item in self.items:
            gains[item.node] += item.value()
        for extra in self.extras:
            gains[extra.node] += extra.value(spread.mean)
        return gains

    # -- evidence ----------------------------------------------------------------------------------

    def weighted(self) -> Iterable[tuple[Item, float]]:
        """Every item with how often it counts."""
        for item in self.items:
            yield item, self.case.visits[item.node] or 0.0
        for extra in self.extras:
            for item in extra.items:
                yield item, self.case.visits[item.node] or 0.0
        for item in self.plus:
            yield item, 1.0

    @cached_property
    def by_grade(self) -> Mapping[Grade, float]:
        """The share of the total that rests on inputs of each grade, by the worst that a part of it uses."""
        common = [one.grade for one in (*self.times, *self.over)]
        sums: dict[Grade, float] = {}
        for item, weight in self.weighted():
            grade = worst([*(one.grade for one in item.rests_on), *common])
            amount = item.value() * weight
            if grade is not None and amount:
                sums[grade] = sums.get(grade, 0.0) + amount
        total = sum(sums.values())
        return {grade: sums[grade] / total for grade in _GRADES if grade in sums} if total else {}

    @cached_property
    def grade(self) -> Grade | None:
        """The worst grade of all inputs, the shares that bear on its visits included."""
        used = [one.grade for one in (*self.times, *self.over)]
        varies = False
        for item, weight in self.weighted():
            if weight:
                used.extend(one.grade for one in item.rests_on)
                varies = varies or (weight not in (0.0, 1.0) and item.value() != 0)
        if varies:
            used.extend(share.input.grade for share in self.doubtful.shares)
        return worst(used)


def worst(grades: Iterable[Grade]) -> Grade | None:
    """The worst of several grades, None of none.

    Example:
        >>> str(worst([Grade.MEASURED, Grade.ESTIMATED]))
        'estimated'
    """
    found = list(grades)
    return max(found, key=_GRADES.index) if found else None


def _factor(doubtful: DoubtfulVisits, inputs: Sequence[Input]) -> Number:
    """The draws of a product of inputs, over its mean."""
    factor: Number = 1.0
    for one in inputs:
        factor = factor * doubtful.factor(one)
    return factor
