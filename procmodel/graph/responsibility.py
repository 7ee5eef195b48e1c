"""Who is responsible for a case on its way, and where that changes hands.

From a person's step the walk back passes gateways, events and automated steps to the last responsible person.
A step that hands over to somebody outside the remaining flow counts where its branch ends.
"""

from __future__ import annotations

from operator import and_
from typing import TYPE_CHECKING

from procmodel.graph.transfers import Transfers
from procmodel.graph.view import ProcessView
from procmodel.light.caching import cached_property
from procmodel.light.tuples import NamedTuple
from procmodel.model import LaneKind, StartEvent, Transfer

if TYPE_CHECKING:
    from procmodel.graph.trails import Counted

__all__ = ["INTAKE", "INTERNAL", "OUTBOUND", "PARTS", "SYSTEM", "TO_CUSTOMER", "Held", "Responsibility"]

INTAKE, INTERNAL, OUTBOUND, TO_CUSTOMER = "intake", "internal", "outbound", "to_customer"
PARTS = (INTAKE, INTERNAL, OUTBOUND, TO_CUSTOMER)
"""The parts that handoffs add up from: from outside to staff, among staff, to others, to the customer."""

SYSTEM = -2
"""Stands for nobody, where a system has done something already."""


class Held(NamedTuple):
    """Who had a case last: lanes, `SYSTEM` alone where only a system did; and what is handed over outwards.

    `sent` is the step that handed over, `senders` who was responsible then.
    """

    people: frozenset[int] = frozenset()
    sent: int = -1
    senders: frozenset[int] = frozenset()


_NOBODY = Held()


