"""The compiled engine: `engine.py` over arrays of fixed size, as plain Python that numba can compile.

Nothing grows inside: where an array is nearly full, or a block of cases is used up, `play` comes back with a
code and goes on when it is called again. Arrivals are not in the heap; tokens and cases that are done are
used again; queues are lists linked through the tokens.
"""

from __future__ import annotations

import math
from typing import Any

from procmodel.graph.program import Op
from procmodel.simulation import kernel_draws, kernel_groups, kernel_queues, kernel_waits
from procmodel.simulation.kernel_draws import draw, finish
from procmodel.simulation.kernel_groups import add, route, turn, unit
from procmodel.simulation.kernel_queues import close, push, queue, serve, take
from procmodel.simulation.kernel_state import (
    AFTER,
    ARRIVED,
    CASES,
    CASES_LEFT,
    DONE,
    ENDED,
    ENDED_AT,
    ENTRY,
    EVERY,
    FAIL,
    FILLED,
    FIRST,
    GROW,
    HEAP,
    HELD,
    KEPT,
    LENGTH,
    MARGIN,
    MARK,
    MARKED,
    MOMENT,
    MONEY,
    MORE,
    NEXT,
    NUMBER,
    PENDING,
    STRAIGHT,
    TAKEN,
    TOKENS_LEFT,
    TOUCHED,
    TOUCHING,
    WAITED,
    Kernel,
)
from procmodel.simulation.kernel_waits import again, lasts, race, receive, send
from procmodel.simulation.streams import BLOCK

__all__ = ["HELPERS", "play"]

_TASK, _CHOICE, _FORK, _JOIN = int(Op.TASK), int(Op.CHOICE), int(Op.FORK), int(Op.JOIN)
_END, _ENTER, _LEAVE, _DECIDE = int(Op.END), int(Op.ENTER), int(Op.LEAVE), int(Op.DECIDE)
_AGAIN, _RACE, _SEND, _RECEIVE = int(Op.AGAIN), int(Op.RACE), int(Op.SEND), int(Op.RECEIVE)


def _task(s: Kernel, op: int, token: int, now: float, parts: Any) -> None:
    """A token comes to a task."""
    case = s.case[token]
    work = draw(s, s.site[op], case, parts)
    s.active[token] += work
    s.at[token] = op
    if s.touch[op] != 0.0:
        s.touched[case] += s.touch[op]
        s.touching[case] += work
    if s.rate[op] != 0.0 or s.cost[op] != 0.0:
        s.money[case] += work * s.rate[op] + s.cost[op]
    pool = s.pool[op]
    if pool < 0:
        hours = s.a[op]
        push(s, now + work if hours < 0 else finish(s, hours, now, work), token)
    elif s.free[pool] == 0 or now + work > s.closing[pool]:
        s.ready[token] = now
        s.work[token] = work
        queue(s, pool, token)
        if s.free[pool] > 0:
            serve(s, pool, now)
    else:
        s.free[pool] -= 1
        s.started[pool] += 1
        s.held[pool] += work
        push(s, now + work, token)


def _split(s: Kernel, op: int, token: int) -> int:
    """A token for each way; the given one takes the first."""
    n, first = s.n, s.first[op]
    case, count = s.case[token], s.count[op]
    for way in range(count - 1, 0, -1):
        left = n[TOKENS_LEFT] - 1
        if left < 0:
            n[HELD] = -2
            return -1
        n[TOKENS_LEFT] = left
        twin = s.unused[left]
        s.case[twin] = case
        s.active[twin] = s.active[token]
        s.at[twin] = s.targets[first + way]
        s.pending[n[PENDING]] = twin
        n[PENDING] += 1
    return int(s.targets[first])


def _gone(s: Kernel, token: int) -> None:
    s.unused[s.n[TOKENS_LEFT]] = token
    s.n[TOKENS_LEFT] += 1


