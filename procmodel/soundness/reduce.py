"""A process shrunk by rules that keep its soundness: what is left is what has to be searched.

Nodes are of few kinds: a choice (or merge), a parallel one, an inclusive split, an inclusive join, an end
that sweeps everything. Tasks are nodes with one way in and out, and the first to go. The rules:

- sequence: a node with one way in and one way out becomes part of the flow;
- block: two flows between the same two nodes become one, where the second waits as the first splits;
- loop: a choice that leads straight back to itself loses that way, if another is left;
- choice: a choice that only choices lead to, or that leads only on to one, is skipped;
- parallel: likewise for parallel nodes.

Sound block-structured models shrink to a single flow, in time linear in their size. Choices alone, however
tangled, are sound where an end can be reached from everywhere. The rules are those of Esparza and Hoffmann,
Reduction Rules for Colored Workflow Nets (FASE 2016), read for graphs of gateways. Each flow carries what
it stands for.
"""

from __future__ import annotations

from collections import deque

from procmodel.graph.game import Net, PlaceKind, Step
from procmodel.graph.places import MOST_PAIRS
from procmodel.graph.tokens import MAX_INCLUSIVE, inclusive_choices
from procmodel.light.enums import IntEnum
from procmodel.soundness.search import flatten

__all__ = ["Kind", "Skeleton"]


class Kind(IntEnum):
    """How a node passes tokens on."""

    CHOICE = 0
    PARALLEL = 1
    SPLIT = 2  # inclusive: any way on, at least one
    JOIN = 3  # inclusive: waits for all that can still come
    SWEEP = 4  # ends everything
    SINK = 5  # where all ends lead


Rope = tuple[object, ...]
_CLOSES = {
    (Kind.CHOICE, Kind.CHOICE),
    (Kind.CHOICE, Kind.JOIN),
    (Kind.CHOICE, Kind.SWEEP),
    (Kind.CHOICE, Kind.SINK),
    (Kind.PARALLEL, Kind.PARALLEL),
    (Kind.PARALLEL, Kind.JOIN),
    (Kind.PARALLEL, Kind.SINK),
    (Kind.SPLIT, Kind.JOIN),
    (Kind.SPLIT, Kind.SINK),
}
_MAX_PRODUCT = 64


