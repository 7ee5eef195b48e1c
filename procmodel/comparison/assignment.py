"""The set of pairs with the highest sum of scores in which everything has one partner at most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

__all__ = ["best_assignment"]

Pair = tuple[int, int]

SMALL = 300  # nodes of a component up to which networkx is quick enough
_SCALE = 1_000_000  # whole numbers: the optimum is exact, and the same everywhere


def best_assignment(scores: Mapping[Pair, float]) -> list[Pair]:
    """The optimal one-to-one assignment, component by component.

    Components of up to 300 nodes are solved by `networkx.max_weight_matching`, larger ones by
    `scipy.optimize.linear_sum_assignment` where SciPy is installed (extra `large`), else by taking the best
    pair that is still free again and again.

    Example:
        >>> best_assignment({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.8})
        [(0, 1), (1, 0)]
    """
    found: list[Pair] = []
    for pairs in _components(scores):
        found += _solved({pair: scores[pair] for pair in pairs})
    return sorted(found)


def _components(scores: Mapping[Pair, float]) -> list[list[Pair]]:
    """The pairs that compete with each other, directly or through others."""
    leader: dict[tuple[bool, int], tuple[bool, int]] = {}

    def find(node: tuple[bool, int]) -> tuple[bool, int]:
        leader.setdefault(node, node)
        while leader[node] != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for one, other in sorted(scores):
        leader[find((True, other))] = find((False, one))
    parts: dict[tuple[bool, int], list[Pair]] = {}
    for one, other in sorted(scores):
        parts.setdefault(find((False, one)), []).append((one, other))
    return list(parts.values())


def _solved(scores: dict[Pair, float]) -> list[Pair]:
    if len(scores) == 1:
        return list(scores)
    rows, columns = ({pair[side] for pair in scores} for side in (0, 1))
    if min(len(rows), len(columns)) == 1:
        return [max(scores, key=lambda pair: (scores[pair], -pair[0], -pair[1]))]
    if clear := _clear(scores, 0) or _clear(scores, 1):
        return clear
    if len(rows) + len(columns) <= SMALL:
        return _by_networkx(scores)
    try:
        return _by_scipy(scores, sorted(rows), sorted(columns))
    except ImportError:
        return _greedy(scores)


def _clear(scores: dict[Pair, float], side: int) -> list[Pair]:
    """The best pair of everything on one side, where each is best alone and no two meet; else nothing.

    No sum is higher, so that no solver needs to be loaded.
    """
    best: dict[int, tuple[int, Pair]] = {}
    tied: set[int] = set()
    for pair, score in scores.items():
        node, whole = pair[side], round(score * _SCALE)
        known = best.get(node)
        if known is None or whole > known[0]:
            best[node] = whole, pair
            tied.discard(node)
        elif whole == known[0]:
            tied.add(node)
    pairs = [pair for _, pair in best.values()]
    is_clear = not tied and len({pair[1 - side] for pair in pairs}) == len(pairs)
    return sorted(pairs) if is_clear else []


def _by_networkx(scores: dict[Pair, float]) -> list[Pair]:
    from networkx import Graph, max_weight_matching

    graph = Graph()
    for (one, other), score in sorted(scores.items()):
        graph.add_edge((0, one), (1, other), weight=round(score * _SCALE))
    found: list[Pair] = []
    matched: Iterable[tuple[Pair, Pair]] = cast("Any", max_weight_matching)(graph)
    for node, partner in matched:
        (_, one), (_, other) = min(node, partner), max(node, partner)
        found.append((one, other))
    return sorted(found)


def _by_scipy(scores: dict[Pair, float], rows: list[int], columns: list[int]) -> list[Pair]:
    from numpy import zeros
    from scipy.optimize import linear_sum_assignment

    row_of, column_of = ({node: i for i, node in enumerate(nodes)} for nodes in (rows, columns))
    table = zeros((len(rows), len(columns)))
    for (one, other), score in scores.items():
        table[row_of[one], column_of[other]] = score
    chosen = zip(*linear_sum_assignment(table, maximize=True), strict=True)
    pairs = ((rows[i], columns[j]) for i, j in chosen)
    return [pair for pair in pairs if pair in scores]


def _greedy(scores: dict[Pair, float]) -> list[Pair]:
    taken: tuple[set[int], set[int]] = set(), set()
    found = []
    for one, other in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        if one not in taken[0] and other not in taken[1]:
            found.append((one, other))
            taken[0].add(one)
            taken[1].add(other)
    return found
