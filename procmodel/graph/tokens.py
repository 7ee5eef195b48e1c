"""A process as a net of places and steps: BPMN's rules for what happens next, written once.

A place is a flow (or the wait before an event gateway, a running box, an event that may still come). Tasks
are one step; so are gateways, one for each way through. A box is left when nothing inside it runs any more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from procmodel.graph.semantics import Net, PlaceKind, Step
from procmodel.graph.view import FlowRole, NodeRole, ProcessView, Routing
from procmodel.model import (
    BoundaryEvent,
    EndEvent,
    EventTrigger,
    IntermediateThrowEvent,
    StartEvent,
    SubProcess,
)

__all__ = ["MAX_INCLUSIVE", "Thrown", "inclusive_choices", "net_of", "thrown_in"]

MAX_INCLUSIVE = 10
"""Ways out of an inclusive gateway up to which every combination is a step of its own."""

_CATCHABLE = frozenset({EventTrigger.ERROR, EventTrigger.ESCALATION, EventTrigger.CANCEL})
_CARRY = frozenset({FlowRole.SEQUENCE, FlowRole.LINK, FlowRole.ENTER})
_ON = frozenset({FlowRole.SEQUENCE, FlowRole.LINK})

Thrown = dict[int, int]
"""A node that throws -> the boundary event that catches it (-1: nothing does)."""


def thrown_in(view: ProcessView) -> Thrown:
    """Who catches what is thrown: the nearest box round it with a border event of that kind and meaning."""
    caught: Thrown = {}
    for node, model in enumerate(view.nodes):
        if isinstance(model, EndEvent | IntermediateThrowEvent) and model.event in _CATCHABLE:
            caught[node] = _catcher(view, node, model)
    return caught


def _catcher(view: ProcessView, node: int, model: EndEvent | IntermediateThrowEvent) -> int:
    box = view.parents[node]
    while box >= 0:
        for border in view.boundary_of(box):
            event = view.nodes[border]
            if isinstance(event, BoundaryEvent) and event.event is model.event:
                names = {d.means for d in (*event.definitions, *model.definitions) if d.means}
                if len(names) < 2:
                    return border
        box = view.parents[box]
    return -1


def net_of(
    view: ProcessView,
    nodes: Sequence[int],
    *,
    root: int = -1,
    closed: Collection[int] = (),
    messages: bool = False,
) -> Net:
    """The net of some nodes of a process.

    Args:
        view: the process.
        nodes: which ones, boxes before their contents; the contents of a box in `closed` are passed over.
        root: the box whose contents alone are meant; -1 is the process itself.
        closed: boxes that stand as one task.
        messages: whether a message has to be sent before it can be received.
    """
    return _Builder(view, nodes, root, closed, messages).build()


class _Builder:
    """What is known while a net is made."""

    def __init__(
        self, view: ProcessView, nodes: Sequence[int], root: int, closed: Collection[int], messages: bool
    ) -> None:
        self.view, self.root, self.closed = view, root, closed
        self.nodes = [n for n in nodes if not self._inside_closed(n)]
        self.net = Net()
        self.flow_place: dict[int, int] = {}
        self.active: dict[int, int] = {}
        self.armed: dict[int, int] = {}
        self.begin: dict[int, int] = {}
        self.owner: list[int] = []  # the box that each place lies in
        self.caught = thrown_in(view)
        self.sent: dict[int, list[int]] = {}
        self.received: dict[int, list[int]] = {}
        self.given: set[int] = set()  # nodes whose message was taken by the step before
        self.end_place: dict[int, int] = {}
        self.with_messages = messages

    def _inside_closed(self, node: int) -> bool:
        box = self.view.parents[node]
        while box >= 0 and box != self.root:
            if box in self.closed:
                return True
            box = self.view.parents[box]
        return False

    def build(self) -> Net:
        self._add_places()
        if self.with_messages:
            self._add_messages()
        self._begin()
        for node in self.nodes:
            self._add_steps(node)
        return self.net

    # -- places ------------------------------------------------------------------------------------

    def _place(self, kind: int, leads_to: int, owner: int) -> int:
        self.owner.append(owner)
        return self.net.place(kind, leads_to)

    def _add_places(self) -> None:
        view, here = self.view, set(self.nodes)
        shared: dict[int, int] = {}
        for node in self.nodes:
            for flow in view.out[node]:
                _, target, role, _ = view.flows[flow]
                if role not in _CARRY or target not in here:
                    continue
                owner = node if role is FlowRole.ENTER else view.parents[node]
                if view.split(node) is Routing.EVENT:
                    if node not in shared:
                        shared[node] = self._place(PlaceKind.LIVE, target, owner)
                    self.flow_place[flow] = shared[node]
                else:
                    self.flow_place[flow] = self._place(PlaceKind.LIVE, target, owner)
        for node in self.nodes:
            if self._runs(node):
                self.active[node] = self._place(PlaceKind.LIVE, node, view.parents[node])
            if self._may_come_once(node):
                self.armed[node] = self._place(PlaceKind.IDLE, node, view.parents[node])

    def _runs(self, node: int) -> bool:
        """Whether its running is a state of its own: an open box, or a border event that leaves it on."""
        return self._is_open(node) or any(self._may_come_once(b) for b in self._borders(node))

    def _is_open(self, node: int) -> bool:
        return self.view.is_expanded(node) and node not in self.closed

    def _may_come_once(self, node: int) -> bool:
        model = self.view.nodes[node]
        if self.view.roles[node] is NodeRole.BOUNDARY:
            return isinstance(model, BoundaryEvent) and not model.interrupts
        return self._is_handler(node) and isinstance(model, SubProcess) and not _interrupts(model)

    def _is_handler(self, node: int) -> bool:
        model = self.view.nodes[node]
        element = self.view.roles[node] is NodeRole.ELEMENT
        return element and isinstance(model, SubProcess) and model.triggered_by_event

    def _borders(self, node: int) -> list[int]:
        """The border events that take or make tokens: all but those of compensation."""
        if self.view.roles[node] is not NodeRole.ELEMENT:
            return []
        return [b for b in self.view.boundary_of(node) if not self._compensates(b)]

    def _compensates(self, border: int) -> bool:
        model = self.view.nodes[border]
        return isinstance(model, BoundaryEvent) and model.event is EventTrigger.COMPENSATION

    def _region(self, box: int) -> list[int]:
        """The live places inside a box (-1: everywhere)."""
        inside = []
        for place, owner in enumerate(self.owner):
            if self.net.kinds[place] != PlaceKind.LIVE:
                continue
            while owner not in (box, -1):
                owner = self.view.parents[owner]
            if owner == box or box == self.root:
                inside.append(place)
        return inside

    def _add_messages(self) -> None:
        channels: dict[tuple[str, str], int] = {}
        for message in self.view.process.messages:
            source, target = (self.view.index.get(end, -1) for end in (message.source, message.target))
            if source < 0 or target < 0:
                continue  # from or to a black box: taken as given
            key = (message.target, message.source)
            if key not in channels:
                channels[key] = self._place(PlaceKind.IDLE, target, -1)
                self.net.messages.append(channels[key])
                self.sent.setdefault(source, []).append(channels[key])
                self.received.setdefault(target, []).append(channels[key])

    # -- where a case begins -----------------------------------------------------------------------

    def _begin(self) -> None:
        starts = self._entries()
        declared = all(isinstance(self.view.nodes[n], StartEvent) for n in starts)
        if self.with_messages:
            for pool in self._by_part(starts):
                self._begin_choice(pool) if declared else self._begin_all(pool)
        elif len(starts) == 1 and declared and self.view.split(starts[0]) in (Routing.NONE, Routing.PARALLEL):
            outs = [self.flow_place[f] for f in self.view.out[starts[0]] if f in self.flow_place]
            if outs:
                self.net.initial, self.net.begun = outs, (starts[0],)
            else:
                self._begin_all(starts)
        elif declared:
            self._begin_choice(starts)
        else:
            self._begin_all(starts)
        for node in self.nodes:
            if node in self.armed and self._is_handler(node) and self.view.parents[node] == self.root:
                self.net.initial.append(self.armed[node])

    def _entries(self) -> list[int]:
        here = set(self.nodes)
        if self.root < 0:
            return [n for n in self.view.starts if n in here]
        entering = [self.view.flows[f] for f in self.view.out[self.root]]
        return [flow.target for flow in entering if flow.role is FlowRole.ENTER]

    def _by_part(self, starts: list[int]) -> list[list[int]]:
        from procmodel.graph.parts import parts_of

        part = {node: number for number, nodes in enumerate(parts_of(self.view)) for node in nodes}
        groups: dict[int, list[int]] = {}
        for start in starts:
            groups.setdefault(part[start], []).append(start)
        return list(groups.values())

    def _begin_all(self, starts: list[int]) -> None:
        for start in starts:
            self.begin[start] = self._place(PlaceKind.LIVE, start, self.root)
            self.net.initial.append(self.begin[start])

    def _begin_choice(self, starts: list[int]) -> None:
        """One place for several starts; a pool that only a message begins need not begin."""
        waits = all(start in self.received for start in starts)
        first = self._place(PlaceKind.IDLE if waits else PlaceKind.LIVE, starts[0], self.root)
        self.net.initial.append(first)
        self.begin.update((start, first) for start in starts)

    # -- steps -------------------------------------------------------------------------------------

    def _add_steps(self, node: int) -> None:
        role = self.view.roles[node]
        if role is NodeRole.BOUNDARY or node == self.root:
            return
        if role is NodeRole.EXIT:
            if self._is_open(self.view.hosts[node]):
                self._leave_box(node)
            return
        if self._is_handler(node):
            self._start_handler(node)
        model = self.view.nodes[node]
        takes = self._takes(node)
        throws = isinstance(model, EndEvent | IntermediateThrowEvent) and model.event in _CATCHABLE
        if throws and self.caught.get(node, -1) >= 0:
            self._throw(node, takes)
        elif isinstance(model, EndEvent) and self._sweeps(node, model):
            self._sweep(node, takes)
        elif self._is_open(node):
            self._enter_box(node, takes)
        elif node in self.active:
            self._run_task(node, takes)
        else:
            self._pass(node, takes)

    def _emit(
        self,
        node: int,
        take: Sequence[int],
        give: Sequence[int],
        *,
        joins: bool = False,
        clear: Sequence[int] = (),
        empty: Sequence[int] = (),
        busy: Sequence[int] = (),
        shown: tuple[int, ...] | None = None,
    ) -> None:
        trail = (node,) if shown is None else shown
        does = trail[-1] if trail else -1
        give = (*give, *self.sent.get(does, ()))
        channels = [] if does in self.given else self.received.get(does, [])
        for channel in channels or [-1]:
            taken = (*take, channel) if channel >= 0 else tuple(take)
            self.net.steps.append(
                Step(node, taken, tuple(give), joins, tuple(clear), tuple(empty), tuple(busy), trail, trail)
            )

    def _takes(self, node: int) -> list[tuple[int, ...]]:
        """The sets of places that let the node happen, one of them each time."""
        places = [self.flow_place[f] for f in self.view.into[node] if f in self.flow_place]
        if node in self.begin:
            places.append(self.begin[node])
        places = list(dict.fromkeys(places))
        if not places:
            return []
        if self.view.join(node) is not Routing.NONE:
            return [tuple(places)]
        return [(place,) for place in places]

    def _joins_inclusively(self, node: int) -> bool:
        return self.view.join(node) in (Routing.INCLUSIVE, Routing.COMPLEX)

    def _gives(self, node: int) -> list[tuple[int, ...]]:
        """The sets of places that the node may pass its token on to; an end keeps it."""
        flows = [f for f in self.view.out[node] if self.view.flows[f].role in _ON and f in self.flow_place]
        if not flows:
            return [self._end(node)]
        places = list(dict.fromkeys(self.flow_place[f] for f in flows))
        split = self.view.split(node)
        if split is Routing.EXCLUSIVE:
            return [(place,) for place in places]
        if split in (Routing.INCLUSIVE, Routing.COMPLEX):
            default = [self.flow_place[f] for f in flows if self._is_default(f)]
            return list(inclusive_choices([p for p in places if p not in default], default))
        return [tuple(places)]

    def _is_default(self, flow: int) -> bool:
        model = self.view.flows[flow].model
        return model is not None and model.default

    def _end(self, node: int) -> tuple[int, ...]:
        """Where the token of a node without a way on stays: nowhere inside a box or after a handler."""
        if self.view.parents[node] >= 0 or self._is_handler(self._box_of_exit(node)):
            return ()
        if node not in self.end_place:
            self.end_place[node] = self._place(PlaceKind.DONE, node, -1)
        return (self.end_place[node],)

    def _box_of_exit(self, node: int) -> int:
        return self.view.hosts[node] if self.view.roles[node] is NodeRole.EXIT else node

    def _pass(self, node: int, takes: list[tuple[int, ...]]) -> None:
        """A node that takes and gives at once, or is interrupted instead."""
        closed_exit = self.view.exit_of[node] if self.view.is_expanded(node) else node
        ways: list[tuple[tuple[int, ...], tuple[int, ...]]] = [
            (give, (node,)) for give in self._gives(closed_exit)
        ]
        for border in self._borders(node):
            ways += [(give, (node, border)) for give in self._gives(border)]
        joins = self._joins_inclusively(node)
        for take in takes:
            for give, shown in ways:
                self._emit(node, take, give, joins=joins, shown=shown)

    def _run_task(self, node: int, takes: list[tuple[int, ...]]) -> None:
        """A task that something may branch off from while it runs."""
        armed = [self.armed[b] for b in self._borders(node) if b in self.armed]
        active = self.active[node]
        for take in takes:
            self._emit(node, take, (active, *armed))
        after = self.view.exit_of[node] if self.view.is_expanded(node) else node
        for give in self._gives(after):
            self._emit(after, (active,), give, clear=armed, shown=())
        self._add_borders(node, active, armed)

    def _add_borders(self, node: int, active: int, armed: Sequence[int]) -> None:
        thrown = set(self.caught.values())
        region = self._region(node) if self._is_open(node) else []
        for border in self._borders(node):
            if border in thrown and self._is_open(node):
                continue
            for give in self._gives(border):
                if border in self.armed:
                    self._emit(border, (active, self.armed[border]), (active, *give))
                else:
                    self._emit(border, (active,), give, clear=(*armed, *region))

    def _enter_box(self, node: int, takes: list[tuple[int, ...]]) -> None:
        active = self.active[node]
        armed = [self.armed[n] for n in self._waiting_in(node)]
        for take in takes:
            for inside in self._contents(node):
                self._emit(node, take, (active, *armed, *inside))
        self._add_borders(node, active, armed)

    def _contents(self, box: int) -> list[tuple[int, ...]]:
        """Where the contents of a box begin: at one of its start events, or at all that nothing leads to."""
        flows = [f for f in self.view.out[box] if f in self.flow_place]
        entries = [f for f in flows if self.view.flows[f].role is FlowRole.ENTER]
        places = [self.flow_place[f] for f in entries]
        if len(entries) > 1 and all(
            isinstance(self.view.nodes[self.view.flows[f].target], StartEvent) for f in entries
        ):
            return [(place,) for place in places]
        return [tuple(places)]

    def _waiting_in(self, box: int) -> Iterator[int]:
        """What may come once while the box runs: its border events and the handlers in it."""
        for node in self.armed:
            if self.view.parents[node] == box or self.view.hosts[node] == box:
                yield node

    def _leave_box(self, exit_: int) -> None:
        box = self.view.hosts[exit_]
        armed = [self.armed[n] for n in self._waiting_in(box)]
        inside = self._region(box)
        for give in self._gives(exit_):
            self._emit(exit_, (self.active[box],), give, clear=armed, empty=inside, shown=())

    def _start_handler(self, node: int) -> None:
        """An event sub-process starts while what is round it runs; an interrupting one ends the rest."""
        scope = self.view.parents[node]
        own = {*self._region(node), self.active.get(node, -1)}
        around = [place for place in self._region(scope) if place not in own]
        take = (self.armed[node],) if node in self.armed else ()
        clear = () if node in self.armed else around
        for inside in self._contents(node):
            first = self.net.leads_to[inside[0]] if inside else -1
            self.given.add(first)
            waits = [(*take, channel) for channel in self.received.get(first, ())] or [take]
            give = (self.active[node], *inside) if node in self.active else self._end(node)
            for taken in waits:
                self._emit(node, taken, give, clear=clear, busy=around)

    def _sweeps(self, node: int, model: EndEvent) -> bool:
        if model.event is EventTrigger.TERMINATE:
            return True
        nested = self.view.parents[node] >= 0
        return nested and model.event in (EventTrigger.ERROR, EventTrigger.CANCEL)

    def _sweep(self, node: int, takes: list[tuple[int, ...]]) -> None:
        region = self._region(self.view.parents[node])
        end = self._end(node)
        for take in takes:
            self._emit(node, take, end, clear=region)

    def _throw(self, node: int, takes: list[tuple[int, ...]]) -> None:
        """What is thrown goes to the border event that catches it."""
        border = self.caught[node]
        event, box = self.view.nodes[border], self.view.hosts[border]
        interrupts = isinstance(event, BoundaryEvent) and event.interrupts
        for take in takes:
            if box not in self.active:  # the box itself is judged elsewhere: here it just ends
                self._emit(node, take, (), clear=self._region(self.root) if interrupts else ())
                continue
            for caught in self._gives(border):
                shown = (node, border)
                if interrupts:
                    region = self._region(box)
                    self._emit(node, (*take, self.active[box]), caught, clear=region, shown=shown)
                else:
                    for own in self._gives(node):
                        self._emit(node, take, (*own, *caught), shown=shown)


def _interrupts(handler: SubProcess) -> bool:
    """Whether an event sub-process ends what is round it: its start event says so."""
    return all(node.interrupts for node in handler.nodes if isinstance(node, StartEvent))


def inclusive_choices(places: list[int], default: list[int]) -> Iterator[tuple[int, ...]]:
    """Every way to take at least one, or the default alone."""
    for size in range(1, len(places) + 1):
        yield from combinations(places, size)
    if default:
        yield tuple(default[:1])
