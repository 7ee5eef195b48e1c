"""A workbook as people have them: colours, comments, lists, a chart, a formula with its value, and two versions."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

__all__ = ["changed", "full_book", "parts"]

_HEADS = ("Id", "Step", "Who", "How", "Minutes usual")
_STEPS = (
    ("ask", "Ask a question", "Client", "by hand", 3),
    ("check", "Check the form", "Team", "by hand", 5),
    ("answer", "Answer the question", "Team", "by hand", 6),
)
_PROOF = ("proof", "Check the report", "Team", "by hand", 4)


def full_book(path: Path, *, matches: bool = True, ids: bool = True) -> Path:
    """Write such a workbook, in which 'check' perhaps became 'proof'."""
    book = Workbook()
    book.remove(book.active)
    for title, steps in (("Today", _STEPS), ("Proposed", (_STEPS[0], _PROOF, _STEPS[2]))):
        sheet = book.create_sheet(title)
        for row in (_HEADS, *steps):
            sheet.append(row if ids else row[1:])
    today = book["Today"]
    today["B3"].fill = PatternFill("solid", fgColor="FFFF00")
    today["B3"].comment = Comment("Why twice?", "Team")
    if matches:
        sheet = book.create_sheet("Matches")
        sheet.append(("today", "proposed", "sure", "why"))
        sheet["A1"].fill = PatternFill("solid", fgColor="1B2640")
        sheet.column_dimensions["A"].width = 33
        check = DataValidation("list", formula1='"ask,check,answer"')
        check.add("A2:A50")
        sheet.add_data_validation(check)
    costs = book.create_sheet("Costs")
    for number in range(4):
        costs.append((f"year {number}", number))
    chart = BarChart()
    chart.add_data(Reference(costs, min_col=2, min_row=1, max_row=4))
    costs.add_chart(chart, "D2")
    book.save(path)
    if ids:
        _with_formula(path)
    return path


def _with_formula(path: Path) -> None:
    """Give the minutes of a step as a formula with the value that it had when it was saved."""
    sheet = "xl/worksheets/sheet1.xml"
    data = parts(path.read_bytes())[sheet]
    assert b"<v>5</v>" in data
    path.write_bytes(changed(path.read_bytes(), {sheet: data.replace(b"<v>5</v>", b"<f>2+3</f><v>5</v>")}))


def parts(data: bytes) -> dict[str, bytes]:
    """What is in a zip file, by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def changed(data: bytes, instead: Mapping[str, bytes]) -> bytes:
    """The zip file with other, or more, parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in {**parts(data), **instead}.items():
            packed.writestr(name, content)
    return out.getvalue()
