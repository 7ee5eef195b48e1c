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

from procmodel.model.quantity import Quantity, Shape

__all__ = [
    "centre_of",
    "cut_normal",
    "deviation",
    "ends_of",
    "gamma_parameters",
    "high",
    "is_fixed",
    "is_range",
    "likely",
    "log_parameters",
    "low",
    "mean",
    "shape_of",
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
        return centre_of(quantity)
    return _MEANS[shape_of(quantity)](quantity)


def deviation(quantity: Quantity) -> float:
    """The standard deviation between cases, 0 where all are alike."""
    return _DEVIATIONS[shape_of(quantity)](quantity)


def low(quantity: Quantity) -> float:
    """The lowest value of a range; the 5 % point of a spread that has no end."""
    if is_range(quantity) and quantity.low is not None:
        return quantity.low
    from procmodel.model.points import quantile

    return quantile(quantity, _TAIL)


def high(quantity: Quantity) -> float:
    """The highest value of a range; the 95 % point of a spread that has no end."""
    if is_range(quantity) and quantity.high is not None:
        return quantity.high
    from procmodel.model.points import quantile

    return quantile(quantity, 1 - _TAIL)


def likely(quantity: Quantity) -> float:
    """The most likely value; the middle of a range of two numbers."""
    if quantity.likely is not None and (is_range(quantity) or quantity.mean is None):
        return quantity.likely
    if is_range(quantity):
        a, b = ends_of(quantity)
        return (a + b) / 2
    return _MODES[shape_of(quantity)](quantity)


# -- parameters ------------------------------------------------------------------------------------


def centre_of(quantity: Quantity) -> float:
    """The mean as written, or the only number there is."""
    for value in (quantity.mean, quantity.likely, quantity.low, quantity.high):
        if value is not None:
            return value
    return 0.0


def ends_of(quantity: Quantity) -> tuple[float, float]:
    """The two ends of a range."""
    return (quantity.low or 0.0, quantity.high or 0.0)


def _written_sd(quantity: Quantity) -> float:
    return quantity.sd or 0.0


def cut_normal(quantity: Quantity) -> tuple[float, float, float]:
    """Mean and sd of the uncut normal, and the share that the cut at 0 leaves."""
    from procmodel.model.curves import normal_cdf

    centre, sd = centre_of(quantity), _written_sd(quantity)
    return centre, sd, normal_cdf(centre / sd) if sd else 1.0


def log_parameters(quantity: Quantity) -> tuple[float, float]:
    """Mu and sigma of the logarithm."""
    centre = centre_of(quantity)
    if centre <= 0:
        return -math.inf, 0.0
    variance = math.log1p((_written_sd(quantity) / centre) ** 2)
    return math.log(centre) - variance / 2, math.sqrt(variance)


def gamma_parameters(quantity: Quantity) -> tuple[float, float]:
    """Shape and scale; a shape of infinity where there is no spread."""
    centre, variance = centre_of(quantity), _written_sd(quantity) ** 2
    return (centre**2 / variance, variance / centre) if variance and centre else (math.inf, 0.0)


# -- means -----------------------------------------------------------------------------------------


def _mean_pert(quantity: Quantity) -> float:
    a, b = ends_of(quantity)
    return (a + 4 * likely(quantity) + b) / 6


def _mean_triangular(quantity: Quantity) -> float:
    a, b = ends_of(quantity)
    return (a + likely(quantity) + b) / 3


def _mean_uniform(quantity: Quantity) -> float:
    return sum(ends_of(quantity)) / 2


def _mean_normal(quantity: Quantity) -> float:
    from procmodel.model.curves import normal_density

    centre, sd, left = cut_normal(quantity)
    return centre + sd * normal_density(centre / sd) / left if sd else centre


_MEANS: dict[Shape, Callable[[Quantity], float]] = {
    Shape.FIXED: centre_of,
    Shape.PERT: _mean_pert,
    Shape.TRIANGULAR: _mean_triangular,
    Shape.UNIFORM: _mean_uniform,
    Shape.NORMAL: _mean_normal,
    Shape.LOGNORMAL: centre_of,
    Shape.EXPONENTIAL: centre_of,
    Shape.GAMMA: centre_of,
}

# -- standard deviations ---------------------------------------------------------------------------


def _deviation_pert(quantity: Quantity) -> float:
    (a, b), centre = ends_of(quantity), _mean_pert(quantity)
    return math.sqrt(max(0.0, (centre - a) * (b - centre) / 7))


def _deviation_triangular(quantity: Quantity) -> float:
    (a, b), c = ends_of(quantity), likely(quantity)
    return math.sqrt(max(0.0, (a * a + b * b + c * c - a * b - a * c - b * c) / 18))


def _deviation_uniform(quantity: Quantity) -> float:
    a, b = ends_of(quantity)
    return (b - a) / math.sqrt(12)


def _deviation_normal(quantity: Quantity) -> float:
    centre, sd, left = cut_normal(quantity)
    if not sd:
        return 0.0
    from procmodel.model.curves import normal_density

    ratio = normal_density(centre / sd) / left
    return sd * math.sqrt(max(0.0, 1 - ratio * (centre / sd + ratio)))


_DEVIATIONS: dict[Shape, Callable[[Quantity], float]] = {
    Shape.FIXED: lambda quantity: 0.0,
    Shape.PERT: _deviation_pert,
    Shape.TRIANGULAR: _deviation_triangular,
    Shape.UNIFORM: _deviation_uniform,
    Shape.NORMAL: _deviation_normal,
    Shape.LOGNORMAL: _written_sd,
    Shape.EXPONENTIAL: centre_of,
    Shape.GAMMA: _written_sd,
}

# -- modes -----------------------------------------------------------------------------------------


def _mode_lognormal(quantity: Quantity) -> float:
    mu, sigma = log_parameters(quantity)
    return math.exp(mu - sigma**2)


def _mode_gamma(quantity: Quantity) -> float:
    shape, scale = gamma_parameters(quantity)
    return centre_of(quantity) if math.isinf(shape) else max(0.0, (shape - 1) * scale)


_MODES: dict[Shape, Callable[[Quantity], float]] = {
    Shape.FIXED: centre_of,
    Shape.PERT: centre_of,
    Shape.TRIANGULAR: centre_of,
    Shape.UNIFORM: centre_of,
    Shape.NORMAL: lambda quantity: max(0.0, centre_of(quantity)),
    Shape.LOGNORMAL: _mode_lognormal,
    Shape.EXPONENTIAL: lambda quantity: 0.0,
    Shape.GAMMA: _mode_gamma,
}
