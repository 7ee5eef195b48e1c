"""The picture of the way to a fault: what is marked in it, and what is said where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from procmodel.cli import procmodel
from procmodel.cli.running import run
from procmodel.formats import read_text
from procmodel.recipes.way_to_fault import way_diagram
from procmodel.results.diagram import BadgeKind

STUCK = """procmodel: 1
name: Answer a complaint
lanes: {clerk: {name: Clerk}, expert: {name: Expert}}
steps:
  read: {name: Read the complaint, lane: clerk}
  hard: {kind: exclusive, next: [ask, write]}
  ask: {name: Ask the expert, lane: expert, next: both}
  write: {name: Write the answer, lane: clerk, next: both}
  both: {kind: parallel}
  send: {name: Send the answer, lane: clerk}
"""
SOUND = STUCK.replace("both: {kind: parallel}", "both: {kind: exclusive}")


@pytest.fixture
def stuck(tmp_path: Path) -> Path:
    path = tmp_path / "stuck.yaml"
    path.write_text(STUCK, "utf-8")
    return path


def test_the_flows_of_the_way_are_marked_and_no_others() -> None:
    plane = way_diagram(read_text(STUCK)).planes[0]
    marked = {(edge.source, edge.target) for edge in plane.edges if edge.change == "path"}
    assert marked == {("read", "hard"), ("hard", "ask"), ("ask", "both")}


def test_the_place_of_the_fault_is_signed_and_the_fault_said() -> None:
    diagram = way_diagram(read_text(STUCK))
    assert [badge.of for badge in diagram.planes[0].badges if badge.kind is BadgeKind.FAULT] == ["both"]
    assert "[deadlock]" in diagram.description
    assert "in parallel, Clerk, here it goes wrong" in diagram.alternative
    assert [entry.symbol for entry in diagram.legend] == ["fault", "step:human", "flow:path"]


def test_each_fault_has_a_picture_of_its_own(stuck: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second, third = (str(stuck.with_name(f"{number}.svg")) for number in "123")
    assert run(procmodel, ["draw", str(stuck), "--path", "-o", first]) == 0
    assert run(procmodel, ["draw", str(stuck), "--path", "2", "-o", second]) == 0
    assert "it waits for something" in Path(first).read_text("utf-8")
    assert "can never run" in Path(second).read_text("utf-8")
    assert run(procmodel, ["draw", str(stuck), "--path", "3", "-o", third]) == 3
    assert "no fault number 3" in capsys.readouterr().err
    assert not Path(third).exists()


def test_a_sound_process_has_no_way_to_a_fault(stuck: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stuck.write_text(SOUND, "utf-8")
    assert run(procmodel, ["draw", str(stuck), "--path", "-o", str(stuck.with_suffix(".svg"))]) == 3
    assert "every case can end" in capsys.readouterr().err


@pytest.mark.parametrize("ending", ["svg", "png", "pdf", "html", "dot", "mmd", "drawio"])
def test_every_kind_of_picture_can_show_it(stuck: Path, ending: str) -> None:
    path = stuck.with_suffix(f".{ending}")
    assert run(procmodel, ["draw", str(stuck), "--path", "-o", str(path)]) == 0
    assert path.stat().st_size > 200
