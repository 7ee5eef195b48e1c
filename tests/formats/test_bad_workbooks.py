"""Workbooks that cannot be read, or not as they stand: told by sheet and cell, what to do, and left alone."""

from __future__ import annotations

import errno
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import Workbook, load_workbook

from procmodel.cli.check import check
from procmodel.comparison import compare
from procmodel.errors import ReadError, WriteError
from procmodel.formats import read, workbook_sides
from procmodel.formats.files import write_bytes
from procmodel.recipes.checked import checked

HEADS = ("Id", "Step", "Who", "How", "Minutes usual", "Then", "If", "Share")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
ASK, SORT = ("a", "Ask", "Me", "by hand", 3), ("b", "Sort", "Me", "by hand", 3)


def sheets(path: Path, *rows: tuple[Any, ...], names: tuple[str, ...] = ("Today",)) -> Path:
    book = Workbook()
    book.remove(book.active)
    for name in names:
        sheet = book.create_sheet(name)
        for row in (HEADS, *rows):
            sheet.append(row)
    book.save(path)
    return path


def told(path: str | Path) -> list[str]:
    return [f"{finding.place}: {finding.message}" for finding in checked(str(path)).findings]


def with_a_macro(path: Path) -> None:
    sheets(path, ASK)
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr("xl/vbaProject.bin", OLE)


def with_a_password(path: Path) -> None:
    path.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le") + bytes(600))


def far_below(path: Path) -> None:
    book = Workbook()
    book.active.title = "Today"
    for row in (HEADS, ASK):
        book.active.append(row)
    book.active["A1000000"] = "c"
    book.save(path)


