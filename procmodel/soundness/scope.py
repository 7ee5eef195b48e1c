"""One level of a process as a skeleton that can be shrunk."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from procmodel.graph.thrown import Thrown
from procmodel.graph.view import FlowRole, NodeRole, ProcessView, Routing
from procmodel.model import (
    Activity,
    BoundaryEvent,
    EndEvent,
    EventTrigger,
    IntermediateThrowEvent,
    StartEvent,
    SubProcess,
)
from procmodel.soundness.reduce import Kind, Skeleton

__all__ = ["Scope"]

_ON = frozenset({FlowRole.SEQUENCE, FlowRole.LINK})
_OUT = {
    Routing.NONE: Kind.CHOICE,
    Routing.EXCLUSIVE: Kind.CHOICE,
    Routing.EVENT: Kind.CHOICE,
    Routing.PARALLEL: Kind.PARALLEL,
    Routing.INCLUSIVE: Kind.SPLIT,
    Routing.COMPLEX: Kind.SPLIT,
}
_IN = {
    Routing.NONE: Kind.CHOICE,
    Routing.PARALLEL: Kind.PARALLEL,
    Routing.INCLUSIVE: Kind.JOIN,
    Routing.COMPLEX: Kind.JOIN,
}


class Scope:
    """The process, or the contents of one box, with the boxes in it taken as one task each.

    Attributes:
        reached: the nodes that a case can come to as far as the drawing says.
        is_sequential: whether one token at most moves on this level.
    """

    def __init__(self, view: ProcessView, nodes: Sequence[int], root: int, thrown: Thrown) -> None:
        self.view, self.root, self.thrown = view, root, thrown
        self.level = [n for n in nodes if view.parents[n] == root]
        self._here = set(self.level)
        self._border_events = self._find_borders()
        self.starts = self._starts()
        self.reached = self._reach()
        self.is_sequential = self._is_sequential()
        self.skeleton = Skeleton()
        self._head: dict[int, int] = {}
        self._later: list[tuple[int, int]] = []

    def is_plain(self, closed: Collection[int]) -> bool:
        """Whether the graph says all: no open boxes, no handlers, nothing thrown on the way."""
        view = self.view
        for node in self.level:
            model = view.nodes[node]
            if view.roles[node] is NodeRole.ELEMENT and view.is_expanded(node) and node not in closed:
                return False
            if isinstance(model, SubProcess) and model.triggered_by_event:
                return False
            if isinstance(model, StartEvent) and model.event is not EventTrigger.NONE and self.root >= 0:
                return False
            if isinstance(model, IntermediateThrowEvent) and self.thrown.get(node, -1) >= 0:
                return False
        return True

    def build(self, *, careful: bool = False) -> Skeleton:
        """The skeleton of what a case can come to."""
        skeleton = self.skeleton = Skeleton(careful=careful)
        self._head = {}
        self._later = []  # ways to border events, drawn once these are there
        elements = [n for n in self.level if n in self.reached and self._is_own(n)]
        tails = {node: self._add(node) for node in elements}
        first = skeleton.source
        if len(self.starts) > 1 and not self._declared(self.starts):
            first = skeleton.node(Kind.PARALLEL)
            skeleton.edge(skeleton.source, first)
        for start in self.starts:
            skeleton.edge(first, self._head[start])
        for source, border in self._later:
            skeleton.edge(source, self._head[border])
        for node, tail in tails.items():
            self._lead_on(node, tail)
        return skeleton

    # -- what is reached ---------------------------------------------------------------------------

    def _starts(self) -> list[int]:
        if self.root < 0:
            return [n for n in self.view.starts if n in self._here]
        entering = [self.view.flows[f] for f in self.view.out[self.root]]
        return [flow.target for flow in entering if flow.role is FlowRole.ENTER]

    def _declared(self, starts: Sequence[int]) -> bool:
        return all(isinstance(self.view.nodes[n], StartEvent) for n in starts)

    def _reach(self) -> set[int]:
        met = set(self.starts)
        stack = list(self.starts)
        while stack:
            node = stack.pop()
            ways = [*self._next(self._after(node)), *self._borders(node)]
            for target in ways:
                if target not in met:
                    met.add(target)
                    stack.append(target)
        return met

    def _next(self, node: int) -> list[int]:
        flows = (self.view.flows[f] for f in self.view.out[node])
        return [flow.target for flow in flows if flow.role in _ON and flow.target in self._here]

    def _after(self, node: int) -> int:
        """Where the way on from a node begins: at the exit of a box."""
        if self.view.roles[node] is NodeRole.ELEMENT:
            return self.view.exit_of.get(node, node)
        return node

    def _borders(self, node: int) -> list[int]:
        """The events on its border that take or make tokens: all but those of compensation."""
        return self._border_events.get(node, [])

    def _find_borders(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for node in self.level:
            host = self.view.hosts[node]
            on_border = self.view.roles[node] is NodeRole.BOUNDARY
            if on_border and self._event(node).event is not EventTrigger.COMPENSATION:
                found.setdefault(host, []).append(node)
        return found

    def _event(self, border: int) -> BoundaryEvent:
        model = self.view.nodes[border]
        assert isinstance(model, BoundaryEvent)
        return model

    def _is_own(self, node: int) -> bool:
        return self.view.roles[node] is not NodeRole.EXIT

    def _is_sequential(self) -> bool:
        """Whether one token at most moves on this level."""
        if len(self.starts) > 1 and not self._declared(self.starts):
            return False
        for node in self.reached:
            if _OUT[self.view.split(self._after(node))] is not Kind.CHOICE:
                return False
            if any(not self._event(b).interrupts for b in self._borders(node)):
                return False
        return True

    # -- the skeleton ------------------------------------------------------------------------------

    def _add(self, node: int) -> int:
        """The node in the skeleton; returns where its way on begins."""
        skeleton, view = self.skeleton, self.view
        after = self._after(node)
        into = _IN[view.join(node)]
        on = _OUT[view.split(after)]
        if self._sweeps(node):
            self._head[node] = skeleton.node(Kind.SWEEP, node)
            return self._head[node]
        borders = self._borders(node)
        if not borders and self._is_single(node, into, on):
            self._head[node] = skeleton.node(on if into is Kind.CHOICE else into, node)
            return self._head[node]
        self._head[node] = last = skeleton.node(into, node)
        asides = [b for b in borders if not self._event(b).interrupts]
        if asides:
            last = self._link(last, Kind.PARALLEL)
            self._add_asides(last, asides)
        if len(asides) < len(borders):
            last = self._link(last, Kind.CHOICE)
            self._later += [(last, border) for border in borders if border not in asides]
        return self._link(last, on)

    def _is_single(self, node: int, into: Kind, on: Kind) -> bool:
        """Whether one node of the skeleton says both how it waits and how it passes on."""
        several_in = len(self.view.into[node]) > 1
        several_on = len(self._next(self._after(node))) > 1
        same = into is on and into in (Kind.CHOICE, Kind.PARALLEL)
        return same or not (several_in and several_on)

    def _link(self, source: int, kind: Kind) -> int:
        target = self.skeleton.node(kind)
        self.skeleton.edge(source, target)
        return target

    def _add_asides(self, split: int, asides: Sequence[int]) -> None:
        """Border events that leave their activity on: each comes, or does not."""
        for border in asides:
            maybe = self._link(split, Kind.CHOICE)
            self._later.append((maybe, border))
            self.skeleton.edge(maybe, self.skeleton.sink)

    def _lead_on(self, node: int, tail: int) -> None:
        skeleton, view = self.skeleton, self.view
        after = self._after(node)
        flows = [
            f for f in view.out[after] if view.flows[f].role in _ON and view.flows[f].target in self._here
        ]
        if not flows:
            runs = (node,) if isinstance(view.nodes[node], Activity) else ()
            skeleton.edge(tail, skeleton.sink, content=runs, counted=self.root < 0)
            return
        for flow in flows:
            fresh = len(skeleton.source_of)
            made = skeleton.edge(tail, self._head[view.flows[flow].target])
            model = view.flows[flow].model
            by_default = model is not None and model.default
            if made == fresh and by_default and skeleton.kinds[tail] is Kind.SPLIT:
                skeleton.default.add(made)

    def _sweeps(self, node: int) -> bool:
        """Whether it is an end that stops what else runs; where nothing else can run, it is a plain one."""
        model = self.view.nodes[node]
        if not isinstance(model, EndEvent) or self.is_sequential:
            return False
        if model.event is EventTrigger.TERMINATE:
            return True
        return self.root >= 0 and model.event in (EventTrigger.ERROR, EventTrigger.CANCEL)
