"""A match that was clicked stands in the sheet Matches; everything else of the workbook is as it was."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from procmodel.errors import WriteError
from procmodel.formats import read
from procmodel.formats.match_plan import Decision
from procmodel.formats.match_writing import Written, with_decision
from procmodel.formats.source import Source
from procmodel.formats.xlsx_writing import workbook_of
from procmodel.limits import Limits
from procmodel.recipes.starting import write_workbook
from procmodel.wording import speaking
from tests.formats.books import changed, full_book, parts

YES, NO = Decision(("check",), "proof", True), Decision(("check",), "proof", False)
MATCHES = "xl/worksheets/sheet3.xml"


def decided(path: Path, decision: Decision = YES) -> Written:
    """The workbook with a decision in it, written in its place."""
    sides = [read(f"{path}#{sheet}") for sheet in ("Today", "Proposed")]
    names = [{node.id: node.name or node.id for node in side.nodes} for side in sides]
    found = with_decision(Source(str(path), path.read_bytes(), Limits()), decision, (names[0], names[1]))
    path.write_bytes(found.contents)
    return found


def matches(path: Path, title: str = "Matches") -> list[tuple[Any, ...]]:
    return list(load_workbook(path)[title].iter_rows(2, values_only=True))


def beside_cells(path: Path, number: int) -> bytes:
    """All that the part of a sheet says beside its cells."""
    from lxml import etree

    root = etree.fromstring(parts(path.read_bytes())[f"xl/worksheets/sheet{number}.xml"])
    root.remove(next(part for part in root if part.tag.endswith("}sheetData")))
    return etree.tostring(root, method="c14n")


def test_every_other_part_is_the_same_byte_for_byte(tmp_path: Path) -> None:
    path = full_book(tmp_path / "service.xlsx")
    before = parts(path.read_bytes())
    decided(path)
    after = parts(path.read_bytes())
    assert list(after) == list(before)
    assert [name for name in before if before[name] != after[name]] == [MATCHES]
    assert {"xl/charts/chart1.xml", "xl/comments/comment1.xml"} <= set(after)
    assert matches(path) == [("check", "proof", "100 %", "accepted by a click in the preview")]


def test_the_sheet_itself_keeps_its_looks_its_lists_and_its_lock(tmp_path: Path) -> None:
    [name] = write_workbook("service.xlsx", "speeding", str(tmp_path))
    path, number = Path(name), 6
    before = beside_cells(path, number)
    decided(path, Decision(("take_down",), "report", True))
    assert beside_cells(path, number) == before
    assert b"sheetProtection" in before
    book = load_workbook(path)
    old = next(row[0].row for row in book["Matches"].iter_rows(2) if row[0].value == "take_down")
    assert not book["Matches"].cell(old, 2).protection.locked
    assert "take_down" not in read(f"{path}#Proposed").removed


def test_what_was_written_is_read_as_a_person_had_typed_it(tmp_path: Path) -> None:
    path = full_book(tmp_path / "service.xlsx")
    decided(path)
    assert read(f"{path}#Proposed").nodes[1].replaces == ("check",)
    assert read(f"{path}#Today").nodes[1].time.likely == 5  # the formula kept its value
    assert decided(path, NO).row == 2
    assert matches(path)[0][:2] == ("new", "proof")
    assert read(f"{path}#Proposed").nodes[1].replaces == ()
    decided(path)
    assert len(matches(path)) == 1
    assert read(f"{path}#Proposed").nodes[1].replaces == ("check",)


def test_a_row_that_asks_is_answered_in_its_place(tmp_path: Path) -> None:
    path = full_book(tmp_path / "service.xlsx")
    sides = {sheet: read(f"{path}#{sheet}") for sheet in ("Today", "Proposed")}
    with speaking("cy"):
        question = ("", "", "52 %", "efallai mai proof yw check bellach")
        path.write_bytes(workbook_of(sides, [("ask", "ask", "98 %", ""), question]))
    found = decided(path)
    assert (found.sheet, found.row) == ("Parau", 3)
    assert [row[:2] for row in matches(path, "Parau") if row[0]] == [("ask", "ask"), ("check", "proof")]


def test_a_workbook_without_the_sheet_gets_it(tmp_path: Path) -> None:
    path = full_book(tmp_path / "service.xlsx", matches=False)
    before = parts(path.read_bytes())
    decided(path)
    after = parts(path.read_bytes())
    links = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"}
    assert {name for name in before if before[name] != after[name]} == links
    assert load_workbook(path).sheetnames == ["Today", "Proposed", "Costs", "Matches"]
    assert next(load_workbook(path)["Matches"].values) == ("today", "proposed", "sure", "why")
    assert read(f"{path}#Proposed").nodes[1].replaces == ("check",)


def test_where_steps_have_no_ids_they_are_named(tmp_path: Path) -> None:
    path = full_book(tmp_path / "service.xlsx", ids=False)
    decided(path, Decision(("check-the-form",), "check-the-report", True))
    assert matches(path)[0][:2] == ("Check the form", "Check the report")
    assert read(f"{path}#Proposed").nodes[1].replaces == ("check-the-form",)


def test_own_words_in_a_comment_stay(tmp_path: Path) -> None:
    path = full_book(tmp_path / "service.xlsx")
    book = load_workbook(path)
    book["Matches"]["D1"] = "Comment"
    for column, text in enumerate(("CHECK THE FORM", None, None, "ask Siân"), 1):
        book["Matches"].cell(5, column, text)
    book.save(path)
    assert decided(path).row == 5
    assert matches(path)[3] == ("CHECK THE FORM", "proof", "100 %", "ask Siân")


def test_a_row_goes_below_merged_cells_and_looks_as_the_one_above(tmp_path: Path) -> None:
    path = full_book(tmp_path / "service.xlsx")
    book = load_workbook(path)
    sheet = book["Matches"]
    sheet["A2"], sheet["B2"] = "ask", "ask"
    sheet["A2"].number_format = "@"
    sheet.merge_cells("A4:D6")
    book.save(path)
    assert decided(path).row == 7
    assert load_workbook(path)["Matches"]["A7"].number_format == "@"


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda sheet: setattr(sheet, "sheet_state", "hidden"), "is hidden"),
        (lambda sheet: sheet.__setitem__("B1", "x"), "has no headings 'today' and 'proposed'"),
        (
            lambda sheet: [sheet.__setitem__("A2", "check"), sheet.__setitem__("B2", '=""')],
            "formula .* cell B2",
        ),
    ],
)
def test_a_sheet_that_cannot_be_written_is_told(tmp_path: Path, spoil: Any, told: str) -> None:
    path = full_book(tmp_path / "service.xlsx")
    book = load_workbook(path)
    spoil(book["Matches"])
    book.save(path)
    with pytest.raises(WriteError, match=told):
        decided(path)


def test_a_signed_workbook_is_not_changed(tmp_path: Path) -> None:
    path = full_book(tmp_path / "service.xlsx")
    path.write_bytes(changed(path.read_bytes(), {"_xmlsignatures/sig1.xml": b"<Signature/>"}))
    with pytest.raises(WriteError, match="is signed"):
        decided(path)


def test_a_row_without_a_step_of_today_is_remarked(tmp_path: Path) -> None:
    path = full_book(tmp_path / "service.xlsx")
    book = load_workbook(path)
    book["Matches"]["B4"] = "proof"
    book.save(path)
    remarks = [str(one) for one in read(f"{path}#Proposed").remarks]
    assert any("#Matches!B4: no step of today's stands beside 'proof'" in one for one in remarks)


def test_cells_that_do_not_say_where_they_stand_are_counted(tmp_path: Path) -> None:
    path = full_book(tmp_path / "service.xlsx")
    bare = re.sub(rb' r="[A-Z]*[0-9]+"', b"", parts(path.read_bytes())[MATCHES])
    path.write_bytes(changed(path.read_bytes(), {MATCHES: bare}))
    decided(path)
    decided(path, NO)
    assert [row[:2] for row in matches(path)] == [("new", "proof")]


@pytest.mark.slow
@pytest.mark.parametrize("with_sheet", [True, False])
def test_a_spreadsheet_program_opens_it_as_it_was(tmp_path: Path, with_sheet: bool) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    path = full_book(tmp_path / "service.xlsx", matches=with_sheet)
    decided(path)
    (tmp_path / "again").mkdir()
    command = [program, f"-env:UserInstallation=file://{tmp_path}/home", "--headless", "--convert-to", "xlsx"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "again"), str(path)], check=True, capture_output=True
    )
    again = tmp_path / "again" / "service.xlsx"
    assert matches(again)[0][:2] == ("check", "proof")
    assert read(f"{again}#Proposed").nodes[1].replaces == ("check",)
    assert len(load_workbook(again)["Costs"]._charts) == 1
