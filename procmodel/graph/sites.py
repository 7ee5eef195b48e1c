"""How a quantity is drawn: the inverse of its distribution, as a few numbers or a short table."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate

from procmodel.graph.program import Shape, Site
from procmodel.model import Quantity, spread
from procmodel.model import Shape as Spread

__all__ = ["duration_site", "ways_site"]

_CELLS = 400


def duration_site(key: str, quantity: Quantity, scale: float) -> Site:
    """Where a time is drawn, in seconds: one unit of the quantity is `scale` seconds.

    Example:
        >>> from procmodel.model import Dimension
        >>> wait = Quantity(dimension=Dimension.DURATION, unit="min", low=4, high=10)
        >>> site = duration_site("wait", wait, 60)
        >>> site.shape.name, site.a, site.b
        ('UNIFORM', 240.0, 360.0)
    """
    shape = spread.shape_of(quantity)
    centre = spread.mean(quantity)
    if spread.is_fixed(quantity) or centre <= 0:
        return Site(key, Shape.FIXED, centre * scale)
    if spread.is_range(quantity):
        return _range(key, shape, quantity, scale)
    return _spread(key, shape, quantity, scale)


def ways_site(key: str, shares: Sequence[float]) -> Site:
    """Where one of several ways is drawn."""
    total = sum(shares)
    below = [part / total for part in accumulate(shares)]
    below[-1] = 1.0
    return Site(key, Shape.WAYS, ways=tuple(below))


def _range(key: str, shape: Spread, quantity: Quantity, scale: float) -> Site:
    low, likely, high = (read(quantity) * scale for read in (spread.low, spread.likely, spread.high))
    if shape is Spread.UNIFORM:
        return Site(key, Shape.UNIFORM, low, high - low)
    if shape is Spread.TRIANGULAR:
        return Site(key, Shape.TRIANGULAR, low, likely, high)
    first = 1 + 4 * (likely - low) / (high - low)
    nodes, below = _beta_table(first, 6 - first)
    return Site(key, Shape.TABLE, nodes=tuple(low + (high - low) * x for x in nodes), below=tuple(below))


def _spread(key: str, shape: Spread, quantity: Quantity, scale: float) -> Site:
    written = quantity.mean if quantity.mean is not None else spread.mean(quantity)
    sd = quantity.sd or 0.0
    if shape is Spread.EXPONENTIAL:
        return Site(key, Shape.EXPONENTIAL, spread.mean(quantity) * scale)
    if shape is Spread.NORMAL:
        from procmodel.model.curves import normal_cdf

        return Site(key, Shape.NORMAL, written * scale, sd * scale, normal_cdf(written / sd))
    if shape is Spread.LOGNORMAL:
        variance = math.log1p((sd / written) ** 2)
        return Site(key, Shape.LOGNORMAL, math.log(written * scale) - variance / 2, math.sqrt(variance))
    nodes, below = _gamma_table((written / sd) ** 2)
    unit = sd * sd / written * scale
    return Site(key, Shape.TABLE, nodes=tuple(unit * x for x in nodes), below=tuple(below))


def _beta_table(first: float, second: float) -> tuple[list[float], list[float]]:
    """The share of a beta distribution below evenly spaced points, by the middles of the cells between."""
    middles = [(n + 0.5) / _CELLS for n in range(_CELLS)]
    masses = [x ** (first - 1) * (1 - x) ** (second - 1) for x in middles]
    total = sum(masses)
    below = [0.0, *(mass / total for mass in accumulate(masses))]
    below[-1] = 1.0
    return [n / _CELLS for n in range(_CELLS + 1)], below


def _gamma_table(shape: float) -> tuple[list[float], list[float]]:
    """The share of a gamma distribution of scale 1 below points that lie closer where it begins."""
    from procmodel.model.curves import gamma_cdf

    top = shape + 12 * math.sqrt(shape) + 25
    nodes = [top * (n / _CELLS) ** 3 for n in range(_CELLS + 1)]
    below = [gamma_cdf(x, shape) for x in nodes]
    below[-1] = 1.0
    return nodes, below
