"""Numbers in doubt: the same quantity as it may really be, 500 times over.

Draws add and multiply element by element, so that a formula written for numbers works on them unchanged. Each
input is drawn once, by its name: whatever uses the same input uses the same draws, in both versions of a
process where the input is a shared assumption. The draws of one input are the middles of 500 equal parts of
its doubt in an order of its own, so that percentiles of a single input are exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from operator import add, mul, sub, truediv
from zlib import crc32

from procmodel.model.curves import normal_quantile

__all__ = [
    "DRAWS",
    "Draws",
    "Number",
    "larger",
    "normals_of",
    "percentiles",
    "plain",
    "plain_mean",
    "smaller",
]

DRAWS = 500


class Draws:
    """One value for each draw."""

    __slots__ = ("values",)

    def __init__(self, values: Sequence[float]) -> None:
        self.values = values

    def __add__(self, other: Number) -> Draws:
        if isinstance(other, Draws):
            return Draws(list(map(add, self.values, other.values)))
        return Draws([value + other for value in self.values]) if other else self

    def __sub__(self, other: Number) -> Draws:
        if isinstance(other, Draws):
            return Draws(list(map(sub, self.values, other.values)))
        return Draws([value - other for value in self.values])

    def __mul__(self, other: Number) -> Draws:
        if isinstance(other, Draws):
            return Draws(list(map(mul, self.values, other.values)))
        return Draws([value * other for value in self.values]) if other != 1.0 else self

    def __truediv__(self, other: Number) -> Draws:
        if isinstance(other, Draws):
            return Draws(list(map(truediv, self.values, other.values)))
        return Draws([value / other for value in self.values])

    def __rsub__(self, other: float) -> Draws:
        return Draws([other - value for value in self.values])

    def __rtruediv__(self, other: float) -> Draws:
        return Draws([other / value for value in self.values])

    __radd__ = __add__
    __rmul__ = __mul__


Number = float | Draws
"""A plain number, or one in doubt."""


def plain(number: Number) -> float:
    """A number that is known not to be in doubt."""
    assert not isinstance(number, Draws)
    return number


def plain_mean(number: Number) -> float:
    """The mean of the draws."""
    return sum(number.values) / len(number.values) if isinstance(number, Draws) else number


def larger(first: Number, second: Number) -> Number:
    """The larger of two numbers, draw by draw."""
    if not isinstance(first, Draws) and not isinstance(second, Draws):
        return max(first, second)
    if not isinstance(second, Draws):
        first, second = second, first
    if not isinstance(first, Draws):
        return Draws([max(first, value) for value in plain_draws(second)])
    return Draws(list(map(max, first.values, plain_draws(second))))


def smaller(first: Number, second: Number) -> Number:
    """The smaller of two numbers, draw by draw."""
    return -1.0 * larger(-1.0 * first, -1.0 * second)


def plain_draws(number: Number) -> Sequence[float]:
    """The values of a number that is known to be in doubt."""
    assert isinstance(number, Draws)
    return number.values


@cache
def _standard_normals() -> tuple[float, ...]:
    return tuple(normal_quantile((rank + 0.5) / DRAWS) for rank in range(DRAWS))


@lru_cache(maxsize=2048)
def normals_of(name: str) -> tuple[float, ...]:
    """The standard normal numbers of the input called `name`: always the same for the same name."""
    from random import Random

    drawn = list(_standard_normals())
    Random(crc32(name.encode())).shuffle(drawn)
    return tuple(drawn)


def percentiles(number: Number, *shares: float) -> tuple[float, ...]:
    """The values that these shares of the draws stay below, between draws in a straight line.

    Example:
        >>> percentiles(Draws([3.0, 1.0, 2.0]), 0.5, 1.0)
        (2.0, 3.0)
    """
    if not isinstance(number, Draws):
        return (number,) * len(shares)
    ordered = sorted(number.values)
    return tuple(_at(ordered, share * (len(ordered) - 1)) for share in shares)


def _at(ordered: Sequence[float], place: float) -> float:
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
