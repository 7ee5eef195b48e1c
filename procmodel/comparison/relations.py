"""How two steps of one process stand to each other: in order, exclusive, at the same time, or in a loop.

Order is whether a path leads from one to the other; at the same time is whether they lie in different
branches of one parallel block.

Reference: Weidlich, Mendling and Weske, Efficient consistency measurement based on behavioral profiles of
process models (2011), for the relations.
"""

from __future__ import annotations

from collections.abc import Iterable

from procmodel.comparison.side import Side
from procmodel.graph import Routing
from procmodel.graph.blocks import Blocks, blocks_of
from procmodel.graph.components import components_of
from procmodel.graph.once import once
from procmodel.light.caching import cached_property
from procmodel.light.enums import StrEnum

__all__ = ["LARGEST", "Relation", "Relations", "components"]

components = once(lambda view: list(components_of(range(len(view)), view.successors)))
"""The groups of nodes that lead to each other, the last ones first; worked out once a process."""

LARGEST = 6_000  # nodes up to which paths between all of them are worked out


class Relation(StrEnum):
    """How the first of two steps stands to the second."""

    BEFORE = "before"
    AFTER = "after"
    EXCLUSIVE = "exclusive"  # a case sees one or the other
    CONCURRENT = "concurrent"
    LOOP = "loop"  # each can come before the other


class Relations:
    """Answers about the paths of one process."""

    def __init__(self, side: Side) -> None:
        self.side = side
        self._reach = _reach(side) if len(side.view) <= LARGEST else None

    @property
    def is_known(self) -> bool:
        """Whether the process is small enough for questions about paths."""
        return self._reach is not None

    def leads(self, one: int, other: int) -> bool:
        """Whether a path of at least one flow leads from the one to the other."""
        return self._reach is not None and bool(self._reach[one] >> other & 1)

    def between(self, one: int, other: int) -> Relation:
        """How the one stands to the other."""
        onwards, back = self.leads(one, other), self.leads(other, one)
        if onwards and back:
            return Relation.LOOP
        if onwards or back:
            return Relation.BEFORE if onwards else Relation.AFTER
        return Relation.CONCURRENT if self._together(one, other) else Relation.EXCLUSIVE

    def conditions(self, node: int) -> tuple[str, ...]:
        """What must hold for a case to come here: the conditions of the splits that lead here by one branch."""
        view = self.side.view
        found = []
        for split in self._splits:
            if self.leads(split, node):
                here = [f for f in view.out[split] if self._arrives(view.flows[f].target, node)]
                if len(here) == 1 and len(view.out[split]) > 1:
                    model = view.flows[here[0]].model
                    said = model.when if model is not None else None
                    found += [said] if said else []
        return tuple(found)

    @cached_property
    def _splits(self) -> list[int]:
        """Where a case takes one of several ways, in the order of the flow."""
        view = self.side.view
        return [node for node in self.side.order if view.split(node) is Routing.EXCLUSIVE]

    def _arrives(self, one: int, node: int) -> bool:
        return one == node or self.leads(one, node)

    @cached_property
    def _blocks(self) -> Blocks:
        return blocks_of(self.side.view, [True] * len(self.side.view.flows))

    def _together(self, one: int, other: int) -> bool:
        """Whether both lie in different branches of one block, all of whose branches are taken."""
        blocks = self._blocks
        if blocks.trouble is not None:
            return False
        chains = [dict(self._branches(node)) for node in (one, other)]
        return any(chains[1].get(split, branches) != branches for split, branches in chains[0].items())

    def _branches(self, node: int) -> Iterable[tuple[int, frozenset[int]]]:
        region = self._blocks.region_of[node]
        while region > 0:
            found = self._blocks.regions[region]
            yield found.split, found.branches
            region = found.parent


def _reach(side: Side) -> list[int]:
    """For each node the nodes that paths lead to, as bits of one number."""
    view = side.view
    reach = [0] * len(view)
    for group in components(view):
        found = 0
        for node in group:
            for other in view.successors(node):
                found |= reach[other] | 1 << other
        for node in group:
            reach[node] = found
    return reach
