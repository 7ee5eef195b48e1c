"""The parts of visits that take each way, drawn: shares that are off and still make 100 %."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

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
from procmodel.graph.draws import Draws, Number, larger, smaller
from procmodel.graph.inputs import Input
from procmodel.graph.shares import start_groups
from procmodel.graph.view import ProcessView, Routing
from procmodel.light.caching import cached_property
from procmodel.model import BoundaryEvent, Gateway, spread

__all__ = ["Draw", "DrawnParts"]


Draw = Callable[[Input], Sequence[float]]
"""The draws of an input's mean, in its own unit."""

_ANY_OF = (Routing.INCLUSIVE, Routing.COMPLEX)


class DrawnParts:
    """The draws of the parts of a case that doubtful shares bear on."""

    def __init__(self, case: Case, ways: CaseWays, shares: Sequence[DoubtfulShare], draw: Draw) -> None:
        self.case, self.view, self.ways, self.shares, self.draw = case, case.view, ways, shares, draw

    def _by_node(self, of: ShareOf) -> dict[int, dict[int, Number]]:
        """The draws of the shares of a kind, by their node and flow."""
        found: dict[int, dict[int, Number]] = {}
        for share in self.shares:
            if share.of is of:
                found.setdefault(share.node, {})[share.flow] = Draws(self.draw(share.input))
        return found

    @cached_property
    def rounds(self) -> dict[int, Number]:
        """How often what is done again is done at a visit, over how often that is on average."""
        found: dict[int, Number] = {}
        for share in self.shares:
            if share.of is ShareOf.AGAIN:
                stops = 1.0 - spread.mean(share.input.quantity)
                found[share.node] = stops / larger(1e-9, 1.0 - Draws(self.draw(share.input)))
        return found

    @cached_property
    def parts(self) -> dict[int, Number]:
        """The draws of the part on each way that a doubtful share bears on."""
        parts: dict[int, Number] = {}
        for node, drawn in self._by_node(ShareOf.FLOW).items():
            parts.update(self._settled(node, drawn))
        for node, drawn in self._by_node(ShareOf.TAKEN).items():
            parts.update(self._combined(node, drawn))
        for handler, drawn in self._by_node(ShareOf.HANDLER).items():
            parts.update(self._handled(handler, drawn))
        for box, rounds in self.rounds.items():
            for way in self.ways.inside(self.view, box) if box in self.ways.through else ():
                parts[way] = parts.get(way, self.ways.part[way]) * rounds
        return parts

    def _settled(self, node: int, drawn: Mapping[int, Number]) -> Mapping[int, Number]:
        """Shares that make 100 % again: the branch without a stated one absorbs the doubt, else all scale."""
        attached = {f: d for f, d in drawn.items() if is_attached(self.view, f)}
        stated = {f: d for f, d in drawn.items() if f not in attached}
        inclusive = self.view.split(node) in _ANY_OF and node not in self.ways.through
        settled: dict[int, Number] = dict(drawn) if inclusive else dict(attached)
        if inclusive:
            settled.update(self._otherwise(node, stated))
        elif stated:
            settled.update(self._made_whole(node, stated))
        interrupting = [f for f in attached if self._interrupts(f)]
        if interrupting:
            settled.update(self._beside(node, settled, interrupting))
        return settled

    def _interrupts(self, flow: int) -> bool:
        event = self.view.nodes[self.ways.target[flow]]
        return isinstance(event, BoundaryEvent) and event.interrupts

    def _otherwise(self, node: int, stated: Mapping[int, Number]) -> dict[int, Number]:
        """The default of an inclusive split: it is taken where no other branch is."""
        leaving = self.view.leaving(node)
        default = [f for f in leaving if (model := self.view.said[f]) is not None and model.default]
        if not default or share_of_flow(self.view, default[0]) is not None:
            return {}
        missed: Number = 1.0
        for flow in leaving:
            if flow != default[0]:
                missed = missed * (1.0 - stated.get(flow, self.ways.part[flow]))
        return {default[0]: missed}

    def _made_whole(self, node: int, stated: Mapping[int, Number]) -> dict[int, Number]:
        """Where a branch or start is silent, it absorbs the doubt; else all are scaled."""
        among = entries(self.view, node) if node in self.ways.through else self.view.leaving(node)
        others = [f for f in among if f not in stated and self.ways.part[f]]
        total: Number = 0.0
        for one in stated.values():
            total = total + one
        times = self._times(node)
        if not others or any(share_of_flow(self.view, f) is not None for f in others):
            fixed = sum(self._base(f) for f in others) / times
            return {f: one / total * ((1.0 - fixed) * times) for f, one in stated.items()}
        scale, rest = times / larger(1.0, total), larger(0.0, 1.0 - total) * times / len(others)
        return {**{f: one * scale for f, one in stated.items()}, **dict.fromkeys(others, rest)}

    def _times(self, node: int) -> float:
        """How often what is in a box is done at one visit; 1 for all else."""
        return self.case.numbers.times_done(node) if node in self.ways.through else 1.0

    def _beside(self, node: int, settled: Mapping[int, Number], attached: Sequence[int]) -> dict[int, Number]:
        """What interrupting events leave to the normal flows."""
        taken: Number = 0.0
        base = 0.0
        for flow in attached:
            taken = taken + settled[flow]
            base += self._base(flow)
        left = larger(0.0, 1.0 - taken) / (1.0 - base) if base < 1 else 1.0
        if node in self.ways.through:
            return {self.ways.through[node]: self._base(self.ways.through[node]) * left}
        normal = [f for f in self.ways.out[node] if not is_attached(self.view, f)]
        return {f: settled[f] * (1 - base) * left if f in settled else self._base(f) * left for f in normal}

    def _base(self, way: int) -> float:
        return self.ways.part[way]

    def _combined(self, node: int, drawn: Mapping[int, Number]) -> Iterator[tuple[int, Number]]:
        """The parts of the branches of an inclusive split whose combinations have shares."""
        gateway = self.view.nodes[node]
        assert isinstance(gateway, Gateway)
        means = [spread.mean(each.share) for each in gateway.combinations]
        total: Number = 0.0
        for n, mean in enumerate(means):
            total = total + drawn.get(n, mean)
        scale = sum(means) / total
        for flow in self.view.leaving(node):
            target = self.view.ids[self.view.target[flow]]
            taking = [n for n, each in enumerate(gateway.combinations) if target in each.take]
            part: Number = 0.0
            for n in taking:
                part = part + drawn.get(n, means[n]) * scale
            if taking:
                yield flow, smaller(1.0, part)

    def _handled(self, handler: int, drawn: Mapping[int, Number]) -> Iterator[tuple[int, Number]]:
        """How often an event sub-process begins, and at which of its starts."""
        entering = self.view.out[handler]
        means = [share_at_start(self.view, flow) for flow in entering]
        total: Number = 0.0
        for flow, mean in zip(entering, means, strict=True):
            total = total + drawn.get(flow, mean)
        scale = smaller(1.0, total) / min(1.0, sum(means))
        for way in self.ways.into[handler]:
            if way in self.ways.begun:
                yield way, self.ways.part[way] * scale
        for flow in entering if len(entering) > 1 else ():
            yield flow, drawn.get(flow, 0.0) / total * self._times(handler)

    @cached_property
    def starts(self) -> dict[int, Number]:
        """The draws of the share of each start."""
        drawn = {
            share.node: Draws(self.draw(share.input)) for share in self.shares if share.of is ShareOf.START
        }
        found: dict[int, Number] = {}
        for group, _ in start_groups(self.view) if drawn else ():
            found.update(_whole(self.view, {n: drawn[n] for n in group if n in drawn}, group))
        return found


def _whole(view: ProcessView, drawn: Mapping[int, Number], group: Sequence[int]) -> dict[int, Number]:
    """The shares of the starts of a pool, so that they make 100 % again: the silent one takes the rest."""
    if not drawn:
        return {}
    silent = [n for n in group if getattr(view.nodes[n], "share", None) is None]
    total: Number = 0.0
    for one in drawn.values():
        total = total + one
    if not silent:
        return {n: one / total for n, one in drawn.items()}
    scale, rest = 1.0 / larger(1.0, total), larger(0.0, 1.0 - total) / len(silent)
    return {**{n: one * scale for n, one in drawn.items()}, **dict.fromkeys(silent, rest)}
