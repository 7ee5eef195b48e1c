"""A walk along all ways of a process with the flow, memories in hand.

Loops are walked through once where what comes back is known beforehand: where each way round passes a node
that forgets what a case came with. Only where none does, memories are followed round and round.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

from procmodel.graph.cycles import Cycle
from procmodel.graph.joining import Joining
from procmodel.graph.stream import Stream

__all__ = ["Walk"]

Memory = TypeVar("Memory")
Memories = Mapping[Memory, float]
"""How many visits bring each memory."""


class Walk(Generic[Memory]):
    """The memories at each node, with the number of visits that bring them.

    Attributes:
        alone: what leaves each node at every visit; None where that differs, or nothing does.
        several: what leaves the nodes where that differs.
        counted: at each node where anything is counted, what each visit counts; where that differs, a list of
            what visits count, and how many count so.
    """

    def __init__(self, stream: Stream, rule: Any, joining: Joining) -> None:
        self.stream, self.rule, self.joining = stream, rule, joining
        self.routes, self.start = stream.routes, stream.start
        self.weight, self.visits = stream.weight, stream.visits
        self.alone: list[Memory | None] = [None] * len(self.routes)
        self.several: dict[int, Memories[Memory]] = {}
        self.counted: dict[int, Any] = {}
        self._loop_of = [-1] * len(self.routes)  # the first node of the loop that a node lies in
        self._waiting = [0] * len(self.routes)  # the ways within its loop that a node still waits for

    def along(self) -> None:
        """Go along the whole stream."""
        line = self.stream.line
        at_once = line is not None and self._knows(self.stream.returning)
        self._pass(line if line is not None and at_once else self._line(self.stream.groups))

    def _knows(self, nodes: Sequence[int]) -> bool:
        """Whether it is known beforehand what leaves all these nodes; noted if so."""
        alone, leaving = self.alone, self.rule.leaving
        for node in nodes:
            alone[node] = leaving[node]
            if alone[node] is None:
                return False
        return True

    def _line(self, groups: Iterable[Sequence[int]]) -> Iterator[int]:
        """Nodes to go through one by one; loops that are none such are gone round between them."""
        turning, visits = self.routes.turning, self.visits
        for group in groups:
            if len(group) == 1 and group[0] not in turning:
                line: Sequence[int] | None = group
            else:
                line = self._one_round(group) or self._unrolled(group)
            if line is None:
                self._round(group)
            else:
                yield from [node for node in line if visits[node] > 0]

    def _pass(self, nodes: Iterable[int]) -> None:
        """Go through nodes one by one, each after those that lead to it."""
        alone, before, visit, counts = self.alone, self.stream.before, self.rule.visit, self.counted
        joins, start = self.routes.joins, self.start
        for node in nodes:
            memory = None
            if before[node] >= 0:
                memory = alone[before[node]]
            elif node in joins and node not in start:
                memory = self._joined(node)
            if memory is None:
                memories = self.arriving(node)
                if len(memories) != 1:
                    self.leave(node, memories)
                    continue
                (memory,) = memories
            counted, alone[node] = visit(node, memory)
            if counted:
                counts[node] = counted

    def _joined(self, node: int) -> Memory | None:
        """The one memory that a join makes of ways that bring one each; None where they are not such."""
        if self.joining.apart:
            return None
        alone, weight, visits, source = self.alone, self.weight, self.visits, self.routes.source
        found, same = None, True
        brought = []
        for way in self.routes.into[node]:
            before = source[way]
            if weight[way] and visits[before] > 0:
                memory = alone[before]
                if memory is None:
                    return None
                brought.append((way, memory, visits[before] * weight[way]))
                same = same and (found is None or memory == found)
                found = memory
        return found if same else self.joining.whole(brought, visits[node])

    def leave(self, node: int, memories: Memories[Memory]) -> None:
        """Visit a node with each of these memories."""
        visit, found = self.rule.visit, []
        left: dict[Memory, float] = {}
        for memory, times in memories.items():
            counted, after = visit(node, memory)
            found.append((counted, times))
            left[after] = left.get(after, 0.0) + times
        if len(left) == 1:
            self.alone[node] = after
        else:
            self.left(node, left)
            if left:
                self.joining.split(node)
        for counted, _ in found:
            if counted:
                self.counted[node] = found
                break

    def left(self, node: int, memories: Memories[Memory]) -> None:
        """Note what leaves a node."""
        self.several[node], self.alone[node] = memories, None

    def _before(self, way: int) -> Memories[Memory]:
        """What leaves the source of a way."""
        node = self.routes.source[way]
        memory = self.alone[node]
        return {memory: self.visits[node]} if memory is not None else self.several.get(node, {})

    def arriving(self, node: int) -> Memories[Memory]:
        """What comes to a node; at a join, what it makes of that."""
        if node in self.routes.joins:
            brought = {-1: self._begun(node), **{way: self.on(way) for way in self.routes.into[node]}}
            ways = {way: memories for way, memories in brought.items() if memories}
            return self.joining.joined(node, ways, self.visits[node])
        return self.coming(node, self.routes.into[node])

    def coming(self, node: int, ways: Iterable[int]) -> Memories[Memory]:
        """What begins at a node, and comes to it along some ways."""
        alone, weight, visits, source = self.alone, self.weight, self.visits, self.routes.source
        total = self._begun(node) if node in self.start else {}
        for way in ways:
            share, before = weight[way], source[way]
            memory = alone[before]
            if memory is None:
                for other, times in self.several.get(before, {}).items() if share else ():
                    total[other] = total.get(other, 0.0) + times * share
            elif share:
                total[memory] = total.get(memory, 0.0) + visits[before] * share
        return total

    def _begun(self, node: int) -> dict[Memory, float]:
        return {self.rule.begin(node): self.start[node]} if self.start.get(node) else {}

    def on(self, way: int) -> Memories[Memory]:
        """What comes along a way."""
        weight = self.weight[way]
        if not weight:
            return {}
        before = self._before(way)
        return before if weight == 1.0 else {memory: times * weight for memory, times in before.items()}

    # -- loops -------------------------------------------------------------------------------------

    def _one_round(self, group: Sequence[int]) -> Sequence[int]:
        """The nodes of a loop in the order of its round, where all that comes back to its head is known."""
        members = self.stream.rounds.get(group[0], ())
        return members if self._knows(self.stream.returning_to(members)) else ()

    def _unrolled(self, group: Sequence[int]) -> list[int] | None:
        """The nodes of a loop in an order that takes it in one pass; None where there is no such order.

        What leaves a node that forgets is known from its visits alone: nothing has to wait for it.
        """
        alone, visits, leaving, number = self.alone, self.visits, self.rule.leaving, group[0]
        for node in group:
            self._loop_of[node] = number
        waits = {}
        for node in group:
            left = leaving[node]
            if left is None:
                waits[node] = self._within(node, number)
            elif visits[node] > 0:
                alone[node] = left
        waiting = self._waiting
        for targets in waits.values():
            for target in targets:
                waiting[target] += 1
        order = [node for node in group if not waiting[node]]
        for node in order:
            for target in waits.get(node, ()):
                waiting[target] -= 1
                if not waiting[target]:
                    order.append(target)
        return order if len(order) == len(group) else None

    def _within(self, node: int, number: int) -> list[int]:
        """Where a node of a loop leads within it."""
        weight, target, loop_of = self.weight, self.routes.target, self._loop_of
        return [
            target[way] for way in self.routes.out[node] if loop_of[target[way]] == number and weight[way] > 0
        ]

    def _round(self, group: Sequence[int]) -> None:
        """Follow memories round a loop."""
        cycle = Cycle(self, group)
        for node, memories in cycle.arriving().items():
            if memories:
                self.leave(node, memories)
