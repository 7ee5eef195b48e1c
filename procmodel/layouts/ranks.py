"""Which column each shape stands in.

The column is the longest way from the beginning, flows that lead back left aside. A flow that changes lane may
stay in its column, as a straight line down or up, where the lanes between are empty there: that is what keeps
pictures narrow. Several versions are ranked together, so that matched steps share a column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush

from procmodel.layouts.combs import fans
from procmodel.layouts.problem import Problem

__all__ = ["back_flows", "ranks"]


def back_flows(problem: Problem) -> set[int]:
    """The flows that lead back: met in a depth-first search while their target is still open.

    The search begins where nothing leads to, then anywhere, in file order. Without these flows there is no
    cycle; a flow from a shape to itself is one of them. Messages count as such: they order nothing.
    """
    flows = problem.flows
    leaving = [[n for n in row if not flows[n].message] for row in problem.leaving()]
    entered = {flow.target for flow in flows if flow.source != flow.target and not flow.message}
    roots = [i for i in range(len(problem.items)) if i not in entered]
    state = bytearray(len(problem.items))  # 0 not met, 1 open, 2 done
    back = {number for number, flow in enumerate(flows) if flow.message}
    for root in (*roots, *range(len(problem.items))):
        if state[root]:
            continue
        state[root] = 1
        stack = [(root, iter(leaving[root]))]
        while stack:
            node, ways = stack[-1]
            for number in ways:
                target = flows[number].target
                if state[target] == 1:
                    back.add(number)
                elif not state[target]:
                    state[target] = 1
                    stack.append((target, iter(leaving[target])))
                    break
            else:
                state[node] = 2
                stack.pop()
    return back


def ranks(
    problems: Sequence[Problem],
    backs: Sequence[set[int]],
    pairs: Sequence[tuple[int, int]] = (),
    kept: Sequence[Mapping[int, int]] = (),
) -> list[list[int]]:
    """The column of every item of every problem.

    Args:
        problems: the versions.
        backs: the flows of each that lead back.
        pairs: items of the first and of the second problem that should share a column. A pair is given up
            where the flow forbids it (the two versions do things in another order).
        kept: the rows that items of each problem must stand in; of two that would share a cell, the one that
            comes later in the flow goes to a later column.
    """
    union = _Union(problems, backs, pairs)
    order = union.order()
    columns = _place(union, order, kept or [{} for _ in problems])
    return [[columns[c] for c in row] for row in union.member]


class _Union:
    """The graph of all versions at once; paired items are one node of it."""

    def __init__(
        self, problems: Sequence[Problem], backs: Sequence[set[int]], pairs: Sequence[tuple[int, int]]
    ) -> None:
        self.problems, self.backs = problems, backs
        self.fans = [fans(problem, back) for problem, back in zip(problems, backs, strict=True)]
        self.member: list[list[int]] = []  # the node of each item
        count = 0
        for problem in problems:
            self.member.append(list(range(count, count + len(problem.items))))
            count += len(problem.items)
        self.merged: set[int] = set()
        for a, b in pairs:
            self.member[1][b] = self.member[0][a]
            self.merged.add(self.member[0][a])
        self.size = count
        self._connect()

    def _connect(self) -> None:
        self.out: list[list[int]] = [[] for _ in range(self.size)]
        self.into: list[list[tuple[int, int]]] = [[] for _ in range(self.size)]  # (problem, flow)
        self.items: list[list[tuple[int, int]]] = [[] for _ in range(self.size)]  # (problem, item)
        for p, problem in enumerate(self.problems):
            for i, node in enumerate(self.member[p]):
                self.items[node].append((p, i))
            for number, flow in enumerate(problem.flows):
                if number not in self.backs[p] and flow.source != flow.target:
                    source, target = self.member[p][flow.source], self.member[p][flow.target]
                    self.out[source].append(target)
                    self.into[target].append((p, number))

    def order(self) -> list[int]:
        """The nodes so that each stands after those that lead to it; pairs that forbid it are parted."""
        tries = 0
        while True:
            order, stuck = self._sorted()
            if not stuck:
                return order
            cyclic = sorted(self.merged.intersection(stuck))
            for node in cyclic if tries > 24 else cyclic[:1]:
                self._part(node)
            tries += 1
            self._connect()

    def _part(self, node: int) -> None:
        """Let the members of a node stand in columns of their own again."""
        self.merged.discard(node)
        for p, i in self.items[node]:
            if p == 1:
                self.member[1][i] = len(self.problems[0].items) + i

    def _sorted(self) -> tuple[list[int], list[int]]:
        """A topological order, and what no order can hold: the nodes on cycles."""
        waiting = [len(flows) for flows in self.into]
        ready = [node for node in range(self.size) if self.items[node] and not waiting[node]]
        heapify(ready)
        order = []
        while ready:
            node = heappop(ready)
            order.append(node)
            for target in self.out[node]:
                waiting[target] -= 1
                if not waiting[target]:
                    heappush(ready, target)
        return order, self._on_cycles(waiting)

    def _on_cycles(self, waiting: list[int]) -> list[int]:
        """Of the nodes still waiting, those that do not merely stand behind a cycle."""
        left = {node for node, count in enumerate(waiting) if count and self.items[node]}
        leaving = {node: sum(target in left for target in self.out[node]) for node in left}
        done = [node for node, count in leaving.items() if not count]
        while done:
            node = done.pop()
            left.discard(node)
            for p, number in self.into[node]:
                source = self.member[p][self.problems[p].flows[number].source]
                if source in left:
                    leaving[source] -= 1
                    if not leaving[source]:
                        done.append(source)
        return sorted(left)


def _place(union: _Union, order: list[int], kept: Sequence[Mapping[int, int]]) -> list[int]:
    columns = [0] * union.size
    cells = [_Cells(rows) for rows in kept]
    for node in order:
        first = max((columns[s] for s in _sources(union, node)), default=-1)
        straight = _straight(union, node, first, columns, cells) if first >= 0 else None
        if straight is not None:
            columns[node] = first
            for p, source, target in straight:
                cells[p].hand_over(
                    source, union.problems[p].items[source].lane, target, _lane(union, p, target), first
                )
        else:
            columns[node] = _first_free(union, node, first + 1, cells)
        for p, i in union.items[node]:
            cells[p].add(i, _lane(union, p, i), columns[node])
    return columns


def _lane(union: _Union, problem: int, item: int) -> int:
    return union.problems[problem].items[item].lane


def _sources(union: _Union, node: int) -> list[int]:
    return [union.member[p][union.problems[p].flows[f].source] for p, f in union.into[node]]


def _first_free(union: _Union, node: int, column: int, cells: list[_Cells]) -> int:
    """The first column from `column` on where nothing is in the way in the node's lanes."""
    while not all(cells[p].is_open(i, _lane(union, p, i), column) for p, i in union.items[node]):
        column += 1
    return column


