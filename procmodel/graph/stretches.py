"""The best run from each node on, found from the ends backwards, a stretch of nodes in a row at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import inf
from typing import TYPE_CHECKING

from procmodel.graph.main_run import DEAD, END
from procmodel.graph.ways import Ways
from procmodel.light.tuples import NamedTuple

if TYPE_CHECKING:
    from procmodel.graph.runs import Runs

__all__ = ["Stretches"]


class _Stretch(NamedTuple):
    """Nodes in a row, and how a loop-free run goes on after the last.

    Attributes:
        head: the first node, that the others stand for.
        target: the only node to go on to; -1 where there is none or several.
        choices: the nodes of which one is gone on to.
        groups: the nodes gone on to together, of each choice, each with the part of what follows that counts.
        special: the last node, where it takes more than that to say; else -1.
    """

    head: int
    target: int = -1
    choices: tuple[int, ...] = ()
    groups: tuple[tuple[tuple[int, float], ...], ...] = ()
    special: int = -1


class Stretches:
    """All stretches of a process.

    Args:
        runs: the runs.
        sign: 1 where boxes are done as often as they may be, -1 as seldom.
    """

    def __init__(self, runs: Runs, sign: float) -> None:
        self.runs, self.routes = runs, runs.routes
        self.factor = runs.factor(sign)
        self._onward = self._single_ways()
        self._head = self._heads()
        self.rows = list(self._stretches())
        del self._onward

    def ahead(self, gains: Mapping[int, float], sign: float) -> list[float]:
        """What the best run from the head of each stretch on brings; infinitely bad where none ends there.

        `sign` is 1 for the most, -1 for the least.
        """
        best_of = max if sign > 0 else min
        value, head = [0.0] * len(self.routes), self._head
        for node, gain in gains.items():
            value[head[node]] += gain
        for first, target, choices, groups, special in self.rows:
            if target >= 0:
                value[first] += value[target]
            elif choices:
                value[first] += best_of([value[node] for node in choices])
            elif groups:
                value[first] += best_of([sum([value[n] * f for n, f in group]) for group in groups])
            elif special >= 0:
                ways = self._ways(special)
                value[first] += self.runs.best(special, ways, value, self.factor, sign, None, None)
            else:
                value[first] = -sign * inf
        return value

    def _single_ways(self) -> list[int]:
        """The way on where there is just one that a loop-free run can take, and all that follows counts."""
        onward, single = list(self.runs.single), self.runs.single
        for node, ways in self.routes.ways.items():
            if single[node] < END and not self._is_special(node, ways):
                possible = self._possible(ways)
                if len(possible) == 1 and len(possible[0]) == 1 and possible[0][0] not in self.factor:
                    onward[node] = possible[0][0]
        return onward

    def _heads(self) -> list[int]:
        """For each node the first of its stretch; what nothing but the node before leads to begins none."""
        head, onward = list(range(len(self.routes))), self._onward
        into, source, starts = self.routes.into, self.routes.source, self.runs.shares.start
        for node in self.routes.order:
            if len(into[node]) == 1 and onward[source[into[node][0]]] == into[node][0] and node not in starts:
                head[node] = head[source[into[node][0]]]
        return head

    def _stretches(self) -> Iterator[_Stretch]:
        """The stretches that do not end a case, the last ones first."""
        target, head, onward = self.routes.target, self._head, self._onward
        for node in reversed(self.routes.order):
            way = onward[node]
            if way >= 0:
                if head[target[way]] != head[node]:
                    yield _Stretch(head[node], target[way])
            elif way == DEAD:
                yield _Stretch(head[node])
            elif way != END:
                yield self._several(head[node], node)

    def _several(self, head: int, node: int) -> _Stretch:
        ways, target, factor = self._ways(node), self.routes.target, self.factor
        if self._is_special(node, ways):
            return _Stretch(head, special=node)
        possible = self._possible(ways)
        if all(len(group) == 1 and group[0] not in factor for group in possible):
            return _Stretch(head, choices=tuple(target[way] for (way,) in possible))
        groups = tuple(tuple((target[way], factor.get(way, 1.0)) for way in group) for group in possible)
        return _Stretch(head, groups=groups)

    def _possible(self, ways: Ways) -> list[tuple[int, ...]]:
        """The groups that a loop-free run can take."""
        back, weights = self.routes.back, self.runs.weights
        return [group for group in ways.groups if not any(way in back or weights[way] <= 0 for way in group)]

    def _ways(self, node: int) -> Ways:
        return self.routes.ways.get(node) or Ways((tuple(self.routes.out[node]),))

    def _is_special(self, node: int, ways: Ways) -> bool:
        return bool(ways.inclusive or ways.beside) or node in self.runs.closing
