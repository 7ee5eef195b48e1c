"""What other counts remember along the way: who has the case in hand, the steps and systems used last."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from operator import or_

from procmodel.graph.once import once
from procmodel.graph.trails import Counted
from procmodel.graph.view import ProcessView
from procmodel.graph.waits import waited_at

__all__ = ["PickUps", "StepsBefore", "TouchesBefore", "Turns", "touches_in_hand"]

Nodes = frozenset[int]
_NONE: Nodes = frozenset()
_OURS, _OTHERS = 1, 2


class StepsBefore:
    """The steps done last, gateways and events skipped; neighbours in different lanes are counted."""

    def __init__(self, view: ProcessView) -> None:
        self.view, self._lane_of = view, view.lane_of
        self.alone = _alone(view)
        self.leaving = self._leaving()

    def _leaving(self) -> list[Nodes | None]:
        """After a step, itself."""
        left: list[Nodes | None] = [None] * len(self.view)
        for step in self.view.activities:
            left[step] = self.alone[step]
        return left

    def begin(self, node: int) -> Nodes:
        """No step yet."""
        del node
        return _NONE

    def visit(self, node: int, memory: Nodes) -> tuple[Counted, Nodes]:
        """Count the lanes crossed to come to a step."""
        left = self.leaving[node]
        if left is None:
            return (), memory
        lanes, crossed = self._lane_of, 0
        for before in memory:
            if lanes[before] != lanes[node]:
                crossed += 1
        return ((("crossings", float(crossed)),) if crossed else ()), left

    def unite(self, one: Nodes, other: Nodes) -> Nodes:
        """The steps of both."""
        return one | other


@once
def _alone(view: ProcessView) -> list[Nodes]:
    """What is remembered after each step: that step."""
    return [frozenset((node,)) for node in range(len(view))]


@once
def _done_by(view: ProcessView) -> bytearray:
    """Who does what is done at each node: people of the service, others, or nobody."""
    by = bytearray(len(view))
    for step in view.activities:
        if view.is_human(step):
            by[step] = _OURS if view.is_touch(step) else _OTHERS
    return by


def touches_in_hand(view: ProcessView) -> list[Nodes | None]:
    """What is left in hand after each node: a touch, itself; nothing after others and waits; else as before."""
    return _forgetting(view, map(or_, _done_by(view), waited_at(view)))


def _forgetting(view: ProcessView, does: Iterable[int]) -> list[Nodes | None]:
    """After each touch, itself; nothing where anything else is done; else as before."""
    left = [_NONE if done else None for done in does]
    alone = _alone(view)
    for touch in view.touches:
        left[touch] = alone[touch]
    return left


class TouchesBefore(StepsBefore):
    """The touches done last, automated steps between not minded; changes of system in one lane are counted."""

    def __init__(self, view: ProcessView) -> None:
        super().__init__(view)
        self._first: list[str | None] = [None] * len(view)
        self._last: list[str | None] = [None] * len(view)
        for touch in view.touches:
            names = getattr(view.nodes[touch], "systems", ())
            if names:
                self._first[touch], self._last[touch] = names[0], names[-1]

    def visit(self, node: int, memory: Nodes) -> tuple[Counted, Nodes]:
        """Count 1 for each touch of the same lane before whose last system is not the first of this one."""
        left = self.leaving[node]
        if left is None:
            return (), memory
        switches = 0
        for before in memory if left else ():
            switches += self.switches(before, node)
        return ((("switches", float(switches)),) if switches else ()), left

    def _leaving(self) -> list[Nodes | None]:
        """After a touch, itself; after a customer's step, nothing."""
        return _forgetting(self.view, _done_by(self.view))

    def switches(self, before: int, node: int) -> bool:
        """Whether one lane changes its system between two touches."""
        last, first = self._last[before], self._first[node]
        if last is None or first is None or last == first:
            return False
        return self.view.lane_of[before] == self.view.lane_of[node]


