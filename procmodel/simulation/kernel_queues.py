"""The heap and the queues of the compiled engine; plain Python that numba can compile."""

from __future__ import annotations

from procmodel.simulation.kernel_draws import closing, finish, opening
from procmodel.simulation.kernel_state import HEAP, SEQUENCE, Kernel

__all__ = ["HELPERS", "pop", "push", "queue", "serve"]


def push(s: Kernel, time: float, token: int) -> None:
    """Plan an event: of two at the same moment, the one that is planned first comes first."""
    n, when, order, who = s.n, s.when, s.order, s.who
    place = n[HEAP]
    n[HEAP] = place + 1
    number = n[SEQUENCE]
    n[SEQUENCE] = number + 1
    while place > 0:
        above = (place - 1) >> 1
        if when[above] <= time:  # an earlier number wins a tie
            break
        when[place], order[place], who[place] = when[above], order[above], who[above]
        place = above
    when[place], order[place], who[place] = time, number, token


def pop(s: Kernel) -> int:
    """Take the first event off; its token, or -1 less the pool that opens."""
    n, when, order, who = s.n, s.when, s.order, s.who
    first = who[0]
    size = n[HEAP] - 1
    n[HEAP] = size
    time, number, token = when[size], order[size], who[size]
    place = 0
    child = 1
    while child < size:
        other = child + 1
        if other < size and (
            when[other] < when[child] or (when[other] == when[child] and order[other] < order[child])
        ):
            child = other
        if time < when[child] or (time == when[child] and number < order[child]):
            break
        when[place], order[place], who[place] = when[child], order[child], who[child]
        place = child
        child = 2 * place + 1
    when[place], order[place], who[place] = time, number, token
    return int(first)


def queue(s: Kernel, pool: int, token: int) -> None:
    """Put a token at the end of a queue."""
    s.link[token] = -1
    if s.head[pool] < 0:
        s.head[pool] = token
    else:
        s.link[s.tail[pool]] = token
    s.tail[pool] = token


def serve(s: Kernel, pool: int, now: float) -> None:
    """Begin what waits in a queue, as long as somebody is free and there."""
    hours = s.calendar[pool]
    while s.head[pool] >= 0 and s.free[pool] > 0:
        if hours >= 0:
            opens = opening(s, hours, now)
            if opens > now:
                if s.waking[pool] == 0:
                    s.waking[pool] = 1
                    push(s, opens, -1 - pool)
                return
        token = s.head[pool]
        s.head[pool] = s.link[token]
        work = s.work[token]
        until = now + work
        if hours >= 0:
            until = finish(s, hours, now, work)
            s.closing[pool] = closing(s, hours, now)
        s.free[pool] -= 1
        s.held[pool] += work
        s.started[pool] += 1
        s.waits[pool] += now - s.ready[token]
        if now > s.ready[token]:
            s.waited[pool] += 1
        push(s, until, token)


HELPERS = (push, pop, queue, serve)
