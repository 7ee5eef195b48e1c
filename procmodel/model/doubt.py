"""How far the mean of a quantity itself may be off: its doubt, which is not its spread between cases.

A doubt is the relative half-width of a 90 % interval: stated, or from the sample behind the number, or from
how well it is known. On a share it applies to the odds, so that 97 % never passes 100 %. A range written for
a share, a rate or money has no cases to spread over: the range itself is the doubt.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from procmodel.model.curves import TWO_SIDED_90
from procmodel.model.points import quantiles
from procmodel.model.quantity import Dimension, Grade, Quantity
from procmodel.model.spread import deviation, is_range, mean

__all__ = ["DOUBTS", "deviation_of_mean", "drawn_means", "has_doubtful_range", "moved_mean", "relative_doubt"]

DOUBTS: Mapping[Grade, float] = {
    Grade.MEASURED: 0.05,
    Grade.RECORDED: 0.05,
    Grade.ESTIMATED: 0.20,
    Grade.ASSUMED: 0.40,
}
"""The doubt of a number of which only the grade is known."""


def relative_doubt(
    quantity: Quantity, grade: Grade | None = None, table: Mapping[Grade, float] = DOUBTS
) -> float:
    """Half of the 90 % interval of its mean, over its mean; of its odds where it is a share.

    `grade` is that of the element it belongs to, for a quantity that names none.

    Example:
        >>> relative_doubt(Quantity(dimension=Dimension.DURATION, unit="min", likely=6), Grade.ESTIMATED)
        0.2
    """
    if quantity.doubt is not None:
        return quantity.doubt
    if quantity.sample and (sampled := _sampled_doubt(quantity, quantity.sample)) is not None:
        return sampled
    return table[quantity.grade or grade or Grade.ASSUMED]


def _sampled_doubt(quantity: Quantity, sample: int) -> float | None:
    """From the standard error; None where the sample tells no spread."""
    centre = mean(quantity)
    if quantity.dimension is Dimension.SHARE:
        variance = centre * (1 - centre)
        return math.expm1(TWO_SIDED_90 / math.sqrt(sample * variance)) if variance > 0 else None
    spread = deviation(quantity)
    return TWO_SIDED_90 * spread / (math.sqrt(sample) * centre) if spread and centre else None


def has_doubtful_range(quantity: Quantity) -> bool:
    """Whether its range says how doubtful it is, rather than how the cases spread."""
    return is_range(quantity) and quantity.dimension is not Dimension.DURATION and quantity.doubt is None


def drawn_means(quantity: Quantity, doubt: float, normals: Sequence[float]) -> list[float]:
    """Its mean as it may really be, once for each standard normal number."""
    if has_doubtful_range(quantity):
        return _drawn_from_range(quantity, normals)
    centre = mean(quantity)
    if quantity.dimension is Dimension.SHARE:
        return _moved_shares(centre, doubt, normals)
    step = centre * doubt / TWO_SIDED_90
    drawn = [centre + step * z for z in normals]
    return drawn if min(drawn, default=0.0) > 0 else [max(0.0, value) for value in drawn]


def moved_mean(quantity: Quantity, doubt: float, z: float) -> float:
    """Its mean if it is off by `z` deviations of its doubt; without a bound above for what is no share.

    A range that says how doubtful a number is goes from its mean in steps of its standard deviation.
    """
    centre = mean(quantity)
    if quantity.dimension is Dimension.SHARE and not has_doubtful_range(quantity):
        return _moved_share(centre, doubt, max(-60.0, min(60.0, z)))
    return centre + z * deviation_of_mean(quantity, doubt)


def deviation_of_mean(quantity: Quantity, doubt: float) -> float:
    """The standard deviation that its doubt gives its mean, to first order."""
    if has_doubtful_range(quantity):
        return deviation(quantity)
    centre = mean(quantity)
    if quantity.dimension is Dimension.SHARE:
        return centre * (1 - centre) * math.log1p(doubt) / TWO_SIDED_90
    return centre * doubt / TWO_SIDED_90


def _moved_share(share: float, doubt: float, z: float) -> float:
    """A share whose odds are off by as many of their deviations."""
    return _moved_shares(share, doubt, (z,))[0]


def _moved_shares(share: float, doubt: float, normals: Sequence[float]) -> list[float]:
    """The same for many: the odds that stand for the share, each moved, as shares again."""
    step, rest = math.log1p(doubt), 1 - share
    odds = [share * math.exp(z * step / TWO_SIDED_90) for z in normals]
    return [odd / (rest + odd) for odd in odds]


def _drawn_from_range(quantity: Quantity, normals: Sequence[float]) -> list[float]:
    """Values of its shape, in the order of the normal numbers: rank for rank."""
    drawn = [0.0] * len(normals)
    order = sorted(range(len(normals)), key=normals.__getitem__)
    for place, value in zip(order, quantiles(quantity, len(normals)), strict=True):
        drawn[place] = value
    return drawn
