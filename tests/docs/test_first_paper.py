"""The way from an empty folder to a Word paper, as the tutorial's first lines tell it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document

from tests.house.tree import ROOT

PAGE = (ROOT / "docs" / "tutorial.md").read_text("utf-8")
SHELL, WINDOWS = (re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, re.M | re.S)[0] for kind in ("sh", "bat"))


def typed(lines: str, folder: Path) -> None:
    done = subprocess.run(["sh", "-ec", lines], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def pages_of(folder: Path) -> str:
    return "\n".join(paragraph.text for paragraph in Document(str(folder / "paper.docx")).paragraphs)


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """An empty folder, with the folder of procmodel beside it."""
    (tmp_path / "procmodel").symlink_to(ROOT)
    (tmp_path / "mine").mkdir()
    return tmp_path / "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="the lines are for a Unix shell")
def test_the_lines_after_setting_up_lead_to_a_word_paper(empty: Path) -> None:
    (empty / ".venv" / "bin").mkdir(parents=True)
    tool = empty / ".venv" / "bin" / "procmodel"
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m procmodel "$@"\n', "utf-8")
    tool.chmod(0o755)
    typed("\n".join(SHELL.splitlines()[2:]), empty)
    assert sorted(path.name for path in empty.iterdir()) == [".venv", "paper.docx", "service.xlsx"]
    assert "7 touches by hand became 0" in pages_of(empty)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the lines are for a Unix shell")
def test_all_lines_lead_from_an_empty_folder_to_a_word_paper(empty: Path) -> None:
    typed(SHELL, empty)
    assert "7 touches by hand became 0" in pages_of(empty)


def test_the_lines_for_windows_are_the_same_ones() -> None:
    unix = SHELL.replace("python3", "py").replace(".venv/bin/", ".venv\\Scripts\\").replace("../", "..\\")
    assert unix == WINDOWS
