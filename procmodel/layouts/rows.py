"""Which row of its lane each shape stands in."""

from __future__ import annotations

from collections.abc import Mapping

from procmodel.layouts.problem import Problem

__all__ = ["rows"]


def rows(
    problem: Problem, columns: list[int], back: set[int], kept: Mapping[int, int] | None = None
) -> list[int]:
    """The row of every item inside its lane, from 0 at the top; no two items share a cell.

    A step keeps the row of the step before it where that is free, so that the flow runs straight. The next
    branches of a split go below, in the order in which its flows are written: so a step that is put on a
    branch, or taken from it, leaves the branches in their order. A row that is left is free for others, and is
    kept for no flow that passes: what keeps a row over columns pushes other steps aside when columns shift.

    The items in `kept` stand in the rows given there, come what may; `columns` must be such that no two of them
    share a cell. All others go round them, into a free row.
    """
    placer = _Placer(problem, columns, back, kept or {})
    by_column: dict[int, list[int]] = {}
    for item, column in enumerate(columns):
        by_column.setdefault(column, []).append(item)
    for column in sorted(by_column):
        placer.fill(by_column[column])
    return placer.row


class _Placer:
    def __init__(self, problem: Problem, columns: list[int], back: set[int], kept: Mapping[int, int]) -> None:
        self.problem, self.kept = problem, kept
        self.row = [kept.get(item, 0) for item in range(len(problem.items))]
        self.by: list[int] = [-1] * len(problem.items)  # the flow along which a step keeps its row
        lanes = [item.lane for item in problem.items]
        for number, flow in enumerate(problem.flows):
            source, target = flow.source, flow.target
            if number not in back and lanes[source] == lanes[target] and columns[source] < columns[target]:
                known = self.by[target]
                if known < 0 or self._nearness(columns, number) > self._nearness(columns, known):
                    self.by[target] = number

    def _nearness(self, columns: list[int], number: int) -> tuple[int, int]:
        """The nearest step before another comes first, of several the first in the file."""
        source = self.problem.flows[number].source
        return columns[source], -source

    def fill(self, items: list[int]) -> None:
        """Give a row to all items of a column; those before it have theirs."""
        taken = {(self.problem.items[item].lane, self.row[item]) for item in items if item in self.kept}
        for item in sorted((item for item in items if item not in self.kept), key=self._order):
            lane, row = self.problem.items[item].lane, self._wish(item)
            while (lane, row) in taken:
                row += 1
            taken.add((lane, row))
            self.row[item] = row

    def _order(self, item: int) -> tuple[int, bool, int, int]:
        """Upper rows first; of one row, what goes on in it before what comes from elsewhere; as flows are written."""
        return self._wish(item), self.by[item] < 0, self.by[item], item

    def _wish(self, item: int) -> int:
        """The row of the step before it; the uppermost where it comes from another lane."""
        return self.row[self.problem.flows[self.by[item]].source] if self.by[item] >= 0 else 0
