"""`procmodel fmt`: what it writes, what it says, and how it ends."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
import yaml

from procmodel.cli import COMMANDS, procmodel
from procmodel.cli.running import run
from tests.house.tree import ROOT

UNTIDY = b"procmodel:   1\nname: Card   # the card\nlanes: { desk: { name: Desk } }\nsteps: {}\n"
TIDY = b"procmodel: 1\nname: Card   # the card\nlanes:\n  desk: {name: Desk}\nsteps: {}\n"


def fmt(*arguments: str | Path) -> int:
    return run(procmodel, ["fmt", *map(str, arguments)])


@pytest.fixture
def untidy(tmp_path: Path) -> Path:
    path = tmp_path / "card.yaml"
    path.write_bytes(UNTIDY)
    return path


def test_a_file_is_laid_out_in_place(untidy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fmt(untidy) == 0
    assert untidy.read_bytes() == TIDY
    assert capsys.readouterr() == ("", f"laid out {untidy}\n")


def test_a_file_that_is_laid_out_is_not_written(untidy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fmt(untidy)
    before = untidy.stat()
    capsys.readouterr()
    assert fmt(untidy) == 0
    assert (untidy.stat().st_ino, untidy.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert capsys.readouterr() == ("", "")


def test_check_names_the_file_and_leaves_it(untidy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fmt("--check", untidy) == 1
    assert untidy.read_bytes() == UNTIDY
    assert capsys.readouterr() == (f"{untidy}\n", "")


def test_the_line_ends_of_windows_stay(untidy: Path) -> None:
    untidy.write_bytes(UNTIDY.replace(b"\n", b"\r\n"))
    assert fmt(untidy) == 0
    assert untidy.read_bytes() == TIDY.replace(b"\n", b"\r\n")


def test_standard_input_goes_to_standard_output(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(UNTIDY)))
    assert fmt("-") == 0
    assert capsysbinary.readouterr().out == TIDY


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"a: [1\n", "cannot be read here"),
        (b"a: Fix: me\n", 'Paste: a: "Fix: me"'),
        (b"a: 1\na: 2\n", "twice"),
        (b"a: !x 1\n", "!x"),
        (b"? [a]\n: 1\n", "key"),
        (b"[" * 100_000, "nested deeper than 100"),
        (b"\xff\xfeab\xd8", "UTF-16"),
    ],
)
def test_what_cannot_be_laid_out_stays_as_it_is(
    text: bytes, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_bytes(text)
    assert fmt(path) == 3
    assert path.read_bytes() == text
    said = capsys.readouterr().err
    assert str(path) in said
    assert reason in said


def test_only_yaml_is_laid_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fmt(tmp_path / "a.bpmn") == 3
    assert "only YAML files" in capsys.readouterr().err
    assert fmt(tmp_path / "none.yaml") == 3


def test_the_hooks_run_commands_that_there_are() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert {hook["id"] for hook in hooks} == {"procmodel-check", "procmodel-fmt"}
    for hook in hooks:
        program, command = hook["entry"].split()
        assert (program, command in COMMANDS) == ("procmodel", True)
        assert hook["language"] == "python"
