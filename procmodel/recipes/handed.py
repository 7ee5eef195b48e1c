"""How often a simulated case changes hands, where that hangs on how cases come to a step, or on what happens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import mul
from typing import Any

from procmodel.graph import ProcessView
from procmodel.graph.basis import Basis
from procmodel.graph.possible import possible
from procmodel.graph.responsibility import PARTS
from procmodel.measures.handing import trail
from procmodel.measures.trailing import Trail
from procmodel.model import Activity, spread
from procmodel.results.simulation import Estimate, SimulationRun
from procmodel.simulation.replication import count_done
from procmodel.simulation.simulate import plan_of
from procmodel.simulation.statistics import interval

__all__ = ["with_handoffs"]

_OPTIONS = ("names", "came")


def with_handoffs(run: SimulationRun, view: ProcessView, **options: Any) -> SimulationRun:
    """The run with the handoffs of a case, by the rule of `measure`: its exact number where there is one.

    Where only a simulation tells how often steps are done, all replications are played once more and their steps
    counted; a visit hands over as often as one does on average. Who interrupts that has all else.

    Args:
        run: what was found.
        view: the process.
        options: as for `simulate`.
    """
    found = trail(Basis(view))
    known = [found.expected(part) for part in PARTS]
    partial, samples = run.partial, (sum(total or 0.0 for total, _ in known),) * run.replications
    if any(missing for _, missing in known):
        try:
            samples = () if partial else tuple(_counted(run, view, _at_each_visit(found, view), options))
        except KeyboardInterrupt:
            partial, samples = True, ()
    results = {**run.results, "handoffs": Estimate(*interval(samples)) if samples else Estimate(None)}
    return run._replace(results=results, partial=partial, samples={**run.samples, "handoffs": samples})


def _at_each_visit(found: Trail, view: ProcessView) -> dict[int, float]:
    """What each time that a step is done hands over on average; at an end, that of who sent it there."""
    average, visits = found.average, found.basis.visits.expected
    sent = possible(found.routes, found.rule)
    given: dict[int, float] = {}
    for part in PARTS:
        for node, amount in average.at(part).items():
            steps = [node]
            if not isinstance(view.nodes[node], Activity):
                steps = sorted({memory.sent for memory in sent[node] if memory.sent >= 0})
            for step in steps:
                if times := visits[step] * _rounds(view.nodes[step]) * len(steps):
                    given[step] = given.get(step, 0.0) + amount / times
    return given


def _rounds(node: object) -> float:
    """How often a step is done at each visit."""
    repeat = node.repeat if isinstance(node, Activity) else None
    if repeat is None:
        return 1.0
    return (repeat.times or 1) / (1.0 - (spread.mean(repeat.again) if repeat.again is not None else 0.0))


def _counted(
    run: SimulationRun, view: ProcessView, given: Mapping[int, float], options: Mapping[str, Any]
) -> Iterator[float]:
    """The handoffs of a case in each replication, from the steps that were done."""
    kept = {name: options[name] for name in _OPTIONS if name in options}
    plan = plan_of(view, cases=run.cases, replications=1, seed=run.seed, log=True, **kept)
    at = [given.get(node, 0.0) for node in plan.compiled.program.node]
    once = plan.job._replace(cases=run.cases, warm_up=run.warm_up)
    jobs = [once._replace(replication=number) for number in range(run.replications)]
    executor = options.get("executor")
    for counts in map(count_done, jobs) if executor is None else executor.map(count_done, jobs):
        yield sum(map(mul, at, counts)) / (run.cases - run.warm_up)
