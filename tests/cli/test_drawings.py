"""Drawings on the command line: every command takes one where it takes a process file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from procmodel.cli import procmodel
from procmodel.cli.running import run as run_command

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def called(*arguments: str) -> tuple[int, str, str]:
        code = run_command(procmodel, list(arguments))
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return called


def test_a_drawing_of_ours_is_compared_with_the_text_it_came_from(
    run: Run, examples: Path, tmp_path: Path
) -> None:
    before, drawn = str(examples / "speeding_before.yaml"), str(tmp_path / "before.drawio")
    assert run("draw", before, "-o", drawn)[0] == 0
    code, out, _ = run("diff", before, drawn)
    assert code == 0
    assert "7 touches by hand stayed 7" in out
    assert "0 added, 0 removed" in out
    assert "\n  removed" not in out


def test_a_drawing_is_converted_with_its_remarks_and_never_written(
    run: Run, examples: Path, tmp_path: Path
) -> None:
    drawn, text = str(tmp_path / "after.drawio"), str(tmp_path / "after.yaml")
    assert run("draw", str(examples / "speeding_after.yaml"), "-o", drawn)[0] == 0
    assert run("convert", drawn, text)[0] == 0
    assert run("check", text)[0] in (0, 1)
    code, _, error = run("convert", text, str(tmp_path / "other.drawio"))
    assert code == 3
    assert "procmodel draw" in error
    assert not (tmp_path / "other.drawio").exists()


def test_a_file_that_is_no_drawing_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "map.drawio"
    path.write_bytes(b"")
    code, out, error = run("measure", str(path))
    assert (code, out) == (3, "")
    assert f"{path}: the file is empty" in error
