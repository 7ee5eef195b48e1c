"""A process as numbered nodes and flows: what every analysis walks on.

Sub-processes and called models are expanded in place, boundary events become nodes of their own. A node is
an index into all the lists here; so is a flow. Lists keep file order, so results depend on nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress

from procmodel.graph.facts import (
    FlowRole,
    Nature,
    NodeRole,
    Routing,
    ViewFlow,
    is_human,
    made_flow,
    routing_of,
)
from procmodel.light.caching import cached_property
from procmodel.light.garbage import no_collector
from procmodel.model import (
    Activity,
    BoundaryEvent,
    EndEvent,
    EventTrigger,
    Gateway,
    Lane,
    NodeBase,
    Process,
    SequenceFlow,
    StartEvent,
    SubProcess,
    Task,
    TaskKind,
)
from procmodel.results.finding import Place

__all__ = ["FlowRole", "Level", "Nature", "NodeRole", "ProcessView", "Routing", "ViewFlow"]


_WAITING = (Routing.PARALLEL, Routing.INCLUSIVE, Routing.COMPLEX)


class Level:
    """One level of nesting while the view is made."""

    __slots__ = ("boundaries", "box", "entry", "exit", "flows", "nodes", "prefix")

    def __init__(
        self, nodes: tuple[NodeBase, ...], flows: tuple[SequenceFlow, ...], prefix: str, box: int
    ) -> None:
        self.nodes, self.flows, self.prefix, self.box = nodes, flows, prefix, box
        self.entry: dict[str, int] = {}
        self.exit: dict[str, int] = {}  # of boxes with contents, which are left at another node
        self.boundaries: list[tuple[int, int, BoundaryEvent]] = []


class ProcessView:
    """The graph of one process, expanded and numbered.

    Attributes:
        process: what it was made of.
        nodes: the model of each node; a `BoundaryEvent` for a boundary, the box again for its exit.
        ids: the id of each node; a nameless boundary event is `activity@timer`, an exit `box@exit`.
        roles: why each node is there.
        hosts: the activity of a boundary event, the box of an exit, else -1.
        parents: the box that a node lies in, else -1.
        lane_of: the index of each node's lane in `lanes`, else -1.
        lanes: the lanes of the process, then those that only called models have.
        source, target, flow_roles, said: of each flow, the nodes it leads from and to, why it is there, and its
            model (None where the file has no flow for it). `out[i]` and `into[i]` number flows.
        exit_of: the exit of each expanded box.
        holders: the activities that may hold something: all but tasks with nothing on their border.
        only_sequence: whether all flows are sequence flows: there are no boxes with contents, events on borders
            or links.
        memory: what was worked out of the view, for whoever asks again.

    Example:
        >>> from procmodel import read
        >>> view = ProcessView(read("examples/speeding_before.yaml"))
        >>> [view.ids[node] for node in view.activities if view.is_touch(node)][:3]
        ['take_down', 'email_on', 'log']
    """

    def __init__(self, process: Process) -> None:
        self.process = process
        self.nodes: list[NodeBase | BoundaryEvent] = []
        self.ids: list[str] = []
        self.roles: list[NodeRole] = []
        self.hosts: list[int] = []
        self.parents: list[int] = []
        self.lane_of: list[int] = []
        self.lanes: list[Lane] = list(process.lanes)
        self.source: list[int] = []
        self.target: list[int] = []
        self.said: list[SequenceFlow | None] = []
        self.flow_roles: list[FlowRole] = []
        self.index: dict[str, int] = {}
        self.exit_of: dict[int, int] = {}
        self.holders: list[int] = []
        self.memory: dict[object, object] = {}
        self._splits: dict[int, Routing] = {}
        self.only_sequence = True
        self.lane_index: dict[str | None, int] = {lane.id: n for n, lane in enumerate(self.lanes)}
        with no_collector():
            self._expand()
            self.out: list[list[int]] = [[] for _ in self.nodes]
            self.into: list[list[int]] = [[] for _ in self.nodes]
            for number, node in enumerate(self.source):
                self.out[node].append(number)
            for number, node in enumerate(self.target):
                self.into[node].append(number)

    # -- facts of a node ---------------------------------------------------------------------------

    def __len__(self) -> int:
        return len(self.nodes)

    def label(self, node: int) -> str:
        """What people call the node."""
        model = self.nodes[node]
        return model.shown or self.ids[node]

    def place(self, node: int) -> Place | None:
        """Where the element stands in its file."""
        return self.process.origin.place("steps", self.ids[node])

    def lane(self, node: int) -> Lane | None:
        """The lane of the node, None where nothing says it."""
        lane = self.lane_of[node]
        return self.lanes[lane] if lane >= 0 else None

    @cached_property
    def activities(self) -> list[int]:
        """Where something is done: tasks, and boxes whose contents the file does not show."""
        element, boxes = NodeRole.ELEMENT, self.exit_of
        done = bytearray(b"\1") * len(self)
        for i in self.others:
            is_shown = self.roles[i] is element and i not in boxes
            done[i] = is_shown and isinstance(self.nodes[i], Activity)
        return [*compress(range(len(self)), done)]

    @cached_property
    def others(self) -> list[int]:
        """All nodes but tasks: those of which there are mostly few, and of which most is asked."""
        return [i for i, model in enumerate(self.nodes) if type(model) is not Task]

    @cached_property
    def touches(self) -> list[int]:
        """The activities that are touches."""
        human, delivering, lane_of = self.human, self._delivering, self.lane_of
        return [step for step in self.activities if human[step] and delivering[lane_of[step]]]

    def is_expanded(self, node: int) -> bool:
        """Whether the node is a box whose contents are in the view."""
        return node in self.exit_of

    def is_human(self, node: int) -> bool:
        """Whether a person does it (`measures.md`, Who is human). Boxes without contents: by their lane."""
        return bool(self.human[node])

    @cached_property
    def human(self) -> bytearray:
        """Whether a person does it, for each node."""
        persons = [*(lane.is_person for lane in self.lanes), True]
        nodes = zip(self.nodes, self.roles, self.lane_of, strict=True)
        return bytearray([is_human(model, role, persons[lane]) for model, role, lane in nodes])

    def is_touch(self, node: int) -> bool:
        """Whether it is a human task of those who deliver the service: in a staff or partner lane."""
        return bool(self.human[node]) and self._delivering[self.lane_of[node]]

    @cached_property
    def _delivering(self) -> list[bool]:
        """Whether the people of each lane deliver the service; last, those of no lane at all."""
        return [*(lane.delivers for lane in self.lanes), True]

    def is_customer_step(self, node: int) -> bool:
        """Whether it is a human task of those the service is for."""
        lane = self.lane(node)
        return self.is_human(node) and lane is not None and not lane.delivers and lane.is_person

    def nature(self, node: int) -> Nature:
        """Manual, assisted (a system is named, or kind `user`) or automated."""
        model = self.nodes[node]
        if not self.is_human(node):
            return Nature.AUTOMATED
        assisted = isinstance(model, Activity) and (
            model.systems or (isinstance(model, Task) and model.kind is TaskKind.USER)
        )
        return Nature.ASSISTED if assisted else Nature.MANUAL

    # -- facts of the flow -------------------------------------------------------------------------

    @cached_property
    def flows(self) -> list[ViewFlow]:
        """All flows, each with all that is known of it."""
        return list(map(made_flow, zip(self.source, self.target, self.flow_roles, self.said, strict=True)))

    def split(self, node: int) -> Routing:
        """How the node passes on where several sequence flows leave it.

        A task whose branches have shares or conditions splits exclusively, one with a plain list in parallel.
        """
        if len(self.out[node]) < 2:
            return Routing.NONE
        known = self._splits.get(node)
        if known is None:
            known = self._splits[node] = self._split(node)
        return known

    def _split(self, node: int) -> Routing:
        leaving = self.leaving(node)
        if len(leaving) < 2:
            return Routing.NONE
        model = self.nodes[node]
        if isinstance(model, Gateway):
            return routing_of(model)
        for flow in leaving:
            if self.is_conditional(flow):
                return Routing.EXCLUSIVE
        return Routing.PARALLEL

    def leaving(self, node: int) -> Sequence[int]:
        """The sequence flows that leave a node."""
        if self.only_sequence:
            return self.out[node]
        roles, sequence = self.flow_roles, FlowRole.SEQUENCE
        return [flow for flow in self.out[node] if roles[flow] is sequence]

    def is_conditional(self, flow: int) -> bool:
        """Whether a flow says anything about when it is taken."""
        model = self.said[flow]
        return model is not None and bool(model.share or model.when or model.condition or model.default)

    def join(self, node: int) -> Routing:
        """How the node waits where several flows enter it; NONE: it does not, as a plain merge."""
        if len(self.into[node]) < 2 or not isinstance(model := self.nodes[node], Gateway):
            return Routing.NONE
        routing = routing_of(model)
        return routing if routing in _WAITING else Routing.NONE

    def successors(self, node: int) -> Iterator[int]:
        """The nodes that its flows lead to, whatever their role."""
        return (self.target[f] for f in self.out[node])

    def predecessors(self, node: int) -> Iterator[int]:
        """The nodes whose flows lead to it, whatever their role."""
        return (self.source[f] for f in self.into[node])

    @cached_property
    def starts(self) -> list[int]:
        """Where cases begin: the start events, or, where there is none, what nothing leads to."""
        declared = [i for i in self.others if isinstance(self.nodes[i], StartEvent)]
        reached_by_none = [i for i, into in enumerate(self.into) if not into and not self.waits_for_event(i)]
        return [*filter(self._is_at_top, declared)] or [*filter(self._is_at_top, reached_by_none)]

    def _is_at_top(self, node: int) -> bool:
        return self.roles[node] is NodeRole.ELEMENT and self.parents[node] < 0

    @cached_property
    def ends(self) -> list[int]:
        """Where paths end: top-level nodes with no way on, dead ones included."""
        return [i for i, parent in enumerate(self.parents) if parent < 0 and not self.out[i]]

    def boundary_of(self, node: int) -> list[int]:
        """The events on the border of an activity."""
        return [self.target[f] for f in self.out[node] if self.flow_roles[f] is FlowRole.ATTACH]

    # -- how it is made ----------------------------------------------------------------------------

    def _expand(self) -> None:
        """Number everything, boxes before their contents, without recursion."""
        top = Level(self.process.nodes, self.process.flows, "", -1)
        scopes = [top]
        stack = [(top, _runs_of(top.nodes))]
        while stack:
            scope, runs = stack[-1]
            for run, may_hold in runs:
                number = self._add_run(scope, run)
                if may_hold and (inner := self._unfold(scope, run[0], number)) is not None:
                    scopes.append(inner)
                    stack.append((inner, _runs_of(inner.nodes)))
                    break
            else:
                stack.pop()
        for scope in scopes:
            self._connect(scope)
        if links := [i for i in self.others if getattr(self.nodes[i], "event", None) is EventTrigger.LINK]:
            from procmodel.graph.links import linked

            for throws, catches in linked(self.nodes, self.parents, links):
                self.tie(throws, catches, FlowRole.LINK)
                self.only_sequence = False
        if len(scopes) > 1:
            from procmodel.graph.unfolding import connect_boxes

            connect_boxes(self, scopes[1:])

    def _unfold(self, scope: Level, model: NodeBase, number: int) -> Level | None:
        from procmodel.graph.unfolding import unfold  # here: few hold anything

        return unfold(self, scope, model, number)

    def _add_run(self, scope: Level, run: list[NodeBase]) -> int:
        """Number elements that stand in a row at once; the first number."""
        numbers = range(len(self.nodes), len(self.nodes) + len(run))
        names, lane_index = list[str](), self.lane_index
        for model in run:
            names.append(model.id)
            self.lane_of.append(lane_index.get(model.lane, -1))
        self.nodes += run
        self.ids += [scope.prefix + name for name in names] if scope.prefix else names
        self.roles += [NodeRole.ELEMENT] * len(run)
        self.hosts += [-1] * len(run)
        self.parents += [scope.box] * len(run)
        known = dict(zip(self.ids[numbers.start :], numbers, strict=True))
        scope.entry.update(zip(names, numbers, strict=True) if scope.prefix else known)
        if len(known) == len(run) and (not self.index or self.index.keys().isdisjoint(known)):
            self.index.update(known)
        else:
            for number in numbers:
                self.index.setdefault(self.ids[number], number)
        return numbers.start

    def tie(self, source: int, target: int, role: FlowRole) -> None:
        """Add a flow that the file does not have."""
        self.source.append(source)
        self.target.append(target)
        self.said.append(None)
        self.flow_roles.append(role)

    def _connect(self, scope: Level) -> None:
        for host, number, event in scope.boundaries:
            self.tie(host, number, FlowRole.ATTACH)
            for target in event.to:
                if target in scope.entry:
                    self.tie(number, scope.entry[target], FlowRole.SEQUENCE)
        entry, flows = scope.entry, scope.flows
        left = {**entry, **scope.exit} if scope.exit else entry
        try:
            sources, targets = [left[flow.source] for flow in flows], [entry[flow.target] for flow in flows]
        except KeyError:  # a flow to or from nothing here
            flows = tuple(flow for flow in flows if flow.source in left and flow.target in entry)
            sources, targets = [left[flow.source] for flow in flows], [entry[flow.target] for flow in flows]
        self.source += sources
        self.target += targets
        self.said += flows
        self.flow_roles += [FlowRole.SEQUENCE] * len(flows)

    def waits_for_event(self, node: int) -> bool:
        """Whether it is an event sub-process."""
        model = self.nodes[node]
        return isinstance(model, SubProcess) and model.triggered_by_event

    def is_good_end(self, node: int) -> bool:
        """Whether a case that ends here got what it came for (an end that nobody declared is good)."""
        model = self.nodes[node]
        return model.is_good if isinstance(model, EndEvent) else True


def _runs_of(nodes: Sequence[NodeBase]) -> Iterator[tuple[list[NodeBase], bool]]:
    """Elements that are one node each, as long as they stand in a row; any other alone, and marked.

    More than one node may be what has contents, or something on its border.
    """
    begin = 0
    for number in [n for n, m in enumerate(nodes) if (m.on if type(m) is Task else isinstance(m, Activity))]:
        if begin < number:
            yield [*nodes[begin:number]], False
        yield [nodes[number]], True
        begin = number + 1
    if begin < len(nodes):
        yield [*nodes[begin:]], False
