"""Compensation as operations: what was done is counted, and undone as often where an event says so."""

from __future__ import annotations

from collections.abc import Callable

from procmodel.graph.compile_handlers import Handlers
from procmodel.graph.program import Op
from procmodel.graph.semantics import Deed
from procmodel.graph.view import ProcessView

__all__ = ["Undoing"]


class Undoing(Handlers):
    """What undoes a step is done once for each time that the step was done."""

    def __init__(self, view: ProcessView, queues: bool, names: Callable[[str], str]) -> None:
        super().__init__(view, queues, names)
        self.undone: dict[int, int] = {}  # the slot that counts an activity
        for activity in sorted({each for rule in self.rules for each in rule.undoes}):
            self.undone[activity] = self.program.slots
            self.program.slots += 1

    def counted(self, node: int, op: int) -> int:
        """Count that an activity is done, if something may undo it."""
        return op if node not in self.undone else self.chain(op, Op.COUNT, -1, a=self.undone[node])

    def undo(self, node: int, op: int) -> int:
        """Undo what an event undoes, one activity after the other."""
        for activity in self.rules[node].undoes:
            for step in self._undoing(activity):
                op = self.chain(op, Op.UNDO, -1, a=self.undone[activity])
                first = self.program.add(Op.PASS, step, self.scope_of(node))
                self.program.targets[op] = (first,)
                self.program.next[self.step(step, first)] = op
        return op

    def _undoing(self, activity: int) -> list[int]:
        """The step that undoes an activity."""
        view = self.view
        borders = [view.flows[flow].target for flow in view.out[activity]]
        ways = [
            way for each in borders if self.rules[each].deed is Deed.UNDO for way in self.rules[each].ways
        ]
        return [view.flows[way].target for way in ways if view.flows[way].target in self.done][:1]
