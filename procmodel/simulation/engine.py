"""The engine that is always there: one heap of tuples, no object for an event, no generators.

Events happen in order of (time, sequence): of two at the same moment, the one that was planned first. A case
that arrives at that moment comes after them. People take up the case that waited longest before the case that
they have finished goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappop, heappush, heapreplace
from typing import Any

from procmodel.graph.program import Op, Program
from procmodel.simulation.case import (
    ACTIVE,
    AT,
    CASE,
    COST,
    DRAWN,
    INCLUSIVE,
    NUMBER,
    READY,
    ROUTE,
    TOUCH,
    TOUCHES,
    WORK,
)
from procmodel.simulation.moves import NEVER
from procmodel.simulation.specials import Specials
from procmodel.simulation.tally import Tally

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


class Engine(Specials):
    """One replication of a plain program; of any other, with what `whole.py` adds."""

    def run(self, cases: int) -> Tally:
        """Let so many cases arrive, and all of them end."""
        self.begin(cases)
        self.walk = self._walker()
        self._loop()
        while self.flush():
            self._loop()
        self.finish()
        return self.tally

    def _loop(self) -> None:
        """Take one event after the other until nothing is planned any more."""
        heap, walk, following, pool_code = self.heap, self.walk, self.program.next, self.pool_code
        queues, free, tick, entry = self.queues, self.free, self.tick, self.program.entry
        held, resumed, waits = self.tally.held, self.tally.resumed, self.tally.waits
        closing, serve = self.closing, self.serve_plain
        arrival = self.next_arrival
        while True:
            now, _, op, token = heap[0]
            if now > arrival:
                walk(entry, self.arrive(arrival), arrival)
                arrival = self.next_arrival
                continue
            if op >= 0:
                pool = pool_code[op]
                if pool >= 0 and (queue := queues[pool]) and now + queue[0][WORK] <= closing[pool]:
                    other = queue.popleft()
                    work = other[WORK]
                    resumed[pool] += 1
                    waits[pool] += now - other[READY]
                    held[pool] += work
                    heapreplace(heap, (now + work, tick(), other[AT], other))
                else:
                    heappop(heap)
                    if pool == -2:
                        self.finished(op, token, now)
                        continue
                    if pool >= 0:
                        free[pool] += 1
                        if queue:
                            serve(pool, now)
                walk(following[op], token, now)
            elif op != NEVER:
                heappop(heap)
                self.timer(op, token, now)
            else:
                return

    def _walker(self) -> Callable[[int, list[Any], float], None]:
        """The function that moves a token on until it rests: at work, in a queue, waiting, or at its end."""
        again, moves, twins, offer, used = self.again, self.moves, self.twins, self.offer, self.used
        kinds, at_work, sites, masks = self.kinds, self.at_work, self.program.site, self.program.masks
        heap, free, queues, tick, pending = self.heap, self.free, self.queues, self.tick, self.pending
        tally, targets = self.tally, self.program.targets
        held, started, log = tally.held, tally.started, tally.log
        inclusive, closing, serve = self.has_inclusive, self.closing, self.serve_plain

        def walk(op: int, token: list[Any], now: float) -> None:
            while True:
                kind, case = kinds[op], token[CASE]
                if kind == 0 or kind == 2 or kind == 14:  # Op.TASK, Op.CHOICE, Op.SPECIAL
                    row, site = case[DRAWN], sites[op]
                    work = row[site]
                    if work is None:
                        work = again(case, site)
                    elif site in twins:
                        used(row, site)
                    else:
                        row[site] = None
                    if kind == 2:
                        case[ROUTE] |= masks[op][work]
                        op = targets[op][work]
                        continue
                    token[ACTIVE] += work
                    touch, price, pool = at_work[op]
                    if touch:
                        case[TOUCHES] += touch
                        case[TOUCH] += work
                    if price is not None:
                        case[COST] += work * price[0] + price[1]
                    if pool >= 0:
                        if free[pool] and now + work <= closing[pool]:
                            free[pool] -= 1
                            started[pool] += 1
                            held[pool] += work
                            heappush(heap, (now + work, tick(), op, token))
                        else:
                            token[READY], token[WORK], token[AT] = now, work, op
                            queues[pool].append(token)
                            if free[pool]:
                                serve(pool, now)
                    elif kind == 14:
                        offer(op, token, work, now)
                    else:
                        heappush(heap, (now + work, tick(), op, token))
                        if log is not None:
                            log.append((case[NUMBER], op, now, now, now + work))
                    if inclusive:
                        token[AT] = op
                    op = -1
                else:
                    op = moves[kind](op, token, now)
                if op < 0:
                    if not pending and not (inclusive and case[INCLUSIVE] and self.join_late(case, now)):
                        return
                    op, token = pending.pop()

        return walk
