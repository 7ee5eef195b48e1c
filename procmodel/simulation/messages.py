"""Messages inside a case: who waits for one, who is interrupted by one, and those that nobody has taken yet."""

from __future__ import annotations

from heapq import heappush
from math import inf
from typing import Any

from procmodel.errors import AnalysisError
from procmodel.graph.program import Op
from procmodel.light.enums import IntEnum
from procmodel.light.overriding import override
from procmodel.light.tuples import NamedTuple
from procmodel.simulation.boxes import About, Boxes
from procmodel.simulation.case import ACTIVE, AT, CASE, EPOCHS, FIRST_SCOPE, JOB, NUMBER, READY, ROUTE, WORK
from procmodel.simulation.moves import MOST_VISITS, Case, Token, Wait
from procmodel.wording import say

__all__ = ["Messages", "WaitKind", "Waiting"]

_RACED = -6  # what a timer is for: the time behind an event gateway is over


class WaitKind(IntEnum):
    """What a message does to who waits for it."""

    GO_ON = 0  # at a RECEIVE
    WORK = 1  # at a step that begins with it
    BORDER = 2  # at a step that it interrupts, or begins something beside
    BOX = 3  # the same of a box
    RACE = 4  # behind an event gateway


class Waiting(NamedTuple):
    """Who waits for a message.

    `job` is the visit of a step or a race, 0 at a RECEIVE; `way` that of a border or a race, `op` the race; a box
    has all of this in `about`. `times` is how often it has come already, where it interrupts nothing.
    """

    slot: int
    kind: WaitKind
    token: Token
    job: int = 0
    way: int = 0
    op: int = -1
    about: Any = None
    times: int = 0