InHand = frozenset[tuple[int, int]]
"""Which lanes have the case in hand, each with the touch that its pick-up began with."""

_NOBODY: InHand = frozenset()
_BEGUN: Counted = (("pick_ups", 1.0),)


class PickUps:
    """Runs of touches in one lane with no wait and no other person between; where each begins is counted.

    A touch after a join of two runs of its lane makes them one, so that it takes one away.

    Args:
        view: the process.
        outermost: splits that one token comes to alone. What its branches have in hand together began before, no
            matter where: from there on it counts as begun at the split.
    """

    def __init__(self, view: ProcessView, outermost: Collection[int] = ()) -> None:
        self.view, self.outermost = view, outermost
        self._by, self._waits, self._lane_of = _done_by(view), waited_at(view), view.lane_of
        self._taken: dict[int, InHand] = {}
        self.leaving = self._leaving()

    def begin(self, node: int) -> InHand:
        """Nobody has it in hand."""
        del node
        return _NOBODY

    def visit(self, node: int, memory: InHand) -> tuple[Counted, InHand]:
        """Count 1 where a touch takes the case up anew."""
        left = self.leaving[node]
        if left is not None:
            return (_BEGUN if left else ()), left
        counted: Counted = ()
        if self._by[node]:
            counted, memory = self._touched(node, memory)
        return counted, self._begun_at(node, memory) if node in self.outermost else memory

    def _touched(self, node: int, memory: InHand) -> tuple[Counted, InHand]:
        """What a touch counts before which the case did not lie, and what is in hand after it."""
        lane = self._lane_of[node]
        mine = [origin for hand, origin in memory if hand == lane]
        if not mine:
            return _BEGUN, self._taken_up(node)
        if len(memory) == 1:
            return (), memory
        begins = 1.0 - len(mine)
        return ((("pick_ups", begins),) if begins else ()), frozenset([(lane, min(mine))])

    def _begun_at(self, split: int, memory: InHand) -> InHand:
        """The same in hand as if it had begun at a split; two runs of one lane stay two."""
        lanes = {lane for lane, _ in memory}
        return frozenset([(lane, split) for lane in lanes]) if len(lanes) == len(memory) else memory

    def _taken_up(self, node: int) -> InHand:
        """What is remembered after a touch that takes the case up anew."""
        known = self._taken.get(node)
        if known is None:
            known = self._taken[node] = frozenset([(self._lane_of[node], node)])
        return known

    def _leaving(self) -> list[InHand | None]:
        """After a touch before which the case lay, its own hands; after other people and waits, nobody's."""
        waits = self._waits
        left = [_NOBODY if done else None for done in map(or_, self._by, waits)]
        for touch in self.view.touches:
            left[touch] = self._taken_up(touch) if waits[touch] else None
        return left

    def unite(self, one: InHand, other: InHand) -> InHand:
        """Both hands."""
        return one | other


_CONTACT: Counted = (("contacts", 1.0),)


class Turns:
    """Whether the customer did the last step: each time somebody else takes over is a contact."""

    def __init__(self, view: ProcessView) -> None:
        customers = [*(lane.is_person and not lane.delivers for lane in view.lanes), False]
        self._out, self._is_customers = view.out, [customers[lane] for lane in view.lane_of]
        self.leaving: list[bool | None] = [None] * len(view)
        for step in view.activities:
            self.leaving[step] = self._is_customers[step]

    def begin(self, node: int) -> bool:
        """Whether the case begins in a customer's lane."""
        return self._is_customers[node]

    def visit(self, node: int, memory: bool) -> tuple[Counted, bool]:
        """Count 1 where the step after a customer's is somebody else's, or the case ends there."""
        left = self.leaving[node]
        if left is None:
            return (_CONTACT if memory and not self._out[node] else ()), memory
        return (_CONTACT if memory and not left else ()), left

    def unite(self, one: bool, other: bool) -> bool:
        """Whether the customer did either."""
        return one or other
