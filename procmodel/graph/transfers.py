"""Which steps pass something on: responsibility or information, as stated or by default."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.graph.once import once
from procmodel.graph.view import ProcessView
from procmodel.light.caching import cached_property
from procmodel.model import Activity, EndEvent, LaneKind, Task, TaskKind, Transfer

__all__ = ["Transfers", "is_lane_written", "transfers_of"]


def is_lane_written(view: ProcessView, node: int) -> bool:
    """Whether a file says itself in whose lane an element lies; elements that no YAML file says are written."""
    places = view.process.origin.places
    if ("steps",) not in places:
        return True
    path = ("steps", view.ids[node])
    return (*path, "lane") in places or (*path, "who") in places


class Transfers:
    """What each step passes on, and to whom as far as the drawing says.

    A send that says nothing hands over responsibility if no later step of the branch is the sender's and the
    receiver is not the customer; else it informs. One by a system whose receiver is not known informs.
    """

    def __init__(self, view: ProcessView) -> None:
        self.view = view
        self._lanes = {lane.id: number for number, lane in enumerate(view.lanes)}
        self.silent: list[int] = []
        self.by_node = {node: kind for node in self._may_pass_on() if (kind := self._kind(node)) is not None}

    def _may_pass_on(self) -> Iterator[int]:
        """The activities that say something of it, and those that send."""
        nodes, send = self.view.nodes, TaskKind.SEND
        for node in self.view.activities:
            said = vars(nodes[node])
            if "to" in said or "transfers" in said or said.get("kind") is send:
                yield node

    def receiver(self, node: int) -> int | None:
        """The lane that a step names as its receiver."""
        model = self.view.nodes[node]
        to = model.to if isinstance(model, Activity) else None
        return self._lanes.get(to) if to is not None else None

    def end_receiver(self, node: int) -> int | None:
        """The person's lane of an end, where the file writes it there."""
        lane = self.view.lane_of[node]
        model = self.view.nodes[node]
        if not isinstance(model, EndEvent) or lane < 0 or not self.view.lanes[lane].is_person:
            return None
        return lane if is_lane_written(self.view, node) else None

    def _kind(self, node: int) -> Transfer | None:
        model = self.view.nodes[node]
        if not isinstance(model, Activity):
            return None
        if model.transfers is not None:
            return model.transfers
        is_send = isinstance(model, Task) and model.kind is TaskKind.SEND
        if not is_send and model.to is None:
            return None
        return self._default(node)

    def _default(self, node: int) -> Transfer:
        lanes = self._receivers(node)
        lane = self.view.lane_of[node]
        if node in self._before_own(lane):
            return Transfer.INFORMATION
        if not lanes and (lane >= 0 and not self.view.lanes[lane].is_person):
            self.silent.append(node)
            return Transfer.INFORMATION
        if lanes and all(self.view.lanes[number].kind is LaneKind.CUSTOMER for number in lanes):
            return Transfer.INFORMATION
        return Transfer.RESPONSIBILITY

    def _receivers(self, node: int) -> set[int]:
        """The lane it names, else those of the people next in the flow and of the ends."""
        named = self.receiver(node)
        if named is not None:
            return {named}
        found: set[int] = set()
        met, stack = {node}, [node]
        while stack:
            for other in self.view.successors(stack.pop()):
                if other in met:
                    continue
                met.add(other)
                lane = self.view.lane_of[other]
                if self._is_person_step(other):
                    found.add(lane)
                else:
                    stack.append(other)
                    if (end := self.end_receiver(other)) is not None:
                        found.add(end)
        return found

    def _is_person_step(self, node: int) -> bool:
        return node in self._steps and self.view.is_human(node) and self.view.lane_of[node] >= 0

    @cached_property
    def _steps(self) -> set[int]:
        return set(self.view.activities)

    @cached_property
    def _known_before(self) -> dict[int, set[int]]:
        return {}

    def _before_own(self, lane: int) -> set[int]:
        """The nodes after which a step of a lane still comes."""
        if lane not in self._known_before:
            stack = [node for node in self.view.activities if self.view.lane_of[node] == lane]
            met: set[int] = set()
            while stack:
                for other in self.view.predecessors(stack.pop()):
                    if other not in met:
                        met.add(other)
                        stack.append(other)
            self._known_before[lane] = met
        return self._known_before[lane]


@once
def transfers_of(view: ProcessView) -> Transfers:
    """What each step of a process passes on."""
    return Transfers(view)
