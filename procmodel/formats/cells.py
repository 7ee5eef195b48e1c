"""A table as cells: rows and columns of text, each with its mark, whatever file it stood in."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.formats.problems import mark_of
from procmodel.light.tuples import NamedTuple

__all__ = [
    "DATE",
    "NUMBER",
    "TEXT",
    "Cell",
    "Grid",
    "Row",
    "cell_mark",
    "cell_name",
    "column_name",
    "sheet_of",
]

TEXT, NUMBER, DATE = "text", "number", "date"
"""What a cell holds."""

_SHEET_BITS = 56  # above line and column; what has no place sorts behind all sheets


class Cell(NamedTuple):
    """One filled cell: its text without blanks round it, where it stands, what the file says it is."""

    text: str
    mark: int
    holds: str = TEXT


class Row(NamedTuple):
    """One row: its number from 0, and its filled cells by column from 0."""

    number: int
    cells: dict[int, Cell]


class Grid:
    """One sheet of a workbook, or a whole CSV file. Blank rows are left out."""

    def __init__(self, name: str = "", sheet: int = 0) -> None:
        self.name, self.sheet = name, sheet
        self.rows: list[Row] = []

    def add(self, number: int, cells: dict[int, Cell]) -> None:
        """One more row; nothing where it is blank."""
        if cells:
            self.rows.append(Row(number, cells))

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)


def cell_mark(sheet: int, row: int, column: int) -> int:
    """Sheet, row and column, all counted from 0, as one number that sorts by position.

    Example:
        >>> cell_name(cell_mark(1, 6, 27))
        'AB7'
    """
    return sheet << _SHEET_BITS | mark_of(row, column)


def sheet_of(mark: int) -> int:
    """The sheet of a mark, counted from 0."""
    return mark >> _SHEET_BITS


def cell_name(mark: int) -> str:
    """`B7`: the cell of a mark as spreadsheets call it."""
    inside = mark & ((1 << _SHEET_BITS) - 1)
    return f"{column_name(inside & 0xFFFFFF)}{(inside >> 24) + 1}"


def column_name(column: int) -> str:
    """`A`, `B`, ..., `Z`, `AA`, ...: a column counted from 0.

    Example:
        >>> column_name(0), column_name(25), column_name(26)
        ('A', 'Z', 'AA')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
