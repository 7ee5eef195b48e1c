"""The workbook that people start from: filled with the example, doubtful matches marked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from openpyxl import load_workbook

from procmodel.comparison import compare
from procmodel.errors import WriteError
from procmodel.formats import read, workbook_sides
from procmodel.recipes.matches import match_rows
from procmodel.recipes.starting import write_workbook


def test_a_new_workbook_holds_both_versions_of_the_example(tmp_path: Path) -> None:
    [path] = write_workbook("service.xlsx", "speeding", str(tmp_path))
    assert load_workbook(path).sheetnames == [
        "Read me", "About", "Lanes", "Today", "Proposed", "Matches", "Assumptions",
    ]  # fmt: skip
    before, after = (read(side) for side in workbook_sides(path))
    kinds = {entry.kind for entry in compare(before, after).steps}
    assert {"automated", "removed"} <= {str(kind) for kind in kinds}


def test_every_step_of_today_is_matched_or_gone_and_says_why(tmp_path: Path) -> None:
    path = write_workbook("service.xlsx", "speeding", str(tmp_path))[0]
    rows = list(load_workbook(path)["Matches"].iter_rows(2, values_only=True))
    tasks = {"report", "take_down", "email_on", "log", "find_parish", "decide", "look_up_contact", "send_on"}
    assert {row[0] for row in rows if row[0]} == tasks
    assert all(row[3] for row in rows if row[1])


def test_a_doubtful_match_is_marked() -> None:
    one = "procmodel: 1\nname: N\nlanes: {a: {name: A}}\nsteps:\n  %s: {name: %s, lane: a, how: by hand}\n"
    from procmodel.formats import read_text

    before = read_text(one % ("x", "Check the form"))
    after = read_text(one % ("y", "Check the report"))
    marks = [row[2] for row in match_rows(compare(before, after))]
    assert any("doubtful" in mark for mark in marks)


def test_an_existing_workbook_is_not_overwritten(tmp_path: Path) -> None:
    [path] = write_workbook("service.xlsx", "speeding", str(tmp_path))
    size = os.path.getsize(path)
    with pytest.raises(WriteError, match="there already"):
        write_workbook("service.xlsx", "bins", str(tmp_path))
    assert os.path.getsize(path) == size
