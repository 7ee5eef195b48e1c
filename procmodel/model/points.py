"""Points of the spread between cases: what a share of them stays below, and which share stays below a value."""

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
    normal_quantile,
)
from procmodel.model.quantity import Quantity, Shape
from procmodel.model.spread import (
    centre_of,
    cut_normal,
    ends_of,
    gamma_parameters,
    is_fixed,
    likely,
    log_parameters,
    mean,
    shape_of,
)

__all__ = ["quantile", "quantiles", "share_below"]


def quantile(quantity: Quantity, share: float) -> float:
    """The value that this share (0 to 1, both excluded) of cases stays below."""
    return _QUANTILES[shape_of(quantity)](quantity, share)


def quantiles(quantity: Quantity, count: int) -> list[float]:
    """The middles of `count` equal parts of its spread, from low to high."""
    if shape_of(quantity) is not Shape.PERT:
        return [quantile(quantity, (rank + 0.5) / count) for rank in range(count)]
    a, b = ends_of(quantity)
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


# -- quantiles -------------------------------------------------------------------------------------


def _quantile_triangular(quantity: Quantity, share: float) -> float:
    (a, b), c = ends_of(quantity), likely(quantity)
    width = b - a
    if width <= 0:
        return a
    if share * width <= c - a:
        return a + math.sqrt(share * width * (c - a))
    return b - math.sqrt((1 - share) * width * (b - c))


def _quantile_uniform(quantity: Quantity, share: float) -> float:
    a, b = ends_of(quantity)
    return a + share * (b - a)


def _quantile_pert(quantity: Quantity, share: float) -> float:
    a, b = ends_of(quantity)
    if b <= a:
        return a
    first = 1 + 4 * (likely(quantity) - a) / (b - a)
    return a + (b - a) * beta_quantile(share, first, 6 - first)


def _quantile_normal(quantity: Quantity, share: float) -> float:
    centre, sd, left = cut_normal(quantity)
    return centre + sd * normal_quantile(1 - left * (1 - share)) if sd else centre


def _quantile_lognormal(quantity: Quantity, share: float) -> float:
    mu, sigma = log_parameters(quantity)
    return math.exp(mu + sigma * normal_quantile(share))


def _quantile_exponential(quantity: Quantity, share: float) -> float:
    return -centre_of(quantity) * math.log1p(-share)


def _quantile_gamma(quantity: Quantity, share: float) -> float:
    shape, scale = gamma_parameters(quantity)
    if math.isinf(shape):
        return centre_of(quantity)
    return scale * gamma_quantile(share, shape)


_QUANTILES: dict[Shape, Callable[[Quantity, float], float]] = {
    Shape.FIXED: lambda quantity, share: centre_of(quantity),
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
    a, b = ends_of(quantity)
    first = 1 + 4 * (likely(quantity) - a) / (b - a)
    return beta_cdf((value - a) / (b - a), first, 6 - first)


def _below_triangular(quantity: Quantity, value: float) -> float:
    (a, b), c = ends_of(quantity), likely(quantity)
    if value <= a or value >= b:
        return float(value >= b)
    if value <= c:
        return (value - a) ** 2 / ((b - a) * (c - a))
    return 1 - (b - value) ** 2 / ((b - a) * (b - c))


def _below_uniform(quantity: Quantity, value: float) -> float:
    a, b = ends_of(quantity)
    return min(1.0, max(0.0, (value - a) / (b - a)))


def _below_normal(quantity: Quantity, value: float) -> float:
    centre, sd, left = cut_normal(quantity)
    return max(0.0, 1 - normal_cdf((centre - value) / sd) / left)


def _below_lognormal(quantity: Quantity, value: float) -> float:
    mu, sigma = log_parameters(quantity)
    return normal_cdf((math.log(value) - mu) / sigma) if value > 0 else 0.0


def _below_exponential(quantity: Quantity, value: float) -> float:
    return -math.expm1(-max(0.0, value) / centre_of(quantity))


def _below_gamma(quantity: Quantity, value: float) -> float:
    shape, scale = gamma_parameters(quantity)
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
