"""The audit workbook: its formulas give the figures of `measure`, and follow the inputs that they name."""

from __future__ import annotations

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from procmodel import read, read_text
from procmodel.formats import parse_quantity
from procmodel.model import Dimension
from procmodel.recipes.audit import audit_book, changes_table
from procmodel.recipes.before_after import BeforeAfter, before_after
from procmodel.reports.book import book_file, table_csv

EXAMPLES = Path(__file__).parents[2] / "examples"
FIGURES = {
    "times a person handles it": ("human_touches", 1.0),
    "steps the customer does": ("customer_steps", 1.0),
    "staff minutes": ("touch_time", 60.0),
    "customer minutes": ("customer_time", 60.0),
    "cost of handling a case": ("handling_cost", 1.0),
    "staff hours": ("annual_touch_time", 3600.0),
    "full-time people": ("fte", 1.0),
    "cost of handling a year": ("annual_handling_cost", 1.0),
}
CELL = re.compile(r"(?:('[^']+'|[A-Za-z]+)!)?\$?([A-Z]{1,2})\$?([0-9]+)(?::\$?([A-Z]{1,2})\$?([0-9]+))?")


class Sheets:
    """Works formulas out, as a spreadsheet does: only what these workbooks use."""

    def __init__(self, data: bytes) -> None:
        self.book = load_workbook(BytesIO(data))
        self.known: dict[tuple[str, str], float] = {}

    def value(self, sheet: str, cell: str) -> Any:
        held = self.book[sheet][cell].value
        if not isinstance(held, str) or not held.startswith("="):
            return held
        if (sheet, cell) not in self.known:
            self.known[sheet, cell] = self._worked_out(sheet, held[1:])
        return self.known[sheet, cell]

    def _worked_out(self, sheet: str, formula: str) -> float:
        names: dict[str, Any] = {"SUM": lambda row: sum(x or 0 for x in row), "SUMPRODUCT": _sum_of_products}

        def looked_up(found: re.Match[str]) -> str:
            where = (found[1] or sheet).strip("'")
            name = f"v{len(names)}"
            if found[4]:
                column, first, last = found[2], int(found[3]), int(found[5])
                names[name] = [self.value(where, f"{column}{row}") for row in range(first, last + 1)]
            else:
                names[name] = self.value(where, f"{found[2]}{found[3]}") or 0
            return name

        result: float = eval(CELL.sub(looked_up, formula), {"__builtins__": {}}, names)
        return result


def _sum_of_products(*columns: list[Any]) -> float:
    total = 0.0
    for row in zip(*columns, strict=True):
        product = 1.0
        for value in row:
            product *= value or 0
        total += product
    return total


def pair_of(name: str) -> BeforeAfter:
    return before_after(*(read(EXAMPLES / f"{name}_{side}.yaml") for side in ("before", "after")))


def figures(sheets: Sheets) -> dict[str, tuple[Any, Any]]:
    rows = range(2, sheets.book["Summary"].max_row + 1)
    return {
        sheets.book["Summary"][f"A{row}"].value: (
            sheets.value("Summary", f"B{row}"),
            sheets.value("Summary", f"C{row}"),
        )
        for row in rows
    }


@pytest.mark.parametrize("name", ["speeding", "bins", "parking", "repair"])
def test_the_figures_are_those_of_measure(name: str) -> None:
    pair = pair_of(name)
    found = figures(Sheets(book_file(audit_book(pair))))
    for label, (measure, unit) in FIGURES.items():
        for side, shown in zip(pair.measures, found[label], strict=True):
            value = side[measure].headline
            if all(one[measure].headline is not None for one in pair.measures):
                assert shown == pytest.approx(value / unit, rel=1e-9, abs=1e-12), label


PRICED = """\
procmodel: 1
name: Answer
volume: 300 per year
lanes:
  client: {name: Client, kind: customer}
  team: {name: Team, rate: 24 per hour}
steps:
  ask: {name: Ask, who: client, how: by hand, time: 5 min}
  check:
    name: Check
    who: team
    how: by hand
    time: 4-6-10 min
    wait: 0 min
    next: [{to: answer, share: 75%}, {to: visit}]
  visit: {name: Visit, who: team, how: by hand, time: 30-60 min, wait: 0 min, cost: 12.50}
  answer: {name: Answer, who: team, how: by hand, time: 8 min, wait: 0 min}
"""


def changed(data: bytes, sheet: str, label: str, column: str, value: float) -> bytes:
    """The workbook after a person typed another number into one input cell."""
    book = load_workbook(BytesIO(data))
    where = "G" if sheet.endswith("visits") else "A"
    row = next(row for row in range(2, 100) if label in (book[sheet][f"{c}{row}"].value for c in where))
    assert not str(book[sheet][f"{column}{row}"].value).startswith("=")
    book[sheet][f"{column}{row}"] = value
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("sheet", "label", "column", "value", "old", "new"),
    [
        ("Inputs", "cases that start in a year", "B", 900, "300 per year", "900 per year"),
        ("Inputs", "pay of Team, after", "B", 40, "24 per hour", "40 per hour"),
        ("After", "check", "J", 20, "4-6-10", "4-6-20"),
        ("After", "visit", "O", 99, "12.50", "99"),
        ("After visits", "answer", "H", 0.5, "75%", "50%"),
    ],
)
def test_another_input_changes_the_total_as_the_library_would(
    sheet: str, label: str, column: str, value: float, old: str, new: str
) -> None:
    before, after = read_text(PRICED), read_text(PRICED.replace(old, new))
    volume = parse_quantity("900 per year", Dimension.RATE) if "year" in new else None
    wanted = before_after(before, after, volume=volume).measures[1]
    data = changed(book_file(audit_book(before_after(before, before))), sheet, label, column, value)
    found = figures(Sheets(data))
    assert found["cost of handling a case"][1] == pytest.approx(wanted["handling_cost"].expected)
    assert found["cost of handling a year"][1] == pytest.approx(wanted["annual_handling_cost"].expected)
    assert found["staff hours"][1] == pytest.approx(wanted["annual_touch_time"].expected / 3600)


