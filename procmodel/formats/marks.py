"""Line and column of a thing in a file, packed into one number that sorts by position."""

from __future__ import annotations

__all__ = ["column_of", "line_of", "mark_of"]

_COLUMN_BITS = 24
_COLUMN_MASK = (1 << _COLUMN_BITS) - 1


def mark_of(line: int, column: int) -> int:
    """Line and column, both counted from 0, as one number that sorts by position."""
    return line << _COLUMN_BITS | (column if column < _COLUMN_MASK else _COLUMN_MASK)


def line_of(mark: int) -> int:
    """The line, counted from 1."""
    return (mark >> _COLUMN_BITS) + 1


def column_of(mark: int) -> int:
    """The column, counted from 1."""
    return (mark & _COLUMN_MASK) + 1
