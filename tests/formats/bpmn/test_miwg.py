"""The models of the BPMN interchange group, and the same as six tools wrote them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from procmodel.formats import read, read_lenient
from procmodel.model import LaneKind, Process
from tests.formats.bpmn.counting import counts_of


@pytest.fixture(scope="session")
def miwg(shared_data: Path) -> Path:
    return shared_data / "miwg"


def expected(folder: Path) -> dict[Path, dict[str, int]]:
    told = json.loads((folder / "expected_counts.json").read_text("utf-8"))
    found = {folder / "reference" / f"{name}.bpmn": counts for name, counts in told["reference"].items()}
    found |= {folder / "vendors" / f"{name}.bpmn": row["counts"] for name, row in told["vendors"].items()}
    return found


def test_every_model_has_the_elements_that_were_counted_in_its_xml(miwg: Path) -> None:
    wrong = {}
    for path, counts in expected(miwg).items():
        found = counts_of(read(path))
        if found != counts:
            wrong[path.name] = {key: (counts.get(key), found.get(key)) for key in counts.keys() | found.keys()
                                if counts.get(key) != found.get(key)}  # fmt: skip
    assert not wrong


def shape_of(process: Process) -> set[tuple[str, str]]:
    """The flows by the names of their ends."""
    names = {node.id: node.name or "" for node in process.walk()}
    names |= {event.id: event.name or "" for node in process.walk() for event in getattr(node, "on", ())}
    words = {id_: " ".join(name.split()) for id_, name in names.items()}
    return {(words[flow.source], words[flow.target]) for flow in process.flows}


def test_what_a_tool_wrote_anew_is_the_same_graph_as_the_reference(miwg: Path) -> None:
    told = json.loads((miwg / "expected_counts.json").read_text("utf-8"))["vendors"]
    for name, row in told.items():
        if row["same_core_counts_as_reference"] and name.endswith("roundtrip"):
            case = name.rpartition("/")[2].removesuffix("-roundtrip")
            reference = read(miwg / "reference" / f"{case}.bpmn")
            assert shape_of(read(miwg / "vendors" / f"{name}.bpmn")) == shape_of(reference), name


def test_a_tool_that_failed_leaves_a_file_that_says_so(miwg: Path) -> None:
    path = miwg / "vendors" / "camunda-eclipse-plugin-3-0-0" / "A.4.1-export.bpmn"
    process, findings = read_lenient(path)
    assert process is not None
    assert not process.nodes
    assert any("no steps" in finding.message for finding in findings)


def test_every_third_party_model_is_read_or_refused_with_its_line(shared_data: Path) -> None:
    refused = {}
    for path in sorted(shared_data.rglob("*.bpmn")):
        process, findings = read_lenient(path)
        if process is None:
            refused[path.name] = [str(finding) for finding in findings]
    assert list(refused) == ["valid-no-lanes.bpmn"]
    assert "valid-no-lanes.bpmn:4: this is no XML: Namespace prefix bpmn" in refused["valid-no-lanes.bpmn"][0]


def test_the_kind_of_a_lane_is_told_by_its_steps_and_its_name(shared_data: Path) -> None:
    after = read(shared_data / "as-is-to-be" / "proposal-review" / "to-be.bpmn")
    assert {lane.kind for lane in after.lanes} == {LaneKind.SYSTEM}
    before = read(shared_data / "as-is-to-be" / "university-contact-form" / "as-is.bpmn")
    kinds = {lane.id: lane.kind for lane in before.lanes}
    assert kinds["Participant_13122jh"] is LaneKind.CUSTOMER
    assert kinds["Lane_01jk7mu"] is LaneKind.STAFF
    assert any("read as customer: 'Customer'" in str(remark) for remark in before.remarks)
