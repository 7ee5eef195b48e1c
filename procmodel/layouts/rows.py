"""Which row of its lane each shape stands in."""

from __future__ import annotations

from procmodel.layouts.problem import Problem

__all__ = ["rows"]


def rows(problem: Problem, columns: list[int], back: set[int]) -> list[int]:
    """The row of every item inside its lane, from 0 at the top; no two items share a cell.

    A step keeps the row of the step before it where that is free, so that the flow runs straight; a row stays
    free for a flow that passes over columns. The next branches of a split go below, in file order.
    """
    placer = _Placer(problem, columns, back)
    by_column: dict[int, list[int]] = {}
    for item, column in enumerate(columns):
        by_column.setdefault(column, []).append(item)
    for column in sorted(by_column):
        placer.fill(column, by_column[column])
    return placer.row


class _Placer:
    def __init__(self, problem: Problem, columns: list[int], back: set[int]) -> None:
        self.problem, self.columns = problem, columns
        count = len(problem.items)
        self.row = [0] * count
        self.before: list[list[int]] = [[] for _ in range(count)]  # in the same lane
        self.next_column: list[int] = [-1] * count  # of the nearest step after it in the same lane
        for number, flow in enumerate(problem.flows):
            if number in back or problem.items[flow.source].lane != problem.items[flow.target].lane:
                continue
            if columns[flow.source] < columns[flow.target]:
                self.before[flow.target].append(flow.source)
                nearest = self.next_column[flow.source]
                if nearest < 0 or columns[flow.target] < nearest:
                    self.next_column[flow.source] = columns[flow.target]
        self.held: dict[tuple[int, int], int] = {}  # (lane, row): a flow needs the row up to this column

    def fill(self, column: int, items: list[int]) -> None:
        """Give a row to all items of a column."""
        lanes: dict[int, list[int]] = {}
        for item in items:
            lanes.setdefault(self.problem.items[item].lane, []).append(item)
        for lane, here in lanes.items():
            taken: set[int] = set()
            for item in sorted(here, key=lambda i: (self._wish(i), i)):
                row = self._free(lane, column, self._wish(item), item, taken)
                taken.add(row)
                self.row[item] = row
                if self.next_column[item] > column + 1:
                    self.held[lane, row] = max(self.next_column[item], self.held.get((lane, row), 0))

    def _wish(self, item: int) -> int:
        """The row of the step before it: the nearest one, the first of several."""
        sources = self.before[item]
        if not sources:
            return 0
        return self.row[max(sources, key=lambda s: (self.columns[s], -s))]

    def _free(self, lane: int, column: int, wish: int, item: int, taken: set[int]) -> int:
        mine = {self.row[s] for s in self.before[item]}
        row = wish
        while row in taken or (self.held.get((lane, row), -1) > column and row not in mine):
            row += 1
        return row
