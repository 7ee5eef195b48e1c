"""Two versions simulated on the same random cases, and how many people make the earlier one as fast as the later."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from procmodel.model import Lane, Process
from procmodel.recipes.before_playing import on_one_clock, with_volume_of
from procmodel.recipes.simulated import simulate
from procmodel.results.simulation import SimulationRun
from procmodel.simulation import simulate as simulate_process
from procmodel.wording import say

if TYPE_CHECKING:
    from procmodel.results.comparison import Comparison, Entry
    from procmodel.results.paired_run import PairedRun

__all__ = ["common_names", "fastest_with_people", "paired_run", "people_needed", "simulate_pair"]

_MOST_TIMES = 64


def simulate_pair(
    before: Process, after: Process, *, told: Mapping[str, Any] | None = None, **options: Any
) -> PairedRun:
    """Simulate two versions on the same random cases, so that their difference is known well.

    Steps that match draw the same random numbers for the same case.

    Args:
        before: the earlier version.
        after: the later one.
        told: what the comparison is told (`mapping`, `words`, ...).
        options: as for `simulate`.

    Example:
        >>> from procmodel import read, simulate_pair
        >>> pair = [read(f"examples/speeding_{side}.yaml") for side in ("before", "after")]
        >>> run = simulate_pair(*pair, cases=100)
        >>> run.difference["human_touches"].mean < -6.9
        True
    """
    from procmodel.comparison import compare as compare_processes

    return paired_run(before, after, compare_processes(before, after, edits=False, **(told or {})), **options)


def paired_run(before: Process, after: Process, comparison: Comparison, **options: Any) -> PairedRun:
    """The same, with the pairs of a comparison that was made already."""
    from procmodel.graph.targets import with_targets_of_both
    from procmodel.recipes.capacity import capacity_released
    from procmodel.results.paired_run import PairedRun
    from procmodel.simulation.paired import (
        differences,
        outcome_differences,
        percentile_differences,
        queue_differences,
    )

    names = common_names([*comparison.steps, *comparison.nodes])
    stated = with_targets_of_both(before, after)
    before, after = on_one_clock(*stated)
    first = simulate(before, **options)
    if first.partial:  # as many of the later version, for pairs; a second Ctrl-C ends it
        options["replications"] = first.replications
    options["warm_up"] = options.get("warm_up") if options.get("warm_up") is not None else first.warm_up
    second = simulate(with_volume_of(before, after), names=names, **options)
    if before is not stated[0]:
        first = _said_first(first, say("simulation.one_clock"))
    if after is not stated[1]:
        second = _said_first(second, say("simulation.one_clock"))

    capacity = capacity_released(before, after, comparison.lanes)
    lanes = [(old, new) for lane in comparison.lanes for old in lane.before for new in lane.after]
    return PairedRun(
        first,
        second,
        differences(first, second),
        percentile_differences(first, second),
        queue_differences(first, second, lanes),
        outcome_differences(first, second),
        capacity=capacity,
    )


def _said_first(run: SimulationRun, remark: str) -> SimulationRun:
    return run._replace(remarks=(remark, *run.remarks))


def common_names(entries: Iterable[Entry]) -> Callable[[str], str]:
    """For each id of the later version the name that it draws under: that of its match, or one of its own."""
    partner: dict[str, str] = {}
    taken: set[str] = set()
    for entry in entries:
        for old, new in zip(entry.before, entry.after, strict=False):
            if old not in taken and new not in partner:
                partner[new] = old
                taken.add(old)
    return lambda id_: partner.get(id_, f"after/{id_}")


def people_needed(
    before: Process, after: SimulationRun, *, cases: int = 1_000, replications: int = 10, **options: Any
) -> dict[str, int | None]:
    """For each lane with people, how many of them make the earlier version as fast as the later one.

    One lane at a time, the others as they are; None where no number up to 64 times as many is enough. Where 64
    times as many everywhere are not enough, none of them is tried alone.

    Args:
        before: the earlier version.
        after: what the simulation of the later one found.
        cases: of each trial.
        replications: of each trial.
        options: as for `simulate`.
    """
    goal = after.results["end_to_end_time"].mean
    if goal is None:
        return {}
    settings = {"cases": cases, "replications": replications, **options}
    lanes = [lane for lane in before.lanes if lane.people and lane.delivers]
    fastest = fastest_with_people(before, **settings)
    if fastest is None or fastest > goal:
        return dict.fromkeys(lane.id for lane in lanes)
    return {lane.id: _fewest(before, lane, goal, settings) for lane in lanes}


def fastest_with_people(
    process: Process, *, cases: int = 1_000, replications: int = 10, **options: Any
) -> float | None:
    """The time from start to end with 64 times as many people in every lane: work, and waits that no queue explains.

    Args:
        process: what is simulated.
        cases: of each replication.
        replications: how often it is played.
        options: as for `simulate`.
    """
    lanes = tuple(
        lane.model_copy(update={"people": lane.people * _MOST_TIMES}) if lane.people else lane
        for lane in process.lanes
    )
    changed = process.model_copy(update={"lanes": lanes})
    run = simulate_process(changed, cases=cases, replications=replications, **options)
    return run.results["end_to_end_time"].mean


def _fewest(before: Process, lane: Lane, goal: float, settings: dict[str, Any]) -> int | None:
    """The smallest number of people of a lane that is fast enough, by doubling and halving."""

    def is_enough(people: int) -> bool:
        lanes = tuple(
            each.model_copy(update={"people": people}) if each.id == lane.id else each
            for each in before.lanes
        )
        changed = before.model_copy(update={"lanes": lanes})
        mean = simulate_process(changed, **settings).results["end_to_end_time"].mean
        return mean is not None and mean <= goal

    low, high = 0, lane.people or 1
    while not is_enough(high):
        low, high = high, 2 * high
        if high > _MOST_TIMES * (lane.people or 1):
            return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if is_enough(middle) else (middle, high)
    return high
