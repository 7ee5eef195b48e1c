"""One flow through a process, of the average case or of the main run, as sums over it need it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from procmodel.graph.asides import event_sub_processes
from procmodel.graph.blocks import Blocks, blocks_of
from procmodel.graph.inputs import HALF, Reading, StatedNumbers
from procmodel.graph.items import Stated
from procmodel.graph.people import repeating
from procmodel.graph.semantics import rules_of
from procmodel.graph.view import NodeRole, ProcessView
from procmodel.graph.waits import beginnings
from procmodel.light.caching import cached_property
from procmodel.light.records import dataclass
from procmodel.model import Activity

__all__ = ["Case"]


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
        visits = [value or 0.0 for value in self.visits]
        for box, kept in self._kept_of_boxes.items():
            for node in self._inside[box]:
                visits[node] *= kept
        for handler, kept in self._kept_beside.items():
            for node in range(len(self.view)):
                if self._lies_beside(node, handler):
                    visits[node] *= kept
        return visits

    @cached_property
    def _kept_beside(self) -> dict[int, float]:
        """For each event sub-process that takes the place of all else round it, the part of that which is done."""
        kept = {}
        for handler in event_sub_processes(self.view):
            times = self.visits[handler] or 0.0
            if times and rules_of(self.view)[handler].interrupts:
                box = self.view.parents[handler]
                whole = 1.0 if box < 0 else (self.visits[box] or 0.0) * self.numbers.times_done(box)
                kept[handler] = max(0.0, 1 - HALF * times / whole) if whole else 1.0
        return kept

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
            if self.view.is_expanded(host) and self.visits[event]:
                found.setdefault(host, []).append(event)
        return found

    @cached_property
    def _kept_of_boxes(self) -> dict[int, float]:
        """The part of the contents of each interrupted box that is done."""
        kept = {}
        for box, events in self._interrupted.items():
            times = self.visits[box] or 0.0
            if times:
                whole = self.time_inside(box)
                lost = [(self.visits[e] or 0.0) / times * self.numbers.cut_of_box(e, whole) for e in events]
                kept[box] = max(0.0, 1 - sum(lost))
        return kept

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
