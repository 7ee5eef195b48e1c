"""How much more to play where chance still leaves the figures too open."""

from __future__ import annotations

import math

from procmodel.model.curves import normal_quantile
from procmodel.results.simulation import Advice, Estimate
from procmodel.simulation.statistics import student_quantile

__all__ = ["advice_for"]

_WITHIN = 0.05  # half of the interval over the mean, from which on more replications are advised
_UP_TO = 0.975  # of Student's t, for an interval of 95 %
_TIMES_WARM_UP = 10  # how much longer than its warm-up a replication should be


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
    ratio = half * math.sqrt(played) / student_quantile(_UP_TO, played - 1) / (_WITHIN * abs(mean))
    needed = max(played + 1, math.ceil((ratio * normal_quantile(_UP_TO)) ** 2))
    while ratio * student_quantile(_UP_TO, needed - 1) > math.sqrt(needed):
        needed += 1
    return needed
