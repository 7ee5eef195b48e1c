"""The engine that is always there: one heap of tuples, no object for an event, no generators.

Events happen in order of (time, sequence): of two at the same moment, the one that was planned first. A case
that arrives at that moment comes after them. People take up the case that waited longest before the case that
they have finished goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappop, heappush
from math import inf
from typing import Any

from procmodel.simulation.case import (
    ACTIVE,
    AT,
    CASE,
    COST,
    DRAWN,
    INCLUSIVE,
    NUMBER,
    PLACE,
    READY,
    ROUTE,
    SEEN,
    TOUCH,
    TOUCHES,
    WORK,
)
from procmodel.simulation.specials import Specials
from procmodel.simulation.tally import Tally

__all__ = ["Engine"]


class Engine(Specials):
    """One replication of one program."""

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
        held, started, log = self.tally.held, self.tally.started, self.tally.log
        waited, waits = self.tally.waited, self.tally.waits
        closing, serve = self.closing, self.serve_plain
        arrival = self.next_arrival
        while True:
            if heap and heap[0][0] <= arrival:
                now, _, op, token = heappop(heap)
                if op < 0:
                    self.timer(op, token, now)
                    continue
                pool = pool_code[op]
                if pool >= 0:
                    queue = queues[pool]
                    if not queue:
                        free[pool] += 1
                    elif log is not None or now + queue[0][WORK] > closing[pool]:
                        free[pool] += 1
                        serve(pool, now)
                    else:
                        other = queue.popleft()
                        work = other[WORK]
                        started[pool] += 1
                        waited[pool] += 1
                        waits[pool] += now - other[READY]
                        held[pool] += work
                        heappush(heap, (now + work, tick(), other[AT], other))
                elif pool == -2:
                    self.finished(op, token, now)
                    continue
                walk(following[op], token, now)
            elif arrival < inf:
                token = self.arrive(arrival)
                walk(entry, token, arrival)
                arrival = self.next_arrival
            else:
                return

    def _walker(self) -> Callable[[int, list[Any], float], None]:
        """The function that moves a token on until it rests: at work, in a queue, waiting, or at its end."""
        program, bits, again, moves = self.program, self.bits, self.again, self.moves
        kinds, sites, targets, touches = program.kind, program.site, program.targets, program.touch
        masks = program.masks
        rates, costs, pool_code, money = program.rate, program.cost, self.pool_code, self.money
        heap, free, queues, tick, pending = self.heap, self.free, self.queues, self.tick, self.pending
        held, started, log, offer = self.tally.held, self.tally.started, self.tally.log, self.offer
        inclusive, closing, serve = self.has_inclusive, self.closing, self.serve_plain

        def walk(op: int, token: list[Any], now: float) -> None:
            while True:
                kind, case = kinds[op], token[CASE]
                if kind == 0 or kind == 2 or kind == 14:  # Op.TASK, Op.CHOICE, Op.SPECIAL
                    site = sites[op]
                    if case[SEEN] & bits[site]:
                        work = again(case, site)
                    else:
                        case[SEEN] |= bits[site]
                        work = case[DRAWN][site][case[PLACE]]
                    if kind == 2:
                        case[ROUTE] |= masks[op][work]
                        op = targets[op][work]
                        continue
                    token[ACTIVE] += work
                    touch = touches[op]
                    if touch:
                        case[TOUCHES] += touch
                        case[TOUCH] += work
                    if money[op]:
                        case[COST] += work * rates[op] + costs[op]
                    pool = pool_code[op]
                    if kind == 14:
                        offer(op, token, work, now)
                    elif pool < 0:
                        heappush(heap, (now + work, tick(), op, token))
                        if log is not None:
                            log.append((case[NUMBER], op, now, now, now + work))
                    elif not free[pool] or log is not None or now + work > closing[pool]:
                        token[READY], token[WORK], token[AT] = now, work, op
                        queues[pool].append(token)
                        if free[pool]:
                            serve(pool, now)
                    else:
                        free[pool] -= 1
                        started[pool] += 1
                        held[pool] += work
                        heappush(heap, (now + work, tick(), op, token))
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
