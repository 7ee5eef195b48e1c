"""Workbooks: sheets by name, mistakes by sheet and cell, limits before anything is unpacked."""

from __future__ import annotations

import datetime
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from procmodel.errors import ReadError, WriteError
from procmodel.formats import dump, read, workbook_sides, write
from procmodel.formats.tongues import our_word
from procmodel.formats.xlsx_writing import workbook_of
from procmodel.measures import measure
from procmodel.wording import sentences, speaking

EXAMPLES = Path(__file__).parents[2] / "examples"
HEADS = (
    "Id",
    "Step",
    "Who",
    "How",
    "Minutes low",
    "Minutes usual",
    "Minutes high",
    "Wait",
    "Then",
    "If",
    "Share",
)


def book_of(*rows: tuple[Any, ...], heads: tuple[str, ...] = HEADS, title: str = "Today") -> Workbook:
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in (heads, *rows):
        sheet.append(row)
    return book


def saved(book: Workbook, folder: Path, name: str = "service.xlsx") -> str:
    path = folder / name
    book.save(path)
    return str(path)


def told(path: str) -> list[str]:
    with pytest.raises(ReadError) as caught:
        read(path)
    return [str(problem) for problem in caught.value.problems]


def test_a_sheet_of_steps_is_a_process(tmp_path: Path) -> None:
    book = book_of(("ask", "Ask", "Client", "by hand", 4, 6, 10, "2 working days"), (None, "Answer", "Team"))
    process = read(saved(book, tmp_path))
    assert [node.id for node in process.nodes] == ["ask", "answer"]
    assert process.nodes[0].time.high == 10
    assert process.state == "before"


def test_the_place_of_every_value_is_its_cell(tmp_path: Path) -> None:
    process = read(saved(book_of(("ask", "Ask", "Client", "by hand", 4, 6, 10)), tmp_path))
    assert str(process.origin.places["steps", "ask", "time"]).endswith("service.xlsx#Today!E2")


def test_blank_rows_merged_cells_and_other_columns_do_no_harm(tmp_path: Path) -> None:
    book = book_of(
        ("ask", "Ask", "Client", "by hand", None, 6),
        (),
        ("sort", "Sort", "Team", "by hand", None, 6),
        ("say", "Say", None, "by hand", None, 6),
    )
    book.active.merge_cells("C4:C5")
    book.active["M1"] = "Cost centre"
    process = read(saved(book, tmp_path))
    assert [node.lane for node in process.nodes] == ["client", "team", "team"]


def test_formulas_count_by_the_value_they_were_saved_with(tmp_path: Path) -> None:
    path = saved(book_of(("ask", "Ask", "Client", "by hand", None, 7)), tmp_path)
    swapped = tmp_path / "formula.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(swapped, "w") as new:
        for part in old.namelist():
            data = old.read(part)
            if part.endswith("sheet1.xml"):
                assert b"<v>7</v>" in data
                data = data.replace(b"<v>7</v>", b"<f>3+4</f><v>7</v>")
            new.writestr(part, data)
    assert read(swapped).nodes[0].time.likely == 7


def test_a_formula_without_a_value_is_told_by_its_cell(tmp_path: Path) -> None:
    process = read(saved(book_of(("ask", "Ask", "Client", "by hand", None, "=3+4")), tmp_path))
    assert process.nodes[0].time is None
    told_ = [str(remark) for remark in process.remarks]
    assert any("#Today!F2: the formula here was saved without its value" in line for line in told_)


def test_a_formula_that_gives_an_empty_text_is_blank(tmp_path: Path) -> None:
    path = saved(book_of(("ask", "Ask", "Client", "by hand", None, 7)), tmp_path)
    changed = tmp_path / "empty.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w") as new:
        for part in old.namelist():
            data = old.read(part)
            if part.endswith("sheet1.xml"):
                data = re.sub(
                    rb'<c r="F2"[^>]*><v>7</v></c>', b'<c r="F2" t="str"><f>""</f><v></v></c>', data
                )
                assert b't="str"' in data
            new.writestr(part, data)
    assert not [remark for remark in read(changed).remarks if "saved without" in str(remark)]


