"""One flow through a process, of the average case or of the main run, as sums over it need it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from types import MappingProxyType
from typing import cast

from procmodel.graph.asides import event_sub_processes
from procmodel.graph.blocks import Blocks, blocks_of
from procmodel.graph.draws import Number, larger
from procmodel.graph.inputs import HALF, Reading, StatedNumbers
from procmodel.graph.items import Stated
from procmodel.graph.semantics import rules_of
from procmodel.graph.shares import repeating
from procmodel.graph.view import NodeRole, ProcessView
from procmodel.graph.waits import beginnings
from procmodel.light.caching import cached_property
from procmodel.light.records import dataclass
from procmodel.model import Activity

__all__ = ["Case"]

_LEAST = 1e-300  # visits that nothing is divided by


@dataclass
class Case:
    """How often a case comes by each node.

    Attributes:
        view: the process.
        numbers: what it states about time and money.
        visits: expected visits of each node, multi-instance of a step aside; None where a share is missing.
        shares: the part of a node's visits that goes on along each flow; 1 on each branch of a parallel
            split, and on the flows into a box.
        live: which flows a case can take.
        lacking: the ids without which unknown visits are unknown.
        inexact: the nodes whose visits are not exact.
        whole: the case whose parallel blocks hold for this one too; None: its own.
    """

    view: ProcessView
    numbers: StatedNumbers
    visits: Sequence[float | None]
    shares: Sequence[float]
    live: Sequence[bool]
    lacking: tuple[str, ...] = ()
    inexact: frozenset[int] = frozenset()
    whole: Case | None = None
    memory: dict[str, object] = field(default_factory=dict, repr=False)

    @cached_property
    def blocks(self) -> Blocks:
        """The parallel blocks of it."""
        return self.whole.blocks if self.whole is not None else blocks_of(self.view, self.live)

    @cached_property
    def picked_up(self) -> list[bool]:
        """Where a pick-up begins on some route."""
        return beginnings(self.view, self.live)

    @cached_property
    def work(self) -> Stated:
        """What doing each node once takes, where that is stated."""
        return Stated(self.numbers, self.numbers.timed, lambda _: "time")

    def visited(self, node: int) -> bool:
        """Whether a case may come to a node."""
        return self.visits[node] != 0

    @cached_property
    def weights(self) -> Sequence[float]:
        """How often what is done at each node counts: its visits, less what interrupted boxes leave undone."""
        return cast(Sequence[float], self.weighed([value or 0.0 for value in self.visits]))

    def weighed(
        self, visits: Sequence[Number], rounds: Mapping[int, Number] = MappingProxyType({})
    ) -> list[Number]:
        """The same of other visits, which may be in doubt.

        Args:
            visits: of each node.
            rounds: how often nodes are done at a visit, over how often that is on average.
        """
        weights = list(visits)
        for node, times in rounds.items():
            weights[node] = weights[node] * times
        for box in self._interrupted:
            kept = self._kept_of(box, visits)
            for node in self._inside[box]:
                weights[node] = weights[node] * kept
        for handler in self._taking_over:
            kept = self._kept_beside(handler, visits, rounds)
            for node in range(len(self.view)):
                if self._lies_beside(node, handler):
                    weights[node] = weights[node] * kept
        return weights

    @cached_property
    def _taking_over(self) -> list[int]:
        """The event sub-processes that take the place of all else round them."""
        rules = rules_of(self.view) if (handlers := event_sub_processes(self.view)) else []
        return [handler for handler in handlers if self.visits[handler] and rules[handler].interrupts]

    def _kept_beside(self, handler: int, visits: Sequence[Number], rounds: Mapping[int, Number]) -> Number:
        """The part of what is round an event sub-process that is done although that takes its place."""
        box = self.view.parents[handler]
        if box >= 0 and not self.visits[box]:
            return 1.0
        whole = 1.0 if box < 0 else visits[box] * self.numbers.times_done(box) * rounds.get(box, 1.0)
        return larger(0.0, 1.0 - HALF * visits[handler] / larger(_LEAST, whole))

    def _lies_beside(self, node: int, handler: int) -> bool:
        """Whether a node lies in what is round an event sub-process, and not in it."""
        around = self.view.parents[handler]
        while node not in (around, handler, -1):
            node = self.view.parents[node]
        return node != handler and node == around

    @cached_property
    def _inside(self) -> dict[int, list[int]]:
        """The nodes in each box on whose border something interrupts."""
        inside: dict[int, list[int]] = {box: [] for box in self._interrupted}
        if inside:
            for node in range(len(self.view)):
                box = self.view.parents[node]
                while box >= 0:
                    if box in inside:
                        inside[box].append(node)
                    box = self.view.parents[box]
        return inside

    @cached_property
    def _interrupted(self) -> dict[int, list[int]]:
        """The events that interrupt each box."""
        found: dict[int, list[int]] = {}
        for event in self.numbers.cuts:
            host = self.view.hosts[event]
            if self.view.is_expanded(host) and self.visits[event] and self.visits[host]:
                found.setdefault(host, []).append(event)
        return found

    def _kept_of(self, box: int, visits: Sequence[Number]) -> Number:
        """The part of the contents of an interrupted box that is done."""
        whole = self.time_inside(box)
        lost: Number = 0.0
        for event in self._interrupted[box]:
            lost = lost + visits[event] / larger(_LEAST, visits[box]) * self.numbers.cut_of_box(event, whole)
        return larger(0.0, 1.0 - lost)

    def time_inside(self, box: int) -> float:
        """The mean time of all that is done in a box at one visit."""
        numbers, times = self.numbers, self.visits[box] or 0.0
        spent = (
            (self.visits[n] or 0.0) * time.values[Reading.MEAN] * numbers.times_done(n)
            for n in self._inside.get(box, ())
            if (time := numbers.times.get(n)) is not None
        )
        return sum(spent) / times if times else 0.0

    @cached_property
    def side_by_side(self) -> dict[int, float]:
        """The nodes in boxes that several go through at once, and how many: time passes for all together."""
        nodes = self.view.nodes
        several = {
            node: float(model.repeat.times)
            for node in repeating(self.view)
            if self.view.is_expanded(node)
            and isinstance(model := nodes[node], Activity)
            and model.repeat is not None
            and model.repeat.parallel
            and model.repeat.times
        }
        found: dict[int, float] = {}
        for node in range(len(self.view)) if several else ():
            box = self.view.parents[node]
            while box >= 0:
                found[node] = found.get(node, 1.0) * several.get(box, 1.0)
                box = self.view.parents[box]
        return {node: times for node, times in found.items() if times != 1.0}

    def is_border(self, node: int) -> bool:
        """Whether a node is an event on a border."""
        return self.view.roles[node] is NodeRole.BOUNDARY
