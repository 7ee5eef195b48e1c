"""Processes as a workbook that people fill in: lanes, the steps of each version, matches, assumptions."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from procmodel.formats.csv import neutral
from procmodel.formats.quantities import show
from procmodel.formats.step_rows import COLUMNS, step_rows
from procmodel.formats.table import WAYS
from procmodel.formats.tongues import their_word
from procmodel.model import Lane, Process, Quantity
from procmodel.wording import say
from procmodel.zipping import repacked

__all__ = ["same_bytes", "workbook_of"]

_WIDTHS = {
    **dict.fromkeys(("why",), 80),
    **dict.fromkeys(("step", "note"), 44),
    **dict.fromkeys(("who", "if", "sure"), 28),
    **dict.fromkeys(("id", "then", "system", "reads", "writes", "source", "today", "proposed"), 20),
    **dict.fromkeys(("delay", "share", "value", "people", "time"), 10),
}
_WIDTH = 14
_KINDS = "customer,staff,partner,system"
_GRADES = "measured,recorded,estimated,assumed"
_VALUES = "adding,business,none"
_CHOICES = frozenset(("how", "kind", "grade", "value", "passes on"))
_OF_STEPS = frozenset(("then", "today", "proposed"))  # they offer the ids of the steps
_ROWS = 500  # that drop-downs and open cells reach down to
_LANES = ("who", "id", "kind", "organisation", "people", "rate per hour")
_ABOUT = ("name", "trigger", "outcomes", "volume", "organisation", "description")
_CORE = "docProps/core.xml"


def workbook_of(versions: Mapping[str, Process], matches: Iterable[Sequence[str]] = ()) -> bytes:
    """One or more versions of a process as a workbook, a sheet each. The same bytes each time.

    Args:
        versions: by the name of their sheet; `Today` and `Proposed` are read as before and after.
        matches: rows of today's step, the proposed step, how sure, and why.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    first = next(iter(versions.values()))
    _lines(_sheet(book, "Read me"), say("workbook.read_me").split("\n"))
    _pairs(_sheet(book, "About"), _about(first))
    lanes = {lane.id: lane for process in versions.values() for lane in process.lanes}
    _table(_sheet(book, "Lanes"), _LANES, [_lane(lane) for lane in lanes.values()], {"kind": _KINDS})
    lists = {"how": ",".join(WAYS), "grade": _GRADES, "value": _VALUES}
    for name, process in versions.items():
        columns = [column for column in COLUMNS if len(versions) < 2 or column != "replaces"]
        _table(_sheet(book, name), columns, list(step_rows(process)), lists)
    if len(versions) > 1:
        heads = ("today", "proposed", "sure", "why")
        _table(_sheet(book, "Matches"), heads, [dict(zip(heads, row, strict=False)) for row in matches], {})
    heads = ("id", "value", "source", "grade")
    _table(_sheet(book, "Assumptions"), heads, list(_assumptions(versions.values())), {"grade": _GRADES})
    return same_bytes(book)


def _about(process: Process) -> Iterable[tuple[str, str]]:
    for key in _ABOUT:
        value = getattr(process, key)
        if isinstance(value, Quantity):
            value = show(value)
        elif isinstance(value, tuple):
            value = "; ".join(value)
        yield key, value or ""


def _lane(lane: Lane) -> dict[str, str | float]:
    rate = show(lane.rate) if lane.rate is not None else None
    cells: dict[str, str | float] = {"who": lane.label, "id": lane.id, "kind": str(lane.kind)}
    cells["organisation"] = lane.organisation or ""
    if lane.people is not None:
        cells["people"] = lane.people
    cells["rate per hour"] = rate or ""
    return cells


def _assumptions(versions: Iterable[Process]) -> Iterable[dict[str, str | float]]:
    seen: set[str] = set()
    for process in versions:
        for id_, quantity in process.assumptions.items():
            if id_ not in seen:
                seen.add(id_)
                grade = str(quantity.grade or "")
                yield {
                    "id": id_,
                    "value": show(quantity) or "",
                    "source": quantity.source or "",
                    "grade": grade,
                }


def _sheet(book: Any, name: str) -> Any:
    """A new sheet, called by its name in the language that is spoken; printed as wide as a page, lying."""
    sheet = book.create_sheet(_title(name))
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    return sheet


