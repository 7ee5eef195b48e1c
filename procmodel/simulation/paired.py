"""The difference of two versions that were played with the same random cases."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from procmodel.results.paired_run import Compared, Difference
from procmodel.results.simulation import Estimate, LaneQueue, Outcome, SimulationRun
from procmodel.simulation.statistics import interval

__all__ = ["differences", "outcome_differences", "percentile_differences", "queue_differences"]

_TIMES = ("end_to_end_time", "waiting_time", "touch_time")
_OF_QUEUES = ("utilization", "wait", "p_wait", "length")
_OF_OUTCOMES = ("share", *_TIMES)
_Runs = tuple[SimulationRun, SimulationRun]


def differences(before: SimulationRun, after: SimulationRun) -> dict[str, Difference]:
    """After less before for every result that both have."""
    runs = before, after
    both = [name for name in before.results if name in after.results]
    return {
        name: _apart(runs, before.results[name], after.results[name], (name, name)).difference
        for name in both
    }


def percentile_differences(before: SimulationRun, after: SimulationRun) -> dict[str, Compared]:
    """What half, and nine in ten, of the cases stay below, of each time: `end_to_end_time.p90`."""
    runs, found = (before, after), {}
    for name in _TIMES:
        for part in ("p50", "p90"):
            old, new = (Estimate(getattr(run.results[name], part)) for run in runs)
            found[f"{name}.{part}"] = _apart(runs, old, new, (f"{name}.{part}",) * 2)
    return found


def queue_differences(
    before: SimulationRun, after: SimulationRun, lanes: Iterable[tuple[str, str]]
) -> dict[str, Mapping[str, Compared]]:
    """The queue of each lane that is given people in both versions, by its id in the earlier one.

    Args:
        before: the run of the earlier version.
        after: the run of the later one.
        lanes: the lanes that match, by id.
    """
    old, new = list(before.queue), list(after.queue)
    return {
        one: _parts((before, after), before.queue[one], after.queue[two], (old.index(one), new.index(two)))
        for one, two in lanes
        if one in before.queue and two in after.queue
    }


def outcome_differences(before: SimulationRun, after: SimulationRun) -> dict[str, Mapping[str, Compared]]:
    """Each outcome that cases of both versions may come to: its share, and how long those cases take."""
    old, new = list(before.outcomes), list(after.outcomes)
    return {
        name: _parts(
            (before, after), before.outcomes[name], after.outcomes[name], (old.index(name), new.index(name))
        )
        for name in old
        if name in after.outcomes
    }


def _parts(
    runs: _Runs, old: LaneQueue | Outcome, new: LaneQueue | Outcome, places: tuple[int, int]
) -> dict[str, Compared]:
    """Each figure of a queue or an outcome; `places` is which one it is of its run."""
    kind, parts = ("queue", _OF_QUEUES) if isinstance(old, LaneQueue) else ("outcome", _OF_OUTCOMES)
    return {
        part: _apart(
            runs,
            getattr(old, part),
            getattr(new, part),
            (f"{kind}.{places[0]}.{part}", f"{kind}.{places[1]}.{part}"),
        )
        for part in parts
    }


def _apart(runs: _Runs, old: Estimate, new: Estimate, names: tuple[str, str]) -> Compared:
    """A figure of both, and its difference within each replication; no interval where one of them lacks it."""
    if old.mean is None or new.mean is None:
        return Compared(old, new, Difference(None))
    first, second = (run.samples[name] for run, name in zip(runs, names, strict=True))
    ratio = (new.mean - old.mean) / old.mean if old.mean else None
    if len(first) < runs[0].replications or len(second) < runs[1].replications:
        return Compared(old, new, Difference(new.mean - old.mean, ratio=ratio))
    count = min(len(first), len(second))
    apart = [b - a for a, b in zip(first[:count], second[:count], strict=True)]
    mean, ends = interval(apart)
    ratio = mean / old.mean if old.mean else None
    return Compared(old, new, Difference(mean, ends, ratio, _reduction(first[:count], second[:count], apart)))


def _reduction(old: Sequence[float], new: Sequence[float], apart: Sequence[float]) -> float | None:
    """1 less the variance of the difference over that of two versions with cases of their own."""
    alone = _variance(old) + _variance(new)
    return 1 - _variance(apart) / alone if alone > 0 else None


def _variance(values: Sequence[float]) -> float:
    if len(values) < 2:
        return 0.0
    mean = math.fsum(values) / len(values)
    return math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1)
