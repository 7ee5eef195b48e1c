"""CSV: one row a step, as spreadsheets save it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from procmodel.formats.cells import Cell, Grid, cell_mark
from procmodel.formats.problems import Problems, Unreadable
from procmodel.formats.reading import process_of
from procmodel.formats.source import Source, decode
from procmodel.formats.workbook import tree_of
from procmodel.model import Process

__all__ = ["dump", "neutral", "read"]

_SIGNS = ",;\t|"
_COLUMNS = 1_000  # more than any table of steps has


def read(source: Source, problems: Problems) -> Process | None:
    """The process in a CSV file, as far as there is one. Commas, semicolons, tabs or bars between the cells.

    Raises:
        Unreadable: it is no CSV, has no headings, or breaks a limit; `problems` has the reason.
    """
    grid = _grid(decode(source, problems), source, problems)
    return process_of(tree_of([grid], None, source.name, problems), 0, source, problems)


def _grid(text: str, source: Source, problems: Problems) -> Grid:
    if "\0" in text:
        problems.error("syntax", None, "table_nul")
        raise Unreadable
    grid, last, most = Grid(), 0, source.limits["steps"] + 1_000
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_sign(text), strict=True)
    csv.field_size_limit(source.limits["scalar"])
    try:
        for row in rows:
            if len(row) > _COLUMNS:
                problems.error(
                    "limit", cell_mark(0, last, 0), "table_columns", found=len(row), limit=_COLUMNS
                )
                raise Unreadable
            grid.add(last, dict(_cells(row, last)))
            last = rows.line_num
            if len(grid.rows) > most:
                problems.error(
                    "limit", None, "too_many", what="rows", found=len(grid.rows), limit=most, name="steps"
                )
                raise Unreadable
    except csv.Error as error:
        problems.error("syntax", cell_mark(0, last, 0), "table_no_csv", reason=str(error))
        raise Unreadable from None
    return grid


def _cells(row: list[str], line: int) -> Iterator[tuple[int, Cell]]:
    for column, value in enumerate(row):
        text = value.strip()
        if text:
            yield column, Cell(text.removeprefix("'"), cell_mark(0, line, column))


def _sign(text: str) -> str:
    """What stands between the cells: the sign that the fullest of the first lines has most of."""
    lines = text[:20_000].splitlines()[:30]
    return max(
        _SIGNS, key=lambda sign: (max((line.count(sign) for line in lines), default=0), -_SIGNS.index(sign))
    )


def dump(process: Process) -> str:
    """The steps of a process as CSV, formulas neutralised."""
    from procmodel.formats.step_rows import COLUMNS, step_rows

    rows = list(step_rows(process))
    columns = [column for column in COLUMNS if any(column in row for row in rows)]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_shown(row.get(column, "")) for column in columns] for row in rows)
    return out.getvalue()


def _shown(value: str | float) -> str:
    return format(value, ".15g") if isinstance(value, float) else neutral(value)


def neutral(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    Example:
        >>> neutral("=1+1"), neutral("Log it")
        ("'=1+1", 'Log it')
    """
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
