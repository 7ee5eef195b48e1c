"""Two versions as one process: what stayed, what went and what came in one drawing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from typing import Any, TypeVar

from procmodel.graph.view import ProcessView
from procmodel.light.records import dataclass
from procmodel.model import Lane, Named, NodeBase, Process, SequenceFlow

__all__ = ["Overlay", "overlaid"]

Ids = tuple[str, ...]
Part = TypeVar("Part", bound=Named)


@dataclass(slots=True)
class Overlay:
    """The process of both versions.

    Attributes:
        process: every element of the later version, and those of the earlier one that are gone.
        name: the id here of each element of the earlier version.
        gone, new: flows, by their ends here, that only one version has.
    """

    process: Process
    name: dict[str, str] = field(default_factory=dict)
    gone: set[tuple[str, str]] = field(default_factory=set)
    new: set[tuple[str, str]] = field(default_factory=set)


def overlaid(
    before: ProcessView,
    after: ProcessView,
    step_pairs: Iterable[tuple[Ids, Ids]],
    lane_pairs: Iterable[tuple[Ids, Ids]] = (),
) -> Overlay:
    """The later version with what the earlier one had besides; sub-processes stay closed boxes of the top level."""
    first, second = before.process, after.process
    names = _names(first, second, step_pairs)
    lanes, lane_name = _lanes(first.lanes, second.lanes, lane_pairs)
    kept = {node.id for node in second.nodes}
    gone = [node for node in first.nodes if names[node.id] not in kept]
    had: dict[str, list[NodeBase]] = {}
    for node in first.nodes:
        had.setdefault(names[node.id], []).append(node)
    nodes = (
        *(_with_former_data(node, had.get(node.id, ())) for node in second.nodes),
        *(_renamed(node, names, lane_name) for node in gone),
    )
    later = {(flow.source, flow.target) for flow in second.flows}
    earlier: dict[tuple[str, str], SequenceFlow] = {}
    for flow in first.flows:
        ends = names.get(flow.source, flow.source), names.get(flow.target, flow.target)
        if ends[0] != ends[1]:
            earlier.setdefault(ends, flow)
    more = tuple(
        flow.model_copy(update={"source": source, "target": target})
        for (source, target), flow in earlier.items()
        if (source, target) not in later
    )
    process = second.model_copy(
        update={
            "nodes": _in_flow_order(nodes, more, second),
            "flows": (*second.flows, *more),
            "lanes": lanes,
            "data": _all(second.data, first.data),
            "systems": _all(second.systems, first.systems),
        }
    )
    return Overlay(process, names, set(earlier) - later, later - set(earlier))


def _all(later: tuple[Part, ...], earlier: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts of both versions, each id once."""
    known = {part.id for part in later}
    return (*later, *(part for part in earlier if part.id not in known))


def _with_former_data(node: NodeBase, former: Iterable[NodeBase]) -> NodeBase:
    """An element with what it worked with before besides what it works with now."""
    update = {}
    for name in ("reads", "writes", "systems"):
        now = getattr(node, name, None)
        if now is not None:
            both = tuple(dict.fromkeys((*now, *(id_ for one in former for id_ in getattr(one, name, ())))))
            if both != now:
                update[name] = both
    return node.model_copy(update=update) if update else node


def _names(first: Process, second: Process, pairs: Iterable[tuple[Ids, Ids]]) -> dict[str, str]:
    """What each element of the earlier version is called here: as its match, or by an id of its own."""
    taken = {node.id for node in second.nodes}
    matched = {
        old: later[min(n, len(later) - 1)]
        for old_ids, later in pairs
        if later
        for n, old in enumerate(old_ids)
    }
    names: dict[str, str] = {}
    for node in first.nodes:
        match = matched.get(node.id)
        if match is not None and match in taken:
            names[node.id] = match
            continue
        id_ = node.id
        while id_ in taken or id_ in names.values():
            id_ += "-before"
        names[node.id] = id_
    return names


def _lanes(
    first: Sequence[Lane], second: Sequence[Lane], pairs: Iterable[tuple[Ids, Ids]]
) -> tuple[tuple[Lane, ...], dict[str, str]]:
    """All lanes in the order of the paired picture, and what each lane of the earlier version is called here."""
    same = {old: later[0] for old_ids, later in pairs if later for old in old_ids}
    later = {lane.id: lane for lane in second}
    name = {lane.id: same.get(lane.id, lane.id) for lane in first}
    order: list[Lane] = []
    for lane in first:
        found = later.get(name[lane.id], lane)
        if found.id not in {one.id for one in order}:
            order.append(found)
    at = -1
    for lane in second:
        ids = [one.id for one in order]
        if lane.id not in ids:
            order.insert(at + 1, lane)
            ids.insert(at + 1, lane.id)
        at = ids.index(lane.id)
    return tuple(order), name


def _renamed(node: NodeBase, names: Mapping[str, str], lanes: Mapping[str, str]) -> NodeBase:
    """An element that is gone under its id here; events on its border go where they went, if that is here."""
    update: dict[str, Any] = {"id": names[node.id], "lane": lanes.get(node.lane or "", node.lane)}
    events = getattr(node, "on", ())
    if events:
        update["on"] = tuple(
            event.model_copy(update={"to": tuple(names.get(to, to) for to in event.to)}) for event in events
        )
    return node.model_copy(update=update)


def _in_flow_order(
    nodes: tuple[NodeBase, ...], more: Iterable[SequenceFlow], second: Process
) -> tuple[NodeBase, ...]:
    """Each element that is gone before the one that it led to, so that numbers run along the flow."""
    here = {node.id for node in second.nodes}
    leads = {flow.source: flow.target for flow in more}
    waiting: dict[str, list[NodeBase]] = {}
    rest: list[NodeBase] = []
    for node in nodes:
        if node.id in here:
            continue
        at, steps = leads.get(node.id), 0
        while at is not None and at not in here and steps < len(nodes):
            at, steps = leads.get(at), steps + 1
        waiting.setdefault(at, []).append(node) if at in here else rest.append(node)
    ordered: list[NodeBase] = []
    for node in (node for node in nodes if node.id in here):
        ordered.extend(waiting.get(node.id, ()))
        ordered.append(node)
    return (*ordered, *rest)
