"""What other counts remember along the way: who has the case in hand, the steps and systems used last."""

from __future__ import annotations

from procmodel.graph.once import once
from procmodel.graph.trails import Counted
from procmodel.graph.view import ProcessView
from procmodel.graph.waits import waited_at

__all__ = ["PickUps", "StepsBefore", "TouchesBefore", "Turns"]

Nodes = frozenset[int]
_NONE: Nodes = frozenset()
_OURS, _OTHERS = 1, 2


class StepsBefore:
    """The steps done last, gateways and events skipped; neighbours in different lanes are counted."""

    def __init__(self, view: ProcessView) -> None:
        self.view = view
        self.steps = frozenset(view.activities)
        self.alone = _alone(view)

    def begin(self, node: int) -> Nodes:
        """No step yet."""
        del node
        return _NONE

    def visit(self, node: int, memory: Nodes) -> tuple[Counted, Nodes]:
        """Count the lanes crossed to come to a step."""
        if node not in self.steps:
            return (), memory
        lanes = self.view.lane_of
        lane, crossed = lanes[node], 0
        for before in memory:
            crossed += lanes[before] != lane
        return ((("crossings", float(crossed)),) if crossed else ()), self.alone[node]

    def leaves(self, node: int) -> Nodes | None:
        """A step, itself."""
        return self.alone[node] if node in self.steps else None

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


class TouchesBefore(StepsBefore):
    """The touches done last, automated steps between not minded; changes of system in one lane are counted."""

    def __init__(self, view: ProcessView) -> None:
        super().__init__(view)
        self._by = _done_by(view)
        systems = [getattr(model, "systems", ()) for model in view.nodes]
        self._first = [names[0] if names else None for names in systems]
        self._last = [names[-1] if names else None for names in systems]

    def visit(self, node: int, memory: Nodes) -> tuple[Counted, Nodes]:
        """Count 1 for each touch of the same lane before whose last system is not the first of this one."""
        by = self._by[node]
        if not by:
            return (), memory
        if by != _OURS:
            return (), _NONE
        switches = 0
        for before in memory:
            switches += self.switches(before, node)
        return ((("switches", float(switches)),) if switches else ()), self.alone[node]

    def leaves(self, node: int) -> Nodes | None:
        """A touch, itself; a customer's step, nothing."""
        by = self._by[node]
        if not by:
            return None
        return self.alone[node] if by == _OURS else _NONE

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
    """

    def __init__(self, view: ProcessView) -> None:
        self.view = view
        self._by, self._waits, self._lane_of = _done_by(view), waited_at(view), view.lane_of
        self._taken: dict[int, InHand] = {}

    def begin(self, node: int) -> InHand:
        """Nobody has it in hand."""
        del node
        return _NOBODY

    def visit(self, node: int, memory: InHand) -> tuple[Counted, InHand]:
        """Count 1 where a touch takes the case up anew."""
        by, waits = self._by[node], self._waits[node]
        if not by:
            return (), _NOBODY if waits else memory
        if by != _OURS:
            return (), _NOBODY
        if waits or not memory:
            return _BEGUN, self._taken_up(node)
        lane = self._lane_of[node]
        mine = [origin for hand, origin in memory if hand == lane]
        if not mine:
            return _BEGUN, self._taken_up(node)
        if len(memory) == 1:
            return (), memory
        begins = 1.0 - len(mine)
        return ((("pick_ups", begins),) if begins else ()), frozenset([(lane, min(mine))])

    def _taken_up(self, node: int) -> InHand:
        """What is remembered after a touch that takes the case up anew."""
        known = self._taken.get(node)
        if known is None:
            known = self._taken[node] = frozenset([(self._lane_of[node], node)])
        return known

    def leaves(self, node: int) -> InHand | None:
        """A touch before which the case lay, in its own hands; other people and waits, in nobody's."""
        by = self._by[node]
        if by == _OURS:
            return self._taken_up(node) if self._waits[node] else None
        return _NOBODY if by or self._waits[node] else None

    def waits(self, node: int) -> bool:
        """Whether a case lies before a node, so that whoever had it in hand puts it down."""
        return bool(self._waits[node])

    def unite(self, one: InHand, other: InHand) -> InHand:
        """Both hands."""
        return one | other


class Turns:
    """Whether the customer did the last step: each time somebody else takes over is a contact."""

    def __init__(self, view: ProcessView) -> None:
        self.view = view
        self.steps = frozenset(view.activities)

    def begin(self, node: int) -> bool:
        """Whether the case begins in a customer's lane."""
        return self._is_customers(node)

    def visit(self, node: int, memory: bool) -> tuple[Counted, bool]:
        """Count 1 where the step after a customer's is somebody else's, or the case ends there."""
        is_customers = self._is_customers(node)
        if node in self.steps and not is_customers:
            return ((("contacts", 1.0),) if memory else ()), False
        if node in self.steps:
            return (), True
        if memory and not self.view.out[node]:
            return (("contacts", 1.0),), memory
        return (), memory

    def leaves(self, node: int) -> bool | None:
        """A step, whether it is the customer's."""
        return self._is_customers(node) if node in self.steps else None

    def _is_customers(self, node: int) -> bool:
        lane = self.view.lane(node)
        return lane is not None and lane.is_person and not lane.delivers

    def unite(self, one: bool, other: bool) -> bool:
        """Whether the customer did either."""
        return one or other
