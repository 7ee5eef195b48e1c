"""What a draft has besides the flow: messages, also those of whole lanes and pools, and data beside its steps."""

from __future__ import annotations

from dataclasses import replace

from procmodel.graph.view import FlowRole, ViewFlow
from procmodel.layouts.data import known_wares, uses
from procmodel.layouts.draft import BRANCH_WIDTH, Draft, entries
from procmodel.layouts.problem import Flow, Item
from procmodel.layouts.racks import rack
from procmodel.model import MessageFlow
from procmodel.results.diagram import Annotations, EdgeKind
from procmodel.results.lettering import block
from procmodel.themes import Sizes

__all__ = ["add_data", "add_messages", "with_data"]

_END_WIDTH = 60.0  # px, over which messages to one lane can spread


def add_messages(made: Draft, lane_index: dict[str, int], sizes: Sizes) -> None:
    """The messages: between elements, and between an element and the edge of a whole lane or pool."""
    index = made.view.index
    late: list[tuple[MessageFlow, int, int]] = []
    for message in made.view.process.messages:
        source, target = (_drawn_end(made, index.get(end, -1)) for end in (message.source, message.target))
        if source >= 0 and target >= 0:
            if source != target:
                _add_message(made, message, source, target, sizes)
        else:
            late.append((message, source, target))
    for message, source, target in late:
        _add_lane_message(made, message, (source, target), lane_index, sizes)


def _drawn_end(made: Draft, node: int) -> int:
    """The drawn element that stands for one: itself, its step, or what stands first in its box; -1 for none."""
    if node < 0:
        return -1
    if node in made.riders:
        return made.nodes[made.riders[node]]
    if node in made.item:
        return node
    return next(
        (made.nodes[made.riders[one]] if one in made.riders else one for one in entries(made, node)), -1
    )


def _add_lane_message(
    made: Draft, message: MessageFlow, ends: tuple[int, int], lane_index: dict[str, int], sizes: Sizes
) -> None:
    """A message of which an end, or both, is a lane or a pool."""
    element = max(ends)
    here = made.problem.items[made.item[element]].lane if element >= 0 else -1
    lanes = [
        _lane_row(made, id_, lane_index, here) if end < 0 else -1
        for end, id_ in zip(ends, (message.source, message.target), strict=True)
    ]
    if any(lane is None for lane in lanes):
        return
    first, second = (lane if lane is not None and lane >= 0 else here for lane in lanes)
    if first == second:
        return
    source, target = (
        end if end >= 0 else _new_end(made, lane or 0, other, element)
        for end, lane, other in zip(ends, lanes, (second, first), strict=True)
    )
    _add_message(made, message, source, target, sizes)


def _lane_row(made: Draft, id_: str, lane_index: dict[str, int], near: int) -> int | None:
    """The row of a lane, or of the lane of a pool that is nearest to `near`; None where nothing is so called."""
    if id_ in lane_index:
        return lane_index[id_]
    lanes = made.view.process.lanes
    rows = [lane_index[lane.id] for lane in lanes if lane.pool == id_ and lane.id in lane_index]
    return min(rows, key=lambda row: (abs(row - near), row)) if rows else None


def _new_end(made: Draft, lane: int, other: int, element: int) -> int:
    """A place at the edge of a lane, the one towards `other`; in the column of the element at the other end."""
    node = len(made.view) + len(made.lanes)
    made.lanes[node] = lane
    by = made.item[element] if element >= 0 else -1
    _add(made, node, Item(lane, _END_WIDTH, 0.0, by=by, edge=-1 if other < lane else 1))
    return node


def _add(made: Draft, node: int, item: Item) -> None:
    made.item[node] = len(made.nodes)
    made.nodes.append(node)
    made.labels.append(None)
    made.facts.append(None)
    made.problem.items.append(item)


def _add_message(made: Draft, message: MessageFlow, source: int, target: int, sizes: Sizes) -> None:
    set_ = block(message.name, sizes.small, width=BRANCH_WIDTH, lines=3) if message.name else None
    room = made.sides(set_.width, set_.height) if set_ else (0.0, 0.0)
    made.problem.flows.append(Flow(made.item[source], made.item[target], room, message=True))
    made.branch.append(set_)
    _note_flow(made, source, target, EdgeKind.MESSAGE)


def _note_flow(made: Draft, source: int, target: int, kind: EdgeKind) -> None:
    made.ends.append((source, target))
    made.flows.append(ViewFlow(source, target, FlowRole.SEQUENCE, None))
    made.kinds.append(kind)


def add_data(made: Draft, sizes: Sizes) -> None:
    """What steps and events read, write and work with, hung below them."""
    known = known_wares(made.view.process)
    for node, item in made.item.items():
        wares = tuple(uses(made.view.nodes[node], known)) if node < len(made.view) else ()
        if wares:
            slots = [slot for rider, slot in made.slots.items() if made.riders[rider] == item]
            made.racks[node] = found = rack(wares, made.problem.items[item], slots, sizes, made.turned)
            made.problem.items[item].rack = found.left, found.right, found.depth


def with_data(made: Draft, notes: Annotations) -> Annotations:
    """What changed, with the changes of data by the ids of its shapes."""
    step_of = {node: made.view.ids[node] for node in made.racks}
    found = {
        made.ware_id(node, hung): (step_of[node], change)
        for node, rack_ in made.racks.items()
        for hung in rack_.hung
        if (change := notes.data_changes.get((step_of[node], hung.ware.key)))
    }
    flows = {ends: change for id_, (step, change) in found.items() for ends in ((step, id_), (id_, step))}
    changes = {id_: change for id_, (_, change) in found.items()}
    return replace(
        notes,
        changes={**notes.changes, **changes},
        flow_changes={**notes.flow_changes, **flows},
    )
