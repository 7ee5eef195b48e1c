"""How a sum over the visits of a case moves with each doubtful share, to first order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from procmodel.graph.draws import Number, plain
from procmodel.graph.inputs import Input
from procmodel.graph.solving import Equations
from procmodel.graph.view import Routing
from procmodel.light.caching import cached_property
from procmodel.light.tuples import NamedTuple

if TYPE_CHECKING:
    from procmodel.graph.doubtful import DoubtfulShare, DoubtfulVisits

__all__ = ["Slopes"]


class _Part(NamedTuple):
    """What is ahead at a node, as a part of something."""

    weight: float
    kept: float
    node: int


class _Balance(NamedTuple):
    """What one more case along a share wins, and what the others lose for it."""

    input: Input
    visits: float
    gained: _Part
    lost: tuple[_Part, ...]
    total: float


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
        kept, shares, live, flows = self.doubtful.kept, self.case.shares, self.case.live, self.view.flows
        for n, node in enumerate(nodes):
            for flow in self.view.out[node]:
                if not live[flow]:
                    continue
                target = flows[flow][1]
                weight = shares[flow] * kept[target]
                if target in place:
                    rows[n][place[target]] = rows[n].get(place[target], 0.0) + weight
                else:
                    leaving[n].append((target, weight))
        return _Group(
            nodes, tuple(map(tuple, leaving)), Equations(rows) if len(nodes) > 1 or rows[0] else None
        )

    @cached_property
    def _balances(self) -> list[_Balance]:
        return [self._balance(share) for share in self.doubtful.shares]

    def _balance(self, share: DoubtfulShare) -> _Balance:
        visits = 1.0 if share.flow < 0 else self.case.visits[share.node] or 0.0
        gained = _Part(1.0, 1.0, share.node) if share.flow < 0 else self._along(share.flow)
        lost = tuple(self._lost(share))
        return _Balance(share.input, visits, gained, lost, sum(part.weight for part in lost))

    def _along(self, flow: int) -> _Part:
        target = self.view.flows[flow].target
        return _Part(self.case.shares[flow], self.doubtful.kept[target], target)

    def _lost(self, share: DoubtfulShare) -> list[_Part]:
        """The branches that lose what this one wins."""
        if share.flow < 0:
            others = [node for node in self.view.starts if node != share.node]
            return [_Part(self.case.visits[node] or 0.0, 1.0, node) for node in others]
        if self.view.split(share.node) in (Routing.INCLUSIVE, Routing.COMPLEX):
            return []
        if share.node in self.view.exit_of:
            return [_Part(1.0, 1.0, self.view.exit_of[share.node])]
        flows = [f for f in self.view.out[share.node] if f != share.flow and self.case.live[f]]
        silent = [f for f in flows if self.doubtful.share_of(f) is None] or flows
        return [self._along(flow) for flow in silent]
