"""A workbook with live formulas as an .xlsx file, or one of its sheets as CSV."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from typing import Any

from procmodel.reports.worked_out import worked_out
from procmodel.results.grid import Book, Formula, Kind, Table
from procmodel.zipping import repacked

__all__ = ["book_file", "table_csv"]

_CORE = "docProps/core.xml"
_RISKY = ("=", "+", "-", "@", "\t", "\r")
_WIDTH = 14.0
_VALUELESS = re.compile(rb'(<c r="([A-Z]+[0-9]+)"[^>]*><f>[^<]*</f>)<v(?:></v>| ?/>)')


def book_file(book: Book) -> bytes:
    """The workbook as bytes, the same each time. Input cells are marked by a ground of their own."""
    from openpyxl import Workbook

    made = Workbook()
    made.remove(made.active)
    for table in book.tables:
        _fill(made.create_sheet(table.name[:31]), table)
    made.properties.creator, made.properties.title = "procmodel", book.title[:255]
    out = io.BytesIO()
    made.save(out)
    packed = zipfile.ZipFile(out)
    said = packed.read(_CORE)  # openpyxl writes the clock into it whatever it is told
    still = re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>1980-01-01T00:00:00Z", said)
    return repacked(out.getvalue(), {_CORE: still, **_with_values(book, packed)})


def _with_values(book: Book, packed: zipfile.ZipFile) -> dict[str, bytes]:
    """The parts of the sheets, each formula with its value beside it: openpyxl writes formulas alone."""
    values = worked_out(book)
    parts = {}
    for number, table in enumerate(book.tables, 1):

        def valued(found: re.Match[bytes], sheet: str = table.name) -> bytes:
            value = values.get((sheet, found[2].decode()))
            return found[0] if value is None else found[1] + b"<v>%s</v>" % repr(value).encode()

        name = f"xl/worksheets/sheet{number}.xml"
        parts[name] = _VALUELESS.sub(valued, packed.read(name))
    return parts


def _fill(sheet: Any, table: Table) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for number, heading in enumerate(table.columns, 1):
        head = sheet.cell(1, number, heading)
        head.font, head.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="1B2640")
        head.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(number)].width = _width(table, number - 1)
    if any(len(heading) > _width(table, number) for number, heading in enumerate(table.columns)):
        sheet.row_dimensions[1].height = 30  # two lines
    for at, row in enumerate(table.rows, 2):
        for number, value in enumerate(row):
            if value is None or value == "":
                continue
            cell = sheet.cell(at, number + 1)
            cell.value = f"={value.text}" if isinstance(value, Formula) else safe(value)
            if not isinstance(value, str):
                cell.number_format = table.kinds[number] if number < len(table.kinds) else Kind.PLAIN
            if number in table.inputs and not isinstance(value, Formula | str):
                cell.fill = PatternFill("solid", fgColor="FFF6DB")
    sheet.freeze_panes, sheet.print_title_rows = "B2", "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _width(table: Table, number: int) -> float:
    return table.widths[number] if number < len(table.widths) else _WIDTH


def safe(value: str | float) -> str | float:
    """A text that no spreadsheet takes for a formula; numbers as they are.

    Example:
        >>> safe("=1+1"), safe(-2.5)
        ("'=1+1", -2.5)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(_RISKY) else value


def table_csv(table: Table) -> bytes:
    """A sheet without formulas as CSV."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow(["" if cell is None or isinstance(cell, Formula) else safe(cell) for cell in row])
    return out.getvalue().encode()
