"""The column and the row of every step of all versions: a step and its match share both where they can.

What a step keeps is its row. Columns give way to that: where two steps that keep their rows would share a cell, the
one that comes later in the flow goes to a later column. So a step more, a step less or another name never moves
another step of a later version to another row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from procmodel.layouts.problem import Problem
from procmodel.layouts.ranks import ranks
from procmodel.layouts.rows import rows

__all__ = ["kept_rows", "seats"]


def seats(
    cores: Sequence[Problem],
    backs: Sequence[set[int]],
    pairs: Sequence[tuple[int, int]],
    kept: Mapping[int, int],
) -> list[tuple[list[int], list[int]]]:
    """The columns and the rows of each version.

    Args:
        cores: the versions, edges of lanes left aside.
        backs: the flows of each that lead back.
        pairs: items of the first two that belong together.
        kept: the rows that items of the first version must stand in.
    """
    columns = ranks(cores, backs, pairs, [kept, *({} for _ in cores[1:])])
    first = rows(cores[0], columns[0], backs[0], kept)
    if len(cores) == 1:
        return [(columns[0], first)]
    later = kept_rows(cores[0], cores[1], first, pairs)
    if _meet(cores[1], columns[1], later):
        columns = ranks(cores, backs, pairs, [dict(enumerate(first)), later])
    return [(columns[0], first), (columns[1], rows(cores[1], columns[1], backs[1], later))]


def kept_rows(
    before: Problem, after: Problem, row: Sequence[int], pairs: Sequence[tuple[int, int]]
) -> dict[int, int]:
    """The rows that items of the later version keep: those of their matches in the same lane."""
    return {j: row[i] for i, j in pairs if before.items[i].lane == after.items[j].lane}


def _meet(problem: Problem, columns: Sequence[int], kept: Mapping[int, int]) -> bool:
    """Whether two items that keep their rows would share a cell."""
    cells = {(problem.items[item].lane, columns[item], row) for item, row in kept.items()}
    return len(cells) < len(kept)
