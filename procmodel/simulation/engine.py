"""The engine that is always there: one heap of tuples, no object for an event, no generators.

Events happen in order of (time, sequence): of two at the same moment, the one that was planned first. A case
that arrives at that moment comes after them. People take up the case that waited longest before the case that
they have finished goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from heapq import heappop, heappush, heapreplace
from itertools import chain
from math import inf
from operator import add, itemgetter
from typing import Any

from procmodel.graph.program import Op, Program
from procmodel.simulation.case import (
    ACTIVE,
    AT,
    CASE,
    COST,
    DRAWN,
    INCLUSIVE,
    JOB,
    READY,
    TOUCH,
    TOUCHES,
)
from procmodel.simulation.moves import NEVER, Case, Event, Token, Wait
from procmodel.simulation.specials import Specials
from procmodel.simulation.tally import Mark, Tally

__all__ = ["Engine", "is_plain"]

_PLAIN = frozenset(
    {
        Op.TASK,
        Op.PASS,
        Op.CHOICE,
        Op.FORK,
        Op.JOIN,
        Op.DELAY,
        Op.END,
        Op.SOME,
        Op.ANY,
        Op.RACE,
        Op.DECIDE,
        Op.AGAIN,
    }
)


def is_plain(program: Program) -> bool:
    """Whether nothing in a program is sent, thrown, cut short or done several times at once."""
    return _PLAIN.issuperset(program.kind) and not program.special and not program.last


_BLOCK = 256
"""Cases whose numbers are drawn at once, and counted at once: so few that the same memory serves for all."""

_NOTHING = [(inf, inf, NEVER, None)]
_NOBODY: Token = [None, 0.0, inf]
"""The events, and the token of the case that comes, for somebody who takes none."""


class Engine(Specials):
    """One replication of a plain program; of any other, with what `whole.py` adds."""

    def run(self, cases: int) -> Tally:
        """Let so many cases arrive, and all of them end."""
        operations = range(len(self.program.kind))
        self.work_at = [*map(self._work, operations)]
        # what is below 0, and no operation, is found from the end of these
        self.move_at = [*map(self.move_of, operations), None]
        self.after = [*map(self._following, operations), *[(-1, (), -1)] * -NEVER]
        self.nobody: Token = [[0, [], 0.0, *self.blank]]
        self.begin(cases)
        self._go(-1, self.nobody, 0.0, self.heap, next(self.coming))
        while self.flush():
            self._go(-1, self.nobody, 0.0, self.heap, _NOBODY)
        self.finish()
        return self.tally

    def walk(self, op: int, token: Token, now: float) -> None:
        """Move a token on until it rests: at work, in a queue, waiting, or at its end."""
        self._go(op, token, now, _NOTHING, _NOBODY)

    def _go(self, op: int, token: Token, now: float, events: list[Event], comes: Token) -> None:
        """Move a token on until it rests; then take one event or arrival after the other, as long as there is one."""
        heap, tick, pending, free, closing = self.heap, self.tick, self.pending, self.free, self.closing
        moves, works, after, inclusive = self.move_at, self.work_at, self.after, self.has_inclusive
        (held, started, resumed, waits), arrival = self.tally.pools, comes[READY]
        while True:
            while True:
                while (move := moves[op]) is not None:
                    op = move(op, token, now)
                if op >= 0:
                    site, touch, price, pool, begin = works[op]
                    row = (case := token[CASE])[DRAWN]
                    work, row[site] = row[site], None
                    if work is None:
                        work = self.again(case, site)
                    token[ACTIVE] += work
                    if touch is not None:
                        case[TOUCHES] += touch
                        case[TOUCH] += work
                    if price is not None:
                        case[COST] += work * price[0] + price[1]
                    if free[pool] and (until := now + work) <= closing[pool]:
                        free[pool] -= 1
                        started[pool] += 1
                        held[pool] += work
                        heappush(heap, (until, tick(), op, token))
                    else:
                        begin((work, now, op, token))
                    if inclusive:
                        token[AT] = op
                if not pending and not (inclusive and self.join_late(token[CASE], now)):
                    break
                op, token = pending.pop()
            now, _, op, token = events[0]
            if now > arrival:
                op, token, now, comes = self.program.entry, comes, arrival, next(self.coming)
                arrival = comes[READY]
                continue
            pool, queue, following = after[op]
            if queue:
                work, ready, at, other = queue.popleft()
                if (until := now + work) <= closing[pool]:
                    resumed[pool] += 1
                    waits[pool] += now - ready
                    held[pool] += work
                    heapreplace(heap, (until, tick(), at, other))
                    op = following
                    continue
                queue.appendleft((work, ready, at, other))
            if op == NEVER:
                return
            heappop(heap)
            if pool >= 0:
                free[pool] += 1
                if queue:
                    self.serve_plain(pool, now)
            elif following < 0:
                token = self._happen(op, token, now)
            op = following

    def _happen(self, op: int, token: Any, now: float) -> Token:
        """The end of unusual work, or what is no end of work; nobody goes on from here."""
        if op >= 0:
            self.finished(op, token, now)
        else:
            self.timer(op, token, now)
        return self.nobody

    def _following(self, op: int) -> tuple[int, Any, int]:
        """What comes after an event: whose work ends, who waits for them, where the token goes (-1: see `_happen`)."""
        if self.program.kind[op] == Op.SPECIAL:
            return -1, (), -1
        pool = self.program.pool[op]
        return pool, self.queues[pool] if pool >= 0 else (), self.program.next[op]

    def _work(
        self, op: int
    ) -> tuple[int, float | None, tuple[float, float] | None, int, Callable[[Wait], None]]:
        """What has to be known of work: where it is drawn, touch, price, pool, what happens where none is free."""
        program, pool = self.program, self.program.pool[op]
        begin: Callable[[Wait], None]
        if program.kind[op] == Op.SPECIAL:
            pool, begin = -1, self.offer
        elif pool < 0:
            begin = self.begin_at_once
        elif self.closing[pool] < inf:
            begin = self.line_up
        else:
            begin = self.queues[pool].append
        price = program.rate[op], program.cost[op]
        return program.site[op], program.touch[op] or None, price if any(price) else None, pool, begin

    # -- cases come --------------------------------------------------------------------------------

    def begin(self, cases: int) -> None:
        """Get ready for so many cases, those that wait on day one included."""
        self.cases = cases
        if self.tally.after:
            self.tally.first = cases
        elif not self.tally.first:
            self.mark(0.0)
        self.coming = self._coming()

    def _coming(self) -> Iterator[Token]:
        """The first token of each case, made when the case before it comes; then one that never comes."""
        tally, cases, blank, inclusive = self.tally, self.cases, self.blank, self.has_inclusive
        first, after = (0, tally.after) if tally.after else (tally.first or cases, 0.0)
        blocks = (min(_BLOCK, cases - begun) for begun in range(0, cases, _BLOCK))
        rows = chain.from_iterable(map(self.streams.block, blocks))
        for time, row in zip(chain.from_iterable(self._times()), rows, strict=False):
            case: Case = [self.number, row, time, *blank]
            token: Token = [case, 0.0, time, 0.0, -1, 0, -1, None]
            if inclusive:
                case[INCLUSIVE] = [[token], {}]
            yield token
            if time >= after and self.number >= first:
                tally.first, first = self.number, cases
                self.mark(time)
            self.number += 1
        self.mark(time)
        yield [None, 0.0, inf]

    def _times(self) -> Iterator[list[float]]:
        """When cases come, in blocks."""
        times, begun = [0.0] * min(self.arrivals.backlog, self.cases), 0.0
        while True:
            self._sums, self._first = self.tally.come(times, self.arrived_sum()), self.number
            yield times
            self.tally.settle()
            if self.number >= self.cases:
                return
            size = min(_BLOCK, self.cases - self.number)
            times, begun = self.arrivals.times(self.streams.arrivals.random, begun, size)

    def arrived_sum(self) -> float:
        """The sum of the moments at which cases have come."""
        return self._sums[self.number - self._first]

    # -- moments that are marked -------------------------------------------------------------------

    def mark(self, now: float) -> None:
        """Note what the pools have done until now: work in hand and cases in queues as if cut off here."""
        tally, program = self.tally, self.program
        tally.settle()
        held, queued = tally.held.copy(), tally.waits.copy()
        for until, _, op, _ in sorted(self.heap, key=itemgetter(0, 1)):  # in an order that every engine has
            pool = program.pool[op] if op >= 0 else -1
            if pool >= 0:
                held[pool] -= self._left(until, now, program.pools[pool].calendar)
        for pool in range(len(program.pools)):
            since = [ready for _, ready, _, _ in self.queues[pool]]
            since += [token[READY] for _, _, token, job in self.ranked[pool] if token[JOB] == job]
            queued[pool] += sum(now - ready for ready in since)
        for op, tokens in self.gathered.items():
            if program.pool[op] >= 0:
                queued[program.pool[op]] += sum(now - token[READY] for token in tokens)
        present = tally.ended_sum + (self.number - tally.ended) * now - self.arrived_sum()
        tally.marks.append(
            Mark(
                now,
                held,
                queued,
                list(map(add, tally.started, tally.resumed)),
                list(map(add, tally.waited, tally.resumed)),
                tally.waits.copy(),
                present,
                tally.ended,
            )
        )