class Messages(Boxes):
    """Cases that wait for messages of their own."""

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self.waiting: dict[int, list[Waiting]] = {}  # by the number of the case
        if not {Op.SEND, Op.BROADCAST}.isdisjoint(self.program.kind):  # others go the short way
            self.moves[Op.SEND], self.moves[Op.RECEIVE] = self._send, self._receive
            self.moves[Op.ENTER], self.moves[Op.RACE] = self._enter_waiting, self._race_waiting
            self.moves[Op.END] = self._end_waiting

    # -- sending -----------------------------------------------------------------------------------

    def _send(self, op: int, token: Token, now: float) -> int:
        case, slot = self.root(token[CASE]), self.program.a[op]
        token[AT] = op
        if self.begins(case, slot, token):
            return self.program.next[op]
        entry = self._first_waiting(case, slot)
        if entry is None:
            case[self.slots + slot] += 1
            return self.program.next[op]
        ends = self.ends(entry, op, token[CASE])
        self.take(entry, token, now)
        return -1 if ends else self.program.next[op]

    def begins(self, case: Case, slot: int, token: Token) -> bool:
        """Whether the message begins a part of the case that has not begun."""
        begun = self.program.begun.get(slot)
        if begun is None or case[self.slots + slot]:
            return False
        case[self.slots + slot] = 1
        case[FIRST_SCOPE] += 1
        twin = token.copy()
        twin[CASE] = case
        self.pending.append((begun, self.beside(twin, begun)))
        return True

    def root(self, case: Case) -> Case:
        """The case that counts messages: the whole one, where a box is done several times at once."""
        return case

    def _first_waiting(self, case: Case, slot: int) -> Waiting | None:
        """Who has waited longest for the message, and waits no more."""
        entries = self.waiting.get(case[NUMBER], [])
        for entry in [each for each in entries if each.slot == slot]:
            entries.remove(entry)
            if self.is_there(entry):
                return entry
        return None

    def ends(self, entry: Waiting, op: int, case: Case) -> bool:
        """Whether what has come ends a box in which `op` sent it: who sends goes on no further."""
        if entry.kind is not WaitKind.BOX or not entry.about[4]:
            return False
        outer, scope = entry.about[:2]
        return self.lies_in(self.program.scope[op], scope) and self.is_within(case, outer)

    def is_within(self, case: Case, outer: Case) -> bool:
        """Whether a case is another, or one of the cases inside it."""
        return case is outer

    def is_there(self, entry: Waiting) -> bool:
        """Whether who waited has not gone another way since."""
        if entry.kind is WaitKind.BOX:
            return self.is_inside(entry.about)
        return entry.kind is WaitKind.GO_ON or entry.token[JOB] == entry.job

    def take(self, entry: Waiting, sender: Token, now: float) -> None:
        """Let who waited go on, or be interrupted, by what has come."""
        token, kind = entry.token, entry.kind
        if kind is WaitKind.BOX:
            token = self.struck(entry.about, now)
            token[ACTIVE] = max(token[ACTIVE], sender[ACTIVE])
            self.pending.append((entry.about[3], token))
            if not entry.about[4]:
                self._wait_again(entry)
        elif kind is WaitKind.BORDER:
            self._come(token, entry.way, now)
            self._wait_again(entry)
        elif kind is WaitKind.WORK:
            token[ACTIVE], token[READY] = sender[ACTIVE] + token[WORK], max(token[READY], now)
            self.proceed(token[AT], token, now)
        else:
            token[ACTIVE] = sender[ACTIVE]
            following = self.program.next[token[AT]]
            self.pending.append((following if kind is WaitKind.GO_ON else self._won(entry), token))

    def _wait_again(self, entry: Waiting) -> None:
        """What interrupts nothing may come again, as long as what it comes to goes on."""
        if entry.times > MOST_VISITS:
            raise AnalysisError(say("simulation.endless_event", most=MOST_VISITS))
        if self.is_there(entry):
            self._wait(entry._replace(times=entry.times + 1))

    def _come(self, token: Token, way: int, now: float) -> None:
        """A message comes at the border of a step."""
        op, case = token[AT], token[CASE]
        special = self.program.special[op]
        _, to, stops = special.signals[way]
        case[ROUTE] |= self.program.masks[op][len(special.timers) + way]
        if stops:
            self.cut_short(token, now)
            self.withdraw(token, to)
            self.pending.append((to, token))
        else:
            case[FIRST_SCOPE + self.program.scope[op]] += 1
            self.pending.append((to, self.beside(token, to)))

    # -- waiting -----------------------------------------------------------------------------------

    def taken(self, case: Case, slot: int) -> bool:
        """Take a message, if there is one."""
        case = self.root(case)
        if not case[self.slots + slot]:
            return False
        case[self.slots + slot] -= 1
        return True

    def _wait(self, entry: Waiting) -> None:
        self.waiting.setdefault(entry.token[CASE][NUMBER], []).append(entry)

    def _receive(self, op: int, token: Token, now: float) -> int:
        slot = self.program.a[op]
        if self.taken(token[CASE], slot):
            return self.program.next[op]
        token[AT] = op
        self._wait(Waiting(slot, WaitKind.GO_ON, token))
        return -1

    @override
    def offer(self, wait: Wait) -> None:
        """A token comes to an unusual step, which may begin with a message, or end with one."""
        work, now, op, token = wait
        special, case = self.program.special[op], token[CASE]
        self.begin_visit(op, token, work, now)
        for way, (slot, _, _) in enumerate(special.signals):
            while self.taken(case, slot):
                self._come(token, way, now)
                if not token[JOB]:
                    return
            self._wait(Waiting(slot, WaitKind.BORDER, token, token[JOB], way))
        if special.listens < 0 or self.taken(case, special.listens):
            self.proceed(op, token, now)
        else:
            self._wait(Waiting(special.listens, WaitKind.WORK, token, token[JOB]))

    def _enter_waiting(self, op: int, token: Token, now: float) -> int:
        program, case, scope = self.program, token[CASE], self.program.a[op]
        special = program.special.get(op)
        coming = []
        for way, (slot, to, stops) in enumerate(special.signals if special is not None else ()):
            mask = program.masks[op][len(program.special[op].timers) + way]
            while self.taken(case, slot):
                case[ROUTE] |= mask
                if stops:
                    token[AT] = to
                    return to
                case[FIRST_SCOPE + program.up[scope]] += 1
                self.pending.append((to, self.beside(token, to)))
            coming.append((slot, to, stops, mask))
        following = self._enter(op, token, now)
        for slot, to, stops, mask in coming:
            about = (case, scope, case[EPOCHS][scope], to, stops, token.copy(), mask)
            self.watch_for(slot, about)
        return following

    def watch_for(self, slot: int, about: About) -> None:
        """Let a message end what goes on in a box, or begin something beside it."""
        self._wait(Waiting(slot, WaitKind.BOX, about[5], about=about))

    # -- event gateways ----------------------------------------------------------------------------

    def _race_waiting(self, op: int, token: Token, now: float) -> int:
        program, case = self.program, token[CASE]
        targets = program.targets[op]
        messages = [way for way, at in enumerate(targets) if program.kind[at] == Op.RECEIVE]
        if not messages:
            return self._race(op, token, now)
        there = next((way for way in messages if self.taken(case, program.a[targets[way]])), None)
        if there is not None:
            case[ROUTE] |= program.masks[op][there]
            return program.next[targets[there]]
        token[AT], token[JOB] = op, self.tick() + 1
        entries = [
            Waiting(program.a[targets[way]], WaitKind.RACE, token, token[JOB], way, op) for way in messages
        ]
        until, way = self.first_delay(op, token, now)
        if until < inf:
            about = token, token[JOB], Waiting(-1, WaitKind.RACE, token, token[JOB], way, op)
            heappush(self.heap, (until, self.tick(), _RACED, about))
        for entry in entries:
            self._wait(entry)
        return -1

    def _won(self, entry: Waiting) -> int:
        """What comes behind the way that a race has taken."""
        entry.token[JOB] = 0
        entry.token[CASE][ROUTE] |= self.program.masks[entry.op][entry.way]
        return self.program.next[self.program.targets[entry.op][entry.way]]

    @override
    def timer(self, what: int, about: Any, now: float) -> None:
        """Something that is no end of work; also the end of the time behind an event gateway."""
        if what != _RACED:
            super().timer(what, about, now)
        elif about[0][JOB] == about[1]:
            self.walk(self._won(about[2]), about[0], now)

    # -- what ends ---------------------------------------------------------------------------------

    @override
    def sweep(self, case: Case, box: int, but: Token | None, now: float) -> float:
        most, kept = 0.0, []
        for entry in self.waiting.get(case[NUMBER], ()):
            token = entry.token
            inside = self.lies_in(self.program.scope[token[AT]], box)
            if (
                token is but
                or token[CASE] is not case
                or not inside
                or entry.kind in (WaitKind.BORDER, WaitKind.BOX)
            ):
                kept.append(entry)
            elif self.is_there(entry):
                if entry.kind is WaitKind.WORK:
                    self.take_back(token[AT], token, token[WORK])
                token[JOB] = 0
                most = max(most, token[ACTIVE])
        if case[NUMBER] in self.waiting:
            self.waiting[case[NUMBER]] = kept
        return max(most, super().sweep(case, box, but, now))

    def _end_waiting(self, op: int, token: Token, now: float) -> int:
        case = token[CASE]
        following = self._end(op, token, now)
        if not case[FIRST_SCOPE]:
            self.waiting.pop(case[NUMBER], None)
        return following

    @override
    def finish(self) -> None:
        """Note what never ends, and the steps that wait for a message that nobody sends."""
        super().finish()
        still = (each for entries in self.waiting.values() for each in entries if self.is_there(each))
        tokens = {
            id(entry.token): self.program.node[entry.token[AT]]
            for entry in still
            if entry.kind not in (WaitKind.BORDER, WaitKind.BOX)
        }
        for node in tokens.values():
            self.tally.unsent[node] = self.tally.unsent.get(node, 0) + 1
