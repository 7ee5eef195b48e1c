"""The ways of a case from node to node, and which part of the visits of each node takes them."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, isclose

from procmodel.graph.case import Case
from procmodel.graph.nested_shares import error_ends
from procmodel.graph.routes import Routes, routes_of
from procmodel.graph.view import FlowRole, ProcessView, Routing
from procmodel.light.records import dataclass
from procmodel.model import BoundaryEvent, EventTrigger

__all__ = ["CaseWays", "ways_of_case"]

_ANY_OF = (Routing.INCLUSIVE, Routing.COMPLEX)


@dataclass
class CaseWays:
    """Visits as a sum: those of a node are the visits of the nodes before it, each times the part on its way.

    The numbers of the ways through boxes and to what begins beside the flow lie past those of the flows, as in
    `Routes`; the ways of what is thrown inside a box, and
    past inclusive branches, past those.

    Attributes:
        source: the node that each way leaves.
        target: the node that each way leads to.
        out: the ways out of each node.
        into: the ways into each node.
        part: the part of the visits of its source that takes each way; below 0 where it takes away.
        live: which ways a case can take.
        through: the way through each box.
        begun: the ways to what begins beside the flow, and what that is.
    """

    source: Sequence[int]
    target: Sequence[int]
    out: Sequence[Sequence[int]]
    into: Sequence[Sequence[int]]
    part: Sequence[float]
    live: Sequence[bool]
    through: dict[int, int]
    begun: dict[int, int]

    def inside(self, view: ProcessView, box: int) -> list[int]:
        """The ways to what begins inside a box each time that it is done."""
        flows, entering = len(view.flows), FlowRole.ENTER
        return [
            way
            for way in self.out[box]
            if way in self.begun or (way < flows and view.flow_roles[way] is entering)
        ]


def ways_of_case(case: Case) -> CaseWays:
    """The ways of a case.

    Where a box is left by what is thrown inside, and no share says how often, the visits of what throws are
    those of the event on its border; they are missing at its exit. Where all branches of an inclusive split
    meet again, the visits of the split are those of the join.
    """
    routes = routes_of(case.view)
    if not routes.through and not routes.begun and not routes.is_inclusive:
        return CaseWays(
            routes.source, routes.target, routes.out, routes.into, case.shares, case.live, routes.through, {}
        )
    return _Builder(case, routes).run()


class _Builder:
    """The ways of a case that has boxes, or something beside the flow."""

    def __init__(self, case: Case, routes: Routes) -> None:
        self.case, self.view, self.routes = case, case.view, routes
        self.visits = [value or 0.0 for value in case.visits]
        self.source, self.target = [*routes.source], [*routes.target]
        self.out, self.into = [[*out] for out in routes.out], [[*into] for into in routes.into]
        self.part = [*case.shares]

    def run(self) -> CaseWays:
        self.part += [self._ratio(exit_, (box,)) for box, exit_ in self.view.exit_of.items()]
        self.part += [self._begun(each) for each in self.routes.begun.values()]
        for box in self.routes.through:
            self._lead_out(box)
        for split, join in self._closed():
            self._lead_on(split, join)
        live = [
            bool(part) and self.visits[node] > 0 for part, node in zip(self.part, self.source, strict=True)
        ]
        routes = self.routes
        return CaseWays(
            self.source, self.target, self.out, self.into, self.part, live, routes.through, routes.begun
        )

    def _ratio(self, node: int, before: Sequence[int], otherwise: float = 0.0) -> float:
        """The visits of a node, but those that come otherwise, for each visit of those before it."""
        whole = fsum(self.visits[each] for each in before)
        return (self.visits[node] - otherwise) / whole if whole else 0.0

    def _begun(self, node: int) -> float:
        """The part on the ways to what begins beside the flow."""
        begun, source, into = self.routes.begun, self.routes.source, self.routes.into[node]
        flows = fsum(self.visits[source[way]] * self.part[way] for way in into if way not in begun)
        return self._ratio(node, [source[way] for way in into if way in begun], flows)

    def _lead_out(self, box: int) -> None:
        """Lead what is thrown inside a box to the event on its border that has no share, and past the exit."""
        border = next((flow for flow in self.view.out[box] if self._is_silent(flow)), -1)
        ends = [end for end in error_ends(self.view, box) if self.visits[end]] if border >= 0 else []
        if not ends:
            return
        event, through = self.view.flows[border].target, self.routes.through[box]
        caught = self._ratio(event, ends)
        self.part[through] += self.part[border]
        self.out[box].remove(border)
        self.into[event].remove(border)
        for end in ends:
            self._add(end, event, caught)
            self._add(end, self.target[through], -caught)

    def _closed(self) -> list[tuple[int, int]]:
        """The inclusive splits whose branches all meet in one inclusive join, and that join."""
        if not self.routes.is_inclusive or self.case.blocks.trouble is not None:
            return []
        found = [(split, join.node) for split, join in self.case.blocks.closing.items() if join.node >= 0]
        alike = [
            (split, join) for split, join in found if self.view.split(split) in _ANY_OF and self.visits[split]
        ]
        return [each for each in alike if isclose(self.visits[each[0]], self.visits[each[1]])]

    def _lead_on(self, split: int, join: int) -> None:
        """Whichever branches are taken, the join is come to as often as the split."""
        for way in self.into[join]:
            self.out[self.source[way]].remove(way)
        self.into[join].clear()
        self._add(split, join, self._ratio(join, (split,)))

    def _is_silent(self, flow: int) -> bool:
        event = self.view.nodes[self.view.flows[flow].target]
        return isinstance(event, BoundaryEvent) and event.event is EventTrigger.ERROR and event.share is None

    def _add(self, source: int, target: int, part: float) -> None:
        self.out[source].append(len(self.source))
        self.into[target].append(len(self.source))
        self.source.append(source)
        self.target.append(target)
        self.part.append(part)
