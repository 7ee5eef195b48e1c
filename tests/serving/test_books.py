"""A click on a match goes into the workbook: whole, kept beside, taken back, never while others have it open."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from procmodel.errors import ProcmodelError
from procmodel.limits import Limits
from procmodel.serving.desk import Desk
from tests.formats.books import full_book, parts
from tests.serving.conftest import serving
from tests.serving.test_live import line, until


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return full_book(tmp_path / "service.xlsx")


def desk_of(path: Path) -> Desk:
    return Desk.of([f"{path}#Today", f"{path}#Proposed"], Limits())


def rows(path: Path) -> list[tuple[Any, ...]]:
    return [row[:2] for row in load_workbook(path)["Matches"].iter_rows(2, values_only=True)]


def test_a_match_is_accepted_over_the_line_and_taken_back(path: Path) -> None:
    old = path.read_bytes()
    with serving(path.parent, "service.xlsx") as running, line(running) as live:
        state = until(live, lambda _: True)
        [match] = state["matches"]
        live.send(
            json.dumps({"do": "accept", "before": match["before"], "after": match["after"][0], "number": 1})
        )
        state = until(live, lambda found: found["answer_to"] == 1)
        assert state["error"] == ""
        assert state["matches"] == []
        assert state["done"] == (
            "'Check the form' became 'Check the report': written into service.xlsx, sheet Matches, row 2."
        )
        assert rows(path) == [("check", "proof")]
        assert Path(f"{path}.bak").read_bytes() == old
        live.send(json.dumps({"do": "undo", "number": 2}))
        state = until(live, lambda found: found["answer_to"] == 2)
        assert len(state["matches"]) == 1
        assert not state["undo"]
    assert path.read_bytes() == old
    assert sorted(one.name for one in path.parent.iterdir()) == ["service.xlsx", "service.xlsx.bak"]


def test_a_rejected_match_is_not_shown_again(path: Path) -> None:
    desk = desk_of(path)
    desk.accept(["check"], "proof", False)
    state = desk.shown()
    assert state["matches"] == []
    assert state["done"].startswith(
        "'Check the form' did not become 'Check the report': written into service.xlsx"
    )
    assert rows(path) == [("new", "proof")]


def test_the_backup_is_what_was_there_before_the_first_click(path: Path) -> None:
    old = path.read_bytes()
    desk = desk_of(path)
    for accepted in (True, False, True):
        desk.accept(["check"], "proof", accepted)
    assert Path(f"{path}.bak").read_bytes() == old
    for _ in range(3):
        desk.undo()
    assert path.read_bytes() == old
    with pytest.raises(ProcmodelError, match="nothing to take back"):
        desk.undo()


def _lock(name: str) -> Callable[[Path], None]:
    return lambda path: path.with_name(name).write_text("Siân")


def _edit(path: Path) -> None:
    book = load_workbook(path)
    book["Matches"]["A9"] = "ask"
    book.save(path)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (
            _lock("~$service.xlsx"),
            r"open in a spreadsheet program: close it there .* delete the file ~\$service",
        ),
        (_lock(".~lock.service.xlsx#"), "open in a spreadsheet program: close it there"),
        (_edit, "has been changed since this page read it"),
        (lambda path: path.chmod(0o444), "service.xlsx is read-only"),
    ],
)
def test_a_workbook_in_other_hands_is_left_alone(
    path: Path, spoil: Callable[[Path], None], told: str
) -> None:
    desk = desk_of(path)
    spoil(path)
    held = path.read_bytes()
    with pytest.raises(ProcmodelError, match=told):
        desk.accept(["check"], "proof", True)
    assert path.read_bytes() == held
    assert not Path(f"{path}.bak").exists()


def test_a_workbook_that_windows_keeps_locked_is_left_alone(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, held = desk_of(path), path.read_bytes()

    really = os.replace

    def refused(source: str, target: str) -> None:
        if target.endswith(".xlsx"):
            raise PermissionError(13, "Permission denied")
        really(source, target)

    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(ProcmodelError, match="open in another program such as Excel"):
        desk.accept(["check"], "proof", True)
    assert path.read_bytes() == held
    assert {one.name for one in path.parent.iterdir()} == {"service.xlsx", "service.xlsx.bak"}


def test_what_somebody_else_changed_since_is_not_taken_back(path: Path) -> None:
    desk = desk_of(path)
    desk.accept(["check"], "proof", True)
    _edit(path)
    assert desk.reload(1)
    assert desk.shown()["done"] == ""
    held = path.read_bytes()
    with pytest.raises(ProcmodelError, match="has been changed since"):
        desk.undo()
    assert path.read_bytes() == held


def test_a_workbook_whose_matches_would_not_be_read_is_told(path: Path) -> None:
    book = load_workbook(path)
    book["Proposed"].title = "Option A"
    book.save(path)
    desk = Desk.of([f"{path}#Today", f"{path}#Option A"], Limits())
    held = path.read_bytes()
    with pytest.raises(ProcmodelError, match="must be called Today and Proposed"):
        desk.accept(["check"], "proof", True)
    assert path.read_bytes() == held


def test_nothing_is_written_while_a_version_has_errors(path: Path) -> None:
    book = load_workbook(path)
    book["Today"]["E2"] = "soon"
    book.save(path)
    held = path.read_bytes()
    desk = desk_of(path)
    with pytest.raises(ProcmodelError, match="mend the errors first"):
        desk.accept(["check"], "proof", True)
    assert path.read_bytes() == held


def test_a_file_of_another_kind_says_what_to_do(tmp_path: Path, examples: Path) -> None:
    from procmodel import read, write

    for side in ("before", "after"):
        write(read(examples / f"speeding_{side}.yaml"), tmp_path / f"{side}.bpmn")
    desk = Desk.of([str(tmp_path / f"{side}.bpmn") for side in ("before", "after")], Limits())
    with pytest.raises(ProcmodelError, match=r"after.bpmn is not changed here: .* name 'log' as what"):
        desk.accept(["log"], "tell_resident", True)


def test_what_a_click_cannot_break_stays(path: Path) -> None:
    before = parts(path.read_bytes())
    desk_of(path).accept(["check"], "proof", True)
    after = parts(path.read_bytes())
    assert [name for name in before if before[name] != after[name]] == ["xl/worksheets/sheet3.xml"]
