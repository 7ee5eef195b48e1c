"""How a sum over the visits of a case moves with each doubtful share, to first order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from procmodel.graph.balances import Balance, balances_of
from procmodel.graph.draws import Number, plain
from procmodel.graph.inputs import Input
from procmodel.graph.solving import Equations
from procmodel.light.caching import cached_property
from procmodel.light.tuples import NamedTuple

if TYPE_CHECKING:
    from procmodel.graph.doubtful import DoubtfulVisits

__all__ = ["Slopes"]


class _Group(NamedTuple):
    """A strong component: its nodes, the ways that leave it, and its equations where it goes round."""

    nodes: list[int]
    leaving: Sequence[Sequence[tuple[int, float]]]
    equations: Equations | None


class Slopes:
    """The slopes of any sum over the visits of one case."""

    def __init__(self, doubtful: DoubtfulVisits) -> None:
        self.doubtful, self.case, self.view = doubtful, doubtful.case, doubtful.view

    def of(self, gains: Sequence[float]) -> list[tuple[Input, float]]:
        """For each doubtful share how the sum moves with it; `gains` is what one visit of each node adds."""
        if not self._balances:
            return []
        ahead = self._ahead(gains)
        slopes = []
        for input_, visits, (_, kept, node), lost, total in self._balances:
            others = sum([weight * (part * ahead[other]) for weight, part, other in lost])
            slopes.append((input_, visits * (kept * ahead[node] - (others / total if total else 0.0))))
        return slopes

    def _ahead(self, gains: Sequence[float]) -> list[float]:
        """What a visit of each node still brings, itself included."""
        ahead = list(gains)
        for nodes, leaving, equations in self._groups:
            right: list[Number] = []
            for node, ways in zip(nodes, leaving, strict=True):
                total = gains[node]
                for target, weight in ways:
                    total = total + weight * ahead[target]
                right.append(total)
            found = equations.solve(right) if equations is not None else right
            for node, value in zip(nodes, found, strict=True):
                ahead[node] = plain(value)
        return ahead

    @cached_property
    def _groups(self) -> list[_Group]:
        return [self._group(nodes) for nodes in self.doubtful.groups]

    def _group(self, nodes: list[int]) -> _Group:
        place = {node: n for n, node in enumerate(nodes)}
        rows: list[dict[int, Number]] = [{} for _ in nodes]
        leaving: list[list[tuple[int, float]]] = [[] for _ in nodes]
        kept, ways = self.doubtful.kept, self.doubtful.ways
        for n, node in enumerate(nodes):
            for way in ways.out[node]:
                if not ways.live[way]:
                    continue
                target = ways.target[way]
                weight = ways.part[way] * kept[target]
                if target in place:
                    rows[n][place[target]] = rows[n].get(place[target], 0.0) + weight
                else:
                    leaving[n].append((target, weight))
        return _Group(
            nodes, tuple(map(tuple, leaving)), Equations(rows) if len(nodes) > 1 or rows[0] else None
        )

    @cached_property
    def _balances(self) -> list[Balance]:
        return balances_of(self.case, self.doubtful.shares, self.doubtful.ways, self.doubtful.kept)
