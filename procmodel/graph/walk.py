"""A walk along all ways of a process with the flow, memories in hand.

Loops are walked through once where what comes back is known beforehand: where each way round passes a node
that forgets what a case came with. Only where none does, memories are followed round and round.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from procmodel.graph.cycles import Cycle
from procmodel.graph.joining import Joining
from procmodel.graph.routes import Routes

__all__ = ["Walk"]

Memory = TypeVar("Memory")
Memories = Mapping[Memory, float]
"""How many visits bring each memory."""


class Walk(Generic[Memory]):
    """The memories at each node, with the number of visits that bring them.

    Attributes:
        out: what leaves each node, None where nothing does.
        counted: at each node where anything is counted, what each visit counts; where that differs, a list of
            what visits count, and how many count so.
    """

    def __init__(
        self,
        routes: Routes,
        rule: Any,
        start: Mapping[int, float],
        weight: Sequence[float],
        visits: Sequence[float],
        joining: Joining,
    ) -> None:
        self.routes, self.rule, self.start, self.weight, self.visits = routes, rule, start, weight, visits
        self.joining = joining
        self.out: list[Memories[Memory] | None] = [None] * len(routes)
        self.counted: dict[int, Any] = {}

    def along(self, groups: Iterable[Sequence[int]]) -> None:
        """Go through the strong components with the flow."""
        turning = self.routes.turning
        line: list[int] = []
        for group in groups:
            if len(group) == 1 and group[0] not in turning:
                line.append(group[0])
            elif unrolled := self._unrolled(group):
                line += unrolled
            else:
                self._pass(line)
                line = []
                self._round(group)
        self._pass(line)

    def _pass(self, nodes: Iterable[int]) -> None:
        """Go through nodes one by one, each after those that lead to it."""
        out, into, source, weight = self.out, self.routes.into, self.routes.source, self.weight
        start, visits, visit = self.start, self.visits, self.rule.visit
        for node in nodes:
            if visits[node] <= 0:
                continue
            ways = into[node]
            memories = out[source[ways[0]]] if len(ways) == 1 else None
            if memories is None or node in start or weight[ways[0]] != 1.0:
                memories = self.arriving(node)
            if len(memories) != 1:
                self.leave(node, memories)
                continue
            for memory, times in memories.items():
                counted, after = visit(node, memory)
                same = after is memory and times == visits[node]
                out[node] = memories if same else {after: visits[node]}
                if counted:
                    self.counted[node] = counted

    def leave(self, node: int, memories: Memories[Memory]) -> None:
        """Visit a node with each of these memories."""
        left: dict[Memory, float] = {}
        found = []
        for memory, times in memories.items():
            counted, after = self.rule.visit(node, memory)
            found.append((counted, times))
            left[after] = left.get(after, 0.0) + times
        self.out[node] = left
        if len(left) > 1:
            self.joining.split(node)
        if any(counted for counted, _ in found):
            self.counted[node] = found

    def arriving(self, node: int) -> Memories[Memory]:
        """What comes to a node; at a join, what it makes of that."""
        if node in self.routes.joins:
            brought = {-1: self._begun(node), **{way: self.on(way) for way in self.routes.into[node]}}
            ways = {way: memories for way, memories in brought.items() if memories}
            return self.joining.joined(node, ways, self.visits[node])
        return self.coming(node, self.routes.into[node])

    def coming(self, node: int, ways: Iterable[int]) -> Memories[Memory]:
        """What begins at a node, and comes to it along some ways."""
        out, source, weight = self.out, self.routes.source, self.weight
        total = self._begun(node)
        for way in ways:
            before, share = out[source[way]], weight[way]
            if before and share:
                for memory, times in before.items():
                    total[memory] = total.get(memory, 0.0) + times * share
        return total

    def _begun(self, node: int) -> dict[Memory, float]:
        return {self.rule.begin(node): self.start[node]} if self.start.get(node) else {}

    def on(self, way: int) -> Memories[Memory]:
        """What comes along a way."""
        weight, before = self.weight[way], self.out[self.routes.source[way]]
        if not weight or not before:
            return {}
        return before if weight == 1.0 else {memory: times * weight for memory, times in before.items()}

    # -- loops -------------------------------------------------------------------------------------

    def _unrolled(self, group: Sequence[int]) -> list[int] | None:
        """The nodes of a loop in an order that takes it in one pass; None where there is no such order.

        What leaves a node that forgets is known from its visits alone: nothing has to wait for it.
        """
        inside = dict.fromkeys(group, 0)
        waits: dict[int, list[int]] = {}
        for node in group:
            left = self.rule.leaves(node)
            if left is not None:
                self.out[node] = {left: self.visits[node]}
            else:
                waits[node] = self._targets(node, inside)
        for targets in waits.values():
            for target in targets:
                inside[target] += 1
        order = [node for node, count in inside.items() if not count]
        for node in order:
            for target in waits.get(node, ()):
                inside[target] -= 1
                if not inside[target]:
                    order.append(target)
        return order if len(order) == len(group) else None

    def _targets(self, node: int, inside: Mapping[int, int]) -> list[int]:
        weight, target = self.weight, self.routes.target
        return [target[way] for way in self.routes.out[node] if weight[way] > 0 and target[way] in inside]

    def _round(self, group: Sequence[int]) -> None:
        """Follow memories round a loop."""
        cycle = Cycle(self, group)
        for node, memories in cycle.arriving().items():
            if memories:
                self.leave(node, memories)
