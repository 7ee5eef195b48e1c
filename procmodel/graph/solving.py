"""Sparse systems of flow equations, solved by putting each unknown into the others."""

from __future__ import annotations

from collections.abc import Sequence

from procmodel.graph.draws import Number

__all__ = ["solved"]


def solved(rows: Sequence[dict[int, Number]], right: Sequence[Sequence[Number]]) -> list[list[Number]]:
    """The x with `x = A x + b`, for each b of `right`; row i of A as its entries by column.

    For shares of a flow that leaves in the end every pivot is positive, so that no row needs to be chosen.
    Unknowns in the order of the flow keep what fills in small: a single loop is solved in linear time.
    """
    matrix = [dict(row) for row in rows]
    columns = [list(b) for b in right]
    users = _users(matrix)
    for i in range(len(matrix) - 1, -1, -1):
        row = matrix[i]
        stays = 1.0 - row.pop(i, 0.0)
        for j in row:
            row[j] = row[j] / stays
        for column in columns:
            column[i] = column[i] / stays
        for k in sorted(users[i]):
            factor = matrix[k].pop(i)
            for j, value in row.items():
                if j > k and j not in matrix[k]:
                    users[j].add(k)
                matrix[k][j] = matrix[k].get(j, 0.0) + factor * value
            for column in columns:
                column[k] = column[k] + factor * column[i]
    for i in range(len(matrix)):
        for j, value in matrix[i].items():
            for column in columns:
                column[i] = column[i] + value * column[j]
    return columns


def _users(matrix: Sequence[dict[int, Number]]) -> list[set[int]]:
    """For each unknown the rows above its own that it stands in."""
    users: list[set[int]] = [set() for _ in matrix]
    for k, row in enumerate(matrix):
        for j in row:
            if j > k:
                users[j].add(k)
    return users
