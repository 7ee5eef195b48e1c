"""A process view as shapes and flows to be placed: boxes of expanded sub-processes left out, texts set."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from procmodel.graph.order import flow_order
from procmodel.graph.view import FlowRole, NodeRole, ProcessView, ViewFlow
from procmodel.layouts.problem import Flow, Item, Problem
from procmodel.layouts.racks import Hung, Rack
from procmodel.layouts.words import fact, flow_words
from procmodel.light.records import dataclass
from procmodel.model import Activity, BoundaryEvent, Gateway, Lane
from procmodel.results.diagram import EdgeKind, Family
from procmodel.results.lettering import Block, block
from procmodel.results.naming import titled
from procmodel.themes import Sizes

__all__ = [
    "BESIDE_TIME",
    "BRANCH_WIDTH",
    "NOTE_WIDTH",
    "PLATE_ROOM",
    "Draft",
    "draft",
    "entries",
    "family_of",
]

NOTE_WIDTH = 104.0  # px, of words below a shape
BRANCH_WIDTH = 92.0  # px, of words on a flow
PLATE_ROOM = 36.0  # px beside words, for the plate of a handoff where lanes are columns
BESIDE_TIME = 42.0  # px of a step's foot that its icon and its borders take up


@dataclass(slots=True)
class Draft:
    """What will be drawn of one version, before it has a place.

    Attributes:
        nodes: view index of each drawn element that has a place of its own; items of the problem.
        riders: view index of each boundary event drawn on a border -> item of its activity.
        labels, facts: set words by item; `branch` by flow.
        ends: view indices of the two ends of each flow.
        turned: lanes are columns, so widths and heights change places in the problem.
        rank: the place of each view node in the order of the flow.
        racks: what hangs below a step, by its view index.
        lanes: the lanes (their row) at whose edge a flow ends, by numbers past those of the view.
    """

    view: ProcessView
    problem: Problem
    nodes: list[int] = field(default_factory=list)
    item: dict[int, int] = field(default_factory=dict)
    riders: dict[int, int] = field(default_factory=dict)
    slots: dict[int, float] = field(default_factory=dict)
    labels: list[Block | None] = field(default_factory=list)
    facts: list[Block | None] = field(default_factory=list)
    branch: list[Block | None] = field(default_factory=list)
    ends: list[tuple[int, int]] = field(default_factory=list)
    flows: list[ViewFlow] = field(default_factory=list)
    kinds: list[EdgeKind] = field(default_factory=list)
    turned: bool = False
    rank: dict[int, int] = field(default_factory=dict)
    racks: dict[int, Rack] = field(default_factory=dict)
    lanes: dict[int, int] = field(default_factory=dict)

    def ware_id(self, node: int, hung: Hung) -> str:
        """What the picture calls data that hangs below a step."""
        return f"{self.view.ids[node]}:{hung.ware.kind}:{hung.ware.key}"

    def sides(self, width: float, height: float) -> tuple[float, float]:
        """Along the flow, and across it."""
        return (height, width) if self.turned else (width, height)


def draft(
    view: ProcessView,
    lanes: list[Lane],
    lane_index: dict[str, int],
    sizes: Sizes,
    *,
    turned: bool = False,
    data: bool = False,
) -> Draft:
    """What is to be placed, in the lanes of the picture: `lane_index` is the picture's lane of each lane id.

    With `data` also what the steps read, write and work with.
    """
    from procmodel.layouts.beside import add_data, add_messages

    made = Draft(view, Problem(len(lanes)), turned=turned)
    made.rank = {node: place for place, node in enumerate(flow_order(view))}
    for node in range(len(view)):
        if view.roles[node] is NodeRole.ELEMENT and not view.is_expanded(node):
            _add_item(made, node, lane_index, sizes)
    _add_riders(made, lane_index, sizes)
    seen: set[tuple[int, int]] = set()
    for flow in view.flows:
        for source, target in _between_drawn(made, flow):
            if flow.role is FlowRole.SEQUENCE or (source, target) not in seen:
                seen.add((source, target))
                _add_flow(made, flow, source, target, sizes)
    add_messages(made, lane_index, sizes)
    if data:
        add_data(made, sizes)
    return made


def _add_item(made: Draft, node: int, lane_index: dict[str, int], sizes: Sizes) -> None:
    view, model = made.view, made.view.nodes[node]
    lane = view.lane(node)
    at = lane_index[lane.id if lane else ""]
    made.item[node] = len(made.nodes)
    made.nodes.append(node)
    family = family_of(model)
    words = model.shown if family is not Family.TASK else titled(view.ids[node], model.shown)
    if family is Family.TASK:
        set_ = block(words, sizes.text, width=sizes.task_width - 18, lines=5)
        extra = max(0, len(set_.lines) - 3) * set_.leading
        made.labels.append(set_)
        known = fact(model)
        time = block(known, sizes.small, width=1.5 * sizes.task_width) if known else None
        made.facts.append(time)
        width = max(sizes.task_width, time.width + BESIDE_TIME if time else 0.0)
        made.problem.items.append(Item(at, *made.sides(width, sizes.task_height + extra)))
        return
    size = sizes.gateway if family is Family.GATEWAY else sizes.event
    note = block(words, sizes.small, width=NOTE_WIDTH, lines=4) if words else None
    made.labels.append(note)
    made.facts.append(None)
    room = made.sides(note.width, note.height) if note else (0.0, 0.0)
    diamond = family is Family.GATEWAY
    made.problem.items.append(Item(at, size, size, room, diamond=diamond, round=not diamond))


def family_of(model: object) -> Family:
    """Which outline an element has."""
    if isinstance(model, Activity):
        return Family.TASK
    return Family.GATEWAY if isinstance(model, Gateway) else Family.EVENT


def _add_riders(made: Draft, lane_index: dict[str, int], sizes: Sizes) -> None:
    """Boundary events: on the border of their activity, or on their own where that is not drawn."""
    view = made.view
    by_host: dict[int, list[int]] = {}
    for node, role in enumerate(view.roles):
        if role is NodeRole.BOUNDARY:
            host = made.item.get(view.hosts[node])
            if host is None:
                _add_item(made, node, lane_index, sizes)
            else:
                by_host.setdefault(host, []).append(node)
    for host, nodes in by_host.items():
        made.problem.items[host].hang = sizes.event * 0.43
        _widen(made, host, 1 if made.turned else len(nodes), sizes)
        room = made.problem.items[host].width / 2 - sizes.event / 4
        step = min(sizes.event + 6, 2 * room / max(1, len(nodes) - 1)) if len(nodes) > 1 else 0.0
        for n, node in enumerate(nodes):
            made.riders[node] = host
            made.slots[node] = room - n * step


def _widen(made: Draft, host: int, events: int, sizes: Sizes) -> None:
    """Room for the time of a step between its icon and the events at the right of its lower border."""
    item, time = made.problem.items[host], made.facts[host]
    if time is not None:
        width = time.width + BESIDE_TIME + sizes.event / 2 + (events - 1) * (sizes.event + 6)
        if made.turned:
            item.height = max(item.height, width)
        else:
            item.width = max(item.width, width)


def _between_drawn(made: Draft, flow: ViewFlow) -> Iterable[tuple[int, int]]:
    """The drawn elements that a flow connects, followed through what is left out."""
    if flow.role is FlowRole.ATTACH:
        if flow.target in made.item:  # the activity is not drawn: let the event follow what stands in it
            yield from ((source, flow.target) for source in entries(made, flow.source)[:1])
        return
    if not _drawn(made, flow.source):
        return
    yield from ((flow.source, target) for target in entries(made, flow.target))


def _drawn(made: Draft, node: int) -> bool:
    return node in made.item or node in made.riders


def entries(made: Draft, node: int) -> list[int]:
    """The drawn elements that one comes to at `node`: itself, or those after it."""
    found: list[int] = []
    met = {node}
    queue = [node]
    for at in queue:
        if _drawn(made, at):
            found.append(at)
            continue
        for number in made.view.out[at]:
            flow = made.view.flows[number]
            if flow.role is not FlowRole.ATTACH and flow.target not in met:
                met.add(flow.target)
                queue.append(flow.target)
    return found


def _add_flow(made: Draft, flow: ViewFlow, source: int, target: int, sizes: Sizes) -> None:
    words = flow_words(flow.model)
    set_ = block(words, sizes.small, width=BRANCH_WIDTH, lines=3) if words else None
    slot = made.slots.get(source)
    start = made.riders.get(source, made.item.get(source, -1))
    items = made.problem.items
    plate = PLATE_ROOM if made.turned and items[start].lane != items[made.item[target]].lane else 0.0
    room = made.sides(set_.width + plate, set_.height) if set_ else (0.0, 0.0)
    if slot is not None and not set_:
        event = made.view.nodes[source]
        set_ = _rider_note(event, sizes)
        room = made.sides(set_.width, set_.height) if set_ else room
    made.problem.flows.append(Flow(start, made.item[target], room, slot))
    made.branch.append(set_)
    made.ends.append((source, target))
    made.flows.append(flow)
    made.kinds.append(EdgeKind.ASSOCIATION if flow.role is FlowRole.LINK else EdgeKind.SEQUENCE)


def _rider_note(event: object, sizes: Sizes) -> Block | None:
    """What stands beside a boundary event: its name, set beside the flow that leaves it."""
    if isinstance(event, BoundaryEvent) and event.shown:
        return block(event.shown, sizes.small, width=BRANCH_WIDTH, lines=3)
    return None