class Skeleton:
    """The graph of one scope while it shrinks.

    Nodes and edges are numbers. `source` is a choice between the starts, `sink` takes the ends. A careful one
    keeps apart what waits, so that what is left still tells which steps can run where not all can.
    """

    def __init__(self, *, careful: bool = False) -> None:
        self.careful = careful
        self.kinds: list[Kind] = []
        self.stands_for: list[int] = []  # node of the view, -1: none
        self.members: list[Rope] = []
        self.ins: list[dict[int, None]] = []
        self.outs: list[dict[int, None]] = []
        self.gone = bytearray()
        self.source_of: list[int] = []
        self.target_of: list[int] = []
        self.trail: list[Rope] = []  # what happens along the flow, in one of the ways it can
        self.content: list[Rope] = []  # everything that may happen along it
        self.counted: list[bool] = []  # for flows into the sink: whether an end stands behind it
        self.default: set[int] = set()
        self._pair: dict[tuple[int, int], int] = {}
        self._spare: dict[tuple[int, int], list[int]] = {}  # further flows between the same two nodes
        self._cheap: deque[int] = deque()
        self.source = self.node(Kind.CHOICE)
        self.sink = self.node(Kind.SINK)

    def node(self, kind: Kind, stands_for: int = -1) -> int:
        """A new node."""
        self.kinds.append(kind)
        self.stands_for.append(stands_for)
        self.members.append((stands_for,) if stands_for >= 0 else ())
        self.ins.append({})
        self.outs.append({})
        self.gone.append(0)
        return len(self.kinds) - 1

    def edge(
        self, source: int, target: int, trail: Rope = (), content: Rope = (), *, counted: bool = False
    ) -> int:
        """A new flow; merged at once with one that it makes a block with. Returns the flow that stays."""
        pair = source, target
        other = self._pair.get(pair, -1)
        if other >= 0 and self._merges(source, target):
            self.content[other] = (self.content[other], content)
            if self.kinds[source] is not Kind.CHOICE:
                self.trail[other] = (self.trail[other], trail)
            self.counted[other] = self.counted[other] or counted
            self.default.discard(other)
            return other
        number = len(self.source_of)
        self.source_of.append(source)
        self.target_of.append(target)
        self.trail.append(trail)
        self.content.append(content)
        self.counted.append(counted)
        self.outs[source][number] = None
        self.ins[target][number] = None
        if other >= 0:
            self._spare.setdefault(pair, []).append(other)
        self._pair[pair] = number
        return number

    def _merges(self, source: int, target: int) -> bool:
        return (self.kinds[source], self.kinds[target]) in _CLOSES

    # -- shrinking ---------------------------------------------------------------------------------

    def shrink(self) -> bool:
        """Apply the rules until none fits; True where what is left shows that it is sound."""
        self._cheap.extend(range(len(self.kinds)))
        while True:
            while self._cheap:
                node = self._cheap.popleft()
                if not self.gone[node]:
                    self._simple(node)
            if not sum([self._skip(node) for node in self.left]):
                return self.is_sound

    @property
    def is_sound(self) -> bool:
        """Whether what is left shows it: one token at most, and a way to the end from everywhere."""
        left = self.left
        if any(self.kinds[node] not in (Kind.CHOICE, Kind.SINK) for node in left):
            return False
        met = {self.sink}
        stack = [self.sink]
        while stack:
            for edge in self.ins[stack.pop()]:
                if self.source_of[edge] not in met:
                    met.add(self.source_of[edge])
                    stack.append(self.source_of[edge])
        return met.issuperset(left)

    @property
    def left(self) -> list[int]:
        """The nodes that are left."""
        return [node for node in range(len(self.kinds)) if not self.gone[node]]

    def _fixed(self, node: int) -> bool:
        return node in (self.source, self.sink) or self.kinds[node] is Kind.SWEEP

    def _simple(self, node: int) -> None:
        """Sequence and loop."""
        ins, outs = self.ins[node], self.outs[node]
        if self.kinds[node] is Kind.CHOICE and len(outs) > 1:
            self._drop_loop(node)
        if len(ins) == 1 and len(outs) == 1 and not self._fixed(node):
            (into,) = ins
            if self.source_of[into] != node:
                self._bypass(node)

    def _drop_loop(self, node: int) -> None:
        loop = self._pair.get((node, node), -1)
        if loop >= 0 and len(self.outs[node]) > 1:
            self.members[node] = (self.members[node], self.content[loop])
            self._cut(loop)
            self._cheap.append(node)

    def _bypass(self, node: int) -> None:
        """Lead every way in straight on to every way out, and forget the node."""
        ins, outs = list(self.ins[node]), list(self.outs[node])
        here = (self.stands_for[node],) if self.stands_for[node] >= 0 else ()
        self.gone[node] = 1
        for edge in (*ins, *outs):
            self._cut(edge)
        for into in ins:
            for out in outs:
                source, target = self.source_of[into], self.target_of[out]
                made = self.edge(
                    source,
                    target,
                    (self.trail[into], here, self.trail[out]),
                    (self.content[into], self.members[node], self.content[out]),
                    counted=self.counted[out],
                )
                if into in self.default and len(outs) == 1:
                    self.default.add(made)
        if len(ins) == len(outs) == 1:  # by far the most frequent, and one of the two may be done with
            self._cheap.append(self.source_of[ins[0]])
            self._cheap.append(self.target_of[outs[0]])
            return
        touched = dict.fromkeys([*(self.source_of[e] for e in ins), *(self.target_of[e] for e in outs)])
        self._cheap.extend(n for n in touched if not self.gone[n])

    def _cut(self, edge: int) -> None:
        source, target = self.source_of[edge], self.target_of[edge]
        self.outs[source].pop(edge, None)
        self.ins[target].pop(edge, None)
        spare = self._spare.get((source, target))
        if self._pair.get((source, target)) != edge:
            if spare:
                spare.remove(edge)
        elif spare:
            self._pair[source, target] = spare.pop()
        else:
            del self._pair[source, target]

    def _skip(self, node: int) -> bool:
        """Choice and parallel: the node is left out, and those before it lead on to those after it."""
        kind = self.kinds[node]
        ins, outs = self.ins[node], self.outs[node]
        if self.gone[node] or self._fixed(node) or not ins or not outs or (node, node) in self._pair:
            return False
        before = {self.kinds[self.source_of[e]] for e in ins}
        after = {self.kinds[self.target_of[e]] for e in outs}
        if kind is Kind.CHOICE:
            # more ways into what waits for its ways in, or into an end, would change what it does
            free = len(ins) == 1 or after <= {Kind.CHOICE, Kind.SWEEP}
            fits = (before == {kind} and free) or (len(outs) == 1 and after == {kind})
        elif kind is Kind.PARALLEL:
            waits = len(ins) > 1 and self.careful
            fits = not waits and (
                (before == {kind} and (after == {kind} or len(ins) == 1))
                or (len(outs) == 1 and after == {kind})
            )
        else:
            fits = (
                kind is Kind.SPLIT and len(ins) == 1 and before == {kind} and not self.default & {*ins, *outs}
            )
        if not fits or len(ins) * len(outs) > max(_MAX_PRODUCT, len(ins) + len(outs)):
            return False
        self._bypass(node)
        return True

    # -- what is left ------------------------------------------------------------------------------

    def net(self) -> Net:
        """What is left, as a net."""
        net = Net()
        place = {edge: self._add_place(net, edge) for node in self.left for edge in self.outs[node]}
        middle = {
            node: net.place(PlaceKind.LIVE, self.stands_for[node])
            for node in self.left
            if len(self.ins[node]) * len(self.outs[node]) > MOST_PAIRS
        }
        first = net.place(PlaceKind.LIVE, self._told_by(next(iter(self.outs[self.source]), -1)))
        net.initial = [first]
        live = tuple(p for p, kind in enumerate(net.kinds) if kind == PlaceKind.LIVE)
        for node in self.left:
            ins = [place[e] for e in self.ins[node]] if node != self.source else [first]
            if node != self.sink and ins:
                self._add_steps(net, node, ins, middle.get(node, -1), place, live)
        return net

    def _add_place(self, net: Net, edge: int) -> int:
        """The place of a flow; one into the sink that still has something to do rests before it is done."""
        told = self._told_by(edge)
        if self.target_of[edge] != self.sink:
            return net.place(PlaceKind.LIVE, told)
        done = net.place(PlaceKind.DONE, told)
        if not self.counted[edge]:
            net.uncounted.add(done)
        doing = flatten([self.trail[edge], self.content[edge]])
        if not doing:
            return done
        rest = net.place(PlaceKind.LIVE, doing[0])
        net.steps.append(Step(-1, (rest,), (done,), trail=self.trail[edge], members=self.content[edge]))
        return rest

    def _told_by(self, edge: int) -> int:
        """The node of the drawing that a token on the flow comes to."""
        if edge < 0:
            return -1
        target = self.target_of[edge]
        if self.stands_for[target] >= 0:
            return self.stands_for[target]
        known = flatten([self.trail[edge]]) or flatten([self.content[edge]])
        return known[-1] if known else self.stands_for[self.source_of[edge]]

    def _add_steps(
        self,
        net: Net,
        node: int,
        ins: list[int],
        middle: int,
        place: dict[int, int],
        live: tuple[int, ...],
    ) -> None:
        kind = self.kinds[node]
        waits = kind in (Kind.PARALLEL, Kind.JOIN)
        takes = [tuple(ins)] if waits else [(p,) for p in ins]
        joins = kind is Kind.JOIN
        if middle >= 0:
            net.steps += [Step(node, take, (middle,), joins) for take in takes]
            takes, joins = [(middle,)], False
        outs = list(self.outs[node])
        passed = {e for e in outs if self.target_of[e] != self.sink}
        net.partial |= kind is Kind.SPLIT and len(outs) > MAX_INCLUSIVE
        for take in takes:
            for chosen in self._ways(kind, outs):
                shown = [e for e in chosen if e in passed]
                net.steps.append(
                    Step(
                        node,
                        take,
                        tuple(place[e] for e in chosen),
                        joins=joins,
                        clear=live if kind is Kind.SWEEP else (),
                        trail=((self.stands_for[node],), *(self.trail[e] for e in shown)),
                        members=(self.members[node], *(self.content[e] for e in shown)),
                    )
                )

    def _ways(self, kind: Kind, outs: list[int]) -> list[tuple[int, ...]]:
        if kind is Kind.CHOICE:
            return [(edge,) for edge in outs]
        if kind is Kind.SPLIT:
            default = [e for e in outs if e in self.default]
            return inclusive_choices([e for e in outs if e not in default], default)
        return [tuple(outs)]
