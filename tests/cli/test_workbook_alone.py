"""Every command that takes two versions takes a workbook that holds both; the others say which one they took."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from procmodel.cli import procmodel
from procmodel.cli.running import run


@pytest.fixture
def book(examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    shutil.copy(examples / "speeding.xlsx", tmp_path / "service.xlsx")
    monkeypatch.chdir(tmp_path)
    return "service.xlsx"


def test_report_writes_the_paper_of_a_workbook(book: str) -> None:
    assert run(procmodel, ["report", book, "-o", "paper.md", "--date", "2026-01-05"]) == 0
    assert "Report speeding traffic" in Path("paper.md").read_text(encoding="utf-8")


def test_check_pair_holds_the_versions_of_a_workbook_against_each_other(
    book: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(procmodel, ["check", "--pair", book, "--json"]) in (0, 1)
    assert "findings" in json.loads(capsys.readouterr().out)


def test_simulate_plays_both_versions_of_a_workbook(book: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(procmodel, ["simulate", book, "--cases", "20", "--replications", "2", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["difference"]


def test_measure_counts_both_versions_of_a_workbook(book: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(procmodel, ["measure", book, "--json"]) == 0
    models = json.loads(capsys.readouterr().out)["models"]
    assert [one["measures"]["human_touches"]["main_path"] for one in models] == [7, 0]


def test_a_command_for_one_version_says_which_it_took(book: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(procmodel, ["draw", book, "-o", "one.svg"]) == 0
    assert "service.xlsx#Proposed" in capsys.readouterr().err


def test_a_file_of_one_version_still_needs_a_second(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(procmodel, ["report", "before.yaml", "-o", "paper.md"]) == 2
    assert "AFTER" in capsys.readouterr().err