def _straight(
    union: _Union, node: int, column: int, columns: list[int], cells: list[_Cells]
) -> list[tuple[int, int, int]] | None:
    """The hand-overs (problem, source, target) that let `node` stay in `column`; None where it cannot."""
    found = []
    for p, number in union.into[node]:
        flow = union.problems[p].flows[number]
        if columns[union.member[p][flow.source]] == column:
            splits, joins = union.fans[p]
            if flow.slot is not None or flow.source in splits or flow.target in joins:
                return None
            found.append((p, flow.source, flow.target))
    for p, i in union.items[node]:
        lane = _lane(union, p, i)
        if cells[p].count.get((lane, column)) or (lane, column) in cells[p].crossed:
            return None
    free = all(cells[p].is_free(s, _lane(union, p, s), _lane(union, p, t), column) for p, s, t in found)
    sides = {(p, t, _lane(union, p, s) < _lane(union, p, t)) for p, s, t in found}
    return found if free and len(sides) == len(found) else None


class _Cells:
    """What is known of each (lane, column) of one version."""

    def __init__(self, kept: Mapping[int, int]) -> None:
        self.kept = kept  # the row of items that must stand in it
        self.taken: set[tuple[int, int, int]] = set()  # (lane, column, row) of those
        self.count: dict[tuple[int, int], int] = {}
        self.crossed: set[tuple[int, int]] = set()  # a straight line needs the cell for itself
        self.used: set[tuple[int, bool]] = set()  # (item, whether its lower side) has a straight line

    def add(self, item: int, lane: int, column: int) -> None:
        """Put an item into a column."""
        self.count[lane, column] = self.count.get((lane, column), 0) + 1
        if item in self.kept:
            self.taken.add((lane, column, self.kept[item]))

    def is_open(self, item: int, lane: int, column: int) -> bool:
        """Whether neither a straight line nor an item that must stand in the same row is in the way."""
        return (lane, column) not in self.crossed and (lane, column, self.kept.get(item)) not in self.taken

    def is_free(self, source: int, lane: int, target_lane: int, column: int) -> bool:
        """Whether a straight line can lead from `source` to `target_lane`."""
        down = lane < target_lane
        if lane == target_lane or (source, down) in self.used or self.count.get((lane, column)) != 1:
            return False
        between = range(min(lane, target_lane) + 1, max(lane, target_lane))
        return not any(self.count.get((n, column)) or (n, column) in self.crossed for n in between)

    def hand_over(self, source: int, lane: int, target: int, target_lane: int, column: int) -> None:
        """Keep the cells of a straight line free of anything else."""
        self.used |= {(source, lane < target_lane), (target, lane > target_lane)}
        self.crossed |= {(n, column) for n in range(min(lane, target_lane), max(lane, target_lane) + 1)}
