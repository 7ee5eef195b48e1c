"""How many people work in each lane, where a log names persons rather than teams."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush

from procmodel.graph import ProcessView
from procmodel.model import LaneKind
from procmodel.results.event_log import EventLog

__all__ = ["people_of"]

_LOOKED_AT = 100_000  # events of a log in which overlapping work is looked for
_AT_ONCE = 0.05  # share of work beside more other work than there are resources, from which they are teams


def people_of(
    view: ProcessView, log: EventLog, nodes: Sequence[int], *, drafted: bool = False
) -> tuple[Mapping[int, int], tuple[int, ...]]:
    """The people of each lane, by its number; and the lanes whose resources are no single persons.

    A resource is no person where it is called as a lane (of a model that was not drafted from this log) or as a
    role of the log, and where a lane's work overlaps more often than its resources could do it, each one thing at
    a time. Of customers, systems and lanes that draw on roles nobody is counted.

    Args:
        view: the model.
        log: what happened.
        nodes: the step of each activity of the log, -1 for none.
        drafted: whether the lanes were named after the resources of this log.
    """
    lanes = [view.lane_of[node] if node >= 0 else -1 for node in nodes]
    lanes = [lane if lane >= 0 and _has_people(view, lane) else -1 for lane in lanes]
    who: dict[int, set[int]] = {}
    for activity, resource in set(zip(log.activity, log.resource, strict=True)):
        if resource >= 0 and lanes[activity] >= 0:
            who.setdefault(lanes[activity], set()).add(resource)
    work: dict[int, list[int]] = {lane: [] for lane in who}
    for event in range(min(len(log), _LOOKED_AT) if log.has_starts else 0):
        if log.resource[event] >= 0 and lanes[log.activity[event]] >= 0:
            work[lanes[log.activity[event]]].append(event)
    of_lanes = [] if drafted else [name for lane in view.lanes for name in (lane.label, lane.id)]
    teams = {name.casefold() for name in (*of_lanes, *log.roles)}
    known: dict[int, int] = {}
    unknown = []
    for lane, some in sorted(who.items()):
        if any(log.resources[one].casefold() in teams for one in some) or _overlaps(
            log, work[lane], len(some)
        ):
            unknown.append(lane)
        else:
            known[lane] = len(some)
    return known, tuple(unknown)


def _has_people(view: ProcessView, lane: int) -> bool:
    model = view.lanes[lane]
    return model.is_person and model.kind is not LaneKind.CUSTOMER and not model.roles


def _overlaps(log: EventLog, work: Sequence[int], people: int) -> bool:
    """Whether more is often done at the same time than so many people can do."""
    busy: list[float] = []
    over = 0
    for event in sorted(work, key=log.began):
        while busy and busy[0] <= log.began(event):
            heappop(busy)
        over += len(busy) >= people
        heappush(busy, log.end[event])
    return over > _AT_ONCE * len(work)