def _title(name: str) -> str:
    theirs = their_word(name.lower())
    return name if theirs == name.lower() else theirs[:1].upper() + theirs[1:]


# -- sheets --------------------------------------------------------------------------------------------


def _lines(sheet: Any, lines: Sequence[str]) -> None:
    from openpyxl.styles import Alignment, Font

    sheet.column_dimensions["A"].width = 100
    for number, line in enumerate(lines, 1):
        cell = sheet.cell(number, 1, neutral(line))
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(bold=number == 1, size=14 if number == 1 else 11)


def _pairs(sheet: Any, pairs: Iterable[tuple[str, str]]) -> None:
    from openpyxl.styles import Font

    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 18, 70
    for number, (key, value) in enumerate(pairs, 1):
        sheet.cell(number, 1, their_word(key)).font = Font(bold=True)
        sheet.cell(number, 2, neutral(value) or None)


def _table(
    sheet: Any, columns: Sequence[str], rows: Sequence[Mapping[str, str | float]], lists: Mapping[str, str]
) -> None:
    """Headings that stay and cannot be changed by mistake; open cells below them, with drop-downs."""
    from openpyxl.styles import Alignment, Font, PatternFill, Protection
    from openpyxl.utils import get_column_letter

    for number, column in enumerate(columns, 1):
        head = sheet.cell(1, number, their_word(column))
        head.font, head.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="1B2640")
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = _WIDTHS.get(column, _WIDTH)
        sheet.column_dimensions[letter].protection = Protection(locked=False)
        _drop_down(sheet, letter, column, lists)
        for at, row in enumerate(rows, 2):
            value = _choice(column, row.get(column, ""))
            cell = sheet.cell(at, number, neutral(value) if isinstance(value, str) else value)
            cell.alignment = Alignment(wrap_text=column != "why", vertical="top")
    for cells in sheet.iter_rows(2, max(_ROWS, len(rows) + 1), 1, len(columns)):
        for cell in cells:
            cell.protection = Protection(locked=False)
    sheet.print_title_rows = "1:1"
    sheet.freeze_panes = "C2" if "step" in columns else "A2"
    sheet.protection.sheet = True
    for freedom in (
        "formatColumns",
        "formatRows",
        "insertRows",
        "deleteRows",
        "sort",
        "autoFilter",
        "formatCells",
    ):
        setattr(sheet.protection, freedom, False)


def _choice(column: str, value: str | float) -> str | float:
    """A value that is one of a few words, as the language that is spoken has it; others as they are."""
    if isinstance(value, str) and (column in _CHOICES or (column == "then" and value == "end")):
        return their_word(value)
    return value


def _drop_down(sheet: Any, letter: str, column: str, lists: Mapping[str, str]) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    reach = f"{letter}2:{letter}{_ROWS}"
    check: Any = None
    if column in lists:
        choices = [their_word(word) for word in lists[column].split(",")]
        check = DataValidation("list", formula1=f'"{",".join(choices)}"', allow_blank=True)
        check.errorTitle, check.error = their_word(column), say("workbook.one_of", choices=", ".join(choices))
    elif column.startswith("minutes"):
        check = DataValidation("decimal", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
        check.errorTitle, check.error = their_word(column), say("workbook.minutes")
    elif column == "who" and sheet.title != _title("Lanes"):
        check = DataValidation("list", formula1=f"{_title('Lanes')}!$A$2:$A${_ROWS}", allow_blank=True)
        check.errorStyle, check.error = "warning", say("workbook.who")
    elif column in _OF_STEPS:
        steps = f"{_title(column.capitalize())}!" if column != "then" else ""
        check = DataValidation("list", formula1=f"{steps}$A$2:$A${_ROWS}", allow_blank=True)
    if check is not None:
        check.showErrorMessage = column not in _OF_STEPS  # names of steps are read too
        check.add(reach)
        sheet.add_data_validation(check)


def same_bytes(book: Any) -> bytes:
    """The workbook as a file that carries no clock: equal workbooks give equal bytes."""
    out = io.BytesIO()
    book.properties.creator = "procmodel"
    book.save(out)
    said = zipfile.ZipFile(out).read(_CORE)  # openpyxl writes the clock into it whatever it is told
    still = re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>1980-01-01T00:00:00Z", said)
    return repacked(out.getvalue(), {_CORE: still})
