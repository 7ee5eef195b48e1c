"""Tables with formulas: a workbook before it is written."""

from __future__ import annotations

from procmodel.light.records import dataclass
from procmodel.light.tuples import NamedTuple

__all__ = ["Book", "Formula", "Kind", "Table"]


class Kind:
    """How a number of a column is shown."""

    PLAIN = "General"
    COUNT = "#,##0.###"
    MINUTES = "#,##0.0##"
    MONEY = "#,##0.00"
    SHARE = "0.0##%"


class Formula(NamedTuple):
    """A cell that is worked out from others: `Before!D4*2`, without the sign before it."""

    text: str


Cell = str | float | int | Formula | None


@dataclass(frozen=True)
class Table:
    """One sheet.

    Attributes:
        name: of the sheet, at most 31 characters.
        columns: the headings.
        rows: the cells below them; shorter rows end in empty cells.
        kinds: how the numbers of each column are shown.
        widths: of the columns, in characters.
        inputs: the columns that people may change, by number from 0.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    kinds: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    inputs: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Book:
    """A workbook: its sheets in order."""

    tables: tuple[Table, ...]
    title: str = ""
