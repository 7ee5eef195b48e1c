"""Reading what was written gives the same process again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from procmodel.formats import dump, read, read_text, write
from procmodel.model import Origin, Process
from tests.conftest import ROOT
from tests.strategies import processes

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))


@given(processes())
def test_any_legal_model_survives_writing_and_reading(process: Process) -> None:
    text = dump(process)
    again = read_text(text)
    assert again == process
    assert dump(again) == dump(read_text(dump(again)))


@given(processes())
def test_what_is_written_again_is_the_same_text(process: Process) -> None:
    text = dump(read_text(dump(process)))
    assert dump(read_text(text)) == text


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_survive_with_and_without_their_origin(path: Path, tmp_path: Path) -> None:
    process = read(path)
    write(process, tmp_path / "copy.yaml")
    assert read(tmp_path / "copy.yaml") == process
    assert read_text(dump(process.with_origin(Origin()))) == process