BAD: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "macro": (with_a_macro, "", "Save As and the type Excel Workbook (.xlsx)"),
    "password": (with_a_password, "", "protected with a password"),
    "excel-97": (lambda path: path.write_bytes(OLE), "", "Excel 97 to 2003"),
    "cut-off": (lambda path: path.write_bytes(b"PK\x03\x04"), "", "damaged"),
    "a-million-blank-rows": (far_below, "#Today!A1002", "after 1000 blank ones"),
    "one-id-twice": (lambda p: sheets(p, ASK, ("a", *SORT[1:])), "#Today!A3", "first in row 2"),
    "then-nothing": (lambda p: sheets(p, (*ASK, "Srot"), SORT), "#Today!F2", "did you mean 'Sort'?"),
    "text-for-minutes": (
        lambda p: sheets(p, (*ASK[:4], "a while")),
        "#Today!E2",
        "type a number, such as 6",
    ),
    "on-to-itself": (lambda p: sheets(p, ASK, (*SORT, "b")), "#Today!F3", "not even after 'b'"),
    "cycle": (
        lambda p: sheets(p, ASK, SORT, ("c", *SORT[1:], "b")),
        "#Today!F4",
        "not even after 'c'",
    ),
    "cycle-of-all": (lambda p: sheets(p, ASK, (*SORT, "a")), "#Today!B2", "'a' by 'b' (add a start"),
    "no-such-names": (
        lambda p: sheets(p, ASK, names=("Now and then", "Later")),
        "#Now and then!A1",
        "none is called Today",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_workbook_is_told_by_cell_and_left_as_it_is(case: str, tmp_path: Path) -> None:
    make, cell, words = BAD[case]
    path = tmp_path / "service.xlsx"
    make(path)
    bytes_before = path.read_bytes()
    lines = told(path)
    assert any(line.startswith(f"{path}{cell}: ") and words in line for line in lines), lines
    assert path.read_bytes() == bytes_before
    assert os.listdir(tmp_path) == ["service.xlsx"]


def test_how_to_leave_a_circle_is_said(tmp_path: Path) -> None:
    found = checked(str(sheets(tmp_path / "round.xlsx", ASK, (*SORT, "b")))).findings
    fixes = [finding.fix for finding in found if finding.rule == "impossible-shares"]
    assert "let 'b' go on elsewhere too" in str(fixes[0])


def test_a_step_that_keeps_all_its_cases_is_named_by_soundness(tmp_path: Path) -> None:
    found = checked(str(sheets(tmp_path / "s.xlsx", ASK, (*SORT, "b", None, 1), ("c", *SORT[1:]))))
    assert found.soundness is not None
    assert "round for ever at 'a', 'b'" in found.soundness.why


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("service.xlsm", "which leaves them out"),
        ("service.xls", "not as .xls: open it"),
        ("service.ods", "not as .ods: open it"),
        ("~$service.xlsx", "name the workbook itself, service.xlsx"),
        (".~lock.service.xlsx#", "name the workbook itself, service.xlsx"),
    ],
)
def test_what_is_no_xlsx_says_what_to_do(name: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(OLE)
    for refuse in (read, workbook_sides):
        with pytest.raises(ReadError) as caught:
            refuse(str(path))
        assert words in " ".join([str(caught.value), *map(str, caught.value.problems)])


def test_a_renamed_sheet_is_told_with_the_sheets_that_are_there(tmp_path: Path) -> None:
    path = sheets(tmp_path / "service.xlsx", ASK, names=("Today", "Future"))
    with pytest.raises(ReadError, match="its sheets are: Today, Future"):
        workbook_sides(str(path))


def test_a_workbook_that_excel_holds_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    path = sheets(tmp_path / "service.xlsx", ASK)
    bytes_before = path.read_bytes()
    monkeypatch.setattr("os.replace", held)
    with pytest.raises(WriteError, match="open in another program such as Excel: close it there"):
        write_bytes(path, b"new")
    monkeypatch.setattr("builtins.open", held)
    assert "such as Excel" in told(path)[0]
    monkeypatch.undo()
    assert path.read_bytes() == bytes_before
    assert os.listdir(tmp_path) == ["service.xlsx"]


def test_remarks_of_reading_are_among_the_findings_of_check(tmp_path: Path) -> None:
    path = sheets(tmp_path / "service.xlsx", ("a", "Ask", "Me"))
    assert any("'Me' is read as staff" in line for line in told(path))


def test_check_looks_at_both_versions_of_a_workbook(tmp_path: Path) -> None:
    path = str(sheets(tmp_path / "service.xlsx", (*ASK, "Nowhere"), names=("Today", "Proposed")))
    told_ = CliRunner().invoke(check, [path]).output
    assert "#Today!F2: error" in told_
    assert "#Proposed!F2: error" in told_


def test_what_is_said_of_one_version_is_not_said_again_of_the_other(tmp_path: Path) -> None:
    path = tmp_path / "service.xlsx"
    far_below(path)
    book = load_workbook(path)
    book.create_sheet("Proposed")
    for row in (HEADS, ASK):
        book["Proposed"].append(row)
    book.save(path)
    lines = CliRunner().invoke(check, [str(path)]).output.splitlines()
    assert [line.split(": ")[0] for line in lines if "blank ones" in line] == [f"{path}#Today!A1002"]


@pytest.mark.parametrize(
    ("cell", "value", "words"),
    [
        ("E2", -3, "#Today!E2: '-3' is less than 0: type how many minutes it takes"),
        ("A3", "a", "#Today!A3: two steps have the id 'a' (first in row 2)"),
        (
            "D2",
            "by hnad",
            "#Today!D2: 'by hnad' is no way of doing a step (did you mean 'by hand'?) (one of: by hand, ",
        ),
    ],
)
def test_a_slip_is_told_in_words_of_the_sheet(cell: str, value: Any, words: str, tmp_path: Path) -> None:
    path = sheets(tmp_path / "slip.xlsx", ASK, SORT)
    book = load_workbook(path)
    book["Today"][cell] = value
    book.save(path)
    (line,) = [line for line in told(path) if cell in line]
    assert words in line
    assert "subprocess" not in line


def test_a_match_of_no_step_of_today_is_told_by_its_row_and_not_by_a_key(tmp_path: Path) -> None:
    path = sheets(tmp_path / "match.xlsx", ASK, SORT, names=("Today", "Proposed"))
    book = load_workbook(path)
    matches = book.create_sheet("Matches")
    for row in (("today", "proposed"), ("nobody", "a")):
        matches.append(row)
    book.save(path)
    before, after = (read(side) for side in workbook_sides(str(path)))
    with pytest.raises(ReadError) as caught:
        compare(before, after)
    [line] = [str(problem) for problem in caught.value.problems]
    assert "#Matches!A2: this row names 'nobody', which is no step of the earlier version" in line


def test_a_sheet_without_steps_is_told_once_and_at_that_sheet(tmp_path: Path) -> None:
    path = sheets(tmp_path / "empty.xlsx", ASK, SORT, names=("Read me", "Today", "Proposed"))
    book = load_workbook(path)
    book["Today"].delete_rows(2, 2)
    matches = book.create_sheet("Matches")
    for row in (("today", "proposed"), ("a", "a"), ("b", "b")):
        matches.append(row)
    book.save(path)
    assert any("#Today!A1: there are no steps yet" in line for line in told(f"{path}#Today"))
    with pytest.raises(ReadError) as caught:
        compare(*(read(side) for side in workbook_sides(str(path))))
    [line] = [str(problem) for problem in caught.value.problems]
    assert "#Today!A1: the earlier version has no steps" in line
