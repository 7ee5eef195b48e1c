"""How often people take a case up anew."""

from __future__ import annotations

from procmodel.graph.basis import Basis
from procmodel.graph.memories import PickUps
from procmodel.graph.possible import possible
from procmodel.graph.trails import trail_routes
from procmodel.measures.trailing import trail_of
from procmodel.results.measurement import Measurement

__all__ = ["pick_ups"]


def pick_ups(basis: Basis) -> Measurement:
    """Maximal runs of touches in one lane with no wait and no other person between.

    A system between does not break a run. Splitting a step adds a touch and no pick-up. As drawn: the
    connected components that such runs make.

    Example:
        >>> from procmodel import measure, read
        >>> measure(read("examples/speeding_before.yaml"))["pick_ups"].static
        4
    """
    trail = trail_of(basis, lambda b: PickUps(b.view))
    return trail.measured("pick_ups", ("pick_ups",), _components(basis), "pick-ups")


def _components(basis: Basis) -> int:
    """The runs as drawn: touches tied where one follows the other with nothing between."""
    view, rule = basis.view, _Ties(basis)
    routes = trail_routes(basis.routes)
    entries = [node for node in range(len(view)) if not routes.into[node]]
    possible(routes, rule, dict.fromkeys([*view.starts, *entries]))
    return rule.components


class _Ties(PickUps):
    """The same rule, each touch remembered as itself; touches that follow each other are tied."""

    def __init__(self, basis: Basis) -> None:
        super().__init__(basis.view)
        self.leader = {step: step for step in self.view.touches}

    def visit(
        self, node: int, memory: frozenset[tuple[int, int]]
    ) -> tuple[tuple[()], frozenset[tuple[int, int]]]:
        """Tie a touch to those of its lane that have the case in hand."""
        if node not in self.leader:
            return (), super().visit(node, memory)[1]
        if memory and not self.waits(node):
            lane = self.view.lane_of[node]
            for hand, before in memory:
                if hand == lane:
                    self._tie(before, node)
        return (), self._taken_up(node)

    @property
    def components(self) -> int:
        """How many runs there are."""
        return sum(self._find(node) == node for node in self.leader)

    def _find(self, node: int) -> int:
        while self.leader[node] != node:
            self.leader[node] = self.leader[self.leader[node]]
            node = self.leader[node]
        return node

    def _tie(self, one: int, other: int) -> None:
        one, other = self._find(one), self._find(other)
        self.leader[max(one, other)] = min(one, other)
