"""The cases that go along the ways of a process: what memories are followed in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from procmodel.graph.groups import groups_of
from procmodel.graph.routes import Routes
from procmodel.light.caching import cached_property
from procmodel.light.records import dataclass

__all__ = ["Stream"]


@dataclass(eq=False, repr=False)
class Stream:
    """How often cases come by each node, and how they go on; shared by all walks along it.

    Attributes:
        routes: the ways.
        start: how often a case begins at each node.
        weight: tokens on each way for each visit of its source.
        visits: of each node.
        rounds: the loops whose order is known, as `Visits` has them.
        order: the strong components with the flow; by default those of the routes.
    """

    routes: Routes
    start: Mapping[int, float]
    weight: Sequence[float]
    visits: Sequence[float]
    rounds: Mapping[int, Sequence[int]] = field(default_factory=dict)
    order: Iterable[Sequence[int]] | None = None

    @cached_property
    def groups(self) -> list[Sequence[int]]:
        """The strong components with the flow."""
        return list(groups_of(self.routes) if self.order is None else self.order)

    @cached_property
    def before(self) -> list[int]:
        """The one node that each node is come to from; -1 where that may be several, or cases begin there."""
        source = self.routes.source
        before = [source[ways[0]] if len(ways) == 1 else -1 for ways in self.routes.into]
        for node in self.start:
            before[node] = -1
        return before

    @cached_property
    def line(self) -> list[int] | None:
        """All nodes that cases come by, each after those that lead to it but for the ways back round loops.

        None where a loop cannot be gone round once from its head.
        """
        visits, turning, rounds = self.visits, self.routes.turning, self.rounds
        found: list[int] = []
        for group in self.groups:
            if len(group) == 1 and group[0] not in turning:
                if visits[group[0]] > 0:
                    found.append(group[0])
            elif group[0] in rounds:
                found += rounds[group[0]]
            elif any(visits[node] > 0 for node in group):
                return None
        return found

    @cached_property
    def returning(self) -> list[int]:
        """The nodes from which cases come back to the head of a loop whose order is known."""
        return [node for members in self.rounds.values() for node in self.returning_to(members)]

    def returning_to(self, members: Sequence[int]) -> list[int]:
        """The nodes of a loop from which cases come back to its head."""
        inside, source, weight = set(members), self.routes.source, self.weight
        ways = self.routes.into[members[0]] if members else ()
        return [source[way] for way in ways if source[way] in inside and weight[way] > 0]
