"""The ways on from each node, as every count follows them: which flows are taken together, which instead.

A box with contents is entered and, once all in it has ended, left by a way of its own: from the box to its
exit. So what happens inside does not have to be added up to know how often it is left. An event sub-process is
come to by a way of its own too, beside all others: from the box that it lies in, or from where a case begins;
so is what undoes a step.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from procmodel.graph.once import once
from procmodel.graph.view import FlowRole, ProcessView, Routing
from procmodel.light.caching import cached_property
from procmodel.model import Gateway

if TYPE_CHECKING:
    from procmodel.graph.shares import Shares
    from procmodel.graph.ways import Ways

__all__ = ["Routes", "routes_of"]


class Routes:
    """The graph of ways. A way is a flow of the view, the way through a box, or to what begins beside the flow.

    The numbers of the latter two lie past the flows.

    Attributes:
        view: the process.
        source: the node that each way leaves.
        target: the node that each way leads to.
        out: the ways out of each node; those that only end a box are left out.
        into: the ways into each node.
        through: the way through each box.
        begun: the ways to what begins beside the flow, and what that is; they come after those through boxes.
    """

    def __init__(
        self,
        view: ProcessView,
        source: list[int],
        target: list[int],
        out: Sequence[Sequence[int]],
        into: Sequence[Sequence[int]],
        through: dict[int, int],
        begun: dict[int, int] | None = None,
    ) -> None:
        self.view, self.source, self.target, self.out, self.into = view, source, target, out, into
        self.through, self.begun = through, begun or {}

    def __len__(self) -> int:
        return len(self.out)

    @cached_property
    def joins(self) -> dict[int, Routing]:
        """The nodes that wait for several ways, and how."""
        view = self.view
        several = [i for i in view.others if len(self.into[i]) > 1 and isinstance(view.nodes[i], Gateway)]
        found = {i: view.join(i) for i in several}
        return {i: routing for i, routing in found.items() if routing}

    @cached_property
    def turning(self) -> set[int]:
        """The nodes with a way to themselves."""
        return {source for source, target in zip(self.source, self.target, strict=True) if source == target}

    @cached_property
    def back(self) -> set[int]:
        """The ways against the order: without them there is no loop."""
        from procmodel.graph.order import retreating, retreating_flows

        if self.out is self.view.out:
            return retreating_flows(self.view)
        return retreating(self.view.starts, self.out, self.target)

    @cached_property
    def _is_as_written(self) -> bool:
        """Whether the file tells its elements in the order of the flow."""
        from procmodel.graph.order import flows_back_as_written

        return self.out is self.view.out and flows_back_as_written(self.view) is not None

    @cached_property
    def entries(self) -> list[int]:
        """Where a case can come in as drawn: at the starts, and at whatever nothing leads to."""
        return list(dict.fromkeys([*self.view.starts, *(i for i, into in enumerate(self.into) if not into)]))

    @cached_property
    def met(self) -> bytearray:
        """Which nodes a case can come to as drawn."""
        if self._is_as_written:
            return bytearray(b"\1") * len(self)
        met, out, target = bytearray(len(self)), self.out, self.target
        pending = list(self.entries)
        for node in pending:
            met[node] = 1
        for node in pending:
            for way in out[node]:
                following = target[way]
                if not met[following]:
                    met[following] = 1
                    pending.append(following)
        return met

    @cached_property
    def order(self) -> list[int]:
        """All nodes so that each stands after those that lead to it, loops left aside."""
        if self._is_as_written:
            return list(range(len(self)))
        waiting = [len(into) for into in self.into]
        for way in self.back:
            waiting[self.target[way]] -= 1
        order = [i for i, count in enumerate(waiting) if not count]
        back, target, out = self.back, self.target, self.out
        for node in order:
            for way in out[node]:
                if way in back:
                    continue
                following = target[way]
                waiting[following] -= 1
                if not waiting[following]:
                    order.append(following)
        return order

    @cached_property
    def ways(self) -> dict[int, Ways]:
        """The ways on from each node that has several."""
        from procmodel.graph.ways import ways_of

        return ways_of(self)

    @cached_property
    def splits(self) -> set[int]:
        """The nodes that may send several tokens."""
        from procmodel.graph.ways import splits_of

        return splits_of(self)

    @cached_property
    def is_inclusive(self) -> bool:
        """Whether any number of the ways from some node can be taken."""
        inclusive = (Routing.INCLUSIVE, Routing.COMPLEX)
        return any(self.view.split(node) in inclusive for node in self.splits - self.through.keys())

    @cached_property
    def is_plain(self) -> bool:
        """Whether at most one token of a case is under way at any time."""
        from procmodel.graph.ways import sends_one

        return sends_one(self)

    def weights(self, shares: Shares) -> list[float]:
        """The tokens on each way for each visit of the node it leaves."""
        if not self.through and not self.begun:
            return shares.weight
        stays = [shares.stays.get(box, 1.0) for box in self.through]
        return [*shares.weight, *stays, *shares.begun]


@once
def routes_of(view: ProcessView) -> Routes:
    """The ways of a process."""
    plain = Routes(view, view.source, view.target, view.out, view.into, {})
    if view.only_sequence:
        return plain
    from procmodel.graph.asides import asides_of  # here: few have boxes, or events on borders

    asides = asides_of(view)
    if not view.exit_of and not asides:
        return plain
    source, target = [*view.source], [*view.target]
    through = {box: len(source) + n for n, box in enumerate(view.exit_of)}
    out = [[f for f in ways if view.flows[f].role is not FlowRole.LEAVE] for ways in view.out]
    into = [[f for f in ways if view.flows[f].role is not FlowRole.LEAVE] for ways in view.into]
    for box, way in through.items():
        source.append(box)
        target.append(view.exit_of[box])
        out[box].append(way)
        into[view.exit_of[box]].append(way)
    begun = {}
    for aside in asides:
        begun[len(source)] = aside.target
        out[aside.source].append(len(source))
        into[aside.target].append(len(source))
        source.append(aside.source)
        target.append(aside.target)
    return Routes(view, source, target, out, into, through, begun)
