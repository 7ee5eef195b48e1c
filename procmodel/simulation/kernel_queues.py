"""The heap and the queues of the compiled engine; plain Python that numba can compile."""

from __future__ import annotations

from procmodel.simulation.kernel_draws import closing, finish, opening
from procmodel.simulation.kernel_state import HEAP, SEQUENCE, TAKEN, Kernel

__all__ = ["HELPERS", "close", "planned", "push", "queue", "serve", "take"]

_BITS = 28  # of the key of an event for its token; those above are its number
_MASK = (1 << _BITS) - 1


def push(s: Kernel, time: float, token: int) -> None:
    """Plan an event: of two at the same moment, the one that is planned first comes first.

    A token, or the number of a pool that opens less the number of pools.
    """
    n, when, order = s.n, s.when, s.order
    number = n[SEQUENCE]
    n[SEQUENCE] = number + 1
    key = (number << _BITS) + (token + len(s.head))
    if n[TAKEN]:
        n[TAKEN] = 0
        _sink(s, time, key)
        return
    place = n[HEAP]
    n[HEAP] = place + 1
    while place > 0:
        above = (place - 1) >> 1
        if when[above] <= time:  # an earlier number wins a tie
            break
        when[place], order[place] = when[above], order[above]
        place = above
    when[place], order[place] = time, key


def _sink(s: Kernel, time: float, key: int) -> None:
    """Put an event in the first place, and bring those forward that come before it."""
    when, order, size = s.when, s.order, s.n[HEAP]
    place = 0
    child = 1
    while child < size:
        first = when[child]
        if child + 1 < size:
            second = when[child + 1]
            later = second < first
            if second == first:
                later = order[child + 1] < order[child]
            child += int(later)  # added, since nothing could foretell a branch
            first = min(first, second)
        if time < first or (time == first and key < order[child]):
            break
        when[place], order[place] = first, order[child]
        place = child
        child = 2 * place + 1
    when[place], order[place] = time, key


def take(s: Kernel) -> int:
    """The token of the first event, or the pool that opens as `push` has it; the next push takes its place."""
    s.n[TAKEN] = 1
    return int((s.order[0] & _MASK) - len(s.head))


def close(s: Kernel) -> None:
    """Give the place of the event that was taken to another."""
    s.n[TAKEN] = 0
    size = s.n[HEAP] - 1
    s.n[HEAP] = size
    _sink(s, s.when[size], s.order[size])


def planned(s: Kernel, place: int) -> tuple[float, int, int]:
    """An event of the heap: when, its number, and its token."""
    key = int(s.order[place])
    return float(s.when[place]), key >> _BITS, (key & _MASK) - len(s.head)


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
                    push(s, opens, pool - len(s.head))
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


HELPERS = (_sink, push, take, close, queue, serve)
