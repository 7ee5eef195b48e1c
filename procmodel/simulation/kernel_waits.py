"""What tokens of the compiled engine wait for: times, messages, another round; plain Python that numba can compile.

The slot of a message in the marks of a case counts those that nobody has taken; below 0 it is the token that
waits for one, from -1 for token 0 downwards.
"""

from __future__ import annotations

import math
from typing import Any

from procmodel.graph.program import Op
from procmodel.simulation.kernel_draws import draw, finish
from procmodel.simulation.kernel_groups import turn
from procmodel.simulation.kernel_queues import push
from procmodel.simulation.kernel_state import HELD, PENDING, TOKENS_LEFT, Kernel

__all__ = ["HELPERS", "again", "lasts", "race", "receive", "send"]

_DELAY = int(Op.DELAY)


def lasts(s: Kernel, op: int, case: int, now: float, parts: Any) -> Any:
    """When a delay that begins now is over."""
    time = draw(s, s.site[op], case, parts)
    hours = s.a[op]
    return now + time if hours < 0 else finish(s, hours, now, time)


def race(s: Kernel, op: int, token: int, now: float, parts: Any) -> int:
    """Wait for the first of several delays."""
    first, taken = math.inf, s.first[op]
    for way in range(s.first[op], s.first[op] + s.count[op]):
        delay = s.targets[way]
        if s.kind[delay] == _DELAY:
            until = lasts(s, delay, s.case[token], now, parts)
            if until < first:
                first, taken = until, way
    s.at[token] = s.targets[taken]
    turn(s, s.case[token], taken)
    push(s, first, token)
    return -1


def again(s: Kernel, op: int, case: int) -> int:
    """Back to the first of so many rounds, or on."""
    slot = s.a[op]
    s.marks[case, slot] += 1
    if s.marks[case, slot] < s.b[op]:
        return int(s.targets[s.first[op]])
    s.marks[case, slot] = 0
    return int(s.following[op])


def receive(s: Kernel, op: int, token: int) -> int:
    """Take a message, or wait for one."""
    case, slot = s.case[token], s.a[op]
    there = s.marks[case, slot]
    if there > 0:
        s.marks[case, slot] = there - 1
        return int(s.following[op])
    if there < 0:
        s.n[HELD] = -2  # a second token that waits: the other engine keeps those in a row
        return -1
    s.marks[case, slot] = -token - 1
    s.at[token] = op
    return -1


def send(s: Kernel, op: int, token: int) -> int:
    """Begin what the message begins, let go on who waits for it, or keep it."""
    n, case, slot, begins = s.n, s.case[token], s.a[op], s.b[op]
    there = s.marks[case, slot]
    if there < 0:
        other = -there - 1
        s.marks[case, slot] = 0
        s.active[other] = s.active[token]
        s.at[other] = s.following[s.at[other]]
        s.pending[n[PENDING]] = other
        n[PENDING] += 1
        return int(s.following[op])
    s.marks[case, slot] = there + 1
    if begins >= 0 and there == 0:
        n[TOKENS_LEFT] -= 1
        twin = s.unused[n[TOKENS_LEFT]]
        s.marks[case, 0] += 1
        s.case[twin], s.active[twin], s.at[twin] = case, s.active[token], begins
        s.pending[n[PENDING]] = twin
        n[PENDING] += 1
    return int(s.following[op])


HELPERS = (lasts, race, again, receive, send)
