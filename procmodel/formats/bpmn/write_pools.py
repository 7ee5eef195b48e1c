"""Pools, lanes and messages, written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from procmodel.formats.bpmn.ids import Ids
from procmodel.formats.bpmn.names import GENERATED
from procmodel.formats.bpmn.said import beside_lane, extension
from procmodel.formats.bpmn.tree import child, element, finish
from procmodel.light.records import dataclass
from procmodel.model import Activity, Lane, Pool, Process, SubProcess
from procmodel.model.nodes import NodeBase

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Part", "add_lanes", "all_cross", "collaboration_of", "parts_of"]


@dataclass
class Part:
    """One process of the file that is written: its pool, its lanes, its nodes."""

    pool: Pool
    lanes: list[Lane] = field(default_factory=list)
    nodes: list[NodeBase] = field(default_factory=list)
    generated: bool = False

    @property
    def is_party(self) -> bool:
        """Whether it is a lane of ours that BPMN must draw as a pool of its own."""
        return self.generated and self.pool.process is None

    @property
    def drawn_lanes(self) -> list[Lane]:
        """The lanes but for the pool itself."""
        return [lane for lane in self.lanes if lane.id != self.pool.id]


def _with_process(pool: Pool) -> Pool:
    """A pool that has steps has a process too, whether or not the file calls it something."""
    return (
        pool if pool.process is not None else pool.model_copy(update={"process": f"{GENERATED}of_{pool.id}"})
    )


def parts_of(process: Process) -> tuple[list[Part], list[Part]]:
    """The processes of a model, and its black boxes."""
    if not process.pools:
        return _one_pool(process)
    working = {lane.pool for lane in process.lanes if lane.id in {node.lane for node in process.nodes}}
    parts = [Part(_with_process(pool) if pool.id in working else pool) for pool in process.pools]
    by_pool = {part.pool.id: part for part in parts}
    whole = [part for part in parts if part.pool.process is not None]
    first = whole[0] if whole else parts[0]
    homes: dict[str, Part] = {}
    for lane in process.lanes:
        part = by_pool.get(lane.pool or "", first)
        part.lanes.append(lane)
        homes[lane.id] = part
    for node in process.nodes:
        part = homes.get(node.lane or "", first)
        (part if part.pool.process is not None else first).nodes.append(node)
    return whole, [part for part in parts if part.pool.process is None]


def _one_pool(process: Process) -> tuple[list[Part], list[Part]]:
    """A model without pools: one for all its lanes, and a black box for each party that only gets messages."""
    named = {end for message in process.messages for end in (message.source, message.target)}
    used = {node.lane for node in process.walk()}
    outside = [lane for lane in process.lanes if lane.id in named and lane.id not in used]
    name = process.organisation or process.name
    pool = Pool.model_construct(id=f"{GENERATED}pool", name=name, process=process.id, title=process.name)
    lanes = [lane for lane in process.lanes if lane not in outside]
    boxes = [
        Part(Pool.model_construct(id=lane.id, name=lane.name), [lane], generated=True) for lane in outside
    ]
    return [Part(pool, lanes, list(process.nodes), generated=True)], boxes


def collaboration_of(
    process: Process, ids: Ids, parts: Sequence[Part], boxes: Sequence[Part]
) -> _Element | None:
    """Who takes part, and what they tell each other; None where the file draws no pool."""
    drawn = [part for part in (*parts, *boxes) if part.pool.drawn]
    if not drawn and not process.messages:
        return None
    several = len(parts) != 1
    id_ = ids.of("collaboration", process.id) if several else ids.made("collaboration")
    made = element("collaboration", id_, process.id if several else None)
    order = {pool.id: number for number, pool in enumerate(process.pools)}
    for part in sorted(drawn, key=lambda one: order.get(one.pool.id, 0)):
        made.append(_participant(ids, part))
    homes = _homes(parts, boxes)
    for message in process.messages:
        if homes.get(message.source) is not homes.get(message.target) or process.pools:
            id_ = ids.of("message", message.id) if message.id else ids.made("message")
            ends = {
                "sourceRef": _end(ids, message.source, homes),
                "targetRef": _end(ids, message.target, homes),
            }
            flow = element("messageFlow", id_, message.id, name=message.name, **ends)
            finish(flow, None, None, message.extensions)
            made.append(flow)
    return made


def all_cross(process: Process, parts: Sequence[Part], boxes: Sequence[Part]) -> bool:
    """Whether all messages go from one pool to another, as BPMN wants them."""
    homes = _homes(parts, boxes)
    return all(homes.get(one.source) is not homes.get(one.target) for one in process.messages)


def _homes(parts: Iterable[Part], boxes: Iterable[Part]) -> dict[str, Part]:
    """The part that each node, lane and pool is of."""
    homes: dict[str, Part] = {}
    for part in (*parts, *boxes):
        homes[part.pool.id] = part
        homes.update((lane.id, part) for lane in part.lanes)
        waiting = list(part.nodes)
        while waiting:
            node = waiting.pop()
            homes[node.id] = part
            if isinstance(node, Activity):
                homes.update((event.id, part) for event in node.on if event.id)
            if isinstance(node, SubProcess):
                waiting.extend(node.nodes)
    return homes


def _end(ids: Ids, name: str, homes: dict[str, Part]) -> str:
    """The name of an end of a message: a node, or a pool; a lane stands for its pool."""
    part = homes.get(name)
    if (part is not None and any(lane.id == name for lane in part.lanes)) or (part and part.pool.id == name):
        if part.generated:
            return ids.of("lane", part.pool.id) if part.is_party else part.pool.id
        return ids.of("pool", part.pool.id)
    return ids.of("node", name)


def _participant(ids: Ids, part: Part) -> _Element:
    pool = part.pool
    if part.is_party:
        lane = part.lanes[0]
        made = element("participant", ids.of("lane", lane.id), lane.id, name=lane.name)
        finish(made, lane.note, extension("lane", beside_lane(lane, None), box="true"), lane.extensions)
        return made
    id_ = pool.id if part.generated else ids.of("pool", pool.id)
    made = element("participant", id_, None if part.generated else pool.id, name=pool.name)
    if pool.process is not None:
        made.set("processRef", ids.of("process", pool.process))
    own = next((lane for lane in part.lanes if lane.id == pool.id), None)
    said = beside_lane(own, pool.name) if own is not None else {}
    for key in ("name", "note"):
        said.pop(key, None)
    note = pool.note if pool.process is None else None
    finish(made, note, extension("lane", said), pool.extensions)
    return made


def add_lanes(process: _Element, ids: Ids, part: Part) -> None:
    """The lanes of a part, nested ones inside the one they are of, each with the nodes in it."""
    lanes = part.drawn_lanes
    if not lanes:
        return
    organisation = part.pool.name if not part.generated and part.pool.drawn else None
    inside: dict[str, list[str]] = {}
    for node in part.nodes:
        inside.setdefault(node.lane or "", []).append(ids.of("node", node.id))
        for number, event in enumerate(node.on if isinstance(node, Activity) else ()):
            inside[node.lane or ""].append(ids.of("node", event.id or f"{node.id}@{number}"))
    made = {lane.id: _lane(ids, lane, inside.get(lane.id, []), organisation) for lane in lanes}
    top = child(process, "laneSet", id=ids.made(f"lanes_of_{part.pool.process}"))
    for lane in lanes:
        holder = top
        if lane.parent in made:
            above = made[lane.parent]
            found = above.find("{*}childLaneSet")
            holder = (
                child(above, "childLaneSet", id=ids.made(f"lanes_in_{lane.parent}"))
                if found is None
                else found
            )
        holder.append(made[lane.id])


def _lane(ids: Ids, lane: Lane, nodes: list[str], organisation: str | None) -> _Element:
    made = element("lane", ids.of("lane", lane.id), lane.id, name=lane.name)
    for node in nodes:
        child(made, "flowNodeRef", node)
    finish(made, lane.note, extension("lane", beside_lane(lane, organisation)), lane.extensions)
    return made
