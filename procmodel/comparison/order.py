"""Which of the matched steps left the common order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

__all__ = ["out_of_order"]


def out_of_order(later_places: Sequence[int]) -> list[int]:
    """The positions that are outside the longest increasing run of `later_places`.

    `later_places[i]` is the place in the later model of the i-th step of the earlier one. Of several longest
    runs the one that keeps the earliest steps counts: of two swapped steps the later one has moved.

    Example:
        >>> out_of_order([1, 0, 2]), out_of_order([1, 2, 0])
        ([1], [2])
    """
    longest = _longest_from(later_places)
    wanted, last = max(longest, default=0), -1
    moved = []
    for position, place in enumerate(later_places):
        if longest[position] == wanted and place > last:
            wanted, last = wanted - 1, place
        else:
            moved.append(position)
    return moved


def _longest_from(places: Sequence[int]) -> list[int]:
    """For each position, how long the longest increasing run is that begins there."""
    ends: list[int] = []  # negated places: the largest possible start of a run of each length, from the right
    found = [0] * len(places)
    for position in range(len(places) - 1, -1, -1):
        key = -places[position]
        length = bisect_left(ends, key)
        ends[length : length + 1] = [key]
        found[position] = length + 1
    return found
