"""A DMN file has no steps: every command that takes one says so, and none falls over."""

from __future__ import annotations

from pathlib import Path

import pytest

from procmodel.cli import procmodel
from procmodel.cli.running import run
from procmodel.formats import read, write
from tests.conftest import ROOT

ONLY = "a DMN file holds decisions only ('go_back'), no steps"


@pytest.fixture
def tables(tmp_path: Path) -> str:
    path = tmp_path / "tables.dmn"
    write(read(ROOT / "examples" / "bins_after.yaml"), path)
    return str(path)


@pytest.mark.parametrize("command", ["measure", "draw"])
def test_a_command_says_that_there_are_decisions_only(
    command: str, tables: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = ["-o", str(tmp_path / "a.svg")] if command == "draw" else []
    assert run(procmodel, [command, tables, *more]) == 0
    said = capsys.readouterr().err
    assert said.count(ONLY) == 1
    assert "--decisions FILE" in said
    assert "no steps yet" not in said


def test_what_needs_steps_says_that_there_are_none(tables: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(procmodel, ["check", tables]) == 0
    assert "there is nothing to judge" in capsys.readouterr().out
    assert run(procmodel, ["simulate", tables]) == 3
    assert "without steps cannot be simulated" in capsys.readouterr().err


def test_the_tables_of_a_process_with_steps_are_written_under_strict_and_the_steps_listed(
    tables: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = str(ROOT / "examples" / "bins_after.yaml"), tmp_path / "out.dmn"
    assert run(procmodel, ["convert", source, str(target), "--strict"]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert "'telephone'" in next(line for line in lines if "elements that cannot be said" in line)
    assert target.read_bytes() == Path(tables).read_bytes()
    assert run(procmodel, ["convert", tables, str(tmp_path / "back.yaml"), "--strict"]) == 0
    assert read(tmp_path / "back.yaml").decisions == read(source).decisions
    assert run(procmodel, ["convert", str(ROOT / "examples" / "speeding_before.yaml"), str(target)]) == 3
    assert "no decision tables to write" in capsys.readouterr().err
