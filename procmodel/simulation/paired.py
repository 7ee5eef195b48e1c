"""The difference of two versions that were played with the same random cases."""

from __future__ import annotations

import math
from collections.abc import Sequence

from procmodel.results.paired_run import Difference
from procmodel.results.simulation import SimulationRun
from procmodel.simulation.statistics import interval

__all__ = ["differences"]


def differences(before: SimulationRun, after: SimulationRun) -> dict[str, Difference]:
    """After less before for every result that both have."""
    return {name: _difference(before, after, name) for name in before.results if name in after.results}


def _difference(before: SimulationRun, after: SimulationRun, name: str) -> Difference:
    first, second = before.results[name].mean, after.results[name].mean
    if first is None or second is None:
        return Difference(None)
    old, new = before.samples[name], after.samples[name]
    count = min(len(old), len(new))
    apart = [b - a for a, b in zip(old[:count], new[:count], strict=True)]
    mean, ends = interval(apart)
    ratio = mean / first if first else None
    return Difference(mean, ends, ratio, _reduction(old[:count], new[:count], apart))


def _reduction(old: Sequence[float], new: Sequence[float], apart: Sequence[float]) -> float | None:
    """1 less the variance of the difference over that of two versions with cases of their own."""
    alone = _variance(old) + _variance(new)
    return 1 - _variance(apart) / alone if alone > 0 else None


def _variance(values: Sequence[float]) -> float:
    if len(values) < 2:
        return 0.0
    mean = math.fsum(values) / len(values)
    return math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1)
