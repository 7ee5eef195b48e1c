"""Visits in doubt: how often a case comes by each node if the shares are as far off as they may be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from procmodel.graph.case import Case
from procmodel.graph.components import components_of
from procmodel.graph.draws import Draws, Number, normals_of
from procmodel.graph.inputs import Input, Item
from procmodel.graph.slopes import Slopes
from procmodel.graph.solving import solved
from procmodel.graph.view import FlowRole, Routing
from procmodel.light.caching import cached_property
from procmodel.light.tuples import NamedTuple
from procmodel.model import BoundaryEvent, Grade, Quantity, StartEvent, spread
from procmodel.model.doubt import deviation_of_mean, drawn_means, relative_doubt

__all__ = ["DoubtfulShare", "DoubtfulVisits", "Draw", "Known", "doubtful_visits"]


Draw = Callable[[Input], Sequence[float]]
"""The draws of an input's mean, in its own unit."""


class DoubtfulShare(NamedTuple):
    """A stated share that may be off: of a flow, or of a start (`flow` -1)."""

    flow: int
    node: int
    input: Input


class Known(NamedTuple):
    """An input, what it is drawn by, how far its mean may be off over that mean, and its grade."""

    input: Input
    drawn_as: str
    relative: float
    grade: Grade


def doubtful_visits(case: Case, side: str = "") -> DoubtfulVisits:
    """The visits of a case in doubt, worked out once; `side` tells two versions apart that are compared."""
    known = case.memory.get(f"doubtful {side}")
    if not isinstance(known, DoubtfulVisits):
        known = DoubtfulVisits(case, lambda one: _drawn(one, side))
        case.memory[f"doubtful {side}"] = known
    return known


def _drawn(one: Input, side: str) -> list[float]:
    name = one.drawn_as if one.drawn_as.startswith("$") else side + one.drawn_as
    return drawn_means(one.quantity, relative_doubt(one.quantity, one.grade), normals_of(name))


