"""`diff --write-mapping FILE.xlsx`: both versions as a workbook, with what was matched; inputs are never written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from procmodel import read
from procmodel.cli import procmodel
from procmodel.cli.running import run

BEFORE = """\
procmodel: 1
name: Answer
lanes: {client: {name: Client, kind: customer}, team: {name: Team}}
steps:
  ask: {name: Ask a question, who: client, how: by hand}
  check: {name: Check the form, who: team, how: by hand}
  answer: {name: Answer the question, who: team, how: by hand}
"""


def test_a_pair_becomes_a_workbook_whose_doubtful_matches_are_marked(tmp_path: Path) -> None:
    first, second, book = tmp_path / "before.yaml", tmp_path / "after.yaml", tmp_path / "pair.xlsx"
    first.write_text(BEFORE)
    second.write_text(BEFORE.replace("check: {name: Check the form", "proof: {name: Check the forms"))
    assert run(procmodel, ["diff", str(first), str(second), "--write-mapping", str(book)]) == 0
    rows = {
        row[0]: row[1:] for row in load_workbook(book)["Matches"].iter_rows(2, values_only=True) if row[0]
    }
    assert rows["ask"][:2] == ("ask", "98 %")
    assert rows["check"][0] == "proof"
    assert [node.id for node in read(f"{book}#Proposed").nodes] == ["ask", "proof", "answer"]
    assert run(procmodel, ["diff", str(book)]) == 0


def test_what_the_workbook_cannot_say_is_listed(
    examples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sides = [str(examples / f"bins_{side}.yaml") for side in ("before", "after")]
    assert run(procmodel, ["diff", *sides, "--write-mapping", str(tmp_path / "bins.xlsx")]) == 0
    assert "decision 'go_back' cannot be said there" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["-o", "--write-mapping", "--edits"])
def test_a_workbook_that_is_read_is_never_written(
    option: str, examples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "service.xlsx"
    shutil.copy(examples / "speeding.xlsx", path)
    bytes_before = path.read_bytes()
    assert run(procmodel, ["diff", str(path), option, str(path)]) == 3
    assert "one of the files read" in capsys.readouterr().err
    assert path.read_bytes() == bytes_before
