"""The parts of the compiled engine that draw numbers and keep hours; plain Python that numba can compile.

Each function does the operations of `inverse.py`, `streams.py` and `graph/hours.py` in the same order, so that
both engines draw the same bits.
"""

from __future__ import annotations

import math
from typing import Any

from procmodel.simulation.inverse import COEFFICIENTS
from procmodel.simulation.kernel_state import HELD, Kernel
from procmodel.simulation.streams import BLOCK

__all__ = ["HELPERS", "closing", "draw", "fill", "finish", "inverse", "opening", "when"]

_COEFFICIENTS = COEFFICIENTS
_MOST_VISITS = 100_000


def _ratio(r: float, first: int) -> float:
    above = 0.0
    below = 0.0
    for n in range(7, -1, -1):
        above = above * r + _COEFFICIENTS[first + n]
        below = below * r + _COEFFICIENTS[first + 8 + n]
    return above / below


def _normal(share: float) -> float:
    p = min(max(share, 2.0**-54), 1.0 - 2.0**-53)
    q = p - 0.5
    if -0.425 <= q <= 0.425:
        r = 0.180625 - q * q
        return q * _ratio(r, 0)
    r = math.sqrt(-math.log(p if q < 0.0 else 1.0 - p))
    x = _ratio(r - 1.6, 16) if r <= 5.0 else _ratio(r - 5.0, 32)
    return -x if q < 0.0 else x


def _right(values: Any, first: int, size: int, value: float) -> int:
    """As `bisect_right`, in a part of an array; counted from its beginning."""
    low = 0
    high = size
    while low < high:
        middle = (low + high) // 2
        if value < values[first + middle]:
            high = middle
        else:
            low = middle + 1
    return low


def inverse(s: Kernel, site: int, u: float) -> Any:
    """What is drawn at a site for a number between 0 and 1."""
    shape = s.shape[site]
    p, q, r = s.p[site], s.q[site], s.r[site]
    if shape == 3:
        return -p * math.log(1.0 - u)
    if shape == 7:
        size = s.size[site]
        return float(min(_right(s.below, s.table[site], size, u), size - 1))
    if shape == 0:
        return p
    if shape == 1:
        return p + q * u
    if shape == 2:
        width = r - p
        if u < (q - p) / width:
            return p + math.sqrt(u * (width * (q - p)))
        return r - math.sqrt((1.0 - u) * (width * (r - q)))
    if shape == 4:
        return math.exp(p + q * _normal(u))
    if shape == 5:
        return max(0.0, p + q * _normal(1.0 - r * (1.0 - u)))
    first, size = s.table[site], s.size[site]
    cell = first + min(_right(s.below, first, size, u) - 1, size - 2)
    share = (u - s.below[cell]) / (s.below[cell + 1] - s.below[cell])
    return s.nodes[cell] + share * (s.nodes[cell + 1] - s.nodes[cell])


def fill(s: Kernel, slot: int, uniforms: Any, count: int) -> None:
    """Turn uniform numbers, one row a site, into what a block of cases draws."""
    first = slot * BLOCK
    for site in range(len(s.shape)):
        if s.shape[site] == 3:
            mean = -s.p[site]
            for place in range(count):
                s.drawn[first + place, site] = mean * math.log(1.0 - uniforms[site, place])
        else:
            for place in range(count):
                s.drawn[first + place, site] = inverse(s, site, uniforms[site, place])


def _draw_again(s: Kernel, site: int, case: int, visit: int, parts: Any) -> Any:
    """What a case draws at a later visit; `parts` are the constants of splitmix64 as unsigned numbers."""
    parts[8] = s.number[case] + 1  # stored there, so that they count as unsigned too
    parts[9] = visit
    z = s.key[site] + parts[8] * parts[0] + parts[9] * parts[1]
    z = (z ^ (z >> parts[4])) * parts[2]
    z = (z ^ (z >> parts[5])) * parts[3]
    z = (z ^ (z >> parts[6])) >> parts[7]
    return inverse(s, site, float(z) * 2.0**-53)


def draw(s: Kernel, site: int, case: int, parts: Any) -> Any:
    """What a case draws at a site."""
    stream = s.stream[site]
    visit = s.marks[case, stream]
    s.marks[case, stream] = visit + 1
    if visit == 0:
        return s.drawn[s.row[case], site]
    if visit > _MOST_VISITS:
        s.n[HELD] = -2
        return 0.0
    return _draw_again(s, site, case, visit, parts)


# -- hours -----------------------------------------------------------------------------------------


def _worked(s: Kernel, hours: int, now: float) -> Any:
    first = s.window[hours]
    rounds = math.floor(now / s.period[hours])
    rest = now - rounds * s.period[hours]
    window = _right(s.opens, first, s.windows[hours], rest) - 1
    if window < 0:
        return rounds * s.total[hours]
    at = first + window
    return rounds * s.total[hours] + s.before[at] + (min(rest, s.closes[at]) - s.opens[at])


def when(s: Kernel, hours: int, worked: float) -> Any:
    """The moment at which so much work is done."""
    first, size = s.window[hours], s.windows[hours]
    rounds = math.floor(worked / s.total[hours])
    rest = worked - rounds * s.total[hours]
    if rest == 0.0 and rounds > 0:
        return (rounds - 1) * s.period[hours] + s.closes[first + size - 1]
    window = _right(s.before, first, size, rest) - 1
    if rest == s.before[first + window] and window > 0:
        window -= 1
    at = first + window
    return rounds * s.period[hours] + s.opens[at] + (rest - s.before[at])


def opening(s: Kernel, hours: int, now: float) -> Any:
    """`now` if there is work, else when it begins again."""
    first, size = s.window[hours], s.windows[hours]
    rounds = math.floor(now / s.period[hours])
    rest = now - rounds * s.period[hours]
    window = _right(s.opens, first, size, rest) - 1
    if window >= 0 and rest < s.closes[first + window]:
        return now
    if window + 1 < size:
        return rounds * s.period[hours] + s.opens[first + window + 1]
    return (rounds + 1) * s.period[hours] + s.opens[first]


def closing(s: Kernel, hours: int, now: float) -> Any:
    """When the window ends in which `now` lies."""
    first = s.window[hours]
    rounds = math.floor(now / s.period[hours])
    rest = now - rounds * s.period[hours]
    window = _right(s.opens, first, s.windows[hours], rest) - 1
    if window < 0 or rest >= s.closes[first + window]:
        return now
    return rounds * s.period[hours] + s.closes[first + window]


def finish(s: Kernel, hours: int, now: float, work: float) -> Any:
    """When work that begins now is done."""
    first = s.window[hours]
    rest = now - math.floor(now / s.period[hours]) * s.period[hours]
    window = _right(s.opens, first, s.windows[hours], rest) - 1
    if window >= 0 and rest + work <= s.closes[first + window]:
        return now + work
    begun = opening(s, hours, now)
    if s.finishes[hours]:
        return begun + work
    return begun if work <= 0.0 else when(s, hours, _worked(s, hours, begun) + work)


HELPERS = (_ratio, _normal, _right, inverse, _draw_again, draw, _worked, when, opening, closing, finish)
