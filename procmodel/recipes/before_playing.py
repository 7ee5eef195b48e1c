"""What is said before a simulation begins: who gets more work than they can do, and how long it will take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from procmodel.graph.clock import DEFAULT_HOURS
from procmodel.graph.view import ProcessView
from procmodel.model import Calendar, Process
from procmodel.simulation.load import lane_names, unstable_lanes, unstable_texts
from procmodel.simulation.simulate import Plan, is_numba_there, plan_of
from procmodel.wording import say

__all__ = ["of_versions", "on_one_clock", "said_before", "with_volume_of"]

_FAST, _SLOW = 8e6, 4e5  # steps a second, compiled and in Python
_DAY = 86_400.0
_DAYS_FROM = 2 * _DAY
_LONG = 60.0  # seconds from which on it is said how long a simulation takes


def said_before(
    views: Sequence[ProcessView], cases: int, replications: int, came: Sequence[float] | None = None
) -> list[str]:
    """Lanes whose load is 1 or more, and how long it takes where that is more than a minute.

    Args:
        views: one version, or the earlier and the later one.
        cases: of each replication.
        replications: how often it is played.
        came: when cases began, where a log says it.
    """
    asked: list[Process | ProcessView] = [*views]
    if len(views) == 2:
        before, after = on_one_clock(*(view.process for view in views))
        asked = [before, with_volume_of(before, after)]
    plans = [plan_of(each, cases=cases, replications=replications, seed=0, came=came) for each in asked]
    found = of_versions([_unstable(plan) for plan in plans])
    said = _long(plans, cases * replications)
    return found if said is None else [*found, said]


def of_versions(remarks: Sequence[Iterable[str]]) -> list[str]:
    """Remarks of one version as they are; of two with the version that each is about, those of both once.

    Example:
        >>> of_versions([["no volume", "no rate"], ["no volume"]])
        ['before and after: no volume', 'before: no rate']
    """
    if len(remarks) < 2:
        return [remark for side in remarks for remark in dict.fromkeys(side)]
    before, after = (list(dict.fromkeys(side)) for side in remarks)
    both = [say("simulation.of_both", remark=each) for each in before if each in after]
    first = [say("simulation.of_before", remark=each) for each in before if each not in after]
    return both + first + [say("simulation.of_after", remark=each) for each in after if each not in before]


def with_volume_of(before: Process, after: Process) -> Process:
    """The later version with as many cases as the earlier one, where that says how many."""
    return after if before.volume is None else after.model_copy(update={"volume": before.volume})


def on_one_clock(before: Process, after: Process) -> tuple[Process, Process]:
    """Two versions that can be held against each other: one that states no hours keeps those that the other states.

    Else the times of one would have nights and weekends in them, and those of the other none.
    """
    stated = _states_hours(before), _states_hours(after)
    if stated == (True, False):
        return before, _with_hours_of(before, after)
    return (_with_hours_of(after, before), after) if stated == (False, True) else (before, after)


def _states_hours(process: Process) -> bool:
    calendar = process.calendar
    return any(lane.hours for lane in process.lanes) or (
        calendar is not None and bool(calendar.hours or calendar.holidays)
    )


def _with_hours_of(other: Process, process: Process) -> Process:
    taken, own = other.calendar or Calendar.model_construct(), process.calendar or Calendar.model_construct()
    hours = {"hours": taken.hours or DEFAULT_HOURS, "holidays": taken.holidays}
    return process.model_copy(update={"calendar": own.model_copy(update=hours)})


def _unstable(plan: Plan) -> list[str]:
    if not plan.has_volume:
        return []
    return unstable_texts(unstable_lanes(plan.view, plan.compiled, plan.arrivals), lane_names(plan.view))


def _long(plans: Iterable[Plan], cases: int) -> str | None:
    events = sum(plan.steps_a_case for plan in plans) * cases
    if events / _SLOW < _LONG:
        return None
    seconds = events / (_FAST if is_numba_there() else _SLOW)
    return say("simulation.long", events=events, time=_how_long(seconds)) if seconds >= _LONG else None


def _how_long(seconds: float) -> str:
    from procmodel.results.readable import readable

    if seconds < _DAYS_FROM:
        return readable(float(round(seconds, -1)), "s")
    return readable(round(seconds / _DAY), "days")
