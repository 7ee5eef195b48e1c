"""Who shares the work: the people of lanes and roles, as pools with one queue each."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from procmodel.graph.program import Pool, Program
from procmodel.graph.timeline import Timeline
from procmodel.graph.view import ProcessView
from procmodel.model import Activity, Lane, LaneKind, spread

__all__ = ["doubtful_people", "pools_of"]


def pools_of(
    view: ProcessView, program: Program, timeline: Timeline, unusual: Collection[int] = ()
) -> dict[int, int]:
    """Add the pools of all lanes whose people are given; returns the pool of each such lane.

    People of a role serve every lane that names the role, whichever case has waited longest. `unusual` are steps
    that are worked on in an unusual way for what lies round them, or comes at their border.
    """
    found: dict[int, int] = {}
    roles: dict[str, int] = {}
    used = {view.lane_of[node] for node in view.activities}
    for number, lane in enumerate(view.lanes):
        if number not in used or lane.kind is LaneKind.CUSTOMER or not (lane.people or lane.roles):
            continue
        groups = []
        if lane.people:
            groups.append(len(program.groups))
            program.groups.append(lane.people)
        for role, count in lane.roles.items():
            if role not in roles:
                roles[role] = len(program.groups)
                program.groups.append(0)
            program.groups[roles[role]] = max(count, program.groups[roles[role]])
            groups.append(roles[role])
        found[number] = len(program.pools)
        program.pools.append(_pool(view, number, lane, groups, timeline))
    shared = [group for pool in program.pools for group in pool.groups]
    lanes = {view.lane_of[node] for node in unusual}
    odd = {program.pools[n].lane for lane, n in found.items() if lane in lanes or _has_unusual(view, lane)}
    for pool in program.pools:
        alone = len(pool.groups) == 1 and shared.count(pool.groups[0]) == 1
        usual = pool.slow == 1 and not pool.ranked and pool.lane not in odd
        program.plain.append(alone and usual)
    return found


def doubtful_people(view: ProcessView) -> Iterator[tuple[str, dict[str, object]]]:
    """What lanes say of people that is not simulated as it stands: which sentence, and its values."""
    counts: dict[str, set[int]] = {}
    for lane in view.lanes:
        if lane.kind is LaneKind.CUSTOMER and (lane.people or lane.roles):
            yield "customers", {"lane": lane.label}
            continue
        for role, count in lane.roles.items():
            counts.setdefault(role, set()).add(count)
    for role, several in counts.items():
        if len(several) > 1:
            yield "role", {"role": role, "most": max(several)}


def _pool(view: ProcessView, number: int, lane: Lane, groups: list[int], timeline: Timeline) -> Pool:
    share = spread.mean(lane.availability) if lane.availability is not None else 1.0
    return Pool(
        lane=lane.id,
        groups=tuple(groups),
        calendar=timeline.calendar_of(lane, lane.is_person),
        slow=1.0 / share if share > 0 else 1.0,
        ranked=any(model.priority is not None for model in _steps(view, number)),
    )


def _has_unusual(view: ProcessView, number: int) -> bool:
    """Whether a step of the lane is worked on in an unusual way, so that its queue is no plain one."""
    return any(
        model.batch or model.setup or model.patience or _races(model) for model in _steps(view, number)
    )


def _races(model: Activity) -> bool:
    return any(event.share is None and event.after is not None for event in model.on)


def _steps(view: ProcessView, number: int) -> list[Activity]:
    steps = (view.nodes[node] for node in view.activities if view.lane_of[node] == number)
    return [model for model in steps if isinstance(model, Activity)]
