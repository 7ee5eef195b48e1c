"""What a simulated figure rests on, and how well that is known."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from procmodel.graph.basis import Basis
from procmodel.graph.doubtful import doubtful_visits
from procmodel.graph.grades import worst
from procmodel.graph.view import ProcessView
from procmodel.light.caching import cached_property
from procmodel.model import Grade, Process

__all__ = ["Behind"]

_WAITED = ("end_to_end_time", "waiting_time")
_OF_TOUCHES = ("touch_time", "handling_cost")


class Behind:
    """The figures of a process behind what was simulated.

    Args:
        process: the process.
        lanes: the lanes whose queues were simulated.
    """

    def __init__(self, process: Process, lanes: Collection[str]) -> None:
        self.process, self.lanes = process, lanes

    @cached_property
    def _basis(self) -> Basis:
        return Basis(ProcessView(self.process))

    def _queues(self, node: int) -> bool:
        view = self._basis.view
        lane = view.lane(node)
        return lane is not None and lane.id in self.lanes and view.is_human(node)

    def grade(self, name: str) -> Grade | None:
        """The worst grade of what a figure rests on: times, waits that no queue tells, rates, shares, volume."""
        return worst((*self._grades(name), *doubtful_visits(self._basis.average).grades))

    def _grades(self, name: str) -> Iterator[Grade]:
        numbers, visits = self._basis.numbers, self._basis.average.visits
        for node in range(len(visits)):
            if visits[node] == 0:
                continue
            touches = bool(numbers.touches[node])
            if node in numbers.timed and (name in _WAITED or (name in _OF_TOUCHES and touches)):
                yield numbers.times[node].grade
            if name == "handling_cost" and touches and (rate := numbers.rate(node)) is not None:
                yield rate.grade
            if name in _WAITED:
                yield from self._of_waits(node)
        volume = numbers.volume()
        if name in _WAITED and self.lanes and volume is not None:
            yield volume.grade

    def _of_waits(self, node: int) -> Iterator[Grade]:
        model = self._basis.view.nodes[node]
        for key in ("delay",) if self._queues(node) else ("wait", "delay"):
            stated = getattr(model, key, None)
            if stated is not None:
                yield self._basis.numbers.of_node(node, key, stated).grade
