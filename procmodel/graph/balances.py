"""What one more case along a doubtful share wins, and what the others lose for it, to first order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from procmodel.graph.case import Case
from procmodel.graph.case_ways import CaseWays
from procmodel.graph.doubtful_shares import (
    DoubtfulShare,
    ShareOf,
    entries,
    is_attached,
    share_at_start,
    share_of_flow,
)
from procmodel.graph.inputs import Input
from procmodel.graph.shares import start_groups
from procmodel.graph.view import Routing
from procmodel.light.tuples import NamedTuple
from procmodel.model import BoundaryEvent, Gateway, spread

__all__ = ["Balance", "balances_of"]

_ANY_OF = (Routing.INCLUSIVE, Routing.COMPLEX)


class _Part(NamedTuple):
    """What is ahead at a node, as a part of something."""

    weight: float
    kept: float
    node: int


class Balance(NamedTuple):
    """How a sum moves with a share: `visits` times what is gained, less what is lost over `total`."""

    input: Input
    visits: float
    gained: _Part
    lost: tuple[_Part, ...] = ()
    total: float = 0.0


def balances_of(
    case: Case, shares: Iterable[DoubtfulShare], ways: CaseWays, kept: Sequence[float]
) -> list[Balance]:
    """The balances of doubtful shares; some have several.

    Args:
        case: the case.
        shares: the shares.
        ways: the ways of the case.
        kept: the part of what comes in that each node makes its visits.
    """
    balances = _Balances(case, ways, kept)
    return [balance for share in shares for balance in balances.of(share)]


class _Balances:
    """Makes balances, kind by kind."""

    def __init__(self, case: Case, ways: CaseWays, kept: Sequence[float]) -> None:
        self.case, self.view, self.ways, self.kept = case, case.view, ways, kept

    def of(self, share: DoubtfulShare) -> Iterable[Balance]:
        """The balances of a share."""
        if share.of is ShareOf.FLOW:
            return (self._of_flow(share),)
        if share.of is ShareOf.START:
            return (self._of_start(share),)
        if share.of is ShareOf.HANDLER:
            return self._of_handler(share)
        return self._of_repeat(share) if share.of is ShareOf.AGAIN else self._of_combination(share)

    def _visits(self, node: int) -> float:
        return self.case.visits[node] or 0.0

    def _along(self, way: int) -> _Part:
        target = self.ways.target[way]
        return _Part(self.ways.part[way], self.kept[target], target)

    def _of_start(self, share: DoubtfulShare) -> Balance:
        group = next(group for group, _ in start_groups(self.view) if share.node in group)
        silent = [node for node in group if getattr(self.view.nodes[node], "share", None) is None]
        lost = tuple([_Part(self._visits(node), 1.0, node) for node in silent or group])
        return Balance(share.input, 1.0, _Part(1.0, 1.0, share.node), lost, _whole(lost))

    def _of_flow(self, share: DoubtfulShare) -> Balance:
        """A flow wins what the other branches lose; into a box, once for each time that it is done."""
        node, visits = share.node, self._visits(share.node)
        attached = [way for way in self.ways.out[node] if is_attached(self.view, way)]
        lost = tuple([self._along(way) for way in self._losing(node, share.flow, attached)])
        total = _whole(lost)
        if self._is_inclusive(node):
            total = 1.0 - spread.mean(share.input.quantity)  # the default is taken where no other branch is
        elif share.flow in entries(self.view, node):
            visits *= self.case.numbers.times_done(node)
        elif share.flow not in attached:
            visits *= 1.0 - sum(self.ways.part[way] for way in attached if self._interrupts(way))
        return Balance(share.input, visits, self._along(share.flow), lost, total)

    def _interrupts(self, way: int) -> bool:
        event = self.view.nodes[self.ways.target[way]]
        return isinstance(event, BoundaryEvent) and event.interrupts

    def _is_inclusive(self, node: int) -> bool:
        return node not in self.ways.through and self.view.split(node) in _ANY_OF

    def _losing(self, node: int, flow: int, attached: Sequence[int]) -> Sequence[int]:
        """The ways that lose what this one wins: those without a share, or all, so that they are scaled."""
        if flow in attached:
            normal = [way for way in self.view.leaving(node) if self.ways.live[way]]
            return (
                ([self.ways.through[node]] if node in self.ways.through else normal)
                if self._interrupts(flow)
                else []
            )
        among = entries(self.view, node) if node in self.ways.through else self.view.leaving(node)
        ways = [way for way in among if self.ways.live[way]]
        if self._is_inclusive(node):
            return [way for way in ways if (model := self.view.said[way]) is not None and model.default]
        return [way for way in ways if share_of_flow(self.view, way) is None] or ways

    def _of_handler(self, share: DoubtfulShare) -> Iterator[Balance]:
        """An event sub-process begins more often, and more often at this start."""
        handler, ways = share.node, self.ways
        entering = self.view.out[handler]
        total = sum(share_at_start(self.view, flow) for flow in entering)
        for way in ways.into[handler] if total < 1 else ():
            if way in ways.begun:
                visits = self._visits(ways.source[way]) * ways.part[way] / total
                yield Balance(share.input, visits, self._along(way))
        lost = tuple([self._along(flow) for flow in entering])
        times = self.case.numbers.times_done(handler)
        yield Balance(
            share.input, self._visits(handler) * times / total, self._along(share.flow), lost, times
        )

    def _of_repeat(self, share: DoubtfulShare) -> Iterator[Balance]:
        """A step is done more often, or all that is in a box."""
        node, ways = share.node, self.ways
        visits = self._visits(node) / (1.0 - spread.mean(share.input.quantity))
        if node not in ways.through:
            onward = tuple([self._along(way) for way in ways.out[node] if ways.live[way]])
            yield Balance(share.input, visits, _Part(1.0, 1.0, node), onward, 1.0)
            return
        for way in ways.inside(self.view, node):
            yield Balance(share.input, visits * ways.part[way], self._along(way))

    def _of_combination(self, share: DoubtfulShare) -> Iterator[Balance]:
        """Each branch of a combination is taken more often, and those of all others less."""
        node, leaving = share.node, self.view.leaving(share.node)
        gateway = self.view.nodes[node]
        assert isinstance(gateway, Gateway)
        for flow in leaving:
            if self.view.ids[self.view.target[flow]] in gateway.combinations[share.flow].take:
                yield Balance(share.input, self._visits(node), self._along(flow))
        lost = tuple([self._along(flow) for flow in leaving])
        whole = sum(spread.mean(each.share) for each in gateway.combinations)
        yield Balance(share.input, self._visits(node), _Part(0.0, 0.0, node), lost, whole)


def _whole(parts: Iterable[_Part]) -> float:
    return sum(part.weight for part in parts)
