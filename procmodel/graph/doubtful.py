"""Visits in doubt: how often a case comes by each node if the shares are as far off as they may be."""

from __future__ import annotations

from procmodel.graph.case import Case
from procmodel.graph.case_ways import CaseWays, ways_of_case
from procmodel.graph.components import components_of
from procmodel.graph.doubtful_shares import DoubtfulShare, doubtful_shares
from procmodel.graph.drawn_parts import Draw, DrawnParts
from procmodel.graph.draws import Draws, Number, normals_of
from procmodel.graph.inputs import Input, Item
from procmodel.graph.slopes import Slopes
from procmodel.graph.solving import solved
from procmodel.light.caching import cached_property
from procmodel.light.tuples import NamedTuple
from procmodel.model import Grade, spread
from procmodel.model.doubt import deviation_of_mean, drawn_means, relative_doubt

__all__ = ["DoubtfulVisits", "Known", "doubtful_visits"]


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
        return self.case.weighed(self.visits, self._drawn.rounds)

    @cached_property
    def shares(self) -> list[DoubtfulShare]:
        """All stated shares that visits rest on, but those of 0 and 100 %."""
        return doubtful_shares(self.case)

    @cached_property
    def grades(self) -> frozenset[Grade]:
        """The grades of these shares."""
        return frozenset(share.input.grade for share in self.shares)

    # -- draws -------------------------------------------------------------------------------------

    @cached_property
    def ways(self) -> CaseWays:
        """The ways that visits follow."""
        return ways_of_case(self.case)

    @cached_property
    def _drawn(self) -> DrawnParts:
        return DrawnParts(self.case, self.ways, self.shares, self.draw)

    def part(self, way: int) -> Number:
        """The draws of the part of the visits of its source that takes a way; plain where no doubt bears on it."""
        return self._drawn.parts.get(way, self.ways.part[way])

    def rounds(self, node: int) -> Number:
        """The draws of how often a step is done at one visit, over how often that is on average."""
        return self._drawn.rounds.get(node, 1.0)

    @cached_property
    def visits(self) -> list[Number]:
        """The draws of the visits of each node; a plain number where no doubt bears on it."""
        visits: list[Number] = [value or 0.0 for value in self.case.visits]
        if not self._drawn.parts and not self._drawn.starts:
            return visits
        moved = bytearray(len(visits))
        for node, share in self._drawn.starts.items():
            visits[node], moved[node] = share, 1
        for group in reversed(self.groups):
            if any(self._is_moved(node, moved) for node in group):
                self._put(group, visits, moved)
        return visits

    def _is_moved(self, node: int, moved: bytearray) -> bool:
        parts, source, live = self._drawn.parts, self.ways.source, self.ways.live
        return any((way in parts or moved[source[way]]) and live[way] for way in self.ways.into[node])

    def _put(self, group: list[int], visits: list[Number], moved: bytearray) -> None:
        """New visits of a component from those before it; what a node does with what comes in stays."""
        place = {node: n for n, node in enumerate(group)}
        rows: list[dict[int, Number]] = [{} for _ in group]
        outside: list[Number] = [0.0] * len(group)
        for n, node in enumerate(group):
            keep, first = self.kept[node], self._begun(node)
            outside[n] = visits[node] if moved[node] and not self.ways.into[node] else first
            for way in self.ways.into[node]:
                if not self.ways.live[way]:
                    continue
                source = self.ways.source[way]
                weight = self.part(way) * keep
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
        target, live, out = self.ways.target, self.ways.live, self.ways.out
        return components_of(
            range(len(self.view)), lambda node: [target[way] for way in out[node] if live[way]]
        )

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
        """The visits of the ways into a node."""
        visits, (source, part, live) = self.case.visits, (self.ways.source, self.ways.part, self.ways.live)
        return sum([(visits[source[way]] or 0.0) * part[way] for way in self.ways.into[node] if live[way]])

    @cached_property
    def _starts(self) -> frozenset[int]:
        return frozenset(self.view.starts)
