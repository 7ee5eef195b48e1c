"""A sum over the visits of a process: what each visit adds, what it rests on, and how far it may be off."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from procmodel.graph.case import Case
from procmodel.graph.doubtful import DoubtfulVisits, doubtful_visits
from procmodel.graph.draws import Number, percentiles
from procmodel.graph.grades import worst
from procmodel.graph.inputs import Input, Item, Reading, values_of
from procmodel.graph.items import Items
from procmodel.light.caching import cached_property
from procmodel.light.records import dataclass
from procmodel.model import Grade
from procmodel.model.curves import normal_quantile

__all__ = ["DRAWN_UP_TO", "Core", "Extras", "Ledger"]

DRAWN_UP_TO = 1_000
"""How many elements a process may have for doubts to be drawn; beyond, they are propagated to first order."""

_TENTH, _NINE_TENTHS = 0.10, 0.90
_GRADES = tuple(Grade)


class Extras:
    """Parts of a sum that are no plain sums of items: the longest branches of parallel blocks. Here: none.

    Attributes:
        splits: where the blocks begin; each counts with the visits of its split.
    """

    splits: Sequence[int] = ()

    def value(self, split: int, reading: Reading) -> float:
        """What a block adds on average, for one reading of the quantities."""
        raise NotImplementedError

    def drawn(self, split: int, doubtful: DoubtfulVisits) -> Number:
        """The draws of that."""
        raise NotImplementedError

    @property
    def items(self) -> Items:
        """The items along the longest branches, block by block."""
        return Items.of(())


@dataclass(frozen=True)
class Core:
    """The items and blocks of a sum, weighted with the visits of a case.

    Attributes:
        case: the visits.
        items: what one visit of each node adds; those that are never visited may be among them.
        extras: what parallel blocks add.
        side: tells two versions apart that share assumptions only.
    """

    case: Case
    items: Sequence[Item]
    extras: Extras = field(default_factory=Extras)
    side: str = ""

    @cached_property
    def _expected(self) -> dict[Reading, float]:
        return {}

    def expected(self, reading: Reading = Reading.MEAN) -> float:
        """Per case, weighted by visits, with this reading of the quantities."""
        if reading not in self._expected:
            weights, value = self.case.weights, self.extras.value
            blocks = math.fsum([weights[node] * value(node, reading) for node in self.extras.splits])
            values = self.means if reading is Reading.MEAN else values_of(self.items, reading)
            self._expected[reading] = math.fsum(self._weighing(self.columns, values)) + blocks
        return self._expected[reading]

    def _weighing(self, items: Items, values: Sequence[float]) -> list[float]:
        """What items of these values add to the sum."""
        weights = self.case.weights
        return [weights[node] * value for node, value in zip(items.nodes, values, strict=True)]

    @cached_property
    def columns(self) -> Items:
        """The numbers of the items."""
        return Items.of(self.items)

    @cached_property
    def _every(self) -> Items:
        """The items, and those that the blocks rest on."""
        return self.columns + self.extras.items

    @property
    def means(self) -> Sequence[float]:
        """What one visit adds by each item on average."""
        return self.columns.means

    @cached_property
    def doubtful(self) -> DoubtfulVisits:
        """The visits in doubt."""
        return doubtful_visits(self.case, self.side)

    @cached_property
    def drawn_once(self) -> Number:
        """The value under the usual draws."""
        return self.drawn(self.doubtful)

    def drawn(self, doubtful: DoubtfulVisits) -> Number:
        """The value as it may really be."""
        sums: dict[tuple[str, ...], Number] = {}
        alike: dict[tuple[str, ...], Item] = {}
        visits = doubtful.weights_of_nodes
        for item, value in zip(self.items, self.means, strict=True):
            if value:
                keys = (*(one.drawn_as for one in item.inputs), "over", *(one.drawn_as for one in item.over))
                sums[keys] = sums.get(keys, 0.0) + visits[item.node] * value
                alike[keys] = item
        total: Number = 0.0
        for keys, amount in sums.items():
            total = total + amount * doubtful.product(alike[keys])
        for node in self.extras.splits:
            total = total + visits[node] * self.extras.drawn(node, doubtful)
        return total

    @cached_property
    def slopes(self) -> Mapping[str, float]:
        """How far one deviation of each input moves the value, to first order."""
        slopes: dict[str, float] = {}
        known = self.doubtful.known
        for item, value, weight in self._weighted():
            amount = value * weight
            for one in item.inputs:
                _, key, relative, _ = known(one)
                slopes[key] = slopes.get(key, 0.0) + amount * relative
            for one in item.over:
                _, key, relative, _ = known(one)
                slopes[key] = slopes.get(key, 0.0) - amount * relative
        for one, slope in self.doubtful.slopes.of(self._gains()):
            slopes[one.drawn_as] = slopes.get(one.drawn_as, 0.0) + slope * self.doubtful.deviation(one)
        return slopes

    def _gains(self) -> list[float]:
        gains = [0.0] * len(self.case.view)
        for item, value in zip(self.items, self.means, strict=True):
            gains[item.node] += value
        for node in self.extras.splits:
            gains[node] += self.extras.value(node, Reading.MEAN)
        return gains

    def weighted(self) -> Iterator[tuple[Item, float]]:
        """Every item with how often it counts."""
        weights = self.case.weights
        for item in self._every:
            yield item, weights[item.node]

    def _weighted(self) -> Iterator[tuple[Item, float, float]]:
        """The items that count, with what one visit adds by each and how often it counts."""
        weights = self.case.weights
        for item, value in zip(self._every, self._every.means, strict=True):
            if weight := weights[item[0]]:
                yield item, value, weight

    @cached_property
    def by_grade(self) -> Mapping[Grade, float]:
        """How much of it rests on inputs of each grade, by the worst that a part of it uses."""
        items, weights = self._every, self.case.weights
        grades = [
            grade if weights[node] else None for node, grade in zip(items.nodes, items.grades, strict=True)
        ]
        amounts = self._weighing(items, items.means)
        used = [grade for grade in Grade if grade in grades]
        return {
            one: sum([a for a, grade in zip(amounts, grades, strict=True) if grade is one]) for one in used
        }

    @cached_property
    def varies(self) -> bool:
        """Whether shares bear on it: something is not done exactly once."""
        weights = self.case.weights
        rows = zip(self._every.nodes, self._every.means, strict=True)
        return any(value and weights[node] not in (0.0, 1.0) for node, value in rows)


@dataclass(frozen=True)
class Ledger:
    """A sum with what the whole of it is multiplied with or divided by.

    Attributes:
        core: the sum over visits.
        times: inputs that multiply the whole (volume).
        over: inputs that divide it (productive hours).
        plus: what is added per case, whatever the route.
        per: what everything is divided by (completed cases).
    """

    core: Core
    times: tuple[Input, ...] = ()
    over: tuple[Input, ...] = ()
    plus: tuple[Item, ...] = ()
    per: float = 1.0

    # -- values ------------------------------------------------------------------------------------

    def expected(self, reading: Reading = Reading.MEAN) -> float:
        """Per case, or per year, with this reading of the quantities."""
        plus = sum(item.value(reading) for item in self.plus)
        return (self.core.expected(reading) + plus) * self._common(reading)

    def _common(self, reading: Reading) -> float:
        factor = 1 / self.per
        for one in self.times:
            factor *= one.values[reading]
        for one in self.over:
            factor /= one.values[reading]
        return factor

    # -- doubt -------------------------------------------------------------------------------------

    def percentiles(self) -> tuple[float, float]:
        """The values that 10 % and 90 % of what the doubts allow stay below."""
        if len(self.core.case.view) > DRAWN_UP_TO:
            middle, deviation = self.expected(), self.deviation()
            low, high = (middle + normal_quantile(share) * deviation for share in (_TENTH, _NINE_TENTHS))
            return max(0.0, low), high
        low, high = percentiles(self.drawn(), _TENTH, _NINE_TENTHS)
        return low, high

    def drawn(self, doubtful: DoubtfulVisits | None = None) -> Number:
        """The value as it may really be; under other draws than the usual where `doubtful` gives them."""
        total = self.core.drawn_once if doubtful is None else self.core.drawn(doubtful)
        doubtful = doubtful or self.core.doubtful
        for item in self.plus:
            total = total + doubtful.product(item) * item.value()
        return total * self._common(Reading.MEAN) * doubtful.product(Item(-1, 1.0, self.times, self.over))

    def deviation(self) -> float:
        """The standard deviation of the value under all doubts, to first order."""
        total, common, doubtful = self.expected(), self._common(Reading.MEAN), self.core.doubtful
        slopes = {key: slope * common for key, slope in self.core.slopes.items()}
        parts = [(one, item.value() * common) for item in self.plus for one in item.inputs]
        parts += [(one, -item.value() * common) for item in self.plus for one in item.over]
        parts += [(one, total) for one in self.times] + [(one, -total) for one in self.over]
        for one, amount in parts:
            slopes[one.drawn_as] = slopes.get(one.drawn_as, 0.0) + amount * doubtful.relative(one)
        return math.sqrt(math.fsum(slope * slope for slope in slopes.values()))

    # -- evidence ----------------------------------------------------------------------------------

    @property
    def inputs(self) -> Iterator[Input]:
        """All inputs of it, shares aside."""
        for item, weight in (*self.core.weighted(), *((item, 1.0) for item in self.plus)):
            if weight:
                yield from item.rests_on
        yield from (*self.times, *self.over)

    @cached_property
    def by_grade(self) -> Mapping[Grade, float]:
        """The share of the total that rests on inputs of each grade, by the worst that a part of it uses."""
        common = worst(one.grade for one in (*self.times, *self.over))
        sums: dict[Grade, float] = {}
        parts = list(self.core.by_grade.items())
        for item in self.plus:
            own = worst(one.grade for one in item.rests_on)
            if own is not None:
                parts.append((own, item.value()))
        for own, amount in parts:
            grade = own if common is None else worst((own, common)) or own
            if amount:
                sums[grade] = sums.get(grade, 0.0) + amount
        total = sum(sums.values())
        return {grade: sums[grade] / total for grade in _GRADES if grade in sums} if total else {}

    @cached_property
    def grade(self) -> Grade | None:
        """The worst grade of all inputs, the shares that bear on its visits included."""
        used = [*self.core.by_grade, *(one.grade for one in (*self.times, *self.over))]
        used += [one.grade for item in self.plus for one in item.rests_on]
        found = worst(used)
        if found is not _GRADES[-1] and self.core.varies:
            return worst((*used, *self.core.doubtful.grades))
        return found
