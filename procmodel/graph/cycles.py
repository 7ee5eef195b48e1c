"""Memories that go round a loop and come back: every pair of node and memory as a node of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from procmodel.graph.elimination import spread

if TYPE_CHECKING:
    from procmodel.graph.walk import Walk

__all__ = ["Cycle"]

_ROUNDS = 500  # until the memories that leave a join inside a loop stand still
_STILL = 1e-12

_Memories = Mapping[Any, float]
_Pair = tuple[int, Any]


class Cycle:
    """One loop; joins in it give what their ways united, until that stands still."""

    def __init__(self, walk: Walk[Any], group: Sequence[int]) -> None:
        self.walk, self.group, self.rule = walk, group, walk.rule
        routes, weight = walk.routes, walk.weight
        members = set(group)
        self.joins = [node for node in group if node in routes.joins]
        self.entering = {
            node: walk.coming(node, [way for way in routes.into[node] if routes.source[way] not in members])
            for node in group
            if node not in routes.joins
        }
        self.inside = {  # where each node leads within the loop, joins aside, with the tokens on the way
            node: [
                (routes.target[way], weight[way])
                for way in routes.out[node]
                if weight[way] > 0
                and routes.target[way] in members
                and routes.target[way] not in routes.joins
            ]
            for node in group
        }

    def arriving(self) -> Mapping[int, _Memories]:
        """What comes to each node of the loop."""
        from_joins: dict[int, _Memories] = {}
        for _ in range(_ROUNDS if self.joins else 1):
            found = self._solved(from_joins)
            united = {node: self.walk.arriving(node) for node in self.joins}
            if not self.joins or _distance(united, from_joins) < _STILL:
                break
            from_joins = united
        else:
            self.walk.joining.cut = True
        return {node: from_joins.get(node, memories) for node, memories in found.items()}

    def _solved(self, from_joins: Mapping[int, _Memories]) -> dict[int, dict[Any, float]]:
        """The memories that come to each node, and leave it."""
        begin = {
            (node, memory): times
            for brought in (self.entering, from_joins)
            for node, memories in brought.items()
            for memory, times in memories.items()
        }
        after = self._pairs(begin)
        number = {pair: place for place, pair in enumerate(after)}
        known = {number[pair]: times for pair, times in begin.items()}
        ways = self._ways(after, number, known)
        pairs = list(after)
        found: dict[int, dict[Any, float]] = {node: {} for node in self.group}
        left: dict[int, dict[Any, float]] = {node: {} for node in self.group}
        for place, times in spread(known, ways).items():
            node, memory = pairs[place]
            found[node][memory] = times
        for node, memories in found.items():
            for memory, times in memories.items():
                leaving = after[node, memory]
                left[node][leaving] = left[node].get(leaving, 0.0) + times
            self.walk.left(node, left[node])
        return found

    def _pairs(self, begin: Mapping[_Pair, float]) -> dict[_Pair, Any]:
        """All pairs of node and memory that there are, each with what it is left with."""
        after: dict[_Pair, Any] = {}
        pending = list(begin)
        met = set(begin)
        for pair in pending:
            leaving = after[pair] = self.rule.visit(*pair)[1]
            for target, _ in self.inside[pair[0]]:
                following = target, leaving
                if following not in met:
                    met.add(following)
                    pending.append(following)
        return after

    def _ways(
        self, after: Mapping[_Pair, Any], number: Mapping[_Pair, int], begin: dict[int, float]
    ) -> dict[int, dict[int, float]]:
        """The ways between pairs. What leaves a node that forgets is known by its visits, and begins there."""
        by_node: dict[int, list[_Pair]] = {}
        for pair in after:
            by_node.setdefault(pair[0], []).append(pair)
        ways: dict[int, dict[int, float]] = {}
        for node, pairs in by_node.items():
            left = {after[pair] for pair in pairs}
            if len(left) == 1:
                leaving = left.pop()
                for target, weight in self.inside[node]:
                    to = number[target, leaving]
                    begin[to] = begin.get(to, 0.0) + self.walk.visits[node] * weight
                continue
            for pair in pairs:
                targets = ways.setdefault(number[pair], {})
                for target, weight in self.inside[node]:
                    to = number[target, after[pair]]
                    targets[to] = targets.get(to, 0.0) + weight
        return ways


def _distance(one: Mapping[int, _Memories], other: Mapping[int, _Memories]) -> float:
    """How far what leaves the joins of a loop still moves from round to round."""
    far = 0.0
    for node, memories in one.items():
        before = other.get(node, {})
        for memory in {*memories, *before}:
            far = max(far, abs(memories.get(memory, 0.0) - before.get(memory, 0.0)))
    return far
