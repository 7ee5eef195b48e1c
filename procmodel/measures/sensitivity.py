"""What a saving depends on: over doubts, never over the spread between cases.

Both versions are worked out on the same draws; a shared assumption is drawn once for both. One input at a
time gives the tornado, all at once the probability that there is a saving at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from procmodel.graph.doubtful import DoubtfulVisits
from procmodel.graph.draws import Draws, Number, percentiles
from procmodel.graph.flow import Flow
from procmodel.graph.inputs import Input
from procmodel.light.tuples import NamedTuple
from procmodel.measures.amounts import Sum
from procmodel.measures.rank_correlation import rank_correlation
from procmodel.model import Dimension, spread
from procmodel.model.curves import TWO_SIDED_90
from procmodel.model.doubt import moved_mean, relative_doubt
from procmodel.results.sensitivity import Influence, Sensitivity

__all__ = ["sensitivity"]

_SIDES = ("before:", "after:")
_ROUNDS = 12


def sensitivity(before: Flow, after: Flow, sum_of: Callable[[Flow], Sum]) -> Sensitivity:
    """What the difference of a time or cost between two versions depends on.

    Args:
        before: the earlier version.
        after: the later one.
        sum_of: the sum that is compared, such as `running_cost`.
    """
    flows = [replace(flow, side=side) for flow, side in zip((before, after), _SIDES, strict=True)]
    sums = [sum_of(flow) for flow in flows]
    missing = tuple(dict.fromkeys((*sums[0].missing, *sums[1].missing)))
    if missing:
        return Sensitivity(None, missing=missing)
    saving = sums[0].ledger.expected() - sums[1].ledger.expected()
    drawn = sums[0].ledger.drawn() - sums[1].ledger.drawn()
    values = drawn.values if isinstance(drawn, Draws) else [drawn]
    low, high = percentiles(drawn, 0.1, 0.9)
    return Sensitivity(
        saving,
        low,
        high,
        sum(value > 0 for value in values) / len(values),
        tuple(sorted(_Design(sums, drawn, saving).influences(), key=lambda one: (-one.swing, one.input))),
    )


class _Named(NamedTuple):
    """An input under the name that both sides know it by."""

    name: str
    side: int
    input: Input


class _Design:
    """One at a time: two draws for each input, in which it alone is off."""

    def __init__(self, sums: list[Sum], drawn: Number, saving: float) -> None:
        self.sums, self.drawn, self.saving = sums, drawn, saving
        self.inputs = self._all()
        self.place = {one.name: n for n, one in enumerate(self.inputs)}

    def _all(self) -> list[_Named]:
        found: dict[str, _Named] = {}
        for side, one in self._used():
            name = _name(side, one)
            found.setdefault(name, _Named(name, side, one))
        return list(found.values())

    def _used(self) -> Iterator[tuple[int, Input]]:
        for side, found in enumerate(self.sums):
            ledger = found.ledger
            items = [*(item for item, weight in ledger.core.weighted() if weight), *ledger.plus]
            for one in (*(one for item in items for one in item.rests_on), *ledger.times, *ledger.over):
                yield side, one
            for share in ledger.core.doubtful.shares:
                yield side, share.input

    def influences(self) -> list[Influence]:
        """Of every input that the saving moves with."""
        reach = [TWO_SIDED_90] * len(self.inputs)
        savings = self._savings([-z for z in reach], reach)
        pairs = [(savings[2 * n], savings[2 * n + 1]) for n in range(len(self.inputs))]
        turning = self._break_evens(pairs)
        return [
            self._influence(one, low, high, even)
            for one, (low, high), even in zip(self.inputs, pairs, turning, strict=True)
            if abs(high - low) > 1e-12 * max(1.0, abs(self.saving))
        ]

    def _influence(self, one: _Named, low: float, high: float, even: float | None) -> Influence:
        ends = tuple(self._moved(one.input, z) for z in (-TWO_SIDED_90, TWO_SIDED_90))
        factor = self.sums[one.side].ledger.core.doubtful.factor(one.input)
        correlation = rank_correlation(factor, self.drawn)
        break_even = None if even is None else self._moved(one.input, even)
        return Influence(
            one.name, self._unit(one), low, high, (ends[0], ends[1]), break_even, correlation, one.input.grade
        )

    def _unit(self, one: _Named) -> str:
        """The unit of an input as people say it; '' for a share."""
        quantity = one.input.quantity
        if quantity.dimension is Dimension.MONEY:
            return self.sums[one.side].ledger.core.case.view.process.currency
        return "times" if quantity.dimension is Dimension.NUMBER else quantity.unit

    def _moved(self, one: Input, z: float) -> float:
        return moved_mean(one.quantity, relative_doubt(one.quantity, one.grade), z)

    def _savings(self, first: list[float], second: list[float]) -> list[float]:
        """The saving for each input at two places, all others at their means."""
        difference: Number = 0.0
        for side, (found, sign) in enumerate(zip(self.sums, (1.0, -1.0), strict=True)):
            doubtful = DoubtfulVisits(found.ledger.core.case, self._drawing(side, first, second))
            difference = difference + found.ledger.drawn(doubtful) * sign
        size = 2 * len(self.inputs)
        return list(difference.values) if isinstance(difference, Draws) else [difference] * size

    def _drawing(self, side: int, first: list[float], second: list[float]) -> Callable[[Input], list[float]]:
        def draw(one: Input) -> list[float]:
            values = [spread.mean(one.quantity)] * (2 * len(self.inputs))
            n = self.place[_name(side, one)]
            values[2 * n : 2 * n + 2] = self._moved(one, first[n]), self._moved(one, second[n])
            return values

        return draw

    def _break_evens(self, pairs: list[tuple[float, float]]) -> list[float | None]:
        """How many deviations off each input must be for nothing to be saved: by the secant rule."""
        count = len(self.inputs)
        at = [(0.0, TWO_SIDED_90)] * count
        values = [(self.saving, high) for _, high in pairs]
        for _ in range(_ROUNDS):
            guesses = [_zero_of(places, found) for places, found in zip(at, values, strict=True)]
            found = self._savings(guesses, guesses)
            at = [(places[1], guess) for places, guess in zip(at, guesses, strict=True)]
            values = [(pair[1], found[2 * n]) for n, pair in enumerate(values)]
        near = 1e-6 * max(abs(self.saving), 1e-9)
        return [at[n][1] if abs(values[n][1]) <= near else None for n in range(count)]


def _zero_of(places: tuple[float, float], values: tuple[float, float]) -> float:
    """Where a straight line through two points is 0; the second place where it is flat or already there."""
    rise = values[1] - values[0]
    if not rise or not values[1]:
        return places[1]
    step = values[1] * (places[1] - places[0]) / rise
    return max(-1e6, min(1e6, places[1] - step))


def _name(side: int, one: Input) -> str:
    return one.drawn_as if one.drawn_as.startswith("$") else _SIDES[side] + one.drawn_as
