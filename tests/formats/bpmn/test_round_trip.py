"""What is written is valid BPMN, and read again it is the same process."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

from procmodel.formats import dump, read, read_text
from procmodel.formats.bpmn import write_bpmn
from procmodel.model import Process
from tests.formats.bpmn.counting import counts_of
from tests.strategies import processes

ROOT = Path(__file__).parents[3]


def again(process: Process, stem: str = "process") -> Process:
    return read_text(dump(process, ".bpmn"), f"{stem}.bpmn", ending=".bpmn")


@pytest.fixture(scope="session")
def schema(shared_data: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(shared_data / "bpmn-xsd" / "BPMN20.xsd")))


def faults(schema: etree.XMLSchema, text: str) -> list[str]:
    return [] if schema.validate(etree.fromstring(text.encode())) else [str(e) for e in schema.error_log]


@given(processes())
def test_what_is_written_reads_as_the_same_process(process: Process) -> None:
    assert again(process) == process


@given(processes())
def test_the_same_process_is_the_same_bytes(process: Process) -> None:
    text = dump(process, ".bpmn")
    assert dump(process, ".bpmn") == text
    assert dump(again(process), ".bpmn") == text


@given(process=processes())
def test_any_process_is_valid_by_the_schema_of_bpmn(schema: etree.XMLSchema, process: Process) -> None:
    assert not faults(schema, dump(process, ".bpmn"))


def files(folder: Path) -> list[Path]:
    """All third-party models but the one that is no XML."""
    return [path for path in sorted(folder.rglob("*.bpmn")) if path.name != "valid-no-lanes.bpmn"]


def test_every_third_party_model_is_itself_after_writing_and_reading(shared_data: Path) -> None:
    for path in files(shared_data):
        process = read(path)
        back = again(process, path.stem)
        assert back == process, path
        assert counts_of(back) == counts_of(process), path
        assert dump(back, ".bpmn") == dump(process, ".bpmn"), path


def test_every_third_party_model_is_written_valid(shared_data: Path, schema: etree.XMLSchema) -> None:
    wrong = {
        path.name: found
        for path in files(shared_data)
        if (found := faults(schema, dump(read(path), ".bpmn")))
    }
    assert not wrong


def places(root: etree._Element) -> dict[str, list[tuple[str, str]]]:
    """Bounds and waypoints by the element that they draw, to a thousandth of a pixel."""
    found: dict[str, list[tuple[str, str]]] = {}
    for shape in root.iter("{http://www.omg.org/spec/BPMN/20100524/DI}*"):
        name = shape.get("bpmnElement")
        if name is not None:
            points = [point for point in shape if point.get("x") is not None]
            found[name] = [(f"{float(p.get('x')):.3f}", f"{float(p.get('y')):.3f}") for p in points]
    return found


def test_what_was_imported_is_exported_where_it_was_drawn(shared_data: Path) -> None:
    for path in sorted((shared_data / "miwg" / "reference").glob("*.bpmn")):
        before = places(etree.parse(str(path)).getroot())
        after = places(etree.fromstring(write_bpmn(read(path)).encode()))
        assert after, path
        assert all(before[name] == points for name, points in after.items() if name in before), path
        lost = set(before) - set(after)
        assert len(lost) <= 0.1 * len(before), (path, lost)
