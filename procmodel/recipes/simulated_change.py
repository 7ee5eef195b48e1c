"""A comparison with its difference simulated: in the finding, the measures and the JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from procmodel.comparison.figures import measure_changes
from procmodel.graph.grades import worst
from procmodel.graph.targets import with_targets_of_both
from procmodel.measures.by_simulation import on_other_clock, with_simulated
from procmodel.model import Grade, Process, Quantity
from procmodel.recipes.before_after import BeforeAfter
from procmodel.recipes.before_playing import of_versions
from procmodel.recipes.observed_misses import with_misses, without_misses
from procmodel.recipes.simulated_pair import paired_run
from procmodel.reports.simulated import change_text
from procmodel.results.comparison import SimulatedChange
from procmodel.results.finding import Finding, Severity
from procmodel.results.measurement import Measurements
from procmodel.results.paired_run import PairedRun
from procmodel.results.simulation import LaneQueue
from procmodel.simulation.load import lane_names, unstable_texts
from procmodel.wording import say

__all__ = ["with_simulation"]


def with_simulation(pair: BeforeAfter, **options: Any) -> BeforeAfter:
    """Simulate both versions on the same cases, and say the difference as a range with its grade.

    The range is the 95 % interval of the difference of the means: what chance leaves open. The grade is the worst
    of the figures behind it: what chance says nothing about. The finding tells of the time from start to end, or
    of staff time where that is not known.

    Args:
        pair: the comparison.
        options: as for `simulate`.

    Example:
        >>> from procmodel import before_after, read
        >>> pair = before_after(*(read(f"examples/parking_{side}.yaml") for side in ("before", "after")))
        >>> with_simulation(pair, cases=100, replications=3).comparison.finding.rpartition("simulated: ")[2][:12]
        'start to end'
    """
    sides = with_targets_of_both(*(_under(pair.volume, view.process) for view in pair.views))
    run = paired_run(sides[0], sides[1], pair.comparison, **options)
    before, after = _filled(pair, run, sides)
    measures, _ = measure_changes((before, after))
    names = {**lane_names(pair.views[1]), **lane_names(pair.views[0])}
    changes = _changes(run, before, after)
    said = change_text(changes, run, pair.before.currency, {**pair.names[1], **pair.names[0]})
    told = with_misses(without_misses(pair.comparison.finding, pair.measures), (before, after))
    comparison = replace(
        pair.comparison,
        measures=measures,
        simulated=changes,
        finding=say(
            "comparison.with-simulation", finding=told, simulated=f"{said}{_reservations(run, names)}"
        ),
        remarks=(*pair.comparison.remarks, *_remarks(run, names)),
    )
    return replace(pair, measures=(before, after), comparison=comparison)


def _under(volume: Quantity | None, process: Process) -> Process:
    return process if volume is None else process.model_copy(update={"volume": volume})


def _filled(pair: BeforeAfter, run: PairedRun, sides: tuple[Process, Process]) -> list[Measurements]:
    """The measures of both versions with what the run tells of them, times of both in the same time."""
    both = list(zip(pair.measures, (run.before, run.after), sides, strict=True))
    told = [with_simulated(*side) for side in both]
    other = on_other_clock(*told)
    return [with_simulated(*side, even=other) for side in both] if other else told


def _reservations(run: PairedRun, names: Mapping[str, str]) -> str:
    """What the simulated times leave out, or hang on; nothing where they are what they seem.

    A queue that grows without end makes them depend on how many cases are played; queues that are shorter than
    the waits that the files state make them shorter than the worked-out times beside them.
    """
    sides = (("before", run.before), ("after", run.after))
    lanes = [(slug, names.get(each.lane, each.lane)) for slug, side in sides for each in side.unstable]
    said = "".join(say(f"simulation.endless_{slug}", lane=lane) for slug, lane in lanes)
    shorter = any(_is_shorter(queue) for _, side in sides for queue in side.queue.values())
    return said + (say("simulation.shorter") if shorter and not lanes else "")


def _is_shorter(queue: LaneQueue) -> bool:
    """Whether a queue makes cases wait less than the file states."""
    ends, observed = queue.wait.ci95, queue.observed_wait
    return ends is not None and observed is not None and ends[1] < observed


def _remarks(run: PairedRun, names: Mapping[str, str]) -> Iterator[Finding]:
    """What the simulation says of itself, with the version that it is said of."""
    sides = run.before, run.after
    grave = set(of_versions([unstable_texts(side.unstable, names) for side in sides]))
    for remark in of_versions([side.remarks for side in sides]):
        yield Finding("simulation", Severity.WARNING if remark in grave else Severity.INFO, remark)


def _changes(run: PairedRun, before: Measurements, after: Measurements) -> Mapping[str, SimulatedChange]:
    found = {}
    for name, difference in run.difference.items():
        first, second = run.before.results[name], run.after.results[name]
        missing = tuple(dict.fromkeys((*first.missing, *second.missing)))
        grade = _grade(name, before, after)
        found[name] = SimulatedChange(
            first.mean, second.mean, difference.mean, difference.ci95, difference.ratio, grade, missing
        )
    return found


def _grade(name: str, before: Measurements, after: Measurements) -> Grade | None:
    """The worst grade of what the figure rests on in either version; of flow and queues, that of the times."""
    kind = name.partition(".")[0]
    used = kind if kind in before else "end_to_end_time"
    return worst(grade for side in (before, after) if (grade := side[used].grade) is not None)
