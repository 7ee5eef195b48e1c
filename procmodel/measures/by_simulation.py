"""What only simulation can tell, filled in from a run."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from procmodel.graph.clock import Clock
from procmodel.graph.elapsed import SIMULATION
from procmodel.graph.targets import target_name
from procmodel.measures.behind_simulation import Behind
from procmodel.measures.observed_values import OBSERVED, held_values, observed_remarks
from procmodel.model import Process, spread
from procmodel.results.finding import Finding, Severity
from procmodel.results.measurement import Measurement, Measurements
from procmodel.results.simulation import Estimate, SimulationRun
from procmodel.wording import say

__all__ = ["on_other_clock", "with_simulated"]

_PLAIN = ("human_touches", "handoffs", "touch_time", "handling_cost", "straight_through")
_WAITED = ("end_to_end_time", "waiting_time")
_YEARLY = {"annual_touch_time": "touch_time", "annual_handling_cost": "handling_cost", "fte": "touch_time"}
_DAY = 86_400.0


def with_simulated(
    found: Measurements, run: SimulationRun, process: Process, *, even: Collection[str] = ()
) -> Measurements:
    """Measurements in which a simulation fills what is unknown for want of one.

    The share of cases within each target; averages that no exact sum gives (an inclusive join in a loop, a
    parallel block that is left half way), with what a year makes of them; times with waiting, where no waits are
    stated and the queues before people tell them. Each is marked as simulated, in the time of the run (`working`,
    or `calendar` with its nights and weekends), and has the 95 % interval of its mean and the worst grade of the
    figures behind it. What was observed is held against what was simulated.

    Args:
        found: the measurements of the process.
        run: its simulation.
        process: the process.
        even: measures that are taken from the run even where they are known without.
    """
    filling = _Filling(found, run, process, even)
    filled = {name: filling.of(name) for name in found}
    kept = (remark for remark in found.remarks if remark.rule != OBSERVED)
    held = tuple(held_values(process, filled, run))
    remarks = (*kept, *_told_by(run), *observed_remarks(process, held))
    return replace(found, measures=filled, remarks=remarks, observed=held)


def _told_by(run: SimulationRun) -> Iterator[Finding]:
    """What a run says of itself; first of queues that grow without end."""
    for n, remark in enumerate(run.remarks):
        yield Finding("simulation", Severity.WARNING if n < len(run.unstable) else Severity.INFO, remark)


def on_other_clock(before: Measurements, after: Measurements) -> set[str]:
    """The times that one version has from a simulation on the clock, and the other in working time."""
    both = ((name, before[name].simulated, after[name].simulated) for name in _WAITED if name in before)
    return {name for name, *clocks in both if clocks.count("calendar") == 1}


class _Filling:
    """Fills in measure by measure."""

    def __init__(
        self, found: Measurements, run: SimulationRun, process: Process, even: Collection[str]
    ) -> None:
        self.found, self.run, self.process, self.even = found, run, process, even
        self.behind = Behind(process, frozenset(run.queue))

    def of(self, name: str) -> Measurement:
        """A measure, filled in where the run tells it."""
        one = self.found[name]
        if name == "within_target" and self.process.targets:
            return self._within(one)
        if name in self.even and not self.run.unstable:
            return self._known(one, self.run.results[name], name)
        if one.headline is not None or one.why or not one.missing or not self._is_told(one):
            return one
        if self.run.unstable and name not in _PLAIN and name not in _YEARLY:
            return one._replace(missing=(), why=self._endless())
        if name in _PLAIN or name in _WAITED:
            return self._known(one, self.run.results[name], name)
        if name == "calendar_days":
            return self._days(one)
        if name in _YEARLY:
            return self._a_year(one, _YEARLY[name])
        if one.missing == (SIMULATION,) or self.run.results["end_to_end_time"].mean is not None:
            return one._replace(missing=(), why=say("measures.not_simulated"))
        return one

    def _is_told(self, one: Measurement) -> bool:
        """Whether all that lacks is a simulation, or waits that its queues may stand for."""
        return all(id_ == SIMULATION or id_.endswith(".wait") for id_ in one.missing)

    def _known(self, one: Measurement, estimate: Estimate, name: str, scale: float = 1.0) -> Measurement:
        if estimate.mean is None:
            return one._replace(missing=estimate.missing)
        ends = estimate.ci95 and (estimate.ci95[0] * scale, estimate.ci95[1] * scale)
        values: Mapping[str, float | None] = {**dict.fromkeys(one.values), **self._as_drawn(one)}
        return one._replace(
            values={**values, one.family.headline: estimate.mean * scale},
            exact=False,
            ci95=ends,
            missing=(),
            bound=None,
            grade=self.behind.grade(name),
            by_grade={},
            simulated=self.run.clock if name in _WAITED else "working",
        )

    def _endless(self) -> str:
        """No mean tells of a queue that grows for as long as it is simulated."""
        lane = self.run.unstable[0]
        called = next((each.label for each in self.process.lanes if each.id == lane.lane), lane.lane)
        return say("measures.endless_queue", lane=called, people=lane.people, needed=lane.needed)

    def _as_drawn(self, one: Measurement) -> Mapping[str, float | None]:
        """The values that no average is; along the main run, only in the same time as the average."""
        on_clock = self.run.clock != "working" and one.id in _WAITED
        return (
            {} if on_clock else {key: value for key, value in one.values.items() if key not in ("p10", "p90")}
        )

    def _days(self, one: Measurement) -> Measurement:
        """The days of the calendar that the time from start to end takes: those of the clock, where it runs."""
        days = Clock(self.process).calendar_days(1.0) if self.run.clock == "working" else 1 / _DAY
        return self._known(one, self.run.results["end_to_end_time"], "end_to_end_time", days)

    def _a_year(self, one: Measurement, name: str) -> Measurement:
        """What a case takes or costs, times the cases of a year; for people, over the hours of one."""
        clock = Clock(self.process)
        if self.process.volume is None:
            return one._replace(missing=("volume",))
        cases = clock.per_year(self.process.volume)
        return self._known(one, self.run.results[name], name, cases / clock.fte if one.id == "fte" else cases)

    def _within(self, one: Measurement) -> Measurement:
        """The value is that of the first target; where there are several, they are listed."""
        targets = self.process.targets
        estimates = [self.run.results[f"within_target.{target_name(target)}"] for target in targets]
        parts = tuple(_parts(self.process, estimates)) if len(estimates) > 1 else ()
        return self._known(one, estimates[0], "end_to_end_time")._replace(parts=parts, why=None)


def _parts(process: Process, estimates: list[Estimate]) -> Iterator[Mapping[str, object]]:
    for target, estimate in zip(process.targets, estimates, strict=True):
        promised = None if target.share is None else spread.mean(target.share)
        ends = None if estimate.ci95 is None else list(estimate.ci95)
        yield {"within": target_name(target), "promised": promised, "value": estimate.mean, "ci95": ends}
