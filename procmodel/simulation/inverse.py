"""From a number between 0 and 1 to what is drawn: the inverse of each distribution.

The same few operations in the same order everywhere, so that every engine draws the same bits.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from procmodel.graph.program import Shape, Site

__all__ = ["inverse_of", "normal_inverse", "outcomes"]

_SMALLEST = 2.0**-54


def outcomes(site: Site, uniforms: Iterable[float]) -> list[float]:
    """What is drawn at a site for each of these numbers; of ways, the number of the way."""
    if site.shape is Shape.EXPONENTIAL:
        mean, log = -site.a, math.log
        return [mean * log(1.0 - u) for u in uniforms]
    if site.shape is Shape.WAYS:
        bounds = site.ways[:-1]
        if len(bounds) == 1:
            bound = bounds[0]
            return [0 if u < bound else 1 for u in uniforms]
        from bisect import bisect_right

        return [bisect_right(bounds, u) for u in uniforms]
    draw = inverse_of(site)
    return [draw(u) for u in uniforms]


def inverse_of(site: Site) -> Callable[[float], float]:
    """The function that draws at a site."""
    return _MAKERS[site.shape](site)


def _fixed(site: Site) -> Callable[[float], float]:
    value = site.a
    return lambda u: value


def _uniform(site: Site) -> Callable[[float], float]:
    low, width = site.a, site.b
    return lambda u: low + width * u


def _triangular(site: Site) -> Callable[[float], float]:
    low, likely, high = site.a, site.b, site.c
    width = high - low
    edge = (likely - low) / width
    up, down = width * (likely - low), width * (high - likely)

    def draw(u: float) -> float:
        return low + math.sqrt(u * up) if u < edge else high - math.sqrt((1.0 - u) * down)

    return draw


def _exponential(site: Site) -> Callable[[float], float]:
    mean = -site.a
    return lambda u: mean * math.log(1.0 - u)


def _lognormal(site: Site) -> Callable[[float], float]:
    mu, sigma = site.a, site.b
    return lambda u: math.exp(mu + sigma * normal_inverse(u))


def _normal(site: Site) -> Callable[[float], float]:
    mean, sd, left = site.a, site.b, site.c
    return lambda u: max(0.0, mean + sd * normal_inverse(1.0 - left * (1.0 - u)))


def _table(site: Site) -> Callable[[float], float]:
    from bisect import bisect_right

    below, nodes = site.below, site.nodes
    last = len(nodes) - 2

    def draw(u: float) -> float:
        cell = min(bisect_right(below, u) - 1, last)
        return nodes[cell] + (u - below[cell]) / (below[cell + 1] - below[cell]) * (
            nodes[cell + 1] - nodes[cell]
        )

    return draw


def _ways(site: Site) -> Callable[[float], int]:
    bounds = site.ways[:-1]
    if len(bounds) == 1:
        bound = bounds[0]
        return lambda u: 0 if u < bound else 1
    from bisect import bisect_right

    return lambda u: bisect_right(bounds, u)


_MAKERS: dict[Shape, Callable[[Site], Callable[[float], float]]] = {
    Shape.FIXED: _fixed,
    Shape.UNIFORM: _uniform,
    Shape.TRIANGULAR: _triangular,
    Shape.EXPONENTIAL: _exponential,
    Shape.LOGNORMAL: _lognormal,
    Shape.NORMAL: _normal,
    Shape.TABLE: _table,
    Shape.WAYS: _ways,
}


def normal_inverse(share: float) -> float:
    """The point that this share of a standard normal stays below, to about 16 digits.

    Example:
        >>> round(normal_inverse(0.975), 12)
        1.95996398454

    Reference: Wichura, Algorithm AS 241 (Applied Statistics 37, 1988), PPND16.
    """
    p = min(max(share, _SMALLEST), 1.0 - 2.0**-53)
    q = p - 0.5
    if -0.425 <= q <= 0.425:
        r = 0.180625 - q * q
        return q * _ratio(r, 0)
    r = math.sqrt(-math.log(p if q < 0.0 else 1.0 - p))
    x = _ratio(r - 1.6, 16) if r <= 5.0 else _ratio(r - 5.0, 32)
    return -x if q < 0.0 else x


def _ratio(r: float, first: int) -> float:
    """A polynomial of degree 7 over another, from a table of their coefficients."""
    above = below = 0.0
    for n in range(7, -1, -1):
        above = above * r + COEFFICIENTS[first + n]
        below = below * r + COEFFICIENTS[first + 8 + n]
    return above / below


COEFFICIENTS = (
    # the middle: above, below
    3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
    4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3,
    1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
    2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3,
    # the near tails
    1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
    1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
    1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
    1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
    # the far tails
    6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
    2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
    1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
    7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
)  # fmt: skip
