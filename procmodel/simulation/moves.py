"""What happens at once: splits, joins, boxes, ends; and how cases come and are counted."""

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
    ARRIVED,
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
from procmodel.simulation.streams import BLOCK, Streams
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


class Moves:
    """The state of one replication, and the operations that take no time."""

    walk: Callable[[int, Token, float], None]

    def __init__(
        self, program: Program, calendars: list[Hours], arrivals: Arrivals, streams: Streams, tally: Tally
    ) -> None:
        self.program, self.calendars, self.arrivals = program, calendars, arrivals
        self.streams, self.tally = streams, tally
        self.heap: list[tuple[float, float, int, Any]] = [(inf, inf, NEVER, None)]
        self.pending: list[tuple[int, Token]] = []
        self.tick = count().__next__
        self.free = [program.groups[pool.groups[0]] for pool in program.pools]
        self.queues: list[deque[Token]] = [deque() for _ in program.pools]
        # until when work can begin and end without a look at the calendar or the log; moved on as windows pass
        self.closing = [inf if pool.calendar < 0 else 0.0 for pool in program.pools]
        if tally.log is not None:
            self.closing = [-inf] * len(program.pools)
        self.stream_of = streams.stream_of
        # the sites that share a stream with others
        self.twins = {
            site: [n for n, other in enumerate(self.stream_of) if other == stream]
            for site, stream in enumerate(self.stream_of)
            if self.stream_of.count(stream) > 1
        }
        self.joins = Joins(program)
        self.has_inclusive = self.joins.any
        self.slots = FIRST_SCOPE + len(program.up)
        self._scopes = [0] * len(program.up)
        self.pool_code = [self._pool_code(op) for op in range(len(program.kind))]
        known: dict[int, Callable[[int, Token, float], int]] = {
            Op.FORK: self._fork,
            Op.JOIN: self._join,
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
        self.kinds = [int(kind) for kind in program.kind]  # plain numbers compare faster
        prices = zip(program.rate, program.cost, strict=True)
        money = [price if any(price) else None for price in prices]
        self.at_work = list(zip(program.touch, money, self.pool_code, strict=True))
        self.moves = [known.get(kind, self._stop) for kind in range(len(Op))]
        blank: Case = [0, [], 0.0, 0.0, 0.0, 0.0, 0, None, None, None, None, 0]
        self._blank = [*blank, *self._scopes, *[0] * program.slots]
        self._blank[FIRST_SCOPE] = 1

    def _pool_code(self, op: int) -> int:
        """The pool of a plain task, -2 for an unusual one, -1 where nobody is needed."""
        if self.program.kind[op] == Op.SPECIAL:
            return -2
        return self.program.pool[op] if self.program.kind[op] == Op.TASK else -1

    # -- cases come --------------------------------------------------------------------------------

    def begin(self, cases: int) -> None:
        """Get ready for so many cases, those that wait on day one included."""
        self.cases, self.number = cases, 0
        self._begun, self._next, self._first = 0.0, 1, 0
        self._drawn: list[list[float | None]] = []
        self._times: list[float] = [0.0] * min(self.arrivals.backlog, cases)
        self._sums = self.tally.come(self._times, 0.0)
        self.next_arrival = self._times[0] if self._times else self._following()
        if self.tally.after:
            self.tally.first = cases
        elif not self.tally.first:
            self.mark(0.0)

    def _following(self) -> float:
        """When the next case comes, where a block of arrivals is used up."""
        if self.number >= self.cases:
            return inf
        size = min(BLOCK, self.cases - self.number)
        self._times, self._begun = self.arrivals.times(self.streams.arrivals.random, self._begun, size)
        self._sums = self.tally.come(self._times, self.arrived_sum())
        self._next, self._first = 1, self.number
        return self._times[0]

    def arrived_sum(self) -> float:
        """The sum of the moments at which cases have come."""
        return self._sums[self.number - self._first]

    def arrive(self, now: float) -> Token:
        """A new case, with its first token."""
        number, tally = self.number, self.tally
        if number == tally.first and number:
            self.mark(now)
        elif now >= tally.after > 0 and tally.first == self.cases:
            tally.first = number
            self.mark(now)
        if not self._drawn:
            self._drawn = self.streams.block(min(BLOCK, self.cases - number))[::-1]
        self.number = number + 1
        case = self._blank.copy()
        case[NUMBER], case[DRAWN], case[ARRIVED] = number, self._drawn.pop(), now
        token = [case, 0.0, now, 0.0, -1, 0, -1, None]
        if self.has_inclusive:
            case[INCLUSIVE] = [[token], {}]
        if self._next < len(self._times):
            self.next_arrival = self._times[self._next]
            self._next += 1
        else:
            self.next_arrival = self._following()
        if number + 1 == self.cases:
            self.mark(now)
        return token

    def again(self, case: Case, site: int) -> Any:
        """What a case draws at a stream that it has drawn from before."""
        visits = case[VISITS]
        if visits is None:
            visits = case[VISITS] = {}
        stream = self.stream_of[site]
        visit = visits[stream] = visits.get(stream, 0) + 1
        if visit > MOST_VISITS:
            name = self.program.sites[site].key.rpartition(":")[0]
            raise AnalysisError(say("simulation.endless", id=name, most=MOST_VISITS))
        return self.streams.again(site, case[NUMBER], visit)

    def draw(self, case: Case, site: int) -> Any:
        """What a case draws at a site."""
        row = case[DRAWN]
        found = row[site]
        if found is None:
            return self.again(case, site)
        self.used(row, site)
        return found

    def used(self, row: list[Any], site: int) -> None:
        """Note that a case has drawn at a site, and so at those that share its stream."""
        for each in self.twins.get(site, (site,)):
            row[each] = None

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

    def _fork(self, op: int, token: Token, now: float) -> int:
        targets = self.program.targets[op]
        token[CASE][FIRST_SCOPE + self.program.scope[op]] += len(targets) - 1
        return self.split(targets, token)

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

    def _join(self, op: int, token: Token, now: float) -> int:
        program, case = self.program, token[CASE]
        slot, bit, ways = self.slots + program.a[op], program.b[op], program.c[op]
        if case[slot] & bit:
            self.joins.surplus(case, slot, bit)
        else:
            case[slot] |= bit
        if case[slot] != (1 << ways) - 1:
            if self.has_inclusive:
                self.gone(token)
            return -1
        case[slot] = 0
        case[FIRST_SCOPE + program.scope[op]] -= ways - 1
        if case[EXTRA] is not None:
            self.joins.refill(case, slot)
        return program.next[op]

    def _any(self, op: int, token: Token, now: float) -> int:
        token[AT] = op
        waiting = token[CASE][INCLUSIVE][1]
        waiting.setdefault(self.program.a[op], []).append(token)
        return -1

    def join_late(self, case: Case, now: float) -> bool:
        """Let inclusive joins go on for which nothing can come any more; whether one did."""
        freed = self.joins.ready(case[INCLUSIVE][0], case[INCLUSIVE][1])
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
            self.tally.end(case, now, token[1])
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

    # -- moments that are marked -------------------------------------------------------------------

    def mark(self, now: float) -> None:
        """Note what the pools have done until now."""
        raise NotImplementedError
