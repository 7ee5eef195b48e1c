"""How single cases spread round a quantity: its mean, spread, usual, low and high value, in its own unit.

A range of three is PERT with lambda 4 unless it says otherwise, a range of two uniform. A normal spread is
cut at 0: what would be negative is drawn again, so its mean lies a little above the one written where the
spread is wide. For spreads written as mean and sd, low and high are the 5 % and 95 % points and likely is the
mode.

Reference: Malcolm, Roseboom, Clark and Fazar, Application of a technique for research and development program
evaluation (1959), for PERT.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from procmodel.model.curves import (
    beta_cdf,
    beta_quantile,
    beta_quantiles,
    gamma_cdf,
    gamma_quantile,
    normal_cdf,
    normal_density,
    normal_quantile,
)
from procmodel.model.quantity import Quantity, Shape

__all__ = [
    "deviation",
    "high",
    "is_fixed",
    "is_range",
    "likely",
    "low",
    "mean",
    "quantile",
    "quantiles",
    "shape_of",
    "share_below",
]

_RANGES = (Shape.PERT, Shape.TRIANGULAR, Shape.UNIFORM)
_TAIL = 0.05


def is_range(quantity: Quantity) -> bool:
    """Whether it is written as low to high."""
    return quantity.low is not None and quantity.high is not None


def shape_of(quantity: Quantity) -> Shape:
    """Its shape; a range that names none is PERT, or uniform if it has no likely value."""
    if is_range(quantity) and quantity.shape not in _RANGES:
        return Shape.UNIFORM if quantity.likely is None else Shape.PERT
    if not is_range(quantity) and quantity.shape in _RANGES:
        return Shape.NORMAL if quantity.sd else Shape.FIXED
    return quantity.shape


def is_fixed(quantity: Quantity) -> bool:
    """Whether every case has the same value."""
    return shape_of(quantity) is Shape.FIXED or deviation(quantity) == 0


def mean(quantity: Quantity) -> float:
    """The expected value of one case.

    Example:
        >>> from procmodel.model import Dimension, Quantity, Shape
        >>> calls = Quantity(dimension=Dimension.DURATION, low=4, likely=6, high=10, shape=Shape.PERT)
        >>> round(mean(calls), 2)
        6.33
    """
    if quantity.low is quantity.high is None and quantity.shape is Shape.FIXED:
        return _centre(quantity)
    return _MEANS[shape_of(quantity)](quantity)


def deviation(quantity: Quantity) -> float:
    """The standard deviation between cases, 0 where all are alike."""
    return _DEVIATIONS[shape_of(quantity)](quantity)


def low(quantity: Quantity) -> float:
    """The lowest value of a range; the 5 % point of a spread that has no end."""
    return quantity.low if is_range(quantity) and quantity.low is not None else quantile(quantity, _TAIL)


def high(quantity: Quantity) -> float:
    """The highest value of a range; the 95 % point of a spread that has no end."""
    return (
        quantity.high if is_range(quantity) and quantity.high is not None else quantile(quantity, 1 - _TAIL)
    )


def likely(quantity: Quantity) -> float:
    """The most likely value; the middle of a range of two numbers."""
    if quantity.likely is not None and (is_range(quantity) or quantity.mean is None):
        return quantity.likely
    if is_range(quantity):
        a, b = _ends(quantity)
        return (a + b) / 2
    return _MODES[shape_of(quantity)](quantity)


def quantile(quantity: Quantity, share: float) -> float:
    """The value that this share (0 to 1, both excluded) of cases stays below."""
    return _QUANTILES[shape_of(quantity)](quantity, share)


def quantiles(quantity: Quantity, count: int) -> list[float]:
    """The middles of `count` equal parts of its spread, from low to high."""
    if shape_of(quantity) is not Shape.PERT:
        return [quantile(quantity, (rank + 0.5) / count) for rank in range(count)]
    a, b = _ends(quantity)
    first = 1 + 4 * (likely(quantity) - a) / (b - a) if b > a else 1.0
    return [a + (b - a) * x for x in beta_quantiles(count, first, 6 - first)]


def share_below(quantity: Quantity, value: float) -> float:
    """The share of cases that stay below a value.

    Example:
        >>> from procmodel.model import Dimension, Quantity
        >>> share_below(Quantity(dimension=Dimension.NUMBER, low=100, high=300), 150)
        0.25
    """
    if math.isinf(value):
        return float(value > 0)
    if is_fixed(quantity):
        return float(mean(quantity) < value)
    return _SHARES_BELOW[shape_of(quantity)](quantity, value)


# -- parameters ------------------------------------------------------------------------------------


def _centre(quantity: Quantity) -> float:
    """The mean as written, or the only number there is."""
    for value in (quantity.mean, quantity.likely, quantity.low, quantity.high):
        if value is not None:
            return value
    return 0.0


def _ends(quantity: Quantity) -> tuple[float, float]:
    return (quantity.low or 0.0, quantity.high or 0.0)


def _written_sd(quantity: Quantity) -> float:
    return quantity.sd or 0.0


def _cut(quantity: Quantity) -> tuple[float, float, float]:
    """Mean and sd of the uncut normal, and the share that the cut at 0 leaves."""
    centre, sd = _centre(quantity), _written_sd(quantity)
    return centre, sd, normal_cdf(centre / sd) if sd else 1.0


def _log_parameters(quantity: Quantity) -> tuple[float, float]:
    """Mu and sigma of the logarithm."""
    centre = _centre(quantity)
    if centre <= 0:
        return -math.inf, 0.0
    variance = math.log1p((_written_sd(quantity) / centre) ** 2)
    return math.log(centre) - variance / 2, math.sqrt(variance)


def _gamma_parameters(quantity: Quantity) -> tuple[float, float]:
    """Shape and scale; a shape of infinity where there is no spread."""
    centre, variance = _centre(quantity), _written_sd(quantity) ** 2
    return (centre**2 / variance, variance / centre) if variance and centre else (math.inf, 0.0)


# -- means -----------------------------------------------------------------------------------------


def _mean_pert(quantity: Quantity) -> float:
    a, b = _ends(quantity)
    return (a + 4 * likely(quantity) + b) / 6


def _mean_triangular(quantity: Quantity) -> float:
    a, b = _ends(quantity)
    return (a + likely(quantity) + b) / 3


def _mean_uniform(quantity: Quantity) -> float:
    return sum(_ends(quantity)) / 2


def _mean_normal(quantity: Quantity) -> float:
    centre, sd, left = _cut(quantity)
    return centre + sd * normal_density(centre / sd) / left if sd else centre


_MEANS: dict[Shape, Callable[[Quantity], float]] = {
    Shape.FIXED: _centre,
    Shape.PERT: _mean_pert,
    Shape.TRIANGULAR: _mean_triangular,
    Shape.UNIFORM: _mean_uniform,
    Shape.NORMAL: _mean_normal,
    Shape.LOGNORMAL: _centre,
    Shape.EXPONENTIAL: _centre,
    Shape.GAMMA: _centre,
}

# -- standard deviations ---------------------------------------------------------------------------


def _deviation_pert(quantity: Quantity) -> float:
    (a, b), centre = _ends(quantity), _mean_pert(quantity)
    return math.sqrt(max(0.0, (centre - a) * (b - centre) / 7))


def _deviation_triangular(quantity: Quantity) -> float:
    (a, b), c = _ends(quantity), likely(quantity)
    return math.sqrt(max(0.0, (a * a + b * b + c * c - a * b - a * c - b * c) / 18))


def _deviation_uniform(quantity: Quantity) -> float:
    a, b = _ends(quantity)
    return (b - a) / math.sqrt(12)


def _deviation_normal(quantity: Quantity) -> float:
    centre, sd, left = _cut(quantity)
    if not sd:
        return 0.0
    ratio = normal_density(centre / sd) / left
    return sd * math.sqrt(max(0.0, 1 - ratio * (centre / sd + ratio)))


_DEVIATIONS: dict[Shape, Callable[[Quantity], float]] = {
    Shape.FIXED: lambda quantity: 0.0,
    Shape.PERT: _deviation_pert,
    Shape.TRIANGULAR: _deviation_triangular,
    Shape.UNIFORM: _deviation_uniform,
    Shape.NORMAL: _deviation_normal,
    Shape.LOGNORMAL: _written_sd,
    Shape.EXPONENTIAL: _centre,
    Shape.GAMMA: _written_sd,
}

# -- modes -----------------------------------------------------------------------------------------


def _mode_lognormal(quantity: Quantity) -> float:
    mu, sigma = _log_parameters(quantity)
    return math.exp(mu - sigma**2)


def _mode_gamma(quantity: Quantity) -> float:
    shape, scale = _gamma_parameters(quantity)
    return _centre(quantity) if math.isinf(shape) else max(0.0, (shape - 1) * scale)


_MODES: dict[Shape, Callable[[Quantity], float]] = {
    Shape.FIXED: _centre,
    Shape.PERT: _centre,
    Shape.TRIANGULAR: _centre,
    Shape.UNIFORM: _centre,
    Shape.NORMAL: lambda quantity: max(0.0, _centre(quantity)),
    Shape.LOGNORMAL: _mode_lognormal,
    Shape.EXPONENTIAL: lambda quantity: 0.0,
    Shape.GAMMA: _mode_gamma,
}

# -- quantiles -------------------------------------------------------------------------------------


def _quantile_triangular(quantity: Quantity, share: float) -> float:
    (a, b), c = _ends(quantity), likely(quantity)
    width = b - a
    if width <= 0:
        return a
    if share * width <= c - a:
        return a + math.sqrt(share * width * (c - a))
    return b - math.sqrt((1 - share) * width * (b - c))


def _quantile_uniform(quantity: Quantity, share: float) -> float:
    a, b = _ends(quantity)
    return a + share * (b - a)


def _quantile_pert(quantity: Quantity, share: float) -> float:
    a, b = _ends(quantity)
    if b <= a:
        return a
    first = 1 + 4 * (likely(quantity) - a) / (b - a)
    return a + (b - a) * beta_quantile(share, first, 6 - first)


def _quantile_normal(quantity: Quantity, share: float) -> float:
    centre, sd, left = _cut(quantity)
    return centre + sd * normal_quantile(1 - left * (1 - share)) if sd else centre


def _quantile_lognormal(quantity: Quantity, share: float) -> float:
    mu, sigma = _log_parameters(quantity)
    return math.exp(mu + sigma * normal_quantile(share))


def _quantile_exponential(quantity: Quantity, share: float) -> float:
    return -_centre(quantity) * math.log1p(-share)


def _quantile_gamma(quantity: Quantity, share: float) -> float:
    shape, scale = _gamma_parameters(quantity)
    if math.isinf(shape):
        return _centre(quantity)
    return scale * gamma_quantile(share, shape)


_QUANTILES: dict[Shape, Callable[[Quantity, float], float]] = {
    Shape.FIXED: lambda quantity, share: _centre(quantity),
    Shape.PERT: _quantile_pert,
    Shape.TRIANGULAR: _quantile_triangular,
    Shape.UNIFORM: _quantile_uniform,
    Shape.NORMAL: _quantile_normal,
    Shape.LOGNORMAL: _quantile_lognormal,
    Shape.EXPONENTIAL: _quantile_exponential,
    Shape.GAMMA: _quantile_gamma,
}

# -- shares below ----------------------------------------------------------------------------------


def _below_pert(quantity: Quantity, value: float) -> float:
    a, b = _ends(quantity)
    first = 1 + 4 * (likely(quantity) - a) / (b - a)
    return beta_cdf((value - a) / (b - a), first, 6 - first)


def _below_triangular(quantity: Quantity, value: float) -> float:
    (a, b), c = _ends(quantity), likely(quantity)
    if value <= a or value >= b:
        return float(value >= b)
    if value <= c:
        return (value - a) ** 2 / ((b - a) * (c - a))
    return 1 - (b - value) ** 2 / ((b - a) * (b - c))


def _below_uniform(quantity: Quantity, value: float) -> float:
    a, b = _ends(quantity)
    return min(1.0, max(0.0, (value - a) / (b - a)))


def _below_normal(quantity: Quantity, value: float) -> float:
    centre, sd, left = _cut(quantity)
    return max(0.0, 1 - normal_cdf((centre - value) / sd) / left)


def _below_lognormal(quantity: Quantity, value: float) -> float:
    mu, sigma = _log_parameters(quantity)
    return normal_cdf((math.log(value) - mu) / sigma) if value > 0 else 0.0


def _below_exponential(quantity: Quantity, value: float) -> float:
    return -math.expm1(-max(0.0, value) / _centre(quantity))


def _below_gamma(quantity: Quantity, value: float) -> float:
    shape, scale = _gamma_parameters(quantity)
    return gamma_cdf(value / scale, shape)


_SHARES_BELOW: dict[Shape, Callable[[Quantity, float], float]] = {
    Shape.PERT: _below_pert,
    Shape.TRIANGULAR: _below_triangular,
    Shape.UNIFORM: _below_uniform,
    Shape.NORMAL: _below_normal,
    Shape.LOGNORMAL: _below_lognormal,
    Shape.EXPONENTIAL: _below_exponential,
    Shape.GAMMA: _below_gamma,
}
