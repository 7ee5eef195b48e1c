"""One level of a process as a skeleton that can be shrunk."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from procmodel.graph.semantics import Deed, Join, Rule, Split, are_alternatives, rules_of
from procmodel.graph.view import NodeRole, ProcessView
from procmodel.model import Activity
from procmodel.soundness.reduce import Kind, Skeleton

__all__ = ["Scope"]

_OUT = {
    Split.ALL: Kind.PARALLEL,
    Split.ONE: Kind.CHOICE,
    Split.SOME: Kind.SPLIT,
    Split.FIRST: Kind.CHOICE,
}
_IN = {Join.EACH: Kind.CHOICE, Join.ALL: Kind.PARALLEL, Join.POSSIBLE: Kind.JOIN}


class Scope:
    """The process, or the contents of one box, with the boxes in it taken as one task each.

    Attributes:
        reached: the nodes that a case can come to as far as the drawing says.
        is_sequential: whether one token at most moves on this level.
    """

    def __init__(self, view: ProcessView, nodes: Sequence[int], root: int) -> None:
        self.view, self.root = view, root
        self.rules: list[Rule] = rules_of(view)
        self.level = [n for n in nodes if view.parents[n] == root]
        self._here = set(self.level)
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
            rule = self.rules[node]
            if view.is_expanded(node) and node not in closed:
                return False
            if rule.deed in (Deed.HANDLE, Deed.NEVER) or (rule.deed is Deed.THROW and rule.ways):
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
        if len(self.starts) > 1 and not are_alternatives(self.view, self.starts):
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
        return [self.view.flows[way].target for way in self.rules[self.root].ways]

    def _reach(self) -> set[int]:
        met = set(self.starts)
        stack = list(self.starts)
        while stack:
            node = stack.pop()
            ways = [*self._next(self._after(node)), *self.rules[node].borders]
            for target in ways:
                if target not in met:
                    met.add(target)
                    stack.append(target)
        return met

    def _next(self, node: int) -> list[int]:
        targets = (self.view.flows[way].target for way in self.rules[node].ways)
        return [target for target in targets if target in self._here]

    def _after(self, node: int) -> int:
        """Where the way on from a node begins: at the exit of a box."""
        if self.view.roles[node] is NodeRole.ELEMENT:
            return self.view.exit_of.get(node, node)
        return node

    def _on(self, node: int) -> Kind:
        """How the way on from a node parts."""
        rule = self.rules[self._after(node)]
        return _OUT[rule.split] if len(rule.ways) > 1 else Kind.CHOICE

    def _is_own(self, node: int) -> bool:
        return self.view.roles[node] is not NodeRole.EXIT

    def _is_sequential(self) -> bool:
        """Whether one token at most moves on this level."""
        if len(self.starts) > 1 and not are_alternatives(self.view, self.starts):
            return False
        for node in self.reached:
            if self._on(node) is not Kind.CHOICE:
                return False
            if any(not self.rules[border].interrupts for border in self.rules[node].borders):
                return False
        return True

    # -- the skeleton ------------------------------------------------------------------------------

    def _add(self, node: int) -> int:
        """The node in the skeleton; returns where its way on begins."""
        skeleton, rule = self.skeleton, self.rules[node]
        into, on, borders = _IN[rule.join], self._on(node), rule.borders
        if self._sweeps(node):
            self._head[node] = skeleton.node(Kind.SWEEP, node)
            return self._head[node]
        if not borders and self._is_single(node, into, on):
            self._head[node] = skeleton.node(on if into is Kind.CHOICE else into, node)
            return self._head[node]
        self._head[node] = last = skeleton.node(into, node)
        asides = [border for border in borders if not self.rules[border].interrupts]
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
        several_on = len(self.rules[self._after(node)].ways) > 1
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
        flows = [way for way in self.rules[after].ways if view.flows[way].target in self._here]
        if not flows:
            runs = (node,) if isinstance(view.nodes[node], Activity) else ()
            skeleton.edge(tail, skeleton.sink, content=runs, counted=self.root < 0)
            return
        for flow in flows:
            fresh = len(skeleton.source_of)
            made = skeleton.edge(tail, self._head[view.flows[flow].target])
            by_default = flow in self.rules[after].defaults
            if made == fresh and by_default and skeleton.kinds[tail] is Kind.SPLIT:
                skeleton.default.add(made)

    def _sweeps(self, node: int) -> bool:
        """Whether it is an end that stops what else runs; where nothing else can run, it is a plain one."""
        return self.rules[node].deed is Deed.SWEEP and not self.is_sequential
