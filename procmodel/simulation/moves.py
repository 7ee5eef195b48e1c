"""What happens at once: splits, joins, boxes, ends; and what a case draws."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from heapq import heappush
from itertools import count
from math import inf
from typing import TYPE_CHECKING, Any

from procmodel.errors import AnalysisError
from procmodel.graph.program import Op, Program
from procmodel.simulation.arrivals import Arrivals
from procmodel.simulation.case import (
    ACTIVE,
    AT,
    CASE,
    DRAWN,
    EPOCHS,
    EXTRA,
    FIRST_SCOPE,
    INCLUSIVE,
    NUMBER,
    OUTCOME,
    ROUTE,
    VISITS,
)
from procmodel.simulation.joins import Joins
from procmodel.simulation.streams import Streams
from procmodel.simulation.tally import Tally
from procmodel.wording import say

if TYPE_CHECKING:
    from procmodel.graph.hours import Hours

__all__ = ["MOST_VISITS", "NEVER", "Moves"]

MOST_VISITS = 100_000
"""Visits of one step by one case after which it is taken for a loop that nothing leaves."""

NEVER = -9
"""What lies below all events, so that there is always a next one."""

Token = list[Any]
Case = list[Any]
Event = tuple[float, float, int, Any]
"""When it happens, its number, the operation that ends there (below 0: something else), the token."""
Wait = tuple[float, float, int, Token]
"""Seconds of work, since when it waits, the operation, the token."""
Move = Callable[[int, Token, float], int]
"""What a token does at an operation: the next operation, or -1 where it rests."""


class Moves:
    """The state of one replication, and the operations that take no time."""

    def __init__(
        self, program: Program, calendars: list[Hours], arrivals: Arrivals, streams: Streams, tally: Tally
    ) -> None:
        self.program, self.calendars, self.arrivals = program, calendars, arrivals
        self.streams, self.tally = streams, tally
        self.cases = self.number = 0  # how many come, and how many have come
        self.heap: list[Event] = [(inf, inf, NEVER, None)]
        self.pending: list[tuple[int, Token]] = []
        self.tick = count().__next__
        # in the last place, that of work without a pool, there is never anybody
        self.free = [*(program.groups[pool.groups[0]] for pool in program.pools), 0]
        self.queues: list[deque[Wait]] = [deque() for _ in program.pools]
        # until when work can begin and end without a look at the calendar or the log; moved on as windows pass
        self.closing = [inf if pool.calendar < 0 else 0.0 for pool in program.pools]
        if tally.log is not None:
            self.closing = [-inf] * len(program.pools)
        self.stream_of = streams.stream_of
        self.joins = Joins(program)
        self.has_inclusive = self.joins.any
        self.slots = FIRST_SCOPE + len(program.up)
        known: dict[int, Move] = {
            Op.DELAY: self._delay,
            Op.END: self._end,
            Op.SOME: self._some,
            Op.ANY: self._any,
            Op.RACE: self._race,
            Op.ENTER: self._enter,
            Op.LEAVE: self._leave,
            Op.KILL: self._kill,
            Op.AGAIN: self._again,
            Op.DECIDE: self._decide,
        }
        self._ready: dict[int, Callable[[int], Move]] = {
            Op.CHOICE: self._choice,
            Op.FORK: self._fork,
            Op.JOIN: self._join,
        }
        self.moves = [known.get(kind, self._stop) for kind in range(len(Op))]
        # of a case all but its number, what it draws and when it came
        self.blank = [0.0, 0.0, 0.0, 0, *[None] * 4, 0, 1, *[0] * (len(program.up) - 1 + program.slots)]
        self._sums, self._first = [0.0], 0  # of the moments at which cases came, and the first case of those

    # -- what a case draws --------------------------------------------------------------------------

    def again(self, case: Case, site: int) -> Any:
        """What a case draws at a stream that it has drawn from before, or that several sites share."""
        visits = case[VISITS]
        if visits is None:
            visits = case[VISITS] = {}
        stream, shared = self.stream_of[site], self.streams.shared
        visit = visits.get(stream, 0 if site in shared else 1)
        visits[stream] = visit + 1
        if not visit:
            return case[DRAWN][shared[site]]
        if visit > MOST_VISITS:
            name = self.program.sites[site].key.rpartition(":")[0]
            raise AnalysisError(say("simulation.endless", id=name, most=MOST_VISITS))
        return self.streams.again(site, case[NUMBER], visit)

    def draw(self, case: Case, site: int) -> Any:
        """What a case draws at a site."""
        row = case[DRAWN]
        found, row[site] = row[site], None
        return self.again(case, site) if found is None else found

    def walk(self, op: int, token: Token, now: float) -> None:
        """Move a token on until it rests."""
        raise NotImplementedError

    # -- moves -------------------------------------------------------------------------------------

    def _stop(self, op: int, token: Token, now: float) -> int:
        raise AnalysisError(say("simulation.endless", id=self.program.node[op], most=0))

    def split(self, targets: tuple[int, ...], token: Token) -> int:
        """A token for each of several ways; the given one takes the first."""
        for target in reversed(targets[1:]):
            twin = token.copy()
            twin[AT] = target
            self.pending.append((target, twin))
            if self.has_inclusive:
                token[CASE][INCLUSIVE][0].append(twin)
        token[AT] = targets[0]
        return targets[0]

    def gone(self, token: Token) -> None:
        """A token is no more."""
        if self.has_inclusive and token[CASE][INCLUSIVE] is not None:
            tokens = token[CASE][INCLUSIVE][0]
            for n, each in enumerate(tokens):
                if each is token:
                    del tokens[n]
                    break

    def move_of(self, op: int) -> Move | None:
        """What happens at once at an operation; None where it is work."""
        kind = self.program.kind[op]
        if kind in (Op.TASK, Op.SPECIAL):
            return None
        return self._ready[kind](op) if kind in self._ready else self.moves[kind]

    def _choice(self, op: int) -> Move:
        site, again = self.program.site[op], self.again
        ways = tuple(zip(self.program.masks[op], self.program.targets[op], strict=True))

        def choose(op: int, token: Token, now: float) -> int:
            case = token[CASE]
            row = case[DRAWN]
            way, row[site] = row[site], None
            following: int
            mask, following = ways[again(case, site) if way is None else way]
            case[ROUTE] |= mask
            return following

        return choose

    def _fork(self, op: int) -> Move:
        targets, scope, split = self.program.targets[op], FIRST_SCOPE + self.program.scope[op], self.split
        others = len(targets) - 1

        def fork(op: int, token: Token, now: float) -> int:
            token[CASE][scope] += others
            return split(targets, token)

        return fork

    def _join(self, op: int) -> Move:
        program, joins, inclusive = self.program, self.joins, self.has_inclusive
        slot, scope, bit = self.slots + program.a[op], FIRST_SCOPE + program.scope[op], program.b[op]
        others, following = program.c[op] - 1, program.next[op]
        rest = (1 << program.c[op]) - 1 - bit

        def join(op: int, token: Token, now: float) -> int:
            case = token[CASE]
            there = case[slot]
            if there == rest:
                case[slot] = 0
                case[scope] -= others
                if case[EXTRA] is not None:
                    joins.refill(case, slot)
                return following
            if there & bit:
                joins.surplus(case, slot, bit)
            else:
                case[slot] = there | bit
            if inclusive:
                self.gone(token)
            return -1

        return join

    def _some(self, op: int, token: Token, now: float) -> int:
        program, case = self.program, token[CASE]
        ways = program.targets[op][:-1]
        first = program.site[op]
        drawn = [n for n in range(len(ways)) if self.draw(case, first + n) == 0] or [len(ways)]
        taken = tuple(program.targets[op][n] for n in drawn)
        for n in drawn:
            case[ROUTE] |= program.masks[op][n]
        case[FIRST_SCOPE + program.scope[op]] += len(taken) - 1
        return self.split(taken, token)

    def _any(self, op: int, token: Token, now: float) -> int:
        token[AT] = op
        waiting = token[CASE][INCLUSIVE][1]
        waiting.setdefault(self.program.a[op], []).append(token)
        return -1

    def join_late(self, case: Case, now: float) -> bool:
        """Let inclusive joins go on for which nothing can come any more; whether one did."""
        freed = self.joins.ready(*case[INCLUSIVE]) if case[INCLUSIVE] else None
        if freed is None:
            return False
        tokens, out = freed
        for other in tokens[:-1]:
            self.gone(other)
        last = tokens[-1]
        case[FIRST_SCOPE + self.program.scope[out]] -= len(tokens) - 1
        last[AT] = self.program.next[out]
        self.pending.append((last[AT], last))
        return True

    def _delay(self, op: int, token: Token, now: float) -> int:
        return self.delay(op, token, now)

    def delay(self, op: int, token: Token, now: float, part: float = 1.0) -> int:
        """Let a token wait, or wait for a part of the time that it draws."""
        time = self.draw(token[CASE], self.program.site[op]) * part
        token[AT] = op
        calendar = self.program.a[op]
        until = now + time if calendar < 0 else self.calendars[calendar].finish(now, time)
        heappush(self.heap, (until, self.tick(), op, token))
        return -1

    def _race(self, op: int, token: Token, now: float) -> int:
        first, way = self.first_delay(op, token, now)
        token[AT] = self.program.targets[op][way]
        token[CASE][ROUTE] |= self.program.masks[op][way]
        heappush(self.heap, (first, self.tick(), token[AT], token))
        return -1

    def first_delay(self, op: int, token: Token, now: float) -> tuple[float, int]:
        """Which of the times behind an event gateway is over first, and when."""
        first, way = inf, 0
        for number, delay in enumerate(self.program.targets[op]):
            if self.program.kind[delay] != Op.DELAY:
                continue
            time = self.draw(token[CASE], self.program.site[delay])
            calendar = self.program.a[delay]
            until = now + time if calendar < 0 else self.calendars[calendar].finish(now, time)
            if until < first:
                first, way = until, number
        return first, way

    def _again(self, op: int, token: Token, now: float) -> int:
        program, case = self.program, token[CASE]
        slot = self.slots + program.a[op]
        case[slot] += 1
        if case[slot] < program.b[op]:
            return program.targets[op][0]
        case[slot] = 0
        return program.next[op]

    def _decide(self, op: int, token: Token, now: float) -> int:
        case, decision = token[CASE], self.program.decisions[self.program.a[op]]
        answers = tuple(case[DRAWN][site] if own else self.draw(case, site) for site, own in decision.sites)
        way = decision.ways[answers]
        case[ROUTE] |= self.program.masks[op][way]
        return self.program.targets[op][way]

    # -- boxes and ends ----------------------------------------------------------------------------

    def _enter(self, op: int, token: Token, now: float) -> int:
        program, case = self.program, token[CASE]
        scope, targets = program.a[op], program.targets[op]
        case[FIRST_SCOPE + scope] += len(targets)
        if op in program.special:
            if case[EPOCHS] is None:
                case[EPOCHS] = {}
            epoch = case[EPOCHS][scope] = self.tick()
            for mask, (after, to, stops) in zip(program.masks[op], program.special[op].timers, strict=False):
                about = (case, scope, epoch, to, stops, token.copy(), mask)
                heappush(self.heap, (now + after, self.tick(), -2, about))
        return self.split(targets, token)

    def _leave(self, op: int, token: Token, now: float) -> int:
        program, case = self.program, token[CASE]
        scope = program.a[op]
        case[FIRST_SCOPE + scope] -= 1
        if case[FIRST_SCOPE + scope]:
            self.gone(token)
            return -1
        if case[EPOCHS] is not None:
            case[EPOCHS].pop(scope, None)
        return program.next[op]

    def _end(self, op: int, token: Token, now: float) -> int:
        case = token[CASE]
        case[OUTCOME] = self.program.a[op]
        case[FIRST_SCOPE] -= 1
        if not case[FIRST_SCOPE]:
            self.tally.done.append((case, now, token[ACTIVE]))
            case[INCLUSIVE] = None  # it refers to tokens that refer to the case
        elif self.has_inclusive:
            self.gone(token)
        return -1

    def _kill(self, op: int, token: Token, now: float) -> int:
        program, case = self.program, token[CASE]
        scope, following = program.a[op], program.next[op]
        self.sweep(case, scope, token, now)
        inside = self.lies_in(program.scope[following], scope)
        case[FIRST_SCOPE + scope] = 1 if inside else 0
        return following

    def lies_in(self, scope: int, box: int) -> bool:
        """Whether a scope is a box or lies inside it."""
        while scope not in (box, -1):
            scope = self.program.up[scope]
        return scope == box

    def sweep(self, case: Case, box: int, but: Token | None, now: float) -> float:
        """End all that runs in a box of a case, one token aside; the most that was worked on one of them."""
        raise NotImplementedError
