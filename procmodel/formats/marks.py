"""Line and column of a thing in a file, packed into one number that sorts by position."""

from __future__ import annotations

__all__ = ["COLUMN_BITS", "LAST_COLUMN", "column_of", "line_of", "mark_of"]

COLUMN_BITS = 24
"""How many bits of a mark are for the column."""

LAST_COLUMN = (1 << COLUMN_BITS) - 1
"""The last column that is told apart."""


def mark_of(line: int, column: int) -> int:
    """Line and column, both counted from 0, as one number that sorts by position."""
    return line << COLUMN_BITS | (column if column < LAST_COLUMN else LAST_COLUMN)


def line_of(mark: int) -> int:
    """The line, counted from 1."""
    return (mark >> COLUMN_BITS) + 1


def column_of(mark: int) -> int:
    """The column, counted from 1."""
    return (mark & LAST_COLUMN) + 1