def test_a_time_of_day_for_minutes_is_told(tmp_path: Path) -> None:
    path = saved(book_of(("ask", "Ask", "Client", "by hand", None, datetime.time(0, 6))), tmp_path)
    assert any("#Today!F2: a date or a time of day" in line for line in told(path))


def test_a_blank_at_the_end_of_a_sheets_name_does_no_harm(tmp_path: Path) -> None:
    path = saved(book_of(("ask", "Ask", "Client"), title="Today "), tmp_path)
    assert read(f"{path}#Today").state == "before"


def test_a_workbook_whose_sheets_cannot_be_read_says_so(tmp_path: Path) -> None:
    path, strict = saved(book_of(("ask", "Ask", "Client")), tmp_path), tmp_path / "strict.xlsx"
    names = {
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"spreadsheetml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"officeDocument/relationships",
    }
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(strict, "w") as new:
        for part in old.namelist():
            data = old.read(part)
            for plain, ours in names.items():
                data = data.replace(plain, b"http://purl.oclc.org/ooxml/" + ours)
            new.writestr(part, data)
    assert "not the same as Strict Open XML" in told(str(strict))[0]


def test_the_rows_that_google_sheets_pads_a_sheet_with_are_blank(tmp_path: Path) -> None:
    book = book_of(("ask", "Ask", "Client", "by hand", None, 6), ("say", "Say", "Team"))
    for row in book.active.iter_rows(4, 1_000, 1, 26):
        for cell in row:
            cell.font = Font(name="Arial")
    process = read(saved(book, tmp_path))
    assert [node.id for node in process.nodes] == ["ask", "say"]
    assert not [remark for remark in process.remarks if "blank" in str(remark)]