def _end(s: Kernel, case: int, now: float, active: float) -> None:
    """Count a case that has ended, and use its place again."""
    n, x = s.n, s.x
    number = s.number[case]
    n[ENDED] += 1
    x[ENDED_AT] += now
    gone = unit(s, now)
    s.gone[gone, 0] += 1.0
    s.gone[gone, 1] += now
    s.living[s.row[case] // BLOCK] -= 1
    s.spare[n[CASES_LEFT]] = case
    n[CASES_LEFT] += 1
    if number < n[FIRST]:
        return
    length, touch = now - s.arrived[case], s.touching[case]
    waiting = length - active
    if waiting < 1e-9 * length:
        waiting = 0.0
    x[LENGTH] += length
    x[WAITED] += waiting
    x[TOUCHING] += touch
    x[MONEY] += s.money[case]
    x[TOUCHED] += s.touched[case]
    if s.touched[case] == 0.0:
        n[STRAIGHT] += 1
    for goal in range(len(s.goals)):
        if length <= s.goals[goal]:
            s.within[goal] += 1
    add(s.by_outcome, s.outcome[case], length, waiting, touch)
    add(s.by_route, route(s, case), length, waiting, touch)
    if number % n[EVERY] == 0:
        kept = n[KEPT]
        s.kept[0, kept], s.kept[1, kept], s.kept[2, kept] = length, waiting, touch
        n[KEPT] = kept + 1


def _decided(s: Kernel, op: int, case: int, parts: Any) -> int:
    """The way that a decision table says, by the answers of the case."""
    row = 0
    for place in range(s.b[op], s.b[op] + s.c[op]):
        site = s.asked[place]
        answer = s.drawn[s.row[case], site] if s.own[place] else draw(s, site, case, parts)
        row = row * s.radix[place] + int(answer)
    return int(s.decided[s.a[op] + row])


def _move(s: Kernel, kind: int, op: int, token: int, now: float, parts: Any) -> int:
    """An operation that is neither work nor a choice; the next one, or -1 where the token rests or is no more."""
    case = s.case[token]
    if kind == _FORK:
        s.marks[case, s.scope[op]] += s.count[op] - 1
        return _split(s, op, token)
    if kind == _ENTER:
        s.marks[case, s.a[op]] += s.count[op]
        return _split(s, op, token)
    if kind == _JOIN:
        slot, bit = s.a[op], s.b[op]
        if s.marks[case, slot] & bit:
            s.n[HELD] = -2  # a second token over one way: the other engine keeps those
            return -1
        s.marks[case, slot] |= bit
        if s.marks[case, slot] != (1 << s.c[op]) - 1:
            _gone(s, token)
            return -1
        s.marks[case, slot] = 0
        s.marks[case, s.scope[op]] -= s.c[op] - 1
        return int(s.following[op])
    if kind == _END:
        s.outcome[case] = s.a[op]
        s.marks[case, 0] -= 1
        if s.marks[case, 0] == 0:
            _end(s, case, now, s.active[token])
        _gone(s, token)
        return -1
    if kind == _LEAVE:
        s.marks[case, s.a[op]] -= 1
        if s.marks[case, s.a[op]] > 0:
            _gone(s, token)
            return -1
        return int(s.following[op])
    if kind == _DECIDE:
        way = s.first[op] + _decided(s, op, case, parts)
        turn(s, case, way)
        return int(s.targets[way])
    if kind == _AGAIN:
        return again(s, op, case)
    if kind == _SEND:
        return send(s, op, token)
    if kind == _RECEIVE:
        return receive(s, op, token)
    if kind == _RACE:
        return race(s, op, token, now, parts)
    s.at[token] = op
    push(s, lasts(s, op, case, now, parts), token)  # Op.DELAY
    return -1


def _walk(s: Kernel, op: int, token: int, now: float, parts: Any) -> None:
    """Move a token on until it rests, and those that come of it."""
    n = s.n
    while True:
        kind = s.kind[op]
        if kind == _TASK:
            _task(s, op, token, now, parts)
            op = -1
        elif kind == _CHOICE:
            way = s.first[op] + int(draw(s, s.site[op], s.case[token], parts))
            turn(s, s.case[token], way)
            op = s.targets[way]
        else:
            op = _move(s, kind, op, token, now, parts)
        if n[HELD] == -2:
            return
        if op < 0:
            if n[PENDING] == 0:
                return
            n[PENDING] -= 1
            token = s.pending[n[PENDING]]
            op = s.at[token]


def _arrive(s: Kernel, now: float) -> int:
    """A new case, with its first token."""
    n = s.n
    number = n[NUMBER]
    n[NUMBER] = number + 1
    n[NEXT] += 1
    n[CASES_LEFT] -= 1
    case = s.spare[n[CASES_LEFT]]
    s.number[case] = number
    s.arrived[case] = now
    s.touching[case] = s.money[case] = s.touched[case] = 0.0
    s.outcome[case] = 0
    s.marks[case, :] = 0
    s.marks[case, 0] = 1
    s.route[case, :] = 0
    row = number & (len(s.drawn) - 1)
    s.row[case] = row
    s.living[row // BLOCK] += 1
    s.x[ARRIVED] += now
    came = unit(s, now)
    s.came[came, 0] += 1.0
    s.came[came, 1] += now
    n[TOKENS_LEFT] -= 1
    token = s.unused[n[TOKENS_LEFT]]
    s.case[token] = case
    s.active[token] = 0.0
    return int(token)


def _is_first(s: Kernel, now: float) -> bool:
    """Whether the case that comes now is the first that is counted, and not marked yet."""
    n = s.n
    if n[MARKED] > 0:
        return False
    if s.x[AFTER] > 0.0:
        if now < s.x[AFTER]:
            return False
        n[FIRST] = n[NUMBER]
    return bool(n[FIRST] == n[NUMBER])


def _happen(s: Kernel) -> int:
    """The next event; the token that goes on, -1 where people only come to work."""
    now = s.when[0]
    token = take(s)
    if token < 0:
        pool = token + len(s.head)
        s.waking[pool] = 0
        serve(s, pool, now)
        return -1
    pool = s.pool[s.at[token]]
    if pool >= 0:
        other = s.head[pool]
        if other < 0:
            s.free[pool] += 1
        elif now + s.work[other] > s.closing[pool]:
            s.free[pool] += 1
            serve(s, pool, now)
        else:
            s.head[pool] = s.link[other]
            s.started[pool] += 1
            s.waited[pool] += 1
            s.waits[pool] += now - s.ready[other]
            s.held[pool] += s.work[other]
            push(s, now + s.work[other], other)
    return token


def play(s: Kernel, parts: Any) -> int:
    """Go on until all cases have ended, or something is needed from outside (a code says what)."""
    n = s.n
    while n[HELD] != -2:
        token = n[HELD]
        op, now = n[ENTRY], s.x[MOMENT]
        if token >= 0:
            n[HELD] = -1
        else:
            if n[TAKEN]:
                close(s)
            if n[TOKENS_LEFT] < n[MARGIN] or n[CASES_LEFT] == 0:
                return GROW
            arrival = math.inf
            if n[NUMBER] < n[CASES]:
                if n[NEXT] == n[FILLED]:
                    return MORE
                arrival = s.times[n[NEXT]]
            if n[HEAP] > 0 and s.when[0] <= arrival:
                now = s.when[0]
                token = _happen(s)
                if token < 0:
                    continue
                op = s.following[s.at[token]]
            elif arrival < math.inf:
                now = s.x[MOMENT] = arrival
                if _is_first(s, arrival):
                    return MARK
                token = _arrive(s, arrival)
                if n[NUMBER] == n[CASES]:
                    n[HELD] = token
                    return MARK
            else:
                return DONE
        _walk(s, op, token, now, parts)
    return FAIL


HELPERS = (
    *kernel_draws.HELPERS,
    *kernel_queues.HELPERS,
    *kernel_groups.HELPERS,
    *kernel_waits.HELPERS,
    _task,
    _split,
    _gone,
    _end,
    _decided,
    _move,
    _walk,
    _arrive,
    _is_first,
    _happen,
)
