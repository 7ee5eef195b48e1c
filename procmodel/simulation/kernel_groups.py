"""The parts of the compiled engine that tell cases apart: by route, and by the time at which they come and go."""

from __future__ import annotations

from typing import Any

from procmodel.simulation.kernel_state import ROUTES, UNIT, UNITS, WORD, Kernel
from procmodel.simulation.tally import MOST_ROUTES

__all__ = ["HELPERS", "add", "route", "turn", "unit"]


def turn(s: Kernel, case: int, way: int) -> None:
    """Note the way that a case takes where ways part."""
    bit = s.masks[way]
    if bit >= 0:
        s.route[case, bit // WORD] |= 1 << (bit % WORD)


def route(s: Kernel, case: int) -> int:
    """The row of the route that a case has taken."""
    n, words = s.n, s.route.shape[1]
    place = 0
    for word in range(words):
        bits = s.route[case, word]
        place ^= bits ^ (bits >> 10) ^ (bits >> 20) ^ (bits >> 31) ^ (bits >> 41) ^ (bits >> 51)
    place &= len(s.slot_of_route) - 1
    while s.slot_of_route[place] >= 0:
        row = s.slot_of_route[place]
        same = True
        for word in range(words):
            if s.routes[row, word] != s.route[case, word]:
                same = False
        if same:
            return int(row)
        place = (place + 1) & (len(s.slot_of_route) - 1)
    row = n[ROUTES]
    if row == MOST_ROUTES:
        return int(row)
    for word in range(words):
        s.routes[row, word] = s.route[case, word]
    s.slot_of_route[place] = row
    n[ROUTES] = row + 1
    return int(row)


def add(sums: Any, row: int, length: float, waiting: float, touch: float) -> None:
    """Count a case in one of the rows."""
    sums[row, 0] += 1.0
    sums[row, 1] += length
    sums[row, 2] += waiting
    sums[row, 3] += touch


def unit(s: Kernel, now: float) -> int:
    """The unit of time that a moment lies in, or the one more for what is later."""
    return int(min(int(now / s.x[UNIT]), s.n[UNITS]))


HELPERS = (turn, route, add, unit)