@pytest.mark.parametrize("name", ["speeding", "bins", "parking", "repair"])
def test_every_formula_stands_with_its_value_for_programs_that_work_nothing_out(name: str) -> None:
    data = book_file(audit_book(pair_of(name)))
    formulas, shown = load_workbook(BytesIO(data)), load_workbook(BytesIO(data), data_only=True)
    sheets = Sheets(data)
    cells = [cell for sheet in formulas for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert len(cells) > 50
    for cell in cells:
        value = shown[cell.parent.title][cell.coordinate].value
        assert value == pytest.approx(sheets.value(cell.parent.title, cell.coordinate), abs=1e-12)


def recalculated(data: bytes, folder: Path) -> dict[str, tuple[Any, Any]]:
    """The summary as LibreOffice works it out, from a copy without the values that stand beside the formulas."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    path, out = folder / "saving.xlsx", folder / "out"
    load_workbook(BytesIO(data)).save(path)
    assert all(
        row[1] is None
        for row in load_workbook(path, data_only=True)["Summary"].iter_rows(2, 3, values_only=True)
    )
    home = f"-env:UserInstallation=file://{folder}/home"
    convert = [office, home, "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(path)]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    sheet = load_workbook(out / "saving.xlsx", data_only=True)["Summary"]
    return {str(row[0]): (row[1], row[2]) for row in sheet.iter_rows(2, values_only=True)}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["speeding", "bins", "parking", "repair"])
def test_libreoffice_works_out_the_same_figures(name: str, tmp_path: Path) -> None:
    pair = pair_of(name)
    found = recalculated(book_file(audit_book(pair)), tmp_path)
    compared = 0
    for label, (measure, unit) in FIGURES.items():
        for side, shown in zip(pair.measures, found[label], strict=True):
            value = side[measure].headline
            if all(one[measure].headline is not None for one in pair.measures):
                assert shown == pytest.approx(value / unit, rel=1e-9, abs=1e-12), label
                compared += 1
    assert compared >= 8


@pytest.mark.slow
def test_libreoffice_follows_another_input_as_the_library_would(tmp_path: Path) -> None:
    before = read_text(PRICED)
    after = read_text(PRICED.replace("24 per hour", "40 per hour").replace("75%", "50%"))
    wanted = before_after(before, after).measures[1]
    data = book_file(audit_book(before_after(before, before)))
    data = changed(data, "Inputs", "pay of Team, after", "B", 40)
    data = changed(data, "After visits", "answer", "H", 0.5)
    found = recalculated(data, tmp_path)
    old = before_after(before, before).measures[0]["annual_handling_cost"].expected
    assert found["cost of handling a year"] == (
        pytest.approx(old),
        pytest.approx(wanted["annual_handling_cost"].expected),
    )
    assert found["cost of handling a case"][1] == pytest.approx(wanted["handling_cost"].expected)


def test_what_is_not_known_is_said_and_never_0() -> None:
    book = load_workbook(BytesIO(book_file(audit_book(pair_of("speeding")))))["Summary"]
    row = next(row for row in book.iter_rows(2, values_only=True) if row[0] == "cost of handling a case")
    assert row[1] is None
    assert "rates of 'Customer service adviser'" in row[5]


def test_a_time_that_is_not_known_leaves_its_totals_blank_and_says_so() -> None:
    process = read_text(PRICED.replace("    time: 4-6-10 min\n", ""))
    book = load_workbook(BytesIO(book_file(audit_book(before_after(process, process)))), data_only=True)
    rows = {row[0]: row[1:] for row in book["Summary"].iter_rows(2, values_only=True)}
    for label in ("staff minutes", "staff hours", "full-time people", "cost of handling a case"):
        assert rows[label][:3] == (None, None, None), label
        assert "times of 'Check'" in rows[label][4]
    assert rows["customer minutes"][0] == 5
    check = next(row for row in book["Before"].iter_rows(2, values_only=True) if row[0] == "check")
    assert (check[10], check[11], check[15]) == (None, None, None)


def test_every_input_carries_source_and_grade() -> None:
    sheet = load_workbook(BytesIO(book_file(audit_book(pair_of("speeding")))))["Before"]
    times = [row for row in sheet.iter_rows(2, values_only=True) if row[8] is not None]
    assert times
    assert all(row[16] and row[17] and "speeding_before.yaml:" in row[18] for row in times)


def test_equal_comparisons_give_equal_bytes() -> None:
    assert book_file(audit_book(pair_of("bins"))) == book_file(audit_book(pair_of("bins")))


def test_a_label_is_no_formula() -> None:
    process = read_text(PRICED.replace("name: Check", "name: '=1+1'"))
    data = book_file(audit_book(before_after(process, process)))
    assert load_workbook(BytesIO(data))["Before"]["B3"].value == "'=1+1"


def test_changes_as_csv_hold_every_step() -> None:
    pair = pair_of("speeding")
    lines = table_csv(changes_table(pair)).decode().splitlines()
    assert len(lines) == 1 + len(pair.comparison.steps)
    assert lines[0].startswith("what became of it,ids before")


def test_a_sheet_prints_as_wide_as_a_page() -> None:
    for sheet in load_workbook(BytesIO(book_file(audit_book(pair_of("repair"))))):
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
