"""draw.io files as people draw them: lanes, outlines, answers, and what is said of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from procmodel.formats import read, read_back
from procmodel.model import Process
from procmodel.results.finding import Finding, Severity
from tests.formats.drawings.drawio import BOX, DECISION, LANE, OVAL, cell, line, model, packed, page, whole

LANES = (
    cell("res", "Resident", LANE, (0, 0, 900, 100)),
    cell("off", "Licensing officer", LANE, (0, 100, 900, 120)),
)
MAP = (
    *LANES,
    cell("s", "Start", OVAL, (60, 30, 60, 40), "res"),
    cell("a", "<b>Fill in</b><br>the form", BOX, (160, 20, 120, 60), "res"),
    cell("q", "Complete?", DECISION, (320, 120, 80, 80)),  # in its lane only by its place
    cell("b", "Issue the licence", BOX, (460, 20, 120, 60), "off"),
    cell("e", "Done", OVAL, (640, 30, 60, 40), "off"),
    line("1-2", "s", "a"),
    line("2-3", "a", "q"),
    line("3-4", "q", "b", "Yes (80%)"),
    line("3-5", "q", "a", "No"),
    line("4-5", "b", "e"),
)


def read_drawing(text: str) -> tuple[Process, tuple[Finding, ...]]:
    process, findings = read_back(text, ".drawio", "map.drawio")
    assert process is not None, findings
    assert not [f for f in findings if f.severity is Severity.ERROR], findings
    return process, findings


def told(findings: tuple[Finding, ...], words: str) -> Finding:
    (found,) = [finding for finding in findings if words in finding.message]
    return found


def kinds(process: Process) -> dict[str, str]:
    return {node.id: str(getattr(node, "kind", "")) for node in process.walk()}


@pytest.mark.parametrize(
    "text", [whole(page(*MAP)), whole(packed(model(*MAP))), model(*MAP)], ids=["plain", "packed", "model"]
)
def test_a_map_reads_the_same_packed_and_plain(text: str) -> None:
    process, findings = read_drawing(text)
    assert [lane.label for lane in process.lanes] == ["Resident", "Licensing officer"]
    assert [lane.kind for lane in process.lanes] == ["customer", "staff"]
    assert kinds(process) == {
        "start": "start", "fill-in-the-form": "manual", "complete": "exclusive",
        "issue-the-licence": "manual", "done": "end",
    }  # fmt: skip
    assert {node.id: node.lane for node in process.nodes}["complete"] == "licensing-officer"
    answers = {(flow.target, flow.when) for flow in process.flows if flow.source == "complete"}
    assert answers == {("issue-the-licence", "Yes"), ("fill-in-the-form", "No")}
    (share,) = [flow.share for flow in process.flows if flow.share is not None]
    assert share.likely == 0.8
    assert not [f for f in findings if f.rule == "left-out"]


def test_of_several_pages_the_first_map_is_read_and_the_choice_is_said(tmp_path: Path) -> None:
    notes = page(cell("n", "Notes only", "text;html=1;", (0, 0, 80, 20)), name="Notes")
    other = packed(model(*LANES, cell("x", "Ask", BOX, (60, 30, 60, 40)), cell("y", "Answer", BOX, (160, 30, 60, 40)),
                         line("l", "x", "y")), name="To be")  # fmt: skip
    path = tmp_path / "map.drawio"
    path.write_text(whole(notes, page(*MAP, name="As is"), other))
    process = read(path)
    assert process.name == "As is"
    assert "3 pages: 'As is' is read" in told(process.remarks, "pages").message
    assert {node.label for node in read(f"{path}#to be").nodes} == {"Ask", "Answer"}


def test_a_page_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    path = tmp_path / "map.drawio"
    path.write_text(whole(page(*MAP, name="As is")))
    with pytest.raises(ValueError, match=r"no page 'As iz'.*did you mean 'As is'") as error:
        read(f"{path}#As iz")
    assert "there is: 'As is'" in str(error.value)


def test_a_pool_round_lanes_is_their_organisation_and_upright_lanes_are_lanes() -> None:
    upright = "swimlane;html=1;childLayout=stackLayout;horizontal=1;startSize=20;"
    process, _ = read_drawing(
        whole(
            page(
                cell("p", "Borough council", upright, (0, 0, 400, 600)),
                cell("l1", "Contact centre", "swimlane;html=1;startSize=20;", (0, 20, 200, 580), "p"),
                cell("l2", "Planning team", "swimlane;html=1;startSize=20;", (200, 20, 200, 580), "p"),
                cell("a", "Take the call", BOX, (40, 60, 120, 60), "l1"),
                cell("b", "Look it up", BOX, (40, 160, 120, 60), "l2"),
                line("f", "a", "b"),
            )
        )
    )
    assert [(lane.label, lane.organisation) for lane in process.lanes] == [
        ("Contact centre", "Borough council"),
        ("Planning team", "Borough council"),
    ]


def test_a_cross_functional_table_gives_lanes_and_its_phases_none() -> None:
    row = "shape=tableRow;horizontal=0;swimlaneHead=0;startSize=40;html=1;"
    phase = "swimlane;html=1;connectable=0;startSize=20;"
    process, _ = read_drawing(
        whole(
            page(
                cell("t", "", "shape=table;childLayout=tableLayout;startSize=0;", (0, 0, 640, 240)),
                cell("r1", "Resident", row, (0, 0, 640, 120), "t"),
                cell("c1", "Apply", phase, (40, 0, 300, 120), "r1"),
                cell("c2", "Decide", phase, (340, 0, 300, 120), "r1"),
                cell("r2", "Officer", row, (0, 120, 640, 120), "t"),
                cell("c3", "", phase, (40, 0, 300, 120), "r2"),
                cell("a", "Apply online", BOX, (60, 40, 100, 60), "c1"),
                cell("b", "Decide it", BOX, (60, 40, 100, 60), "c3"),
                line("f", "a", "b"),
            )
        )
    )
    assert {node.label: node.lane for node in process.nodes} == {
        "Apply online": "resident",
        "Decide it": "officer",
    }


BPMN = "shape=mxgraph.bpmn."


@pytest.mark.parametrize(
    ("style", "kind"),
    [
        (BPMN + "task2;taskMarker=user;", "user"),
        (BPMN + "task;taskMarker=service;", "service"),
        (BPMN + "task2;bpmnShapeType=call;taskMarker=abstract;", "call"),
        (BPMN + "task2;taskMarker=abstract;isLoopSub=1;", "subprocess"),
        (BPMN + "gateway2;perimeter=rhombusPerimeter;outline=none;symbol=none;gwType=parallel;", "parallel"),
        (BPMN + "shape;perimeter=rhombusPerimeter;outline=none;symbol=exclusiveGw;", "exclusive"),
        (BPMN + "shape;perimeter=rhombusPerimeter;outline=boundInt;symbol=multiple;", "event"),
        (BPMN + "event;outline=catching;symbol=timer;", "catch"),
        (BPMN + "event;outline=throwing;symbol=message;", "throw"),
        ("shape=process;whiteSpace=wrap;html=1;", "subprocess"),
        ("shape=delay;", "catch"),
        ("shape=document;whiteSpace=wrap;html=1;", "manual"),
        ("shape=mxgraph.flowchart.decision;", "exclusive"),
        ("shape=cloud;whiteSpace=wrap;html=1;", "manual"),
        (OVAL, "manual"),
    ],
)
def test_an_outline_says_what_a_step_is(style: str, kind: str) -> None:
    process, _ = read_drawing(
        whole(
            page(
                cell("a", "Before", BOX, (0, 0, 100, 60)),
                cell("x", "This", style, (200, 0, 100, 60)),
                cell("b", "After", BOX, (400, 0, 100, 60)),
                line("f", "a", "x"),
                line("g", "x", "b"),
            )
        )
    )
    assert kinds(process)["this"] == kind


def test_ovals_begin_and_end_by_their_lines_and_rounded_boxes_may_be_ovals() -> None:
    rounded = "rounded=1;whiteSpace=wrap;html=1;arcSize=50;"
    process, _ = read_drawing(
        whole(
            page(
                cell("s", "Call comes in", rounded, (0, 0, 100, 40)),
                cell("a", "Answer it", "rounded=1;whiteSpace=wrap;html=1;", (200, 0, 100, 60)),
                cell("e", "Closed", rounded, (400, 0, 100, 40)),
                line("f", "s", "a"),
                line("g", "e", "a", style="startArrow=classic;endArrow=none;html=1;"),  # drawn from its end
            )
        )
    )
    assert kinds(process) == {"call-comes-in": "start", "answer-it": "manual", "closed": "end"}


def test_an_event_on_the_border_of_a_step_is_its_deadline() -> None:
    event = BPMN + "event;outline=boundNonint;symbol=timer;"
    process, _ = read_drawing(
        whole(
            page(
                cell("a", "Wait for papers", BOX, (0, 0, 100, 60)),
                cell("t", "10 days", event, (80, 45, 30, 30)),
                cell("b", "Decide", BOX, (200, 0, 100, 60)),
                cell("c", "Remind", BOX, (200, 100, 100, 60)),
                line("f", "a", "b"),
                line("g", "t", "c"),
            )
        )
    )
    (border,) = next(node for node in process.nodes if node.id == "wait-for-papers").on  # type: ignore[union-attr]
    assert (border.event, border.to, border.interrupts, border.name) == (
        "timer",
        ("remind",),
        False,
        "10 days",
    )


def test_documents_beside_the_flow_are_read_and_written() -> None:
    process, _ = read_drawing(
        whole(
            page(
                cell("a", "Write the letter", BOX, (0, 0, 100, 60)),
                cell("b", "Sign it", BOX, (200, 0, 100, 60)),
                cell("d", "Letter", "shape=document;html=1;", (100, 100, 80, 60)),
                line("f", "a", "b"),
                line("g", "a", "d", style="dashed=1;html=1;"),
                line("h", "d", "b", style="dashed=1;html=1;"),
            )
        )
    )
    steps = {node.id: node for node in process.nodes}
    assert [data.label for data in process.data] == ["Letter"]
    assert steps["write-the-letter"].writes == steps["sign-it"].reads == ("letter",)  # type: ignore[union-attr]


def test_circles_with_the_same_letter_carry_the_flow_on() -> None:
    jump = "shape=mxgraph.flowchart.on-page_reference;html=1;"
    process, _ = read_drawing(
        whole(
            page(
                cell("a", "Log it", BOX, (0, 0, 100, 60)),
                cell("j", "A", jump, (200, 0, 30, 30)),
                cell("k", "A", jump, (0, 200, 30, 30)),
                cell("b", "Close it", BOX, (200, 200, 100, 60)),
                line("f", "a", "j"),
                line("g", "k", "b"),
            )
        )
    )
    from procmodel.graph import ProcessView

    view = ProcessView(process)
    ids = {view.ids[flow.source]: view.ids[flow.target] for flow in view.flows}
    assert ids == {"log-it": "a", "a": "a-2", "a-2": "close-it"}


def test_a_step_inside_a_box_is_part_of_a_sub_process() -> None:
    frame = "rounded=1;html=1;container=1;bpmnShapeType=subprocess;"
    process, _ = read_drawing(
        whole(
            page(
                cell("a", "Receive it", BOX, (0, 0, 100, 60)),
                cell("p", "Assess it", frame, (200, 0, 400, 160)),
                cell("x", "Read it", BOX, (20, 40, 100, 60), "p"),
                cell("y", "Score it", BOX, (200, 40, 100, 60), "p"),
                cell("b", "Tell them", BOX, (700, 0, 100, 60)),
                line("f", "a", "p"),
                line("g", "x", "y"),
                line("h", "p", "b"),
            )
        )
    )
    assert [node.id for node in process.walk()] == [
        "receive-it", "assess-it", "assess-it/read-it", "assess-it/score-it", "tell-them",
    ]  # fmt: skip


def test_a_line_that_ends_beside_a_shape_is_tied_to_it_and_one_in_the_air_is_left_out() -> None:
    near = '<mxPoint x="195" y="30" as="targetPoint"/>'
    far = '<mxPoint x="900" y="900" as="targetPoint"/>'
    process, findings = read_drawing(
        whole(
            page(
                cell("a", "Ask", BOX, (0, 0, 100, 60)),
                cell("b", "Answer", BOX, (200, 0, 100, 60)),
                line("tied-1", "a", "", points=near),
                line("loose-1", "b", "", "why?", points=far),
                name="As is",
            )
        )
    )
    assert [(flow.source, flow.target) for flow in process.flows] == [("ask", "answer")]
    assert "'tied-1'" in told(findings, "read as tied").message
    left = told(findings, "do not lead from a step")
    assert "page 'As is'" in left.message
    assert "'loose-1' ('why?', b -> ?)" in left.message
    assert (left.rule, left.element) == ("left-out", "loose-1")


def test_what_is_not_understood_is_listed_with_page_and_cell() -> None:
    _, findings = read_drawing(
        whole(
            page(
                *MAP,
                cell("w", "Draft 3", "text;html=1;", (700, 500, 80, 20)),
                cell("z", "Server", "shape=mxgraph.aws4.ec2;", (800, 500, 80, 80)),
                name="As is",
            )
        )
    )
    left = [finding for finding in findings if finding.rule == "left-out"]
    assert [finding.evidence for finding in left] == [("z",), ("w",)] or [f.evidence for f in left] == [
        ("w",),
        ("z",),
    ]
    assert all("page 'As is'" in finding.message for finding in left)


def test_words_on_a_line_of_their_own_are_its_answer_and_words_in_a_box_its_name() -> None:
    process, _ = read_drawing(
        whole(
            page(
                cell("q", "", DECISION, (0, 0, 80, 80)),
                cell("qt", "Urgent?", "text;html=1;", (10, 30, 60, 20), "q"),
                cell("a", "Go at once", BOX, (200, 0, 100, 60)),
                cell("b", "Go tomorrow", BOX, (200, 100, 100, 60)),
                line("f", "q", "a"),
                line("g", "q", "b"),
                cell("ft", "Yes", "edgeLabel;html=1;", (0, 0, 0, 0), "f"),
                cell("gt", "No", "edgeLabel;html=1;", (0, 0, 0, 0), "g"),
            )
        )
    )
    assert {flow.when for flow in process.flows} == {"Yes", "No"}
    assert next(node.label for node in process.nodes if node.id == "urgent") == "Urgent?"


def test_several_lines_without_answers_are_said_to_be_at_once_and_odd_shares_stay_words() -> None:
    process, findings = read_drawing(
        whole(
            page(
                cell("a", "Log it", BOX, (0, 0, 100, 60)),
                cell("b", "Tell one", BOX, (200, 0, 100, 60)),
                cell("c", "Ask", DECISION, (200, 100, 100, 60)),
                cell("d", "Do", BOX, (400, 0, 100, 60)),
                cell("e", "Do not", BOX, (400, 100, 100, 60)),
                line("1l", "a", "b"),
                line("2l", "a", "c"),
                line("3l", "c", "d", "yes 80%"),
                line("4l", "c", "e", "no 50%"),
            )
        )
    )
    assert told(findings, "all at the same time").evidence == ("a",)
    assert told(findings, "do not add up").evidence == ("c",)
    assert {flow.when for flow in process.flows if flow.source == "ask"} == {"yes 80%", "no 50%"}


def test_an_xml_file_of_draw_io_is_told_from_bpmn(tmp_path: Path) -> None:
    path = tmp_path / "map.drawio.xml"
    path.write_text('<?xml version="1.0" encoding="UTF-8"?>' + whole(page(*MAP, name="As is")))
    assert len(read(path).nodes) == len(read(f"{path}#As is").nodes) == 5


def test_a_circle_of_parents_and_a_hidden_layer_do_no_harm() -> None:
    hidden = '<mxCell id="layer" parent="0" visible="0"/>'
    circle = (cell("c1", "x", "group", (0, 0, 1, 1), "c2"), cell("c2", "y", "group", (0, 0, 1, 1), "c1"))
    old = cell("h", "Old step", BOX, (0, 0, 80, 40), "layer")
    process, _ = read_drawing(whole(page(*MAP, hidden, old, *circle)))
    assert len(process.nodes) == 5