class DoubtfulVisits:
    """The draws of all visits of a case, and how a sum over visits moves with each share."""

    def __init__(self, case: Case, draw: Draw) -> None:
        self.case, self.view, self.draw = case, case.view, draw
        self._factors: dict[str, Draws] = {}
        self._relative: dict[tuple[int, Grade], float] = {}
        self._known: dict[int, Known] = {}

    def factor(self, one: Input) -> Draws:
        """The draws of an input, over its mean."""
        name = one.drawn_as
        if name not in self._factors:
            mean = spread.mean(one.quantity)
            drawn = self.draw(one)
            self._factors[name] = Draws([value / mean for value in drawn] if mean else [1.0] * len(drawn))
        return self._factors[name]

    def product(self, item: Item) -> Number:
        """The draws of the inputs of an item, over their means."""
        factor: Number = 1.0
        for one in item.inputs:
            factor = factor * self.factor(one)
        for one in item.over:
            factor = factor / self.factor(one)
        return factor

    def deviation(self, one: Input) -> float:
        """The standard deviation of the mean of an input, in its own unit."""
        return deviation_of_mean(one.quantity, relative_doubt(one.quantity, one.grade))

    def known(self, one: Input) -> Known:
        """What every sum asks of an input; worked out once."""
        found = self._known.get(id(one))
        if found is None:
            found = self._known[id(one)] = Known(one, one.drawn_as, self.relative(one), one.grade)
        return found

    def relative(self, one: Input) -> float:
        """The standard deviation of the mean of an input, over that mean."""
        key = (id(one.quantity), one.grade)
        if key not in self._relative:
            mean = spread.mean(one.quantity)
            self._relative[key] = self.deviation(one) / mean if mean else 0.0
        return self._relative[key]

    @cached_property
    def weights_of_nodes(self) -> list[Number]:
        """The draws of how often what is done at each node counts."""
        return [
            visits * (weight / base) if base and weight != base else visits
            for visits, weight, base in zip(self.visits, self.case.weights, self.case.visits, strict=True)
        ]

    @cached_property
    def shares(self) -> list[DoubtfulShare]:
        """All stated shares that visits rest on, but those of 0 and 100 %."""
        return [share for share in self._stated() if 0 < spread.mean(share.input.quantity) < 1]

    @cached_property
    def grades(self) -> frozenset[Grade]:
        """The grades of these shares."""
        return frozenset(share.input.grade for share in self.shares)

    def _stated(self) -> Iterator[DoubtfulShare]:
        for node in self.view.starts if len(self.view.starts) > 1 else []:
            start = self.view.nodes[node]
            if isinstance(start, StartEvent) and start.share is not None:
                yield DoubtfulShare(-1, node, self.case.numbers.of_node(node, "share", start.share))
        for number, flow in enumerate(self.view.flows):
            stated = self.share_of(number)
            if stated is not None and self.case.visited(flow.source):
                owner = self.case.numbers.of_node(flow.source, "share", stated)
                target = self.view.ids[flow.target]
                yield DoubtfulShare(number, flow.source, owner._replace(key=f"next.{target}.share"))

    def share_of(self, number: int) -> Quantity | None:
        """The stated share of a flow."""
        flow = self.view.flows[number]
        if flow.role is FlowRole.ATTACH:
            event = self.view.nodes[flow.target]
            return event.share if isinstance(event, BoundaryEvent) else None
        return flow.model.share if flow.model is not None else None

    # -- draws -------------------------------------------------------------------------------------

    @cached_property
    def weights(self) -> dict[int, Number]:
        """The draws of the share of each flow that a doubtful one bears on."""
        by_node: dict[int, dict[int, Draws]] = {}
        for share in self.shares:
            if share.flow >= 0:
                by_node.setdefault(share.node, {})[share.flow] = Draws(self.draw(share.input))
        weights: dict[int, Number] = {}
        for node, drawn in by_node.items():
            weights.update(self._settled(node, drawn))
        return weights

    def _settled(self, node: int, drawn: Mapping[int, Draws]) -> Mapping[int, Number]:
        """Shares that make 100 % again: the branch without a stated one absorbs the doubt, else all scale."""
        attached = {f: d for f, d in drawn.items() if self.view.flows[f].role is FlowRole.ATTACH}
        stated = {f: d for f, d in drawn.items() if f not in attached}
        inclusive = self.view.split(node) in (Routing.INCLUSIVE, Routing.COMPLEX)
        settled: dict[int, Number] = dict(drawn) if inclusive else dict(attached)
        if stated and not inclusive:
            settled.update(self._made_whole(node, stated))
        interrupting = [f for f in attached if self._interrupts(f)]
        if interrupting:
            settled.update(self._beside(node, settled, interrupting))
        return settled

    def _interrupts(self, flow: int) -> bool:
        event = self.view.nodes[self.view.flows[flow].target]
        return isinstance(event, BoundaryEvent) and event.interrupts

    def _made_whole(self, node: int, stated: Mapping[int, Draws]) -> dict[int, Number]:
        others = [
            f
            for f in self.view.out[node]
            if f not in stated and self.view.flows[f].role is not FlowRole.ATTACH and self.case.shares[f]
        ]
        total: Number = 0.0
        for one in stated.values():
            total = total + one
        assert isinstance(total, Draws)
        if not others or any(self.share_of(f) is not None for f in others):
            fixed = sum(self._base(f) for f in others)
            return {f: one / total * (1.0 - fixed) for f, one in stated.items()}
        scale = Draws([1.0 / max(1.0, value) for value in total.values])
        rest = Draws([max(0.0, 1.0 - value) / len(others) for value in total.values])
        return {**{f: one * scale for f, one in stated.items()}, **dict.fromkeys(others, rest)}

    def _beside(self, node: int, settled: Mapping[int, Number], attached: list[int]) -> dict[int, Number]:
        """What interrupting events leave to the normal flows."""
        taken: Number = 0.0
        base = 0.0
        for flow in attached:
            taken = taken + settled[flow]
            base += self._base(flow)
        left = (1.0 - taken) / (1.0 - base) if base < 1 else 1.0
        if node in self.view.exit_of:
            return {f: self._base(f) * left for f in self.view.into[self.view.exit_of[node]]}
        normal = [f for f in self.view.out[node] if self.view.flows[f].role is not FlowRole.ATTACH]
        return {f: settled[f] * (1 - base) * left if f in settled else self._base(f) * left for f in normal}

    def _base(self, flow: int) -> float:
        return self.case.shares[flow]

    @cached_property
    def start_shares(self) -> dict[int, Number]:
        """The draws of the share of each start."""
        drawn: dict[int, Number] = {}
        stated = [share for share in self.shares if share.flow < 0]
        total: Number = 0.0
        for share in stated:
            drawn[share.node] = Draws(self.draw(share.input))
            total = total + drawn[share.node]
        silent = [n for n in self.view.starts if n not in drawn]
        if isinstance(total, Draws) and not silent:
            return {n: one / total for n, one in drawn.items()}  # none is left to absorb
        if isinstance(total, Draws):
            scale = Draws([1.0 / max(1.0, value) for value in total.values])
            rest = Draws([max(0.0, 1.0 - value) / len(silent) for value in total.values])
            scaled: dict[int, Number] = {n: one * scale for n, one in drawn.items()}
            return {**scaled, **dict.fromkeys(silent, rest)}
        return drawn

    @cached_property
    def visits(self) -> list[Number]:
        """The draws of the visits of each node; a plain number where no doubt bears on it."""
        visits: list[Number] = [value or 0.0 for value in self.case.visits]
        if not self.weights and not self.start_shares:
            return visits
        moved = bytearray(len(visits))
        for node, share in self.start_shares.items():
            visits[node], moved[node] = share, 1
        for group in reversed(self.groups):
            if any(self._is_moved(node, moved) for node in group):
                self._put(group, visits, moved)
        return visits

    def _is_moved(self, node: int, moved: bytearray) -> bool:
        into = (f for f in self.view.into[node] if self.case.live[f])
        return any(f in self.weights or moved[self.view.flows[f].source] for f in into)

    def _put(self, group: list[int], visits: list[Number], moved: bytearray) -> None:
        """New visits of a component from those before it; what a node does with what comes in stays."""
        place = {node: n for n, node in enumerate(group)}
        rows: list[dict[int, Number]] = [{} for _ in group]
        outside: list[Number] = [0.0] * len(group)
        for n, node in enumerate(group):
            keep, first = self.kept[node], self._begun(node)
            outside[n] = visits[node] if moved[node] and not self.view.into[node] else first
            for flow in self.view.into[node]:
                if not self.case.live[flow]:
                    continue
                source = self.view.flows[flow].source
                weight = self.weights.get(flow, self._base(flow)) * keep
                if source in place:
                    rows[n][place[source]] = rows[n].get(place[source], 0.0) + weight
                else:
                    outside[n] = outside[n] + visits[source] * weight
        found = solved(rows, [outside])[0] if len(group) > 1 or rows[0] else outside
        for node, value in zip(group, found, strict=True):
            visits[node], moved[node] = value, 1

    @cached_property
    def slopes(self) -> Slopes:
        """How sums over visits move with each share."""
        return Slopes(self)

    @cached_property
    def groups(self) -> list[list[int]]:
        """The strong components, each after all that it leads to."""
        flows, live, out = self.view.flows, self.case.live, self.view.out
        return components_of(range(len(self.view)), lambda node: [flows[f][1] for f in out[node] if live[f]])

    @cached_property
    def kept(self) -> list[float]:
        """The part of what comes in that each node makes its visits (a join)."""
        return [self._kept(node) for node in range(len(self.view))]

    def _kept(self, node: int) -> float:
        coming, own = self._coming(node), self.case.visits[node] or 0.0
        if self._begun(node):
            return 1.0
        return own / coming if coming else 0.0

    def _begun(self, node: int) -> float:
        """The visits that begin at a node."""
        if node not in self._starts:
            return 0.0
        return max(0.0, (self.case.visits[node] or 0.0) - self._coming(node))

    def _coming(self, node: int) -> float:
        """The visits of the flows into a node."""
        visits, shares, live, flows = self.case.visits, self.case.shares, self.case.live, self.view.flows
        return sum([(visits[flows[f][0]] or 0.0) * shares[f] for f in self.view.into[node] if live[f]])

    @cached_property
    def _starts(self) -> frozenset[int]:
        return frozenset(self.view.starts)
