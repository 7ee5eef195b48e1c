"""One replication as a job that any worker can do: numbers in, numbers out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procmodel.graph.program import Program
from procmodel.light.garbage import no_collector
from procmodel.light.overriding import override
from procmodel.light.tuples import NamedTuple
from procmodel.simulation.arrivals import Arrivals
from procmodel.simulation.engine import Engine, is_plain
from procmodel.simulation.statistics import hundred_among, percentile
from procmodel.simulation.streams import Streams
from procmodel.simulation.tally import MOST_KEPT, Mark, Tally

if TYPE_CHECKING:
    from procmodel.graph.hours import Hours

__all__ = ["Job", "Played", "count_done", "play", "play_series"]

_SAMPLED = ("end_to_end_time", "waiting_time", "touch_time")


class Job(NamedTuple):
    """What a worker needs to play one replication."""

    program: Program
    calendars: tuple[Hours, ...]
    arrivals: Arrivals
    cases: int
    seed: int
    replication: int
    warm_up: int = 0
    warm_up_time: float = 0.0
    targets: tuple[float, ...] = ()
    day: float = 86_400.0
    unit: float = 1.0  # seconds of each of so many `units` in which work in progress is counted
    units: int = 0
    log: bool = False
    compiled: bool = False  # whether the compiled engine plays it, if it can


class Played(NamedTuple):
    """The figures of one replication by name, and its event log where one was asked for."""

    figures: dict[str, float]
    routes: dict[int, list[float]]  # share, and means of three times
    log: list[tuple[int, int, float, float, float]] | None = None
    warm_up: int = 0
    engine: str = "python"
    hundred: tuple[float, ...] = ()  # how long a hundred cases took, the shortest first
    present: tuple[float, ...] = ()  # cases in the process, on average over each full unit of time


def play(job: Job) -> Played:
    """Play one replication."""
    if job.compiled:
        tally = _tally(job)
        if _play_compiled(job, tally):
            return _played(job, tally, "numba")
    tally = _tally(job)
    with no_collector():
        _engine(job, tally).run(job.cases)
    return _played(job, tally, "python")


def _played(job: Job, tally: Tally, engine: str) -> Played:
    routes = {
        route: [row[0] / tally.count, *(total / row[0] for total in row[1:])]
        for route, row in tally.by_route.items()
    }
    ordered = [sorted(values) for values in tally.kept]
    hundred = hundred_among(ordered[0])
    present = tuple(tally.present())
    return Played(_figures(job, tally, ordered), routes, tally.log, tally.first, engine, hundred, present)


def _tally(job: Job) -> Tally:
    return Tally(
        len(job.program.pools),
        len(job.program.outcomes),
        job.targets,
        job.warm_up,
        job.warm_up_time,
        log=[] if job.log else None,
        every=-(-job.cases // MOST_KEPT),
        unit=job.unit,
        units=job.units,
    )


def _play_compiled(job: Job, tally: Tally) -> bool:
    from procmodel.simulation.left_out import left_out

    if job.arrivals.noted or left_out(job.program, tally):
        return False
    from procmodel.simulation.fast import play_fast

    streams = Streams(job.program, job.seed, job.replication)
    return play_fast(job.program, list(job.calendars), job.arrivals, streams, tally, job.cases)


def play_series(job: Job) -> list[float]:
    """How long each case took, in the order in which they came."""
    series = [0.0] * job.cases
    tally = Tally(len(job.program.pools), len(job.program.outcomes), series=series)
    with no_collector():
        _engine(job, tally).run(job.cases)
    return series


class _Counted(list[tuple[int, int, float, float, float]]):
    """How often each operation was done, in place of a log that says when."""

    def __init__(self, operations: int, first: int) -> None:
        super().__init__()
        self.counts, self.first = [0] * operations, first

    @override
    def append(self, event: tuple[int, int, float, float, float]) -> None:
        case, op, *_ = event
        if case >= self.first:
            self.counts[op] += 1


def count_done(job: Job) -> list[int]:
    """How often each operation that is work was done in one replication, by cases after the warm-up."""
    counted = _Counted(len(job.program.kind), job.warm_up)
    tally = Tally(len(job.program.pools), len(job.program.outcomes), log=counted)
    with no_collector():
        _engine(job, tally).run(job.cases)
    return counted.counts


def _engine(job: Job, tally: Tally) -> Engine:
    streams = Streams(job.program, job.seed, job.replication)
    parts = job.program, list(job.calendars), job.arrivals, streams, tally
    if is_plain(job.program):
        return Engine(*parts)
    from procmodel.simulation.whole import WholeEngine

    return WholeEngine(*parts)


def _figures(job: Job, tally: Tally, ordered: list[list[float]]) -> dict[str, float]:
    count = tally.count
    found: dict[str, float] = {"stuck": float(tally.stuck), "counted": float(count)}
    found.update((f"unsent.{node}", float(waiting)) for node, waiting in tally.unsent.items())
    if count:
        totals = (*tally.sums, tally.straight)
        names = (*_SAMPLED, "handling_cost", "human_touches", "straight_through")
        found.update((name, total / count) for name, total in zip(names, totals, strict=True))
        for name, values in zip(_SAMPLED, ordered, strict=True):
            if values:
                found[f"{name}.p50"] = percentile(values, 0.5)
                found[f"{name}.p90"] = percentile(values, 0.9)
        for n, within in enumerate(tally.within):
            found[f"within_target.{n}"] = within / count
        for n, (ended, *totals_) in enumerate(tally.by_outcome):
            found[f"outcome.{n}.share"] = ended / count
            if ended:
                pairs = zip(_SAMPLED, totals_, strict=True)
                found.update((f"outcome.{n}.{name}", total / ended) for name, total in pairs)
    if len(tally.marks) == 2:
        found.update(_over_time(job, *tally.marks))
    return found


def _over_time(job: Job, begun: Mark, ended: Mark) -> dict[str, float]:
    """What is averaged over time, from the end of the warm-up to the last arrival."""
    span = ended.now - begun.now
    if span <= 0:
        return {}
    found = {
        "throughput": (ended.ended - begun.ended) / span * job.day,
        "work_in_progress": (ended.present - begun.present) / span,
    }
    for n, pool in enumerate(job.program.pools):
        hours = job.calendars[pool.calendar] if pool.calendar >= 0 else None
        at_work = hours.worked(ended.now) - hours.worked(begun.now) if hours is not None else span
        people = sum(job.program.groups[group] for group in pool.groups)
        started = ended.started[n] - begun.started[n]
        found[f"queue.{n}.length"] = (ended.queued[n] - begun.queued[n]) / span
        if at_work > 0:
            found[f"queue.{n}.utilization"] = (ended.held[n] - begun.held[n]) / (at_work * people)
        if started:
            found[f"queue.{n}.wait"] = (ended.waits[n] - begun.waits[n]) / started
            found[f"queue.{n}.p_wait"] = (ended.waited[n] - begun.waited[n]) / started
    return found
