"""The grid that flows run on: shapes stand where column lines cross row lines, channels lie between.

Vertical lines: channel, column, channel, column, ..., channel. Horizontal lines: for each lane a channel above its
first row, then row, channel, row, ..., channel; a lane with no row has none, but for a single channel where flows end
at its edge. Odd vertical lines are columns.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from procmodel.layouts.problem import Item, Problem

__all__ = ["Grid"]


class Grid:
    """Where each item stands on the grid, and where lines can pass.

    Attributes:
        x, y: the vertical and the horizontal line of each item.
        width, height: how many vertical and horizontal lines there are.
        first_line: the first horizontal line of each lane; `row_count` says how many rows the lane has, `lines`
            how many lines.
    """

    def __init__(self, problem: Problem, columns: list[int], row_of: list[int]) -> None:
        self.row_count = [0] * problem.lanes
        self.lines = [0] * problem.lanes
        for item, row in zip(problem.items, row_of, strict=True):
            if item.edge:
                self.lines[item.lane] = max(self.lines[item.lane], 1)
            else:
                self.row_count[item.lane] = max(self.row_count[item.lane], row + 1)
                self.lines[item.lane] = 2 * self.row_count[item.lane] + 1
        self.first_line: list[int] = []
        line = 0
        for lines in self.lines:
            self.first_line.append(line)
            line += lines
        self.height = line
        self._is_channel = bytearray(b"\x01") * line
        for lane, count in enumerate(self.row_count):
            for row in range(count):
                self._is_channel[self.first_line[lane] + 2 * row + 1] = 0
        self.width = 2 * (max(columns, default=-1) + 1) + 1
        self.x = [2 * column + 1 for column in columns]
        self.y = [self._line(item, row) for item, row in zip(problem.items, row_of, strict=True)]
        self._in_row: dict[int, list[int]] = {}
        self._in_column: dict[int, list[int]] = {}
        shapes = zip(problem.items, self.x, self.y, strict=True)
        for x, y in sorted((x, y) for item, x, y in shapes if not item.edge):
            self._in_row.setdefault(y, []).append(x)
            self._in_column.setdefault(x, []).append(y)

    def _line(self, item: Item, row: int) -> int:
        first = self.first_line[item.lane]
        if item.edge:
            return first if item.edge < 0 else first + self.lines[item.lane] - 1
        return first + 2 * row + 1

    def row_clear(self, y: int, x1: int, x2: int) -> bool:
        """Whether nothing stands on horizontal line `y` strictly between two vertical lines."""
        return _clear(self._in_row.get(y), x1, x2)

    def column_clear(self, x: int, y1: int, y2: int) -> bool:
        """Whether nothing stands on vertical line `x` strictly between two horizontal lines."""
        return _clear(self._in_column.get(x), y1, y2)

    def lanes_of(self, *lines: int) -> tuple[int, int]:
        """The first horizontal line of the lanes that these lines lie in and of those between, and the next after."""
        ends = [bisect_right(self.first_line, line) for line in (min(lines), max(lines))]
        return self.first_line[ends[0] - 1], (*self.first_line, self.height)[ends[1]]

    def is_channel(self, y: int) -> bool:
        """Whether horizontal line `y` runs between rows, not through them."""
        return bool(self._is_channel[y])

    def is_empty(self, x: int, y: int) -> bool:
        """Whether nothing stands where two lines cross."""
        return _clear(self._in_row.get(y), x - 1, x + 1)


def _clear(taken: list[int] | None, first: int, last: int) -> bool:
    if taken is None:
        return True
    low, high = (first, last) if first < last else (last, first)
    return bisect_right(taken, low) >= bisect_left(taken, high)
