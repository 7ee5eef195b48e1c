"""What a case brings along on its way: a memory carried from node to node, and what is counted with it.

Whoever was last responsible, the system last used, the step before: a count that depends on how a case came
to a step follows each memory with the number of cases that carry it. Memories split and merge with the cases;
at a join those of all ways are united. Loops are solved exactly, memory by memory.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from procmodel.graph.elimination import spread
from procmodel.graph.in_blocks import InBlocks, by_name, by_trail
from procmodel.graph.routes import Routes
from procmodel.graph.view import Routing
from procmodel.graph.visits import groups_of

__all__ = ["ALL", "Found", "Memory", "Rule", "follow", "trail_routes"]

Memory = TypeVar("Memory", bound=Hashable)
Counted = tuple[tuple[str, float], ...]
"""What one visit counts, by name."""

ALL = ""
"""Stands for everything that is counted, among the least and most of a visit."""

_ROUNDS = 500  # until the memories that leave a join inside a loop stand still
_STILL = 1e-12
_NEAR = 1e-9
_MOST = 4_096  # memories at one join


class Rule(Protocol[Memory]):
    """What is remembered and counted."""

    def begin(self, node: int) -> Memory:
        """What a case brings along that begins at a node."""

    def visit(self, node: int, memory: Memory) -> tuple[Counted, Memory]:
        """What a visit counts, and what the case brings along from there."""

    def unite(self, one: Memory, other: Memory) -> Memory:
        """What goes on from a join to which two ways brought these."""


@dataclass
class Found(Generic[Memory]):
    """What was counted: in total, at each node, and the least and most that one visit counts there.

    `cut` says that there were more memories than can be followed, so that no total is exact.
    """

    totals: dict[str, float] = field(default_factory=dict)
    at: dict[tuple[int, str], float] = field(default_factory=dict)
    least: dict[tuple[int, str], float] = field(default_factory=dict)
    most: dict[tuple[int, str], float] = field(default_factory=dict)
    cut: bool = False

    def add(self, node: int, counted: Counted, times: float) -> None:
        """A number of visits that count the same."""
        for name, amount in counted:
            self.totals[name] = self.totals.get(name, 0.0) + amount * times
            self.at[node, name] = self.at.get((node, name), 0.0) + amount * times


def trail_routes(routes: Routes) -> Routes:
    """The ways that memories take: through the contents of boxes, whose exits unite what their ends bring."""
    if not routes.through:
        return routes
    view = routes.view
    ends = len(view.flows)
    found = Routes(view, routes.source[:ends], routes.target[:ends], view.out, view.into, {})
    exits = dict.fromkeys(view.exit_of.values(), Routing.INCLUSIVE)
    found.__dict__["joins"] = {**routes.joins, **exits}
    return found


def follow(
    routes: Routes,
    rule: Rule[Memory],
    start: Mapping[int, float],
    weight: Sequence[float],
    visits: Sequence[float],
    groups: Iterable[Sequence[int]] | None = None,
    closing: Mapping[int, int] | None = None,
    otherwise: Collection[int] = (),
    joint: Collection[int] = (),
) -> Found[Any]:
    """Count along all ways of a process.

    Args:
        routes: the ways.
        rule: what is remembered and counted.
        start: how often a case begins at each node.
        weight: tokens on each way for each visit of its source.
        visits: of each node.
        groups: the strong components with the flow; by default those of the routes.
        closing: the join that closes each split of several tokens. Up to there the branches remember what
            went into the split, so that what they have in common is not taken for chance.
        otherwise: ways into a join on which a case comes only where it comes on no other.
        joint: splits whose branches are not taken independently of each other.
    """
    way_on = groups or groups_of(routes)
    if not closing:
        return _Following(routes, rule, start, weight, visits).run(way_on)
    within = InBlocks(rule, closing)
    return _Following(routes, within, start, weight, visits, closing, otherwise, joint).run(way_on)


class _Following(Generic[Memory]):
    """The memories at each node, with the number of visits that bring them."""

    def __init__(
        self,
        routes: Routes,
        rule: Rule[Memory],
        start: Mapping[int, float],
        weight: Sequence[float],
        visits: Sequence[float],
        closing: Mapping[int, int] | None = None,
        otherwise: Collection[int] = (),
        joint: Collection[int] = (),
    ) -> None:
        self.routes, self.rule, self.start, self.weight, self.visits = routes, rule, start, weight, visits
        self.closing, self.otherwise, self.joint = closing, otherwise, joint
        self.out: list[dict[Memory, float] | None] = [None] * len(routes)
        self.found: Found[Memory] = Found()

    def run(self, groups: Iterable[Sequence[int]]) -> Found[Memory]:
        turning = self.routes.turning
        for group in groups:
            node = group[0]
            if len(group) > 1 or node in turning:
                self._loop(list(group))
            elif self.visits[node] > 0:
                self._leave(node, self._arriving(node))
        return self.found

    def _leave(self, node: int, memories: Mapping[Memory, float]) -> None:
        if len(memories) == 1:
            self._leave_alone(node, *next(iter(memories.items())))
            return
        left: dict[Memory, float] = {}
        visits: list[Counted] = []
        for memory, times in memories.items():
            counted, after = self.rule.visit(node, memory)
            visits.append(counted)
            if counted:
                self.found.add(node, counted, times)
            left[after] = left.get(after, 0.0) + times
        self.out[node] = left
        if any(visits):
            self._bounds(node, [by_name(counted) for counted in visits])

    def _leave_alone(self, node: int, memory: Memory, times: float) -> None:
        """The same, where all bring the same memory."""
        counted, after = self.rule.visit(node, memory)
        self.out[node] = {after: times}
        if counted:
            self.found.add(node, counted, times)
            self._bounds(node, [by_name(counted)])

    def _bounds(self, node: int, visits: list[dict[str, float]]) -> None:
        for name in dict.fromkeys(name for counted in visits for name in counted):
            amounts = [counted.get(name, 0.0) for counted in visits]
            self.found.least[node, name], self.found.most[node, name] = min(amounts), max(amounts)
        totals = [sum(counted.values()) for counted in visits]
        self.found.least[node, ALL], self.found.most[node, ALL] = min(totals), max(totals)

    def _arriving(self, node: int) -> dict[Memory, float]:
        into = self.routes.into[node]
        if len(into) == 1 and node not in self.start:
            return self._on(into[0])
        begun = {self.rule.begin(node): self.start[node]} if self.start.get(node) else {}
        ways = {-1: begun, **{way: self._on(way) for way in into}}
        if node not in self.routes.joins:
            return _sum(list(ways.values()))
        return self._joined(node, {way: brought for way, brought in ways.items() if brought})

    def _on(self, way: int) -> dict[Memory, float]:
        weight, before = self.weight[way], self.out[self.routes.source[way]]
        if not weight or not before:
            return {}
        return before if weight == 1.0 else {memory: times * weight for memory, times in before.items()}

    def _joined(self, node: int, ways: Mapping[int, dict[Any, float]]) -> dict[Any, float]:
        """What leaves a join; where blocks are told, apart for each memory that went into the block."""
        times = self.visits[node]
        if not times or not ways:
            return {}
        if self.closing is None:
            return self._mixed(ways, times)
        left: dict[Any, float] = {}
        whole = sum(sum(way.values()) for way in ways.values())
        for trail, parts in by_trail(ways).items():
            here = times * sum(sum(part.values()) for part in parts.values()) / whole
            closes = bool(trail) and self.closing.get(trail[-1][0]) == node
            if trail and trail[-1][0] in self.joint and len(parts) > 1:
                self.found.cut = True
            for (_, memory), count in self._mixed(parts, here).items():
                after = (trail[:-1] if closes else trail, memory)
                left[after] = left.get(after, 0.0) + count
        return left

    def _mixed(self, ways: Mapping[int, dict[Any, float]], times: float) -> dict[Any, float]:
        """The memories of ways that come together united, those of alternatives mixed."""
        brought = list(ways.values())
        if len(ways) == 1 or sum(sum(way.values()) for way in brought) <= times * (1.0 + _NEAR):
            return _scaled(_sum(brought), times)
        mixed: dict[Memory | None, float] = {None: 1.0}
        for number, way in ways.items():
            if number in self.otherwise:
                continue
            total = sum(way.values())
            there = min(1.0, total / times)
            there = 1.0 if there > 1.0 - _NEAR else there
            mixed = self._with_way(mixed, way, total, there)
        mixed.pop(None, None)
        together = {memory: share for memory, share in mixed.items() if memory is not None}
        alone = [_scaled(ways[way], sum(ways[way].values()) / times) for way in ways if way in self.otherwise]
        return _scaled(_sum([together, *alone]), times)

    def _with_way(
        self, mixed: Mapping[Memory | None, float], way: Mapping[Memory, float], total: float, there: float
    ) -> dict[Memory | None, float]:
        """What is known so far, united with what one more way brings in a part of the cases."""
        following: dict[Memory | None, float] = {}
        for memory, share in mixed.items():
            if there < 1.0:
                following[memory] = following.get(memory, 0.0) + share * (1.0 - there)
            for other, count in way.items():
                both = other if memory is None else self.rule.unite(memory, other)
                following[both] = following.get(both, 0.0) + share * there * count / total
        if len(following) <= _MOST:
            return following
        self.found.cut = True
        return dict(list(following.items())[:_MOST])

    # -- loops -------------------------------------------------------------------------------------

    def _loop(self, group: list[int]) -> None:
        """Every pair of node and memory in the loop as a node of its own; joins give what their ways united."""
        members = set(group)
        joins = [node for node in group if node in self.routes.joins]
        entering = {node: self._entering(node, members) for node in group if node not in self.routes.joins}
        arriving: dict[int, dict[Memory, float]] = {node: {} for node in group}
        from_joins: dict[int, dict[Memory, float]] = {}
        for _ in range(_ROUNDS if joins else 1):
            arriving = self._solved(group, members, entering, from_joins)
            for node, memories in arriving.items():
                self.out[node] = self._passed(node, memories)
            united = {node: self._arriving(node) for node in joins}
            if not joins or _distance(united, from_joins) < _STILL:
                break
            from_joins = united
        else:
            self.found.cut = True
        for node in group:
            memories = from_joins[node] if node in from_joins else arriving[node]
            if memories:
                self._leave(node, memories)

    def _passed(self, node: int, memories: Mapping[Memory, float]) -> dict[Memory, float]:
        left: dict[Memory, float] = {}
        for memory, times in memories.items():
            after = self.rule.visit(node, memory)[1]
            left[after] = left.get(after, 0.0) + times
        return left

    def _entering(self, node: int, members: set[int]) -> dict[Memory, float]:
        source = self.routes.source
        ways = [self._on(way) for way in self.routes.into[node] if source[way] not in members]
        begun = {self.rule.begin(node): self.start[node]} if self.start.get(node) else {}
        return _sum([begun, *ways])

    def _solved(
        self,
        group: list[int],
        members: set[int],
        entering: Mapping[int, Mapping[Memory, float]],
        from_joins: Mapping[int, Mapping[Memory, float]],
    ) -> dict[int, dict[Memory, float]]:
        """The memories that come to each node of a loop."""
        number: dict[tuple[int, Memory], int] = {}
        pairs: list[tuple[int, Memory]] = []
        begin: dict[int, float] = {}

        def numbered(node: int, memory: Memory) -> int:
            pair = node, memory
            if pair not in number:
                number[pair] = len(pairs)
                pairs.append(pair)
            return number[pair]

        for node, memories in entering.items():
            for memory, times in memories.items():
                begin[numbered(node, memory)] = times
        for node, memories in from_joins.items():
            for memory, times in memories.items():
                begin[numbered(node, memory)] = times
        after: list[Memory] = []
        while len(after) < len(pairs):
            node, memory = pairs[len(after)]
            leaving = self.rule.visit(node, memory)[1]
            after.append(leaving)
            for target, _ in self._inside(node, members):
                numbered(target, leaving)
        ways = self._ways_of_pairs(pairs, after, members, number, begin)
        result: dict[int, dict[Memory, float]] = {node: {} for node in group}
        for place, times in spread(begin, ways).items():
            node, memory = pairs[place]
            result[node][memory] = times
        return result

    def _inside(self, node: int, members: set[int]) -> list[tuple[int, float]]:
        """Where a node of a loop leads within it, joins aside, with the tokens on the way."""
        target, weight, joins = self.routes.target, self.weight, self.routes.joins
        return [
            (target[way], weight[way])
            for way in self.routes.out[node]
            if weight[way] > 0 and target[way] in members and target[way] not in joins
        ]

    def _ways_of_pairs(
        self,
        pairs: Sequence[tuple[int, Memory]],
        after: Sequence[Memory],
        members: set[int],
        number: Mapping[tuple[int, Memory], int],
        begin: dict[int, float],
    ) -> dict[int, dict[int, float]]:
        """The ways between pairs. What leaves a node that forgets is known by its visits, and begins there."""
        by_node: dict[int, list[int]] = {}
        for place, (node, _) in enumerate(pairs):
            by_node.setdefault(node, []).append(place)
        ways: dict[int, dict[int, float]] = {}
        for node, places in by_node.items():
            inside = self._inside(node, members)
            if len({after[place] for place in places}) == 1:
                for target, weight in inside:
                    to = number[target, after[places[0]]]
                    begin[to] = begin.get(to, 0.0) + self.visits[node] * weight
                continue
            for place in places:
                targets = ways.setdefault(place, {})
                for target, weight in inside:
                    to = number[target, after[place]]
                    targets[to] = targets.get(to, 0.0) + weight
        return ways


def _scaled(memories: Mapping[Memory, float], times: float) -> dict[Memory, float]:
    total = sum(memories.values())
    return {memory: share * times / total for memory, share in memories.items()} if total else {}


def _sum(parts: Sequence[Mapping[Memory, float]]) -> dict[Memory, float]:
    filled = [part for part in parts if part]
    if len(filled) == 1:
        return dict(filled[0])
    total: dict[Memory, float] = {}
    for part in filled:
        for memory, times in part.items():
            total[memory] = total.get(memory, 0.0) + times
    return total


def _distance(
    one: Mapping[int, Mapping[Memory, float]], other: Mapping[int, Mapping[Memory, float]]
) -> float:
    """How far what leaves the joins of a loop still moves from round to round."""
    far = 0.0
    for node, memories in one.items():
        before = other.get(node, {})
        for memory in {*memories, *before}:
            far = max(far, abs(memories.get(memory, 0.0) - before.get(memory, 0.0)))
    return far
