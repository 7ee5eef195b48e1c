"""How closely two lists of draws rise together."""

from __future__ import annotations

import math
from collections.abc import Sequence

from procmodel.graph.draws import Number, plain_draws

__all__ = ["rank_correlation"]


def rank_correlation(first: Number, second: Number) -> float:
    """Spearman's rank correlation of two numbers in doubt, -1 to 1; 0 where one of them does not move.

    Reference: Spearman, The proof and measurement of association between two things (1904).
    """
    if isinstance(first, float) or isinstance(second, float):
        return 0.0
    ranks = _ranks(plain_draws(first)), _ranks(plain_draws(second))
    middle = (len(ranks[0]) - 1) / 2
    moves = [[rank - middle for rank in side] for side in ranks]
    scale = math.sqrt(sum(x * x for x in moves[0]) * sum(y * y for y in moves[1]))
    return sum(x * y for x, y in zip(*moves, strict=True)) / scale if scale else 0.0


def _ranks(values: Sequence[float]) -> list[float]:
    """The place of each value in order; equal ones share the middle of theirs."""
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    begin = 0
    while begin < len(order):
        end = begin
        while end + 1 < len(order) and values[order[end + 1]] == values[order[begin]]:
            end += 1
        for place in order[begin : end + 1]:
            ranks[place] = (begin + end) / 2
        begin = end + 1
    return ranks
