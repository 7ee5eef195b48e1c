"""What ends the work inside a box before it is done: a deadline, a message, an end that sweeps it."""

from __future__ import annotations

from heapq import heapify

from procmodel.graph.program import Op
from procmodel.light.overriding import override
from procmodel.simulation.case import ACTIVE, AT, CASE, EPOCHS, FIRST_SCOPE, INCLUSIVE, JOB, ROUTE, WORK
from procmodel.simulation.moves import Case, Token
from procmodel.simulation.specials import WAITED, Specials

__all__ = ["About", "Boxes"]

About = tuple[Case, int, int, int, bool, Token, int]
"""A case, a scope, when it was entered, where to go, whether that interrupts, who entered it, the way's bit."""


class Boxes(Specials):
    """Boxes that are cut short."""

    @override
    def box_deadline(self, about: About, now: float) -> None:
        if self.is_inside(about):
            self.walk(about[3], self.struck(about, now), now)

    def is_inside(self, about: About) -> bool:
        """Whether the case is still in the box that it was in."""
        case, scope, epoch = about[:3]
        return bool(case[EPOCHS]) and case[EPOCHS].get(scope) == epoch and case[FIRST_SCOPE + scope] > 0

    def struck(self, about: About, now: float) -> Token:
        """Something comes at the border of a box, or inside it: end the rest, where it interrupts; who goes on.

        What is set off inside keeps the box open.
        """
        case, scope, epoch, to, stops, token, mask = about
        inside = self.program.scope[to] == scope
        case[ROUTE] |= mask
        if stops:
            token[ACTIVE] = self.sweep(case, scope, None, now)
            case[FIRST_SCOPE + scope] = int(inside)
            if inside:
                case[EPOCHS][scope] = epoch
        else:
            case[FIRST_SCOPE + (scope if inside else self.program.up[scope])] += 1
        return self.beside(token, to)

    @override
    def sweep(self, case: Case, box: int, but: Token | None, now: float) -> float:
        """End all that runs in a box of a case, one token aside; the most that was worked on one of them."""
        program = self.program
        inside = [n for n in range(len(program.up)) if self.lies_in(n, box)]
        if but is not None and case[FIRST_SCOPE + box] == 1 and len(inside) == 1:
            return 0.0
        most = self._sweep_queues(case, inside)
        swept = [e for e in self.heap if e[2] >= 0 and e[3][CASE] is case and program.scope[e[2]] in inside]
        for _, _, op, token in swept:
            token[AT] = op
            if program.kind[op] in (Op.TASK, Op.SPECIAL):
                self.cut_short(token, now)
            token[JOB] = 0
            most = max(most, token[ACTIVE])
        gone = {id(event) for event in swept}
        self.heap[:] = [event for event in self.heap if id(event) not in gone]
        heapify(self.heap)
        for scope in inside:
            case[FIRST_SCOPE + scope] = 0
            if case[EPOCHS] is not None:
                case[EPOCHS].pop(scope, None)
        for scope, slot in program.shortened:
            if scope in inside:
                case[self.slots + slot] = 0
        for op, kind in enumerate(program.kind):
            if kind in (Op.JOIN, Op.AGAIN) and program.scope[op] in inside:
                case[self.slots + program.a[op]] = 0
        if self.has_inclusive:
            kept = [t for t in case[INCLUSIVE][0] if t is but or program.scope[t[AT]] not in inside]
            case[INCLUSIVE] = [kept, {}]
        return most

    def _sweep_queues(self, case: Case, inside: list[int]) -> float:
        most, scope = 0.0, self.program.scope
        for queue in self.queues:
            for entry in [e for e in queue if e[3][CASE] is case and scope[e[2]] in inside]:
                queue.remove(entry)
                work, _, op, token = entry
                self.take_back(op, token, work)
                most = max(most, token[ACTIVE])
        waiting = [entry[2] for queue in self.ranked for entry in queue if entry[2][JOB] == entry[3]]
        waiting += [
            entry[3][0] for entry in self.heap if entry[2] == WAITED and entry[3][0][JOB] == entry[3][1]
        ]
        for token in [*waiting, *(each for tokens in self.gathered.values() for each in tokens)]:
            if token[CASE] is case and scope[token[AT]] in inside and token[JOB]:
                self.take_back(token[AT], token, token[WORK])
                most = max(most, token[ACTIVE])
                token[JOB] = 0
        return most