@pytest.mark.slow
def test_a_workbook_saved_by_libreoffice_says_the_same(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    path, out = tmp_path / "service.xlsx", tmp_path / "out"
    path.write_bytes(workbook_of(pair(), [("report", "report"), ("take_down", "")]))
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    convert = [office, home, "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(path)]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    for side in ("Today", "Proposed"):
        assert read(f"{out}/service.xlsx#{side}") == read(f"{path}#{side}")


def test_hidden_sheets_are_left_alone(tmp_path: Path) -> None:
    book = book_of(("old", "Old", "Client"), title="Before")
    book.create_sheet("Now")
    for row in (HEADS, ("new", "New", "Client")):
        book["Now"].append(row)
    book["Before"].sheet_state = "hidden"
    book.active = 1
    assert [node.id for node in read(saved(book, tmp_path)).nodes] == ["new"]


@pytest.mark.parametrize(
    ("row", "cell", "words"),
    [
        (
            ("ask", "Ask", "Me", "by hand", None, datetime.datetime(2026, 6, 4)),
            "F2",
            "a date or a time of day",
        ),
        (("ask", "Ask", "Me", "by hand", None, "soon"), "F2", "type a number"),
        (("ask", "Ask", "Me", "by hand", None, 5, None, 3), "H2", "type 3 min"),
        (("ask", "Ask", "Me", "by hand", None, 5, None, None, "Nowhere"), "I2", "which is no step"),
        (("ask", "Ask", "Me", "by hand", 9, 5, 3), "E2", "low to high"),
        (("a b", "Ask", "Me"), "A2", "write a-b"),
    ],
)
def test_a_mistake_is_told_by_sheet_and_cell(
    tmp_path: Path, row: tuple[Any, ...], cell: str, words: str
) -> None:
    lines = told(saved(book_of(row), tmp_path))
    assert any(f"service.xlsx#Today!{cell}: " in line and words in line for line in lines), lines


def test_two_steps_with_one_id_name_both_rows(tmp_path: Path) -> None:
    lines = told(saved(book_of(("a", "Ask", "Me"), ("a", "Say", "Me")), tmp_path))
    assert any("#Today!A3: " in line and "first in row 2" in line for line in lines)


def test_a_circle_that_nothing_enters_is_told_at_its_cell(tmp_path: Path) -> None:
    lines = told(saved(book_of(("a", "Ask", "Me"), ("b", "Say", "Me", *[None] * 5, "a")), tmp_path))
    assert any("#Today!B2: nothing begins" in line for line in lines)


def test_a_sheet_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    path = saved(book_of(("a", "Ask", "Me")), tmp_path)
    assert "there is no sheet 'Tody' (did you mean 'Today'?) (there are: Today)" in told(f"{path}#Tody")[0]


def test_a_million_blank_rows_are_not_walked(tmp_path: Path) -> None:
    book = book_of(("a", "Ask", "Me"))
    book.active["A1048576"] = "x"
    assert [node.id for node in read(saved(book, tmp_path)).nodes] == ["a"]


# -- what is no workbook -------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"", b"no zip at all", b"PK\x03\x04 cut off"])
def test_what_is_no_zip_file_is_no_workbook(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(data)
    assert "this is no workbook" in told(str(path))[0]


def test_a_zip_file_of_something_else_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("a.txt", "a")
    assert "cannot be read" in told(str(path))[0]


def test_a_bomb_is_refused_by_how_far_it_is_packed(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"<a>" + b" " * 20_000_000)
    assert "packed more than 250 times" in told(str(path))[0]


def test_a_document_type_in_a_part_is_refused(tmp_path: Path) -> None:
    path, swapped = saved(book_of(("a", "Ask", "Me")), tmp_path), tmp_path / "xxe.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(swapped, "w") as new:
        for part in old.namelist():
            doctype = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>' if "sheet1" in part else b""
            new.writestr(part, doctype + old.read(part))
    assert "declares a document type" in told(str(swapped))[0]


# -- writing -------------------------------------------------------------------------------------------


def pair() -> dict[str, Any]:
    return {
        "Today": read(EXAMPLES / "speeding_before.yaml"),
        "Proposed": read(EXAMPLES / "speeding_after.yaml"),
    }


def test_a_workbook_of_two_versions_reads_back_as_both(tmp_path: Path) -> None:
    path = tmp_path / "pair.xlsx"
    path.write_bytes(workbook_of(pair(), [("report", "report"), ("take_down", "")]))
    before, after = (read(side) for side in workbook_sides(str(path)))
    assert [node.id for node in before.nodes] == [node.id for node in pair()["Today"].nodes]
    nodes = pair()["Proposed"].nodes
    used = {node.lane for node in nodes} | {getattr(node, "to", None) for node in nodes}
    assert {lane.id: lane.kind for lane in after.lanes} == {
        lane.id: lane.kind for lane in pair()["Proposed"].lanes if lane.id in used
    }
    assert {getattr(node, "to", None) for node in after.nodes} == {None, "clerk", "traffic", "resident"}
    handoffs = [measure(side)["handoffs"].values["main_path"] for side in (before, after)]
    assert handoffs == [measure(side)["handoffs"].values["main_path"] for side in pair().values()] == [5, 1]
    assert after.removed == ("take_down",)
    assert next(node for node in after.nodes if node.id == "report").replaces == ("report",)


def test_what_a_person_writes_under_matches_wins_over_the_column(tmp_path: Path) -> None:
    book = book_of(("new", "New", "Me", "today"), heads=("Id", "Step", "Who", "Replaces"), title="Proposed")
    book.create_sheet("Matches").append(("today", "proposed"))
    book["Matches"].append(("yesterday", "new"))
    assert read(saved(book, tmp_path) + "#Proposed").nodes[0].replaces == ("yesterday",)


def test_matches_name_steps_by_their_names_too(tmp_path: Path) -> None:
    book = book_of(("look", "Look it up", "Me"), ("file", "File it", "Me"))
    for name, rows in (
        ("Proposed", (HEADS, ("find", "Find it", "Me"))),
        ("Matches", (("today", "proposed"), ("look it up", "Find It"), ("File it", None))),
    ):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    after = read(saved(book, tmp_path) + "#Proposed")
    assert after.nodes[0].replaces == ("look",)
    assert after.removed == ("file",)


def test_a_match_that_names_no_step_is_told_by_its_cell(tmp_path: Path) -> None:
    book = book_of(("new", "New", "Me"), title="Proposed")
    book.create_sheet("Matches").append(("today", "proposed"))
    book["Matches"].append(("old", "nwe"))
    assert "#Matches!B2: " in told(saved(book, tmp_path) + "#Proposed")[0]


def test_a_workbook_without_a_second_version_is_no_pair(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="holds no two versions"):
        workbook_sides(saved(book_of(("a", "Ask", "Me")), tmp_path))


def test_equal_workbooks_have_equal_bytes() -> None:
    assert workbook_of(pair()) == workbook_of(pair())


def test_headings_are_protected_and_cells_are_checked_where_people_type() -> None:
    sheet = load_workbook(io.BytesIO(workbook_of(pair())))["Today"]
    assert sheet.protection.sheet
    assert sheet["A1"].protection.locked
    assert not sheet["A40"].protection.locked
    checked = {str(check.sqref).split(":")[0]: check for check in sheet.data_validations.dataValidation}
    assert "by hand" in checked["D2"].formula1
    assert checked["F2"].type == "decimal"


def test_numbers_are_numbers_and_texts_are_no_formulas(tmp_path: Path) -> None:
    path = tmp_path / "one.xlsx"
    write(read(EXAMPLES / "speeding_before.yaml"), path)
    values = [cell.value for row in load_workbook(path)["before"].iter_rows() for cell in row]
    assert 4 in values
    assert not [value for value in values if isinstance(value, str) and value.startswith("=")]


def test_a_workbook_is_no_text() -> None:
    with pytest.raises(WriteError, match="hold no text"):
        dump(pair()["Today"], ".xlsx")


# -- in Welsh ------------------------------------------------------------------------------------------


def test_a_workbook_written_in_welsh_reads_as_the_english_one(tmp_path: Path) -> None:
    english, welsh = tmp_path / "english.xlsx", tmp_path / "welsh.xlsx"
    matches = [("report", "report"), ("take_down", "")]
    english.write_bytes(workbook_of(pair(), matches))
    with speaking("cy"):
        welsh.write_bytes(workbook_of(pair(), matches))
    book = load_workbook(welsh)
    assert book.sheetnames[:4] == ["Darllenwch fi", "Ynghylch", "Lonydd", "Heddiw"]
    assert [cell.value for cell in book["Heddiw"][1]][:4] == ["id", "cam", "pwy", "sut"]
    assert {row[3].value for row in book["Heddiw"].iter_rows(2, 9)} >= {"â llaw", "gyda system"}
    assert workbook_sides(str(welsh)) == (f"{welsh}#Heddiw", f"{welsh}#Arfaethedig")
    for side in ("Today", "Proposed"):
        assert read(f"{welsh}#{side}") == read(f"{english}#{side}")


def test_no_two_words_of_a_welsh_workbook_mean_different_things() -> None:
    words = [word.casefold() for word in sentences("cells", "cy").values()]
    assert len(set(words)) == len(words)
    assert set(sentences("cells", "cy")) == set(sentences("cells", "en"))
    for english, welsh in sentences("cells", "cy").items():
        assert our_word(welsh.upper()) == english


def test_headings_of_both_languages_may_stand_side_by_side(tmp_path: Path) -> None:
    heads = ("Cam", "Who", "Munudau arferol", "Aros (dyddiau gwaith)", "Wedyn")
    book = book_of(("Gofyn", "Cwsmer", 5, 2, "Diwedd"), ("Ateb", "Tîm", 3), heads=heads, title="Heddiw")
    first = read(saved(book, tmp_path)).nodes[0]
    assert (first.name, first.time.likely, first.wait.unit) == ("Gofyn", 5, "working day")


def test_a_workbook_prints_as_wide_as_a_page_with_its_headings_on_each() -> None:
    sheet = load_workbook(io.BytesIO(workbook_of(pair())))["Today"]
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$1"
