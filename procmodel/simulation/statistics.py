"""Intervals from a few replications, percentiles, where the beginning of a run stops to matter, how much to play."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

from procmodel.results.simulation import Advice, Estimate

__all__ = ["advice_for", "hundred_among", "interval", "percentile", "settled_after", "student_quantile"]

_WITHIN = 0.05  # half of the interval over the mean, from which on more replications are advised
_UP_TO = 0.975  # of Student's t, for an interval of 95 %
_TIMES_WARM_UP = 10  # how much longer than its warm-up a replication should be


@cache  # every figure of a run has the same replications
def student_quantile(share: float, freedom: int) -> float:
    """The point that this share of Student's t distribution stays below.

    Newton steps on the distribution function from a normal first guess; exact for 1 and 2 degrees.

    Example:
        >>> round(student_quantile(0.975, 9), 4), round(student_quantile(0.975, 1), 3)
        (2.2622, 12.706)
    """
    if freedom == 1:
        return math.tan(math.pi * (share - 0.5))
    if freedom == 2:
        return (2 * share - 1) * math.sqrt(2 / (4 * share * (1 - share)))
    from procmodel.model.curves import normal_quantile

    z = normal_quantile(share)
    x = z + (z**3 + z) / (4 * freedom) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
    for _ in range(6):
        x -= (_student_cdf(x, freedom) - share) / _student_density(x, freedom)
    return x


def _student_density(x: float, freedom: int) -> float:
    scale = math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2) - math.log(freedom * math.pi) / 2
    return math.exp(scale - (freedom + 1) / 2 * math.log1p(x * x / freedom))


def _student_cdf(x: float, freedom: int) -> float:
    """By the finite sums for whole degrees of freedom (Abramowitz and Stegun 26.7.3 and 26.7.4)."""
    angle = math.atan(x / math.sqrt(freedom))
    cosine, sine = math.cos(angle), math.sin(angle)
    if freedom % 2:
        term, total = cosine, cosine if freedom > 1 else 0.0
        for n in range(3, freedom - 1, 2):
            term *= cosine * cosine * (n - 1) / n
            total += term
        return 0.5 + (angle + sine * total) / math.pi
    term = total = 1.0
    for n in range(2, freedom - 1, 2):
        term *= cosine * cosine * (n - 1) / n
        total += term
    return 0.5 + sine * total / 2


def interval(values: Sequence[float]) -> tuple[float, tuple[float, float] | None]:
    """The mean, and its 95 % interval by Student's t."""
    count = len(values)
    mean = math.fsum(values) / count
    if count < 2:
        return mean, None
    variance = math.fsum((value - mean) ** 2 for value in values) / (count - 1)
    half = student_quantile(0.975, count - 1) * math.sqrt(variance / count)
    return mean, (mean - half, mean + half)


def percentile(ordered: Sequence[float], share: float) -> float:
    """The value that this share of the ordered values stays below, between two in a straight line."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def hundred_among(ordered: Sequence[float]) -> tuple[float, ...]:
    """A hundred of the ordered values that stand for all of them; empty where there are none.

    Example:
        >>> hundred_among(range(1_000))[:3], len(hundred_among([7.0]))
        ((5, 15, 25), 100)
    """
    count = len(ordered)
    return tuple(ordered[count * (2 * n + 1) // 200] for n in range(100)) if count else ()


def settled_after(series: Sequence[float], batches: int = 200) -> int:
    """How many of the first values of a series are better left out, at most half of them.

    The cut with the least standard error of what is left (MSER), over means of batches.

    Example:
        >>> settled_after([0.0] * 50 + [10.0, 10.1] * 475)
        50

    Reference: White, An effective truncation heuristic for bias reduction in simulation output
    (Simulation 69, 1997).
    """
    size = max(1, len(series) // batches)
    means = [math.fsum(series[n : n + size]) / size for n in range(0, len(series) - size + 1, size)]
    best, cut = math.inf, 0
    total = squares = 0.0
    for n in range(len(means) - 1, -1, -1):
        total += means[n]
        squares += means[n] ** 2
        left = len(means) - n
        if left < len(means) / 2 or left < 2:
            continue
        error = max(0.0, squares - total * total / left) / left**2
        if error <= best:
            best, cut = error, n
    return cut * size


def advice_for(estimate: Estimate, *, cases: int, warm_up: int, replications: int) -> Advice:
    """How many cases and replications would do, by the time from start to end.

    A replication is to be ten times as long as its warm-up. Replications are to be so many that half of the
    interval is at most 5 % of the mean: the fewest n with t(n - 1) s / root of n within that, s their deviation.
    Where there is no interval yet, nothing is advised.

    Args:
        estimate: the time from start to end.
        cases: of each replication.
        warm_up: cases of each replication that are not counted.
        replications: how many were played.

    Example:
        >>> advice_for(Estimate(100.0, (90.0, 110.0)), cases=1_000, warm_up=300, replications=10)
        Advice(cases=3000, replications=33)

    Reference: Banks, Carson, Nelson, Nicol, Discrete-Event System Simulation (2010), chapter 11.
    """
    longer = _TIMES_WARM_UP * warm_up
    return Advice(longer if longer > cases else None, _replications(estimate, replications))


def _replications(estimate: Estimate, played: int) -> int | None:
    """The fewest whose interval would be narrow enough if they varied as those that were played."""
    half, mean = estimate.half_width, estimate.mean
    if half is None or not mean or half <= _WITHIN * abs(mean):
        return None
    from procmodel.model.curves import normal_quantile

    ratio = half * math.sqrt(played) / student_quantile(_UP_TO, played - 1) / (_WITHIN * abs(mean))
    needed = max(played + 1, math.ceil((ratio * normal_quantile(_UP_TO)) ** 2))
    while ratio * student_quantile(_UP_TO, needed - 1) > math.sqrt(needed):
        needed += 1
    return needed
