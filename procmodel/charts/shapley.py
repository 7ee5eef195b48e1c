"""Who has which part in a joint change, so that the order in which causes are named decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from math import factorial
from random import Random

__all__ = ["EXACT", "shapley"]

EXACT = 10
"""Up to so many players all coalitions are looked at; beyond, orders are drawn at random."""

_ORDERS = 2000


def shapley(
    players: Sequence[str], value: Callable[[frozenset[str]], float], seed: int = 1
) -> dict[str, float]:
    """The share of each player: what it adds to those before it, on average over all orders.

    The shares add up to `value(all) - value(none)`; players that always add the same get the same.
    Exact for up to ten players; beyond, the average over 2000 orders drawn from the seed.

    Example:
        >>> shapley(["a", "b"], lambda s: 6.0 if len(s) == 2 else 2.0 if "a" in s else 0.0)
        {'a': 4.0, 'b': 2.0}

    Reference:
        Shapley LS (1953). A value for n-person games. Contributions to the Theory of Games II, 307-317.
    """
    known: dict[frozenset[str], float] = {}

    def worth(coalition: frozenset[str]) -> float:
        if coalition not in known:
            known[coalition] = value(coalition)
        return known[coalition]

    return _exact(players, worth) if len(players) <= EXACT else _sampled(players, worth, seed)


def _exact(players: Sequence[str], worth: Callable[[frozenset[str]], float]) -> dict[str, float]:
    count = len(players)
    shares = dict.fromkeys(players, 0.0)
    for player in players:
        others = [one for one in players if one != player]
        for size in range(count):
            weight = factorial(size) * factorial(count - size - 1) / factorial(count)
            for chosen in combinations(others, size):
                before = frozenset(chosen)
                shares[player] += weight * (worth(before | {player}) - worth(before))
    return shares


def _sampled(players: Sequence[str], worth: Callable[[frozenset[str]], float], seed: int) -> dict[str, float]:
    rng = Random(seed)
    shares = dict.fromkeys(players, 0.0)
    order = list(players)
    for _ in range(_ORDERS):
        rng.shuffle(order)
        before: frozenset[str] = frozenset()
        for player in order:
            after = before | {player}
            shares[player] += (worth(after) - worth(before)) / _ORDERS
            before = after
    return shares
