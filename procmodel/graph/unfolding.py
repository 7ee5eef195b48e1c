"""What activities hold, as nodes of a view: the contents of boxes, and events on borders."""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence

from procmodel.graph.facts import FlowRole, NodeRole
from procmodel.graph.view import Level, ProcessView
from procmodel.model import Activity, BoundaryEvent, CallActivity, NodeBase, StartEvent, SubProcess

__all__ = ["connect_boxes", "unfold"]


def unfold(view: ProcessView, scope: Level, model: NodeBase, number: int) -> Level | None:
    """Add the exit of a box with contents, and the events on the border of an activity."""
    view.holders.append(number)
    inner = _contents(view, model, number, scope)
    if inner is not None:
        name, lane = f"{view.ids[number]}@exit", view.lane_of[number]
        exit_ = _add(view, name, model, NodeRole.EXIT, number, scope.box, lane)
        scope.exit[model.id] = view.exit_of[number] = exit_
    for event in model.on if isinstance(model, Activity) else ():
        _add_boundary(view, scope, number, event)
    return inner


def _contents(view: ProcessView, model: NodeBase, number: int, scope: Level) -> Level | None:
    if isinstance(model, SubProcess) and model.nodes:
        return Level(model.nodes, model.flows, scope.prefix, number)
    if isinstance(model, CallActivity) and model.called is not None and model.called.nodes:
        for lane in model.called.lanes:
            if lane.id not in view.lane_index:
                view.lane_index[lane.id] = len(view.lanes)
                view.lanes.append(lane)
        return Level(model.called.nodes, model.called.flows, f"{view.ids[number]}/", number)
    return None


def _add_boundary(view: ProcessView, scope: Level, host: int, event: BoundaryEvent) -> None:
    name = scope.prefix + event.id if event.id else f"{view.ids[host]}@{event.event}"
    if name in view.index:
        name = f"{name}-{sum(id_.startswith(name) for id_ in view.ids[host:]) + 1}"
    number = _add(view, name, event, NodeRole.BOUNDARY, host, scope.box, view.lane_of[host])
    scope.boundaries.append((host, number, event))


def _add(
    view: ProcessView,
    name: str,
    model: NodeBase | BoundaryEvent,
    role: NodeRole,
    host: int,
    box: int,
    lane: int,
) -> int:
    number = len(view.nodes)
    view.only_sequence = False
    view.nodes.append(model)
    view.ids.append(name)
    view.roles.append(role)
    view.hosts.append(host)
    view.parents.append(box)
    view.lane_of.append(lane)
    view.index.setdefault(name, number)
    return number


def connect_boxes(view: ProcessView, scopes: Sequence[Level]) -> None:
    """Tie boxes to their contents, when all other flows are there."""
    entered, left = set(view.target), set(view.source)
    for scope in scopes:
        _connect_box(view, scope, entered, left)


def _connect_box(view: ProcessView, scope: Level, entered: set[int], left: set[int]) -> None:
    """Tie a box to where its contents begin, and where they end to its exit."""
    for entry in _entries(view, scope.entry.values(), entered):
        view.tie(scope.box, entry, FlowRole.ENTER)
    exits = {**scope.entry, **scope.exit}.values()
    ways_out = dict.fromkeys([*exits, *(number for _, number, _ in scope.boundaries)])
    for node in ways_out:
        if node not in left:
            view.tie(node, view.exit_of[scope.box], FlowRole.LEAVE)


def _entries(view: ProcessView, level: Collection[int], entered: Container[int]) -> list[int]:
    """The start events of a level, else what nothing leads to (event sub-processes aside)."""
    declared = [i for i in level if isinstance(view.nodes[i], StartEvent)]
    return declared or [i for i in level if i not in entered and not view.waits_for_event(i)]
