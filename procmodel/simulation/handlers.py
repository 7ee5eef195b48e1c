"""Event sub-processes: what may begin them while a box or the whole case goes on, instead of the rest or beside it."""

from __future__ import annotations

from heapq import heappush
from typing import Any

from procmodel.graph.program import Op
from procmodel.simulation.case import AT, CASE, EPOCHS, FIRST_SCOPE, GROUP, INCLUSIVE, JOB, MEMBERS, ROUTE
from procmodel.simulation.moves import Case, Token
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
        self.moves[Op.DRAW], self.moves[Op.PART] = self._draw, self._part
        if self.program.shortened:
            self.moves[Op.DELAY] = self._delay_in_part
        self._ended = self.moves[Op.END]
        if 0 in self.program.last:
            self.moves[Op.END] = self._end_or_go_on

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

    # -- in a share of cases, without a word of when ------------------------------------------------

    def _draw(self, op: int, token: Token, now: float) -> int:
        case, slot = token[CASE], self.slots + self.program.a[op]
        if not case[slot]:
            case[slot] = 1 + self.draw(case, self.program.site[op])
        return self.program.next[op]

    def _part(self, op: int, token: Token, now: float) -> int:
        case, slot = token[CASE], self.slots + self.program.a[op]
        way: int = max(0, case[slot] - 1)
        case[slot] = 0
        case[ROUTE] |= self.program.masks[op][way]
        return self.program.targets[op][way]

    def _delay_in_part(self, op: int, token: Token, now: float) -> int:
        special = self.program.special.get(op)
        return self.delay(op, token, now, 1.0 if special is None else self.kept(token[CASE], special))

    def _end_or_go_on(self, op: int, token: Token, now: float) -> int:
        """The end of a case, unless what takes the place of all else is still to come."""
        case = token[CASE]
        if case[FIRST_SCOPE] == 1 and (last := self.replaced(case, 0)) >= 0:
            case[FIRST_SCOPE] = 0  # it is entered again
            return last
        return self._ended(op, token, now)

    def replaced(self, case: Case, scope: int) -> int:
        """Where what takes the place of all else in a scope begins, if it is still to come; else -1."""
        last = self.program.last.get(scope, -1)
        return last if last >= 0 and case[self.slots + self.program.a[last]] > 1 else -1
