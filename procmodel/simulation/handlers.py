"""Event sub-processes: what may begin them while a box or the whole case goes on, instead of the rest or beside it."""

from __future__ import annotations

from heapq import heappush
from typing import Any

from procmodel.graph.program import Op
from procmodel.simulation.case import AT, CASE, EPOCHS, FIRST_SCOPE, GROUP, INCLUSIVE, JOB, MEMBERS, ROUTE
from procmodel.simulation.moves import Token
from procmodel.simulation.signals import Signals
from procmodel.simulation.specials import BOX

__all__ = ["Handlers"]


class Handlers(Signals):
    """Boxes, and the case itself, that events inside them may end or add to."""

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self.moves[Op.WATCH] = self._watch
        self.moves[Op.ASIDE] = self._aside
        self.moves[Op.COUNT] = self._count
        self.moves[Op.UNDO] = self._undo

    def _watch(self, op: int, token: Token, now: float) -> int:
        """From now on what is watched for may come, as long as the scope is not left."""
        program, case, scope = self.program, token[CASE], self.program.a[op]
        special, masks = program.special[op], program.masks[op]
        if case[EPOCHS] is None:
            case[EPOCHS] = {}
        epoch = case[EPOCHS].setdefault(scope, self.tick())
        for mask, (after, to, stops) in zip(masks, special.timers, strict=False):
            about = (case, scope, epoch, to, stops, token.copy(), mask)
            heappush(self.heap, (now + after, self.tick(), BOX, about))
        for mask, (slot, to, stops) in zip(masks[len(special.timers) :], special.signals, strict=True):
            while self.taken(case, slot):
                case[ROUTE] |= mask
                if stops:
                    token[AT] = to
                    return to
                case[FIRST_SCOPE + scope] += 1
                self.pending.append((to, self.beside(token, to)))
            self.watch_for(slot, (case, scope, epoch, to, stops, token.copy(), mask))
        return program.next[op]

    def _aside(self, op: int, token: Token, now: float) -> int:
        """What is thrown and leaves the rest as it is begins its way where it is caught."""
        token[AT] = op
        twin = self.aside(op, token)
        twin[CASE][FIRST_SCOPE + self.program.a[op]] += 1
        if self.has_inclusive:
            twin[CASE][INCLUSIVE][0].append(twin)
        self.pending.append((twin[AT], twin))
        return self.program.next[op]

    def aside(self, op: int, token: Token) -> Token:
        """The token that begins there."""
        twin = token.copy()
        twin[AT], twin[JOB], twin[GROUP], twin[MEMBERS] = self.program.targets[op][0], 0, -1, None
        return twin

    def _count(self, op: int, token: Token, now: float) -> int:
        self.root(token[CASE])[self.slots + self.program.a[op]] += 1
        return self.program.next[op]

    def _undo(self, op: int, token: Token, now: float) -> int:
        case, slot = self.root(token[CASE]), self.slots + self.program.a[op]
        if not case[slot]:
            return self.program.next[op]
        case[slot] -= 1
        return self.program.targets[op][0]
