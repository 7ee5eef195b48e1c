"""What only simulation can tell, filled in from a run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from procmodel.graph.clock import Clock
from procmodel.graph.elapsed import SIMULATION
from procmodel.graph.targets import target_name
from procmodel.measures.observed_values import OBSERVED, held_values, observed_remarks
from procmodel.model import Process, spread
from procmodel.results.measurement import Measurement, Measurements
from procmodel.results.simulation import Estimate, SimulationRun

__all__ = ["with_simulated"]

_PLAIN = ("human_touches", "touch_time", "handling_cost", "straight_through")
_WAITED = ("end_to_end_time", "waiting_time")


def with_simulated(found: Measurements, run: SimulationRun, process: Process) -> Measurements:
    """Measurements in which a simulation fills what is unknown for want of one.

    The share of cases within each target; averages that no exact sum gives (an inclusive join in a loop, a
    parallel block that is left half way), times with waiting only where the run has no queues and runs in
    working time, since the measure counts the waits that the file states. Each is marked as not exact and has
    the 95 % interval of its mean. What was observed is held against what was simulated.

    Args:
        found: the measurements of the process.
        run: its simulation.
        process: the process.
    """
    filled = {name: _filled(name, one, run) for name, one in found.items()}
    if "calendar_days" in filled:
        filled["calendar_days"] = _days(filled["calendar_days"], filled.get("end_to_end_time"), process)
    if "within_target" in filled and process.targets:
        times = filled.get("end_to_end_time")
        target = filled["within_target"]._replace(grade=times.grade if times else None)
        filled["within_target"] = _within(target, run, process)
    kept = (remark for remark in found.remarks if remark.rule != OBSERVED)
    held = tuple(held_values(process, filled, run))
    return replace(found, measures=filled, remarks=(*kept, *observed_remarks(process, held)), observed=held)


def _filled(name: str, one: Measurement, run: SimulationRun) -> Measurement:
    names = _PLAIN if run.queue or run.clock != "working" else (*_PLAIN, *_WAITED)
    estimate = run.results.get(name)
    if name not in names or one.missing != (SIMULATION,) or one.headline is not None or estimate is None:
        return one
    return _known(one, estimate)


def _known(one: Measurement, estimate: Estimate) -> Measurement:
    if estimate.mean is None:
        return one._replace(missing=estimate.missing)
    values: Mapping[str, float | None] = {**one.values, one.family.headline: estimate.mean}
    return one._replace(values=values, exact=False, ci95=estimate.ci95, missing=(), bound=None)


def _days(one: Measurement, whole: Measurement | None, process: Process) -> Measurement:
    """The days of the calendar that a simulated time from start to end takes, where it was filled in."""
    if one.missing != (SIMULATION,) or whole is None or whole.ci95 is None or whole.headline is None:
        return one
    days = Clock(process).calendar_days(1.0)
    low, high = whole.ci95
    values: Mapping[str, float | None] = {**one.values, one.family.headline: whole.headline * days}
    return one._replace(values=values, exact=False, ci95=(low * days, high * days), missing=(), bound=None)


def _within(one: Measurement, run: SimulationRun, process: Process) -> Measurement:
    """The value is that of the first target; where there are several, they are listed."""
    estimates = [run.results[f"within_target.{target_name(target)}"] for target in process.targets]
    parts = tuple(_parts(process, estimates)) if len(estimates) > 1 else ()
    return _known(one, estimates[0])._replace(parts=parts, why=None)


def _parts(process: Process, estimates: list[Estimate]) -> Iterator[Mapping[str, object]]:
    for target, estimate in zip(process.targets, estimates, strict=True):
        promised = None if target.share is None else spread.mean(target.share)
        ends = None if estimate.ci95 is None else list(estimate.ci95)
        yield {"within": target_name(target), "promised": promised, "value": estimate.mean, "ci95": ends}
