"""What case attributes answer: a category as it is, a number by the range that it lies in.

The answers to a question about a number are ranges as DMN writes them, such as `< 500`, `[500..2000]` and
`> 2000`, in the unit of the attribute. Where whole numbers leave a gap of up to 1 between two ranges, a number
in the gap counts with the nearer one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from procmodel.model import Attribute, InputClause, Quantity, spread
from procmodel.model.points import share_below

if TYPE_CHECKING:
    from procmodel.formats.dmn.feel import Span, Tests

__all__ = ["number_shares"]

_TINY = 1e-9


def number_shares(clause: InputClause, attribute: Attribute) -> list[tuple[str, float]] | None:
    """The answers to a question about a number with their shares, from the lowest numbers to the highest.

    An answer stands twice where its numbers lie in two places. None where the answers are not ranges, or where
    some numbers that the attribute can have are in none of them.

    Example:
        >>> from procmodel.model import Answer, Dimension
        >>> amount = Attribute(id="amount", quantity=Quantity(dimension=Dimension.NUMBER, low=0, high=1000))
        >>> asked = InputClause(id="amount", answers=(Answer(value="> 400"), Answer(value="<= 400")))
        >>> number_shares(asked, amount)
        [('<= 400', 0.4), ('> 400', 0.6)]
    """
    if attribute.quantity is None or not clause.answers:
        return None
    from procmodel.formats.dmn.feel import tests_of

    tests = [tests_of(answer.value) for answer in clause.answers]
    known = [each for each in tests if each is not None]
    spans = [span for each in known for span in each.spans]
    if len(known) < len(tests) or any(span.kind != "number" for span in spans):
        return None
    found: list[tuple[str, float]] = []
    for low, high in _pieces(spans, known):
        share = _share_between(attribute.quantity, low, high)
        if share <= _TINY:
            continue
        number = _answer_of(known, low, high)
        if number is None:
            return None
        value = clause.answers[number].value
        if found and found[-1][0] == value:
            share += found.pop()[1]
        found.append((value, share))
    return found


def _pieces(spans: Sequence[Span], tests: Sequence[Tests]) -> Iterator[tuple[float, float]]:
    """Where the line of numbers is cut: points, and what lies between them; small gaps go to both sides."""
    ends = sorted({float(str(end)) for span in spans for end in (span.low, span.high) if end is not None})
    for low, high in pairwise((-inf, *ends, inf)):
        if high - low <= 1 and _answer_of(tests, low, high) is None:
            middle = (low + high) / 2
            yield low, middle
            yield middle, high
        else:
            yield low, high
        if high < inf:
            yield high, high


def _answer_of(tests: Sequence[Tests], low: float, high: float) -> int | None:
    """The answer that holds the numbers between two cuts; of a small gap the one that it touches."""
    at = _inside(low, high)
    found = next((n for n, each in enumerate(tests) if _passes(each, at)), None)
    if found is None and high - low <= 0.5:
        ends = [end for end in (low, high) if end.is_integer()]
        found = next((n for end in ends for n, each in enumerate(tests) if _passes(each, end)), None)
    return found


def _inside(low: float, high: float) -> float:
    if low == -inf:
        return high - 1
    return low + 1 if high == inf else (low + high) / 2


def _passes(tests: Tests, value: float) -> bool:
    return tests.any or any(_holds(span, value) for span in tests.spans) is not tests.negated


def _holds(span: Span, value: float) -> bool:
    low = -inf if span.low is None else float(str(span.low))
    high = inf if span.high is None else float(str(span.high))
    return low < value < high or (value == low and span.low_in) or (value == high and span.high_in)


def _share_between(quantity: Quantity, low: float, high: float) -> float:
    """How many cases have a number between two cuts, or the number of a point."""
    if spread.is_fixed(quantity):
        value = spread.mean(quantity)
        return float(low < value < high or value == low == high)
    below, above = (share_below(quantity, end) for end in (low, high))
    return above - below
