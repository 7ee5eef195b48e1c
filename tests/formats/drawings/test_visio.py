"""Visio drawings: lanes, masters, connectors, and what is said of the rest."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from procmodel.formats import read, read_back
from procmodel.limits import Limits
from procmodel.model import Process
from procmodel.results.finding import Finding, Severity
from tests.formats.drawings.visio import connector, drawing, glue, part, shape

LANES = shape(1, "", "Swimlane", (5, 6), (10, 2), inner=part(51, "Resident")) + shape(
    2, "", "Swimlane", (5, 4), (10, 2), inner=part(52, "Licensing officer")
)
MAP = (
    LANES
    + shape(10, "Start", "Start/End", (1, 6))
    + shape(11, "Fill in\nthe form", "Process", (3, 6), belongs=1)
    + shape(12, "Complete?", "Decision", (5, 4))
    + shape(13, "Issue the licence", "Process", (7, 4))
    + shape(14, "Done", "Start/End", (9, 4))
    + connector(20)
    + connector(21)
    + connector(22, "Yes 80%")
    + connector(23, "No")
    + connector(24)
)
TIES = glue(20, 10, 11) + glue(21, 11, 12) + glue(22, 12, 13) + glue(23, 12, 11) + glue(24, 13, 14)


def read_drawing(shapes: str, ties: str, name: str = "As is") -> tuple[Process, tuple[Finding, ...]]:
    process, findings = read_back(drawing([(name, shapes, ties)]), ".vsdx", "map.vsdx")
    assert process is not None, findings
    assert not [f for f in findings if f.severity is Severity.ERROR], findings
    return process, findings


def kinds(process: Process) -> dict[str, str]:
    return {node.id: str(getattr(node, "kind", "")) for node in process.walk()}


def flows(process: Process) -> set[tuple[str, str, str | None]]:
    return {(flow.source, flow.target, flow.when) for flow in process.flows}


def test_a_cross_functional_map_gives_lanes_steps_and_answers() -> None:
    process, findings = read_drawing(MAP, TIES)
    assert process.name == "As is"
    assert [(lane.label, lane.kind) for lane in process.lanes] == [
        ("Resident", "customer"),
        ("Licensing officer", "staff"),
    ]
    assert kinds(process) == {
        "start": "start", "fill-in-the-form": "manual", "complete": "exclusive",
        "issue-the-licence": "manual", "done": "end",
    }  # fmt: skip
    assert [node.lane for node in process.nodes] == ["resident"] * 2 + ["licensing-officer"] * 3
    assert ("complete", "issue-the-licence", "Yes") in flows(process)
    assert not [finding for finding in findings if finding.rule == "left-out"]


def test_remarks_stand_at_their_page_and_shape() -> None:
    process, findings = read_drawing(MAP + shape(30, "Draft", "Server", (20, 20)), TIES)
    (left,) = [finding for finding in findings if finding.rule == "left-out"]
    assert str(left).startswith("map.vsdx#As is!Sheet.30: ")
    assert "'Sheet.30' ('Draft', Server)" in left.message
    assert str(process.origin.place("steps", "done")) == "map.vsdx#As is!Sheet.14"


def test_a_step_belongs_to_the_container_that_it_names_wherever_it_stands() -> None:
    process, _ = read_drawing(
        LANES
        + shape(11, "Ask", "Process", (3, 20), belongs=2)
        + shape(12, "Tell", "Process", (5, 6))
        + connector(20),
        glue(20, 11, 12),
    )
    assert {node.label: node.lane for node in process.nodes} == {
        "Ask": "licensing-officer",
        "Tell": "resident",
    }


def test_a_container_round_lanes_is_their_organisation() -> None:
    outer = shape(3, "", "CFF Container", (5, 5), (11, 5), inner=part(53, "Borough council"))
    process, _ = read_drawing(outer + MAP, TIES)
    assert {lane.organisation for lane in process.lanes} == {"Borough council"}


@pytest.mark.parametrize(
    ("master", "data", "kind"),
    [
        ("Process", {}, "manual"),
        ("Subprocess", {}, "subprocess"),
        ("Document", {}, "manual"),
        ("Server", {}, "manual"),
        ("Task", {"BpmnTaskType": "User"}, "user"),
        ("Gateway", {"BpmnGatewayType": "Parallel"}, "parallel"),
        ("Decision", {}, "exclusive"),
    ],
)
def test_a_master_says_what_a_step_is(master: str, data: dict[str, str], kind: str) -> None:
    process, _ = read_drawing(
        shape(1, "Before", "Process", (1, 1))
        + shape(2, "This", master, (3, 1), data=data)
        + shape(3, "After", "Process", (5, 1))
        + connector(8)
        + connector(9),
        glue(8, 1, 2) + glue(9, 2, 3),
    )
    assert kinds(process)["this"] == kind


def test_connectors_lead_where_their_arrowhead_points_and_loose_ends_are_tied_by_their_place() -> None:
    process, findings = read_drawing(
        shape(1, "Ask", "Process", (1, 1))
        + shape(2, "Answer", "Process", (3, 1))
        + shape(3, "Close", "Process", (5, 1))
        + connector(8, BeginArrow=4, EndArrow=0)
        + connector(9, BeginX=3.5, BeginY=1, EndX=4.45, EndY=1)
        + connector(10, "stray", EndX=50, EndY=50, BeginX=40, BeginY=40),
        glue(8, 2, 1),
    )
    assert flows(process) == {("ask", "answer", None), ("answer", "close", None)}
    told = {
        finding.evidence for finding in findings if "tied" in finding.message or finding.rule == "left-out"
    }
    assert told == {("Sheet.9",), ("Sheet.10",)}


def test_grouped_shapes_stand_where_their_group_does() -> None:
    inner = shape(11, "Ask", "Process", (0.5, 0.5)) + shape(12, "Tell", "Process", (2.5, 0.5))
    process, _ = read_drawing(
        LANES + shape(7, "", "group", (4, 4), (4, 1), inner=inner) + connector(20), glue(20, 11, 12)
    )
    assert {node.label: node.lane for node in process.nodes} == dict.fromkeys(
        ("Ask", "Tell"), "licensing-officer"
    )


def test_of_several_pages_one_is_read_and_another_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "map.vsdx"
    one = shape(1, "Ask", "Process", (1, 1)) + shape(2, "Do", "Process", (3, 1)) + connector(8)
    path.write_bytes(drawing([("Cover", shape(1, "Title", "Process", (1, 1)), ""), ("As is", MAP, TIES),
                              ("To be", one, glue(8, 1, 2))]))  # fmt: skip
    process = read(path)
    assert process.name == "As is"
    assert any("3 pages: 'As is' is read" in remark.message for remark in process.remarks)
    assert {node.label for node in read(f"{path}#To be").nodes} == {"Ask", "Do"}


GOOD = drawing([("As is", MAP, TIES)])


def zipped(name: str, text: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty: save the drawing in Visio as .vsdx"),
        (GOOD[: len(GOOD) // 2], "this is no drawing of Visio"),
        (b"procmodel: 1", "this is no drawing of Visio"),
        (b"\x89PNG\r\n\x1a\n\0\0", "this is no drawing of Visio"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "old or password-protected drawing"),
        (zipped("xl/workbook.xml", "<workbook/>"), "no part visio/pages/pages.xml"),
        (drawing([("As is", MAP, TIES)], ["visio/pages/page1.xml"]), "the part visio/pages/page1.xml is missing"),
        (drawing([]), "the drawing has no page"),
        (drawing([("As is", "", "")]), "no step is drawn (page 'As is')"),
        (drawing([("As is", "<Shape", "")]), "the part visio/pages/page1.xml cannot be read"),
        (zipped("visio/pages/pages.xml", "<!DOCTYPE a []><Pages/>"), "declares a document type"),
    ],
    ids=["empty", "truncated", "yaml", "picture", "old", "workbook", "no part", "no page",
         "no step", "no xml", "doctype"],
)  # fmt: skip
def test_what_is_wrong_is_said(data: bytes, words: str) -> None:
    process, findings = read_back(data, ".vsdx", "map.vsdx")
    assert process is None
    (error, *_) = [str(finding) for finding in findings if finding.severity is Severity.ERROR]
    assert error.startswith("map.vsdx")
    assert words in error


def test_a_bomb_is_refused() -> None:
    bomb = zipped("visio/pages/pages.xml", "<Pages>" + " " * 80_000_000 + "</Pages>")
    process, findings = read_back(bomb, ".vsdx", "map.vsdx", Limits(unpacked=10_000_000))
    assert process is None
    assert findings[0].rule == "limit"