class Responsibility:
    """The rule that handoffs follow."""

    def __init__(self, view: ProcessView, transfers: Transfers) -> None:
        self.view, self.transfers = view, transfers
        self.does = bytearray(len(view))
        for step in view.activities:
            self.does[step] = 1
        self.human = bytearray(map(and_, self.does, view.human))
        self.messages = self._message_senders()
        self._home = view.process.organisation
        self._codes = self._coded()
        self._known: dict[tuple[int, Held], tuple[Counted, Held]] = {}

    def begin(self, node: int) -> Held:
        """A start in a person's lane counts as that person."""
        lane = self.view.lane(node)
        model = self.view.nodes[node]
        if isinstance(model, StartEvent) and lane is not None and lane.is_person:
            return Held(frozenset([self.view.lane_of[node]]))
        return _NOBODY

    def _coded(self) -> list[int]:
        """Nodes at which the same happens: 0 where nothing does, below 0 where a node is like no other."""
        steps = zip(self.human, self.does, self.view.lane_of, strict=True)
        codes = [3 + lane if human else does for human, does, lane in steps]
        ends = (node for node, out in enumerate(self.view.out) if not out)
        for node in (*self.messages, *self.transfers.by_node, *ends):
            codes[node] = -1
        return codes

    def visit(self, node: int, memory: Held) -> tuple[Counted, Held]:
        """Count what a visit hands over; who is responsible from there."""
        code = self._codes[node]
        if not code:
            return (), memory
        here = (code if code > 0 else ~node), memory
        known = self._known.get(here)
        if known is None:
            known = self._known[here] = self._visited(node, memory)
        return known

    @cached_property
    def leaving(self) -> list[Held | None]:
        """After a person's step, that person alone; unless it or a step before may have handed over outwards."""
        left: list[Held | None] = [self.alone.get(code - 3) for code in self._codes]
        for node in self._after_sends:
            left[node] = None
        return left

    @cached_property
    def _after_sends(self) -> set[int]:
        """The nodes to which a case may come after responsibility was handed over outwards."""
        kinds = self.transfers.by_node.items()
        pending = [node for node, kind in kinds if kind is Transfer.RESPONSIBILITY]
        met: set[int] = set()
        while pending:
            for node in self.view.successors(pending.pop()):
                if node not in met:
                    met.add(node)
                    pending.append(node)
        return met

    @cached_property
    def alone(self) -> dict[int, Held]:
        """What is brought along where the people of one lane did the last step, by that lane."""
        return {lane: Held(frozenset([lane])) for lane in range(-1, len(self.view.lanes))}

    def _visited(self, node: int, memory: Held) -> tuple[Counted, Held]:
        if node in self.messages:
            memory = memory._replace(people=_persons(memory.people | self.messages[node]))
        counted: Counted = ()
        if self.human[node]:
            counted, memory = self._taken_up(node, memory)
        elif self.does[node] and not memory.people:
            memory = memory._replace(people=frozenset([SYSTEM]))
        if self.transfers.by_node.get(node) is Transfer.RESPONSIBILITY:
            memory = Held(memory.people, node, memory.people)
        if memory.sent >= 0 and not self.view.out[node]:
            counted = (*counted, *self._sent_out(node, memory))
        return counted, memory

    def unite(self, one: Held, other: Held) -> Held:
        """All who held a part of it."""
        last = one if one.sent >= other.sent else other
        return Held(_persons(one.people | other.people), last.sent, last.senders)

    def _taken_up(self, node: int, memory: Held) -> tuple[Counted, Held]:
        lane = self.view.lane_of[node]
        counted = tuple((self.part(sender, lane), 1.0) for sender in sorted(memory.people) if sender != lane)
        keeps = memory.sent >= 0 and lane in memory.senders
        taken = frozenset([lane])
        return counted, Held(taken, memory.sent, memory.senders) if keeps else Held(taken)

    def _sent_out(self, node: int, memory: Held) -> Counted:
        """The handoff at the end of a branch, to whom the send or the end names; else outbound."""
        receiver = self.transfers.receiver(memory.sent)
        if receiver is None:
            receiver = self.transfers.end_receiver(node)
        if receiver is None:
            return ((OUTBOUND, 1.0),)
        if receiver in memory.senders:
            return ()
        sender = min(memory.senders, default=SYSTEM)
        return ((self.part(sender, receiver), 1.0),)

    def part(self, sender: int, receiver: int) -> str:
        """Which part of the handoffs it is that one lane (or a system) passes to another."""
        lane = self.view.lanes[receiver] if receiver >= 0 else None
        kind = lane.kind if lane is not None else LaneKind.STAFF
        if kind is LaneKind.CUSTOMER:
            return TO_CUSTOMER
        theirs, ours = self._organisation(receiver), self._organisation(sender)
        from_inside = sender != SYSTEM and self._kind(sender) is not LaneKind.CUSTOMER
        if from_inside and theirs == ours and kind is self._kind(sender):
            return INTERNAL if theirs is not None or kind is LaneKind.STAFF else OUTBOUND
        if kind is LaneKind.PARTNER or (
            theirs is not None and theirs != self._home and self._home is not None
        ):
            return OUTBOUND
        is_ours = from_inside and self._kind(sender) is LaneKind.STAFF and ours == theirs
        return INTERNAL if is_ours else INTAKE

    def _kind(self, lane: int) -> LaneKind:
        return self.view.lanes[lane].kind if lane >= 0 else LaneKind.STAFF

    def _organisation(self, lane: int) -> str | None:
        if lane < 0:
            return self._home if lane != SYSTEM else None
        found = self.view.lanes[lane]
        inherits = found.kind in (LaneKind.STAFF, LaneKind.SYSTEM)
        return found.organisation or (self._home if inherits else None)

    def _message_senders(self) -> dict[int, frozenset[int]]:
        """Who sends the messages that come to each node."""
        found: dict[int, frozenset[int]] = {}
        if not self.view.process.messages:
            return found
        lanes = {lane.id: number for number, lane in enumerate(self.view.lanes)}
        for message in self.view.process.messages:
            target = self.view.index.get(message.target)
            if target is None:
                continue
            source = self.view.index.get(message.source)
            lane = self.view.lane_of[source] if source is not None else lanes.get(message.source, -1)
            person = lane >= 0 and self.view.lanes[lane].is_person
            sender = frozenset([lane if person else SYSTEM])
            found[target] = _persons(found.get(target, frozenset()) | sender)
        return found


def _persons(people: frozenset[int]) -> frozenset[int]:
    """Where persons are known, a system that did something besides does not matter."""
    return people - {SYSTEM} if len(people) > 1 else people
