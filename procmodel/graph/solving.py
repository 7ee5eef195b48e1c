"""Sparse systems of flow equations, solved by putting each unknown into the others."""

from __future__ import annotations

from collections.abc import Sequence

from procmodel.graph.draws import Number

__all__ = ["Equations", "solved"]


class Equations:
    """The equations `x = A x + b`, for any b; row i of A as its entries by column.

    For shares of a flow that leaves in the end every pivot is positive, so that no row needs to be chosen.
    Unknowns in the order of the flow keep what fills in small: a single loop is solved in linear time.
    """

    def __init__(self, rows: Sequence[dict[int, Number]]) -> None:
        self._put_in: list[tuple[int, Number, tuple[tuple[int, Number], ...]]] = []
        matrix = [dict(row) for row in rows]
        users = _users(matrix)
        for i in range(len(matrix) - 1, -1, -1):
            row = matrix[i]
            stays = 1.0 - row.pop(i, 0.0)
            for j in row:
                row[j] = row[j] / stays
            factors = tuple([(k, matrix[k].pop(i)) for k in sorted(users[i])])
            for k, factor in factors:
                for j, value in row.items():
                    if j > k and j not in matrix[k]:
                        users[j].add(k)
                    matrix[k][j] = matrix[k].get(j, 0.0) + factor * value
            self._put_in.append((i, stays, factors))
        self._rest = [tuple(row.items()) for row in matrix]

    def solve(self, right: Sequence[Number]) -> list[Number]:
        """The x for one b."""
        column = list(right)
        for i, stays, factors in self._put_in:
            column[i] = column[i] / stays
            for k, factor in factors:
                column[k] = column[k] + factor * column[i]
        for i, row in enumerate(self._rest):
            for j, value in row:
                column[i] = column[i] + value * column[j]
        return column


def solved(rows: Sequence[dict[int, Number]], right: Sequence[Sequence[Number]]) -> list[list[Number]]:
    """The x with `x = A x + b`, for each b of `right`."""
    equations = Equations(rows)
    return [equations.solve(b) for b in right]


def _users(matrix: Sequence[dict[int, Number]]) -> list[set[int]]:
    """For each unknown the rows above its own that it stands in."""
    users: list[set[int]] = [set() for _ in matrix]
    for k, row in enumerate(matrix):
        for j in row:
            if j > k:
                users[j].add(k)
    return users
