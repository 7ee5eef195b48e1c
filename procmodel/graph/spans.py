"""How long a stretch of a process takes, as the finite choices in it make it: spans, and how they combine.

A span is a list of outcomes, each with its probability, its length and two parts of that length: waiting and
value-adding. Spans add along a sequence, mix at a choice, and at a join the longest counts, with the parts of
whichever branch was the longest. Outcomes past a limit are put together with their mean: what follows from it
is then a lower bound, as is the longest of branches whose own times spread.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from procmodel.graph.draws import Draws, Number, larger, plain
from procmodel.light.tuples import NamedTuple

__all__ = [
    "EMPTY",
    "NOT_TAKEN",
    "Outcome",
    "Span",
    "Stretch",
    "added",
    "is_absent",
    "longest",
    "mixed",
    "reduced",
    "shifted",
]


class Stretch(NamedTuple):
    """A length of working time and the two parts of it that are told apart."""

    total: Number
    waiting: Number
    adding: Number


class Outcome(NamedTuple):
    """One way a stretch can go."""

    probability: Number
    stretch: Stretch


_NOTHING = Stretch(0.0, 0.0, 0.0)
_ABSENT = Stretch(-1.0, 0.0, 0.0)


class Span(NamedTuple):
    """All ways a stretch can go.

    Attributes:
        outcomes: they make up 1 together.
        low: no case takes less.
        high: no case takes more.
        settled: whether the outcomes are all there is: nothing spreads, nothing was put together.
        exact: whether the mean is exact, and not only a lower bound.
    """

    outcomes: tuple[Outcome, ...]
    low: float
    high: float
    settled: bool = True
    exact: bool = True

    def mean(self) -> Stretch:
        """The expected length and its expected parts."""
        if len(self.outcomes) == 1 and self.outcomes[0].probability == 1.0:
            return self.outcomes[0].stretch
        return Stretch(*[_weighted(self.outcomes, part) for part in range(3)])


def _weighted(outcomes: Iterable[Outcome], part: int) -> Number:
    total: Number = 0.0
    for outcome in outcomes:
        total = total + outcome.probability * outcome.stretch[part]
    return total


EMPTY = Span((Outcome(1.0, _NOTHING),), 0.0, 0.0)
"""No time at all."""

NOT_TAKEN = Span((Outcome(1.0, _ABSENT),), -1.0, -1.0)
"""A branch on which no token came; shorter than any that one came on."""


def is_absent(outcome: Outcome) -> bool:
    """Whether no branch at all was taken."""
    return isinstance(outcome.stretch.total, float) and outcome.stretch.total == _ABSENT.total


def _both(spans: Sequence[Span]) -> tuple[bool, bool]:
    """Whether all of them are settled, and all exact."""
    return all(span.settled for span in spans), all(span.exact for span in spans)


def shifted(span: Span, by: Span) -> Span:
    """A span after a single outcome, such as one step."""
    if by is EMPTY:
        return span
    if span is EMPTY and len(by.outcomes) == 1:
        return by
    total, waiting, adding = by.outcomes[0].stretch
    outcomes = tuple(
        [
            Outcome(p, Stretch(one + total, two + waiting, three + adding))
            for p, (one, two, three) in span.outcomes
        ]
    )
    settled, exact = span.settled and by.settled, span.exact and by.exact
    return Span(outcomes, span.low + by.low, span.high + by.high, settled, exact)


def added(first: Span, second: Span, limit: int) -> Span:
    """One span after another that does not depend on it."""
    if len(second.outcomes) == 1:
        return shifted(first, second)
    parts = [(outcome.probability, shifted(second, Span((outcome,), 0.0, 0.0))) for outcome in first.outcomes]
    outcomes = tuple(Outcome(share * p, stretch) for share, part in parts for p, stretch in part.outcomes)
    sure = _both((first, second))
    return reduced(Span(outcomes, first.low + second.low, first.high + second.high, *sure), limit)


def mixed(parts: Sequence[tuple[Number, Span]], limit: int) -> Span:
    """One of several spans, each with its probability."""
    possible = [(share, span) for share, span in parts if isinstance(share, Draws) or share > 0]
    if len(possible) == 1:
        return possible[0][1]
    if not possible:
        return EMPTY
    outcomes = tuple(Outcome(share * p, stretch) for share, span in possible for p, stretch in span.outcomes)
    low = min(span.low for _, span in possible)
    high = max(span.high for _, span in possible)
    return reduced(Span(outcomes, low, high, *_both([span for _, span in possible])), limit)


def longest(spans: Sequence[Span], limit: int) -> Span:
    """The longest of spans that run side by side; of equal ones the first.

    Where one is never shorter than the others, it is that one, and its mean as good as before. Else what
    spreads or was put together makes the mean of the longest a lower bound.
    """
    for span in spans:
        if all(span.low >= other.high for other in spans if other is not span):
            return span
    found = spans[0]
    for span in spans[1:]:
        found = reduced(_longer(found, span, limit), limit)
    return found


def _longer(first: Span, second: Span, limit: int) -> Span:
    low, high = max(first.low, second.low), max(first.high, second.high)
    settled = first.settled and second.settled
    if _is_plain(first) and _is_plain(second):
        return Span(_longer_plain(first, second), low, high, settled, settled)
    if len(first.outcomes) * len(second.outcomes) > limit:
        first, second, settled = reduced(first, 1), reduced(second, 1), False
    outcomes = tuple(
        Outcome(p * q, _pick(one, other)) for p, one in first.outcomes for q, other in second.outcomes
    )
    return Span(outcomes, low, high, settled, settled)


def _is_plain(span: Span) -> bool:
    return not any(isinstance(number, Draws) for p, stretch in span.outcomes for number in (p, *stretch))


def _longer_plain(first: Span, second: Span) -> tuple[Outcome, ...]:
    """Each outcome with the probability that the other span stays below it."""
    return (*_unbeaten(first, second, bisect_right), *_unbeaten(second, first, bisect_left))


def _unbeaten(span: Span, other: Span, place: Callable[[Sequence[float], float], int]) -> list[Outcome]:
    ordered = sorted((plain(stretch.total), plain(p)) for p, stretch in other.outcomes)
    lengths = [length for length, _ in ordered]
    below = [0.0, *accumulate(p for _, p in ordered)]
    kept = []
    for p, stretch in span.outcomes:
        share = below[place(lengths, plain(stretch.total))]
        if share > 0:
            kept.append(Outcome(p * share, stretch))
    return kept


def _pick(one: Stretch, other: Stretch) -> Stretch:
    """The longer of two, draw by draw, with its own parts."""
    totals = one.total, other.total
    if not isinstance(totals[0], Draws) and not isinstance(totals[1], Draws):
        return one if totals[0] >= totals[1] else other
    gap = totals[0] - totals[1]
    first = [value >= 0 for value in gap.values] if isinstance(gap, Draws) else []
    parts = [_chosen(first, one[part], other[part]) for part in (1, 2)]
    return Stretch(larger(*totals), *parts)


def _chosen(first: Sequence[bool], one: Number, other: Number) -> Number:
    if not isinstance(one, Draws) and not isinstance(other, Draws) and one == other:
        return one
    ones = one.values if isinstance(one, Draws) else [one] * len(first)
    others = other.values if isinstance(other, Draws) else [other] * len(first)
    return Draws([a if mine else b for mine, a, b in zip(first, ones, others, strict=True)])


def reduced(span: Span, limit: int) -> Span:
    """The span with equal outcomes put together, and neighbours too while there are more than `limit`."""
    if len(span.outcomes) == 1:
        return span
    absent = [outcome for outcome in span.outcomes if is_absent(outcome)]
    outcomes = [outcome for outcome in span.outcomes if not is_absent(outcome)]
    if _is_plain(span):
        outcomes = _merged(sorted(outcomes, key=_length))
    settled = span.settled and len(outcomes) <= limit
    size = math.ceil(len(outcomes) / limit)
    if size > 1:
        outcomes = [_together(outcomes[i : i + size]) for i in range(0, len(outcomes), size)]
    return Span((*absent, *outcomes), span.low, span.high, settled, span.exact)


def _length(outcome: Outcome) -> float:
    return plain(outcome.stretch.total)


def _merged(ordered: Sequence[Outcome]) -> list[Outcome]:
    """Outcomes of equal length as one."""
    found: list[Outcome] = []
    group: list[Outcome] = []
    for outcome in ordered:
        if group and outcome.stretch.total != group[0].stretch.total:
            found.append(_together(group))
            group = []
        group.append(outcome)
    return [*found, _together(group)] if group else found


def _together(outcomes: Sequence[Outcome]) -> Outcome:
    """Several outcomes as one, with their mean."""
    if len(outcomes) == 1:
        return outcomes[0]
    share: Number = 0.0
    for outcome in outcomes:
        share = share + outcome.probability
    if not isinstance(share, Draws) and share <= 0:
        return Outcome(0.0, outcomes[0].stretch)
    parts = [_weighted(outcomes, part) / share for part in range(3)]
    return Outcome(share, Stretch(*parts))
