"""What we draw for draw.io reads back: steps, lanes, flow and words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from procmodel.formats import read, read_back
from procmodel.model import Process
from procmodel.recipes.picture import draw
from procmodel.results.finding import Severity
from tests.conftest import ROOT
from tests.formats.drawings.pictures import said
from tests.strategies import processes

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))


def read_again(process: Process) -> Process:
    again, findings = read_back(draw(process, "drawio"), ".drawio", "again.drawio")
    assert again is not None
    assert not [f for f in findings if f.severity is Severity.ERROR], findings
    assert not [f for f in findings if f.rule == "left-out"], findings
    return again


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_read_back_with_their_ids_lanes_and_answers(path: Path) -> None:
    process = read(path)
    again = read_again(process)
    assert said(again) == said(process)
    assert (again.name, again.state) == (process.name, process.state)
    assert {lane.id: lane.kind for lane in again.lanes} == {lane.id: lane.kind for lane in process.lanes}


@given(processes())
def test_any_model_reads_back_as_it_was_drawn(process: Process) -> None:
    assert said(read_again(process)) == said(process)
