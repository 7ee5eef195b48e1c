"""Facts that several rules need: levels of a process, flows of an element, who does what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from weakref import WeakKeyDictionary

from procmodel.graph.view import FlowRole, NodeRole, ProcessView
from procmodel.light.caching import cached_property
from procmodel.light.records import dataclass
from procmodel.model import (
    Activity,
    BoundaryEvent,
    Event,
    EventDefinition,
    EventTrigger,
    NodeBase,
    Process,
    SequenceFlow,
    SubProcess,
    Task,
)

__all__ = [
    "AnyNode",
    "Level",
    "definitions_of",
    "elements",
    "human_tasks",
    "is_drawn",
    "is_link",
    "label",
    "levels",
    "name_flow",
    "names",
    "outgoing",
    "reached",
    "triggers_of",
]

AnyNode = NodeBase | BoundaryEvent


@dataclass(frozen=True)
class Level:
    """A process, a pool's process, or the contents of a sub-process.

    `box` is the sub-process, None at the top; `id` that of the box or of the process as the file names it.
    """

    id: str
    box: SubProcess | None
    nodes: tuple[AnyNode, ...]
    flows: tuple[SequenceFlow, ...]
    executable: bool | None = None

    @property
    def is_ad_hoc(self) -> bool:
        """Whether its steps happen in any order."""
        return self.box is not None and self.box.variety == "ad-hoc"

    @cached_property
    def into(self) -> dict[str, list[SequenceFlow]]:
        """The flows that enter each node."""
        return _by(self.flows, "target")

    @cached_property
    def out(self) -> dict[str, list[SequenceFlow]]:
        """The flows that leave each node."""
        return _by(self.flows, "source")


def _by(flows: Iterable[SequenceFlow], end: str) -> dict[str, list[SequenceFlow]]:
    found: dict[str, list[SequenceFlow]] = {}
    for flow in flows:
        found.setdefault(getattr(flow, end), []).append(flow)
    return found


_LEVELS: WeakKeyDictionary[ProcessView, tuple[Level, ...]] = WeakKeyDictionary()


def levels(view: ProcessView) -> tuple[Level, ...]:
    """Every level, each pool's process first, then boxes in file order; worked out once for all rules."""
    if view not in _LEVELS:
        _LEVELS[view] = tuple(_levels(view.process))
    return _LEVELS[view]


def _levels(process: Process) -> Iterator[Level]:
    yield from _top_levels(process)
    executable = any(pool.executable for pool in process.pools)
    for node in process.walk():
        if isinstance(node, SubProcess):
            yield _level(node.id, node, node.nodes, node.flows, executable)


def _top_levels(process: Process) -> Iterator[Level]:
    pools = [pool for pool in process.pools if pool.process is not None]
    if not pools and process.pools and not process.nodes:
        return  # pools that show nothing
    if len(pools) < 2:
        id_ = pools[0].process if pools else process.id
        executable = pools[0].executable if pools else None
        yield _level(id_ or process.id, None, process.nodes, process.flows, executable)
        return
    pool_of_lane = {lane.id: lane.pool for lane in process.lanes}
    for pool in pools:
        nodes = tuple(n for n in process.nodes if n.lane and pool_of_lane.get(n.lane) == pool.id)
        ids = {n.id for n in nodes}
        ids.update(event.id for n in nodes if isinstance(n, Activity) for event in n.on)
        flows = tuple(flow for flow in process.flows if flow.source in ids)
        yield _level(pool.process or pool.id, None, nodes, flows, pool.executable)


def _level(
    id_: str,
    box: SubProcess | None,
    nodes: tuple[NodeBase, ...],
    flows: tuple[SequenceFlow, ...],
    executable: bool | None,
) -> Level:
    every: list[AnyNode] = []
    ways = list(flows)
    for node in nodes:
        every.append(node)
        for event in node.on if isinstance(node, Activity) else ():
            every.append(event)
            ways += event.flows or [
                SequenceFlow.model_construct(source=event.id, target=to) for to in event.to
            ]
    return Level(id_, box, tuple(every), tuple(ways), executable)


def label(node: AnyNode) -> str:
    """What people call it."""
    return node.name or node.id


def names(ids: Iterable[str]) -> str:
    """Ids as a list that people read, five at most."""
    every = list(dict.fromkeys(ids))
    more = f" and {len(every) - 5} more" if len(every) > 5 else ""
    return ", ".join(map(repr, every[:5])) + more


def name_flow(flow: SequenceFlow) -> str:
    """What a flow is called where it has no id."""
    return flow.id or f"{flow.source} -> {flow.target}"


def definitions_of(node: AnyNode) -> tuple[EventDefinition, ...]:
    """What exactly an event waits for or tells."""
    return node.definitions if isinstance(node, Event | BoundaryEvent) else ()


def triggers_of(node: AnyNode) -> set[EventTrigger]:
    """The kinds of what it waits for or tells; empty for a blank event."""
    if not isinstance(node, Event | BoundaryEvent):
        return set()
    return {definition.event for definition in definitions_of(node)} or {node.event} - {EventTrigger.NONE}


def is_link(node: AnyNode) -> bool:
    """Whether it is a link event, and nothing else."""
    return triggers_of(node) == {EventTrigger.LINK}


def outgoing(view: ProcessView, node: int) -> list[int]:
    """The nodes that its sequence flows lead to."""
    flows = (view.flows[f] for f in view.out[node])
    return [flow.target for flow in flows if flow.role is FlowRole.SEQUENCE]


def human_tasks(view: ProcessView) -> Iterator[tuple[int, Task]]:
    """The tasks that people do, customers included."""
    for node in view.activities:
        model = view.nodes[node]
        if isinstance(model, Task) and view.is_human(node):
            yield node, model


def reached(view: ProcessView, starts: Iterable[int], without: Iterable[int] = ()) -> bytearray:
    """Which nodes can be come to from `starts`, those in `without` left out."""
    met = bytearray(len(view))
    closed = set(without)
    stack = [n for n in starts if n not in closed]
    for node in stack:
        met[node] = 1
    while stack:
        for target in view.successors(stack.pop()):
            if not met[target] and target not in closed:
                met[target] = 1
                stack.append(target)
    return met


def elements(view: ProcessView) -> Iterator[int]:
    """The nodes that are elements of the file."""
    return (n for n, role in enumerate(view.roles) if role is NodeRole.ELEMENT)


def is_drawn(process: Process) -> bool:
    """Whether the file is a drawing (BPMN), where form is checked too."""
    return process.origin.file.lower().endswith((".bpmn", ".bpmn2", ".xml"))
