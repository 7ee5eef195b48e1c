"""The verb: a process, so many cases, so many replications, and what came out."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from procmodel.errors import AnalysisError, MissingToolError
from procmodel.graph.compile import Compiled, compile_process
from procmodel.graph.routes import routes_of
from procmodel.graph.shares import usual_shares
from procmodel.graph.view import ProcessView
from procmodel.graph.visits import solve_visits
from procmodel.light.caching import cached_property
from procmodel.model import Process, spread
from procmodel.results.simulation import SimulationRun
from procmodel.simulation.arrivals import Arrivals, arrivals_as_noted, arrivals_of
from procmodel.simulation.groups import Unit, unit_for
from procmodel.simulation.load import visits_of
from procmodel.simulation.replication import Job, Played, play, play_series
from procmodel.simulation.statistics import interval, settled_after
from procmodel.simulation.summary import summarise
from procmodel.wording import say

if TYPE_CHECKING:
    from concurrent.futures import Executor

__all__ = ["Plan", "is_numba_there", "plan_of", "simulate"]

_PILOTS = 3
_MOST_REPLICATIONS = 1_000
_WORTH_COMPILING = 3_000_000  # steps from which on numba has paid for its loading
_PILOT_CASES = 20_000
_FEWEST_CASES = 200  # below it, no warm-up is looked for


class Plan:
    """A simulation that is ready to be played."""

    def __init__(
        self,
        view: ProcessView,
        compiled: Compiled,
        arrivals: Arrivals,
        job: Job,
        unit: Unit,
        *,
        targets: tuple[str, ...],
        remarks: list[str],
        has_volume: bool,
    ) -> None:
        self.view, self.compiled, self.arrivals, self.job, self.unit = view, compiled, arrivals, job, unit
        self.targets, self.remarks, self.has_volume = targets, remarks, has_volume

    @cached_property
    def visits(self) -> Sequence[float]:
        """How often a case comes by each element on average; infinity in a loop without a way out."""
        return visits_of(self.view)

    @cached_property
    def steps_a_case(self) -> float:
        """About how many steps a case takes."""
        return 1 + sum(self.visits[node] for node in self.view.activities)


def simulate(
    process: Process | ProcessView,
    *,
    cases: int = 1_000,
    replications: int = 20,
    seed: int = 1,
    warm_up: int | float | None = None,
    precision: float | None = None,
    executor: Executor | None = None,
    names: Callable[[str], str] = str,
    engine: str = "auto",
    log: bool = False,
    came: Sequence[float] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> SimulationRun:
    """Play cases one by one through a process.

    The same seed gives the same result, whoever plays the replications and however many do.

    Args:
        process: what is simulated.
        cases: how many arrive in each replication.
        replications: how often it is played, each time with other random numbers.
        seed: where all random numbers come from.
        warm_up: cases (a whole number) or seconds (a broken one) that are played and not counted; None: found.
        precision: replications are added until half of the interval of the end-to-end time is this part of its
            mean, such as 0.02, or 1,000 were played.
        executor: who plays the replications; None: this process, one after the other.
        names: the name under which a step draws its random numbers; matched steps share one.
        engine: `python`, `numba` (the extra `procmodel[fast]`), or `auto`: numba where it is there and the work is
            enough to pay for loading it. Both give the same result, to the bit.
        log: whether every piece of work is kept as an event.
        came: when cases began, in seconds since 1970, as a log has it; they come so, in place of the stated volume.
        progress: told after each replication how many of how many are done.

    Returns:
        The figures; those that rest on something the file does not say have `mean` None and name it.

    Raises:
        AnalysisError: nothing can be simulated: no cases, a loop without a way out, a lane without people, hours
            or a precision that cannot be read.
        MissingToolError: numba was asked for and is not installed.

    Example:
        >>> from procmodel import read
        >>> run = simulate(read("examples/speeding_before.yaml"), cases=200, replications=5)
        >>> run.results["human_touches"].mean, round(run.results["touch_time"].mean / 60)
        (7.0, 34)
    """
    if precision is not None and not 0 < precision < 1:
        raise AnalysisError(say("simulation.precision", found=precision))
    plan = plan_of(
        process, cases=cases, replications=replications, seed=seed, names=names, log=log, came=came
    )
    plan.job = plan.job._replace(compiled=_is_compiled(plan, engine, cases * replications))
    _warm_up(plan, warm_up)
    played, partial = _play_all(plan, replications, precision, executor, progress)
    plan.remarks += _played_otherwise(plan, engine, played)
    return summarise(plan, played, partial=partial)


def plan_of(
    process: Process | ProcessView,
    *,
    cases: int,
    replications: int,
    seed: int,
    names: Callable[[str], str] = str,
    log: bool = False,
    came: Sequence[float] | None = None,
) -> Plan:
    """Compile a process and work out how its cases come."""
    for name, number in (("cases", cases), ("replications", replications)):
        if number < 1:
            raise AnalysisError(say("simulation.none", what=name, found=number))
    view = process if isinstance(process, ProcessView) else ProcessView(process)
    if not len(view):
        raise AnalysisError(say("simulation.empty"))
    has_volume = view.process.volume is not None or came is not None
    compiled = (
        _compiled(view, has_volume) if names is str else compile_process(view, queues=has_volume, names=names)
    )
    arrivals = arrivals_of(view.process, compiled.timeline)
    if came is not None:
        arrivals = arrivals_as_noted(came, arrivals, compiled.timeline)
    remarks = list(compiled.remarks)
    if not has_volume and any(lane.people for lane in view.lanes):
        remarks.append(say("simulation.no_volume"))
    remarks += arrivals.remarks
    unit = unit_for(compiled.timeline, arrivals, cases)
    targets = _targets(view.process, compiled)
    job = Job(
        compiled.program,
        tuple(compiled.timeline.calendars),
        arrivals,
        cases + arrivals.backlog,
        seed,
        0,
        targets=tuple(targets.values()),
        day=compiled.timeline.day,
        unit=unit.seconds,
        units=unit.kept,
        log=log,
    )
    plan = Plan(
        view, compiled, arrivals, job, unit, targets=tuple(targets), remarks=remarks, has_volume=has_volume
    )
    _can_end(plan)
    return plan


def _compiled(view: ProcessView, queues: bool) -> Compiled:
    """The program under the names of its own steps, kept with the view: what is said before it is played asks too."""
    key = compile_process, queues
    found = view.memory.get(key)
    if not isinstance(found, Compiled):
        found = view.memory[key] = compile_process(view, queues=queues)
    return found


def _can_end(plan: Plan) -> None:
    """Refuse what would never come to an end: a loop without a way out, a lane without people.

    Raises:
        AnalysisError: there is such a loop or lane; names it.
    """
    view = plan.view
    if any(math.isinf(plan.visits[node]) for node in view.activities):
        solve_visits(routes_of(view), usual_shares(view))  # names the loop
    if not plan.has_volume:
        return
    for node in view.activities:
        lane = view.lane(node)
        if lane is None or lane.people != 0 or lane.roles or not view.is_touch(node) or not plan.visits[node]:
            continue
        told = say("simulation.nobody", lane=lane.id, step=view.ids[node])
        raise AnalysisError(told, place=view.process.origin.place("lanes", lane.id))


def is_numba_there() -> bool:
    """Whether numba is installed, so that the compiled engine can play."""
    return find_spec("numba") is not None


def _is_compiled(plan: Plan, engine: str, cases: int) -> bool:
    """Whether the compiled engine plays: asked for, or there and worth it."""
    if engine not in ("auto", "python", "numba"):
        raise AnalysisError(say("simulation.engine", found=engine))
    if engine == "python":
        return False
    if engine == "numba":
        if not is_numba_there():
            raise MissingToolError(say("simulation.no_numba"), hint="pip install 'procmodel[fast]'")
        return True
    return cases * plan.steps_a_case >= _WORTH_COMPILING and is_numba_there()


def _played_otherwise(plan: Plan, engine: str, played: Sequence[Played]) -> list[str]:
    """Why the engine in Python played what the compiled one was asked for."""
    if engine != "numba" or all(one.engine == engine for one in played):
        return []
    from procmodel.simulation.left_out import left_out

    found = left_out(plan.job.program)
    if plan.job.log:
        found.append("log")
    if plan.job.arrivals.noted:
        found.append("noted")
    told = [say(f"simulation.python_{slug}") for slug in found or ["rest"]]
    return [say("simulation.not_compiled", what=", ".join(told))]


def _targets(process: Process, compiled: Compiled) -> dict[str, float]:
    """Each target by its name, in the seconds of the simulation."""
    if not process.targets:
        return {}
    from procmodel.graph.targets import target_name

    line = compiled.timeline
    return {
        target_name(target): spread.mean(target.within) * line.span(target.within)
        for target in process.targets
    }


def _warm_up(plan: Plan, stated: int | float | None) -> None:
    """Settle which cases are not counted: as stated, or as a few pilot runs show."""
    job = plan.job
    if isinstance(stated, float):
        plan.job = job._replace(warm_up_time=stated)
    elif stated is not None:
        if stated >= job.cases:
            raise AnalysisError(say("simulation.warm_up", found=stated, cases=job.cases))
        plan.job = job._replace(warm_up=stated)
    elif job.program.pools and not plan.arrivals.backlog and job.cases >= _FEWEST_CASES:
        pilot = job._replace(cases=min(job.cases, _PILOT_CASES), log=False)
        series = [play_series(pilot._replace(replication=-1 - n)) for n in range(_PILOTS)]
        means = [sum(values) / _PILOTS for values in zip(*series, strict=True)]
        plan.job = job._replace(warm_up=_whole_cycles(plan, settled_after(means)))


def _whole_cycles(plan: Plan, cases: int) -> int:
    """So many cases, and more until a week of the calendar is full; at most half of all."""
    hours = plan.arrivals.hours
    if not cases or hours is None:
        return cases
    week = hours.total / hours.period * 7 * 86_400.0 / plan.arrivals.gap
    return min(plan.job.cases // 2, round(-(-cases // week) * week))


def _play_all(
    plan: Plan,
    replications: int,
    precision: float | None,
    executor: Executor | None,
    progress: Callable[[int, int], None] | None,
) -> tuple[list[Played], bool]:
    """Play until there are enough replications; True where somebody stopped it before, after at least one."""
    played: list[Played] = []
    wanted = replications
    try:
        while len(played) < wanted:
            for one in _played(plan, len(played), wanted, executor):
                if one.warm_up >= plan.job.cases:
                    raise AnalysisError(say("simulation.warm_up_long", cases=plan.job.cases))
                played.append(one)
                if progress is not None:
                    progress(len(played), wanted)
            wanted = _more(plan, played, precision)
    except KeyboardInterrupt:
        if not played:
            raise
        return played, True
    return played, False


def _played(plan: Plan, first: int, last: int, executor: Executor | None) -> Iterator[Played]:
    jobs = [plan.job._replace(replication=number) for number in range(first, last)]
    return iter(executor.map(play, jobs)) if executor is not None else map(play, jobs)


def _more(plan: Plan, played: list[Played], precision: float | None) -> int:
    """How many replications there should be, by the interval of those that there are."""
    count = len(played)
    if precision is None or count >= _MOST_REPLICATIONS:
        return count
    values = [one.figures.get("end_to_end_time", 0.0) for one in played]
    mean, ends = interval(values)
    if ends is None:
        return count + 1
    half = (ends[1] - ends[0]) / 2
    if half <= precision * abs(mean):
        return count
    needed = count * (half / (precision * abs(mean))) ** 2 if mean else count + 1
    return min(_MOST_REPLICATIONS, max(count + 1, min(2 * count, round(needed))))
