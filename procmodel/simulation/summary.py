"""From the figures of each replication to means with intervals, and to what is not known."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from procmodel.results.simulation import Advice, Estimate, LaneQueue, SimulationRun
from procmodel.simulation.groups import hundred_of, outcomes_of, over_time, route_samples, routes_of_cases
from procmodel.simulation.handoffs import exact_handoffs
from procmodel.simulation.load import lane_names, unstable_lanes, unstable_texts
from procmodel.simulation.replication import Played
from procmodel.simulation.statistics import advice_for, interval
from procmodel.wording import say

if TYPE_CHECKING:
    from procmodel.simulation.simulate import Plan

__all__ = ["summarise"]

_WAITED = frozenset({"end_to_end_time", "waiting_time", "within_target", "work_in_progress"})
_TIMED = _WAITED | {"touch_time", "handling_cost"}
_ARRIVING = frozenset({"throughput", "work_in_progress"})
_RESULTS = (
    "end_to_end_time",
    "waiting_time",
    "touch_time",
    "throughput",
    "work_in_progress",
    "handling_cost",
    "human_touches",
    "handoffs",
    "straight_through",
)


def summarise(plan: Plan, played: Sequence[Played], *, partial: bool) -> SimulationRun:
    """The result of all replications."""
    listed, of_routes = route_samples(played)
    samples = _samples(plan, played) | of_routes
    handed = exact_handoffs(plan)
    if handed is not None:
        samples["handoffs"] = (handed,) * len(played)
    estimate = _Estimates(plan, samples)
    lanes = unstable_lanes(plan.view, plan.compiled, plan.arrivals) if plan.has_volume else ()
    remarks = [*unstable_texts(lanes, lane_names(plan.view)), *plan.remarks]
    remarks += _stuck(plan, samples, plan.job.cases * len(played))
    queues = _queues(plan, estimate)
    remarks += _unexplained(queues, lane_names(plan.view))
    if len(played) < 2:
        remarks.append(say("simulation.one_replication"))
    advice = _advice(plan, played, estimate) if not lanes else Advice()
    remarks += _advised(advice, estimate.of("end_to_end_time"))
    return SimulationRun(
        seed=plan.job.seed,
        replications=len(played),
        cases=plan.job.cases,
        warm_up=played[0].warm_up,
        engine=played[0].engine,
        clock="working" if plan.compiled.timeline.working else "calendar",
        results={
            **{name: estimate.of(name) for name in _RESULTS},
            **{name: estimate.of(name) for name in _numbered_targets(plan).values()},
        },
        queue=queues,
        outcomes=outcomes_of(plan, estimate.of),
        routes=routes_of_cases(plan, listed, estimate.of),
        hundred=hundred_of(played) if estimate.of("end_to_end_time").mean is not None else (),
        over_time=over_time(plan, played) if estimate.of("work_in_progress").mean is not None else None,
        unstable=lanes,
        partial=partial,
        advice=advice,
        remarks=tuple(remarks),
        samples=samples,
    )


def _advice(plan: Plan, played: Sequence[Played], estimate: _Estimates) -> Advice:
    """How much more to play; nothing where a queue grows without end, as no length of a run settles that."""
    settled = {"cases": plan.job.cases, "warm_up": played[0].warm_up, "replications": len(played)}
    return advice_for(estimate.of("end_to_end_time"), **settled)


def _advised(advice: Advice, estimate: Estimate) -> list[str]:
    """The same in words."""
    found = []
    if advice.cases is not None:
        found.append(say("simulation.longer", cases=advice.cases))
    if advice.replications is not None and estimate.mean and estimate.half_width is not None:
        from procmodel.results.readable import readable

        off = readable(estimate.half_width / abs(estimate.mean), "1")
        found.append(say("simulation.more_often", off=off, replications=advice.replications))
    return found


def _samples(plan: Plan, played: Sequence[Played]) -> dict[str, tuple[float, ...]]:
    """Each figure over the replications that have it, in their order."""
    names, told = dict.fromkeys(name for one in played for name in one.figures), _numbered_targets(plan)
    return {
        told.get(name, name): tuple(one.figures[name] for one in played if name in one.figures)
        for name in names
    }


def _numbered_targets(plan: Plan) -> dict[str, str]:
    """The figure of each target under its number, and under its name."""
    return {f"within_target.{n}": f"within_target.{name}" for n, name in enumerate(plan.targets)}


def _stuck(plan: Plan, samples: Mapping[str, Sequence[float]], played: int) -> list[str]:
    """How many cases never end: those that wait for a message or a signal, and where, and the others."""
    unsent = {
        name.removeprefix("unsent."): sum(v) for name, v in samples.items() if name.startswith("unsent.")
    }
    found = [
        say(_unsent(plan, int(node)), id=plan.view.ids[int(node)], count=round(count), all=played)
        for node, count in unsent.items()
    ]
    rest = sum(samples["stuck"]) - sum(unsent.values())
    if rest > 0:
        found.append(say("simulation.stuck", count=round(rest), all=played))
    return found


def _unsent(plan: Plan, node: int) -> str:
    """What is said of cases that wait at a node for ever."""
    from procmodel.graph.listening import catches_signal

    return "simulation.unthrown" if catches_signal(plan.view.nodes[node]) else "simulation.unsent"


class _Estimates:
    """Figures with their intervals; those that rest on what is missing say so."""

    def __init__(self, plan: Plan, samples: Mapping[str, Sequence[float]]) -> None:
        self.plan, self.samples = plan, samples

    def of(self, name: str, kind: str = "") -> Estimate:
        """The estimate of a figure; `kind` is the measure that decides what it rests on."""
        missing = self._missing(kind or name.partition(".")[0])
        values = self.samples.get(name)
        if missing or not values:
            return Estimate(None, missing=missing)
        mean, ends = interval(values)
        return Estimate(mean, ends, self._mean(f"{name}.p50"), self._mean(f"{name}.p90"))

    def _mean(self, name: str) -> float | None:
        values = self.samples.get(name)
        return interval(values)[0] if values else None

    def _missing(self, kind: str) -> tuple[str, ...]:
        compiled = self.plan.compiled
        found: list[str] = []
        if kind in _TIMED or kind == "queue":
            found += compiled.missing
        if kind in _WAITED:
            found += compiled.missing_waits
        if kind == "handling_cost":
            found += compiled.missing_rates
        if kind in _ARRIVING and not self.plan.has_volume:
            found.append("volume")
        return tuple(dict.fromkeys(found))


def _queues(plan: Plan, estimate: _Estimates) -> dict[str, LaneQueue]:
    program = plan.compiled.program
    found = {}
    for n, pool in enumerate(program.pools):
        of = _of_pool(estimate, n)
        found[pool.lane] = LaneQueue(
            people=sum(program.groups[group] for group in pool.groups),
            wait=of("wait"),
            utilization=of("utilization"),
            length=of("length"),
            p_wait=of("p_wait"),
            observed_wait=_observed(plan, n),
        )
    return found


def _unexplained(queues: Mapping[str, LaneQueue], names: Mapping[str, str]) -> list[str]:
    """Where the queue does not explain what was observed: other work, or waiting for something else."""
    found = []
    for lane, queue in queues.items():
        wait, observed = queue.wait.mean, queue.observed_wait
        if wait is None or not observed or queue.wait.ci95 is None:
            continue
        if not queue.wait.ci95[0] <= observed <= queue.wait.ci95[1]:
            from procmodel.results.readable import readable

            said = readable(wait, "s"), readable(observed, "s")
            found.append(say("simulation.unexplained", lane=names[lane], wait=said[0], observed=said[1]))
    return found


def _of_pool(estimate: _Estimates, pool: int) -> Callable[[str], Estimate]:
    return lambda part: estimate.of(f"queue.{pool}.{part}")


def _observed(plan: Plan, pool: int) -> float | None:
    """The mean of the waits that the steps of a lane state, by their visits."""
    stated = plan.compiled.observed.get(pool)
    if not stated:
        return None
    total = sum(plan.visits[node] for node, _ in stated)
    return sum(plan.visits[node] * wait for node, wait in stated) / total if total > 0 else None
