"""A sample of durations becomes a quantity: mean, spread, and the shape that makes the sample likeliest."""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from typing import Any

from procmodel.model import Dimension, Grade, Quantity, Shape

__all__ = ["fitted", "share_of"]

_SAME = 1e-3  # spread over mean below which all cases count as alike
_ENOUGH = 8  # fewer cases show no shape: the mean and spread alone are told
_DIGITS = 4


def fitted(seconds: Sequence[float], unit: str, source: str | None) -> Quantity | None:
    """The quantity that a sample of durations shows, None of an empty one.

    The shape is the likeliest of exponential, gamma, lognormal, normal and uniform, each with the mean and
    standard deviation of the sample; `fixed` where cases hardly differ.

    Args:
        seconds: one duration a case.
        unit: `min`, `h` or `day`: what the numbers are told in.
        source: where the sample is from.

    Example:
        >>> found = fitted([60, 120, 180], "min", "log.csv")
        >>> found.mean, found.sample, str(found.grade)
        (2.0, 3, 'recorded')
    """
    if not seconds:
        return None
    scale = {"min": 60.0, "h": 3_600.0, "day": 86_400.0}[unit]
    values = array("d", (value / scale if value > 0 else 0.0 for value in seconds))
    mean = math.fsum(values) / len(values)
    spread = math.sqrt(math.fsum((v - mean) ** 2 for v in values) / max(1, len(values) - 1))
    evidence = {"sample": len(values), "source": source, "grade": Grade.RECORDED}
    common: dict[str, Any] = {"dimension": Dimension.DURATION, "unit": unit, **evidence}
    if mean <= 0 or spread <= _SAME * mean:
        return Quantity.model_construct(likely=_rounded(mean), **common)
    shape = _likeliest(values, mean, spread) if len(values) >= _ENOUGH else Shape.GAMMA
    if shape is Shape.EXPONENTIAL:
        return Quantity.model_construct(mean=_rounded(mean), shape=shape, **common)
    if shape is Shape.UNIFORM:
        return Quantity.model_construct(
            low=_rounded(min(values)), high=_rounded(max(values)), shape=shape, **common
        )
    return Quantity.model_construct(mean=_rounded(mean), sd=_rounded(spread), shape=shape, **common)


def share_of(count: int, total: int, source: str | None) -> Quantity:
    """The share that a number of cases shows.

    Example:
        >>> share_of(1, 4, None).likely
        0.25
    """
    return Quantity.model_construct(
        dimension=Dimension.SHARE,
        likely=_rounded(count / total, 6),
        sample=total,
        source=source,
        grade=Grade.RECORDED,
    )


def _rounded(value: float, digits: int = _DIGITS) -> float:
    return float(f"{value:.{digits}g}")


def _likeliest(values: Sequence[float], mean: float, spread: float) -> Shape:
    """The shape of the highest likelihood; a normal one only where it is hardly cut at 0."""
    n = len(values)
    tiny = mean * 1e-6
    logarithms = array("d", (math.log(v if v > tiny else tiny) for v in values))
    logs = math.fsum(logarithms)
    squared = math.log1p((spread / mean) ** 2)
    middle = math.log(mean) - squared / 2
    off = math.fsum((each - middle) ** 2 for each in logarithms)
    k, theta = (mean / spread) ** 2, spread**2 / mean
    found = {
        Shape.EXPONENTIAL: -n * math.log(mean) - n,
        Shape.GAMMA: (k - 1) * logs - n * mean / theta - n * (math.lgamma(k) + k * math.log(theta)),
        Shape.LOGNORMAL: -logs - n / 2 * math.log(2 * math.pi * squared) - off / (2 * squared),
    }
    if mean > 2 * spread:
        found[Shape.NORMAL] = -n * math.log(spread * math.sqrt(2 * math.pi)) - (n - 1) / 2
    width = max(values) - min(values)
    if min(values) > 0.05 * mean:
        found[Shape.UNIFORM] = -n * math.log(width)
    return max(found, key=lambda shape: (found[shape], shape is Shape.EXPONENTIAL))
