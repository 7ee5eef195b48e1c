"""What a simulation found as JSON values: durations in seconds, shares 0 to 1, unknown is null."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from procmodel.results.paired_run import Difference, LaneCapacity, PairedRun
    from procmodel.results.queue_estimate import QueueEstimate
    from procmodel.results.simulation import Estimate, LaneQueue, Outcome, OverTime, Route, SimulationRun


__all__ = ["encode_estimates", "encode_paired_run", "encode_run"]


def encode_run(run: SimulationRun) -> dict[str, Any]:
    """One run, in the order of its keys."""
    return {**_plan(run), "results": _results(run), **_beside(run)}


def encode_paired_run(pair: PairedRun) -> dict[str, Any]:
    """Two runs and their difference."""
    found = {
        **_plan(pair.before),
        "results": {"before": _results(pair.before), "after": _results(pair.after)},
        "difference": _differences(pair),
        "capacity_released": [_capacity(each) for each in pair.capacity],
        "before_run": _beside(pair.before),
        "after_run": _beside(pair.after),
    }
    if pair.people_needed:
        found["people_needed"] = dict(pair.people_needed)
        found["fastest_with_people"] = pair.fastest
    return found


def _differences(pair: PairedRun) -> dict[str, Any]:
    """By result; the percentiles within their time, queues by lane, outcomes by name."""
    found: dict[str, Any] = {name: _difference(each) for name, each in pair.difference.items()}
    for name, each in pair.percentiles.items():
        time, _, part = name.partition(".")
        found[time][part] = _difference(each.difference)
    for kind, groups in (("queue", pair.queue), ("outcomes", pair.outcomes)):
        found[kind] = {
            name: {part: _difference(each.difference) for part, each in parts.items()}
            for name, parts in groups.items()
        }
    return found


def encode_estimates(lanes: Mapping[str, QueueEstimate]) -> dict[str, Any]:
    """Queues by formula, by lane; a wait without end is null."""
    return {
        lane: {
            "people": one.people,
            "load": one.load,
            "p_wait": one.p_wait,
            "wait": one.wait if math.isfinite(one.wait) else None,
            "length": one.length if math.isfinite(one.length) else None,
            "formula": one.formula,
        }
        for lane, one in lanes.items()
    }


def _plan(run: SimulationRun) -> dict[str, Any]:
    return {
        "seed": run.seed,
        "replications": run.replications,
        "cases": run.cases,
        "engine": run.engine,
        "partial": run.partial,
    }


def _results(run: SimulationRun) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, estimate in run.results.items():
        kind, _, target = name.partition(".")
        if target:
            found.setdefault(kind, []).append({"within": target, **_estimate(estimate)})
        else:
            found[name] = _estimate(estimate)
    found["queue"] = {lane: _queue(queue) for lane, queue in run.queue.items()}
    found["outcomes"] = {
        name: {**_group(outcome), "good": outcome.good} for name, outcome in run.outcomes.items()
    }
    found["routes"] = [
        {"name": route.name, "ways": list(route.ways), "rest": route.rest, **_group(route)}
        for route in run.routes
    ]
    found["hundred"] = list(run.hundred) or None
    found["work_in_progress"]["over_time"] = None if run.over_time is None else _over_time(run.over_time)
    return found


def _group(cases: Outcome | Route) -> dict[str, Any]:
    """The figures of the cases that belong together."""
    return {
        "share": _estimate(cases.share),
        "end_to_end_time": _estimate(cases.end_to_end_time),
        "waiting_time": _estimate(cases.waiting_time),
        "touch_time": _estimate(cases.touch_time),
    }


def _over_time(series: OverTime) -> dict[str, Any]:
    return {
        "unit": series.unit,
        "each": series.each,
        "seconds": series.seconds,
        "mean": list(series.mean),
        "ci95": [None if ends is None else list(ends) for ends in series.ci95],
    }


def _beside(run: SimulationRun) -> dict[str, Any]:
    return {
        "clock": run.clock,
        "warm_up": run.warm_up,
        "unstable": [
            {"lane": each.lane, "load": each.load, "people": each.people, "needed": each.needed}
            for each in run.unstable
        ],
        "advice": {"cases": run.advice.cases, "replications": run.advice.replications},
        "remarks": list(run.remarks),
    }


def _estimate(estimate: Estimate) -> dict[str, Any]:
    found: dict[str, Any] = {
        "mean": estimate.mean,
        "ci95": None if estimate.ci95 is None else list(estimate.ci95),
    }
    if estimate.p50 is not None:
        found.update(p50=estimate.p50, p90=estimate.p90)
    if estimate.missing:
        found["missing"] = list(estimate.missing)
    return found


def _queue(queue: LaneQueue) -> dict[str, Any]:
    return {
        "people": queue.people,
        "wait": _estimate(queue.wait),
        "utilization": _estimate(queue.utilization),
        "length": _estimate(queue.length),
        "p_wait": _estimate(queue.p_wait),
        "observed_wait": queue.observed_wait,
    }


def _capacity(lane: LaneCapacity) -> dict[str, Any]:
    return {
        "lane": lane.label,
        "before_ids": list(lane.lanes_before),
        "after_ids": list(lane.lanes_after),
        "before": lane.before,
        "after": lane.after,
        "released": lane.released,
        "p10": lane.low,
        "p90": lane.high,
        "grade": None if lane.grade is None else str(lane.grade),
        "missing": list(lane.missing),
    }


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        "mean": difference.mean,
        "ci95": None if difference.ci95 is None else list(difference.ci95),
        "ratio": difference.ratio,
        "variance_reduction": difference.variance_reduction,
    }
