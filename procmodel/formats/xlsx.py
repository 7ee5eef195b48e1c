"""Workbooks of Excel, LibreOffice and Google Sheets: one row a step; `service.xlsx#Today` names a sheet."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import islice
from typing import Any

from procmodel.formats.cells import DATE, NUMBER, TEXT, Cell, Grid, cell_mark
from procmodel.formats.formulas import bare_formulas, formulas_among
from procmodel.formats.problems import Problems, Unreadable
from procmodel.formats.reading import process_of
from procmodel.formats.source import Source
from procmodel.formats.workbook import SIDES, sheet_word, tree_of
from procmodel.formats.zipped import weighed
from procmodel.model import Process

__all__ = ["dump", "grids_of", "read", "sides_of"]

_BLANK_ROWS = 1_000  # so many in a row, and the sheet has ended
_COLUMNS = 1_000
_SHEETS = 60
_TOLD = 100


def read(source: Source, problems: Problems) -> Process | None:
    """The process in a workbook, as far as there is one; formulas by the values they had when it was saved.

    Raises:
        Unreadable: it is no workbook, has no sheet with steps, or breaks a limit; `problems` has the reason.
    """
    grids = grids_of(source, problems)
    return process_of(tree_of(grids, source.part, source.name, problems), 0, source, problems)


def sides_of(source: Source, problems: Problems) -> tuple[str, str] | None:
    """The names of the sheets that hold today's and the proposed version; None where one of them is missing.

    Raises:
        Unreadable: it is no workbook, or breaks a limit.
    """
    names = [name for name, _ in _sheets(source, problems)[0]]
    found = [next((n for n in names if sheet_word(n) in SIDES[side]), None) for side in ("before", "after")]
    return (found[0], found[1]) if found[0] is not None and found[1] is not None else None


def grids_of(source: Source, problems: Problems) -> list[Grid]:
    """The visible sheets of a workbook.

    Raises:
        Unreadable: it is no workbook, or breaks a limit.
    """
    sheets, bare = _sheets(source, problems)
    grids = [_grid(number, name, sheet, source, problems) for number, (name, sheet) in enumerate(sheets)]
    if bare:
        _warn_of_bare(bare, _bytes(source), source.part, problems)
    return grids


def _bytes(source: Source) -> bytes:
    return source.data.encode() if isinstance(source.data, str) else source.data


def _sheets(source: Source, problems: Problems) -> tuple[list[tuple[str, Any]], frozenset[str]]:
    """The visible sheets by name, not yet read, and the cells that hold a formula without its value."""
    data = _bytes(source)
    with weighed(data, problems, source.limits) as packed:
        if any(name.lower().endswith("vbaproject.bin") for name in packed.namelist()):
            problems.error("syntax", None, "workbook_macro", ending=".xlsm")
            raise Unreadable
        bare = bare_formulas(packed)
    sheets = _opened(data, problems)
    if not sheets:
        problems.error("syntax", None, "table_no_sheets")
        raise Unreadable
    problems.sheets = tuple(name for name, _ in sheets)
    return sheets, bare


def _concerns(sheet: str, wanted: str | None) -> bool:
    """Whether what is said of a sheet concerns who reads another: not where it holds another version."""
    word = sheet_word(sheet)
    return wanted is None or word == sheet_word(wanted) or not any(word in names for names in SIDES.values())


def _warn_of_bare(names: frozenset[str], data: bytes, wanted: str | None, problems: Problems) -> None:
    """Each formula whose value is not in the file, by its cell; the first hundred."""
    left = _TOLD
    for number, (name, sheet) in enumerate(_opened(data, problems, values=False)):
        rows = sheet.iter_rows(values_only=True, max_col=_COLUMNS) if _concerns(name, wanted) else ()
        for row, column in islice(formulas_among(names, rows), left):
            left -= 1
            problems.warn("table", cell_mark(number, row, column), "table_formula")


def _opened(data: bytes, problems: Problems, *, values: bool = True) -> list[tuple[str, Any]]:
    import io
    import warnings

    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what a workbook has beside cells does not matter here
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)
    except Exception as error:  # openpyxl raises whatever its parsers do
        problems.error("syntax", None, "table_no_workbook", reason=str(error)[:120] or type(error).__name__)
        raise Unreadable from None
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    return [(sheet.title, sheet) for sheet in shown[:_SHEETS]]


def _grid(number: int, name: str, sheet: Any, source: Source, problems: Problems) -> Grid:
    grid = Grid(name, number)
    blank, most = 0, source.limits["steps"] + _BLANK_ROWS
    try:
        for row_number, row in enumerate(sheet.iter_rows(values_only=True, max_col=_COLUMNS)):
            cells = dict(_cells(row, number, row_number))
            grid.add(row_number, cells)
            blank = 0 if cells else blank + 1
            if blank >= _BLANK_ROWS:
                if (sheet.max_row or 0) > row_number + 1 and _concerns(name, source.part):
                    mark = cell_mark(number, row_number, 0)
                    problems.remark("table", mark, "table_blank", count=blank)
                break
            if len(grid.rows) > most:
                problems.error(
                    "limit", None, "too_many", what="rows", found=len(grid.rows), limit=most, name="steps"
                )
                raise Unreadable
    except (ValueError, KeyError, TypeError, SyntaxError) as error:
        problems.error("syntax", None, "table_no_workbook", reason=str(error)[:120] or type(error).__name__)
        raise Unreadable from None
    return grid


def _cells(row: tuple[Any, ...], sheet: int, number: int) -> Iterator[tuple[int, Cell]]:
    for column, value in enumerate(row):
        if value is None:
            continue
        text, holds = _text(value)
        if text:
            yield column, Cell(text, cell_mark(sheet, number, column), holds)


def _text(value: Any) -> tuple[str, str]:
    if isinstance(value, bool):
        return ("yes" if value else "no"), TEXT
    if isinstance(value, int | float):
        return format(value, ".15g"), NUMBER
    if isinstance(value, datetime.datetime | datetime.date | datetime.time | datetime.timedelta):
        return str(value), DATE
    return str(value).strip(), TEXT


def dump(process: Process) -> bytes:
    """The process as a workbook: its steps, its lanes, its assumptions and what holds for all of it."""
    from procmodel.formats.xlsx_writing import workbook_of

    return workbook_of({process.state or "Steps": process})
