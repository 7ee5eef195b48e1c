"""Mermaid flowcharts as people write them, and ours back again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from procmodel.drawing import draw as draw_diagram
from procmodel.formats import read, read_back
from procmodel.model import Process
from procmodel.recipes.before_after import before_after
from procmodel.recipes.picture import draw
from procmodel.results.finding import Finding, Severity
from tests.conftest import ROOT
from tests.formats.drawings.pictures import said
from tests.strategies import processes

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))

CHART = """\
---
title: As is
---
%%{init: {"theme": "forest"}}%%
flowchart TD
  %% what happens today
  subgraph res["Resident"]
    direction LR
    S((Start)) --> form["Fill in <br/>the form"]
  end
  subgraph Licensing officer
    form --> q{Complete?}
    q -->|"Yes (80%)"| issue(Issue the licence):::done
    q -- No --> form
    issue --> E([Done])
  end
  classDef done fill:#9f6,stroke:#333;
  class form done
  style S fill:#fff
  click form "https://example.org" "more"
  linkStyle 0 stroke:red
"""


def read_chart(text: str) -> tuple[Process, tuple[Finding, ...]]:
    process, findings = read_back(text, ".mmd", "map.mmd")
    assert process is not None, findings
    assert not [f for f in findings if f.severity is Severity.ERROR], findings
    return process, findings


def flows(process: Process) -> set[tuple[str, str, str | None]]:
    return {(flow.source, flow.target, flow.when) for flow in process.flows}


def test_subgraphs_are_lanes_outlines_kinds_and_words_on_lines_answers() -> None:
    process, findings = read_chart(CHART)
    assert [(lane.label, lane.kind) for lane in process.lanes] == [
        ("Resident", "customer"),
        ("Licensing officer", "staff"),
    ]
    assert {node.id: (getattr(node, "kind", ""), node.lane) for node in process.nodes} == {
        "start": ("start", "resident"),
        "fill-in-the-form": ("manual", "resident"),
        "complete": ("exclusive", "licensing-officer"),
        "issue-the-licence": ("manual", "licensing-officer"),
        "done": ("end", "licensing-officer"),
    }
    assert ("complete", "issue-the-licence", "Yes") in flows(process)
    assert ("complete", "fill-in-the-form", "No") in flows(process)
    (looks,) = [finding for finding in findings if finding.rule == "left-out"]
    assert "direction (1), classDef (1), class (1), style (1), click (1), linkStyle (1)" in looks.message
    assert str(looks).startswith("map.mmd:8:5: ")


@pytest.mark.parametrize(
    ("chart", "expected"),
    [
        ("a --> b --> c", {("a", "b", None), ("b", "c", None)}),
        ("a & b --> c & d", {("a", "c", None), ("a", "d", None), ("b", "c", None), ("b", "d", None)}),
        ("a-->b;b-->c", {("a", "b", None), ("b", "c", None)}),
        ("a -->|yes| b", {("a", "b", "yes")}),
        ("a -- yes --> b", {("a", "b", "yes")}),
        ("a ---|yes| b", {("a", "b", "yes")}),
        ("a -. yes .-> b", {("a", "b", "yes")}),
        ("a == yes ==> b", {("a", "b", "yes")}),
        ('a -- "a --> b" --> b', {("a", "b", "a --> b")}),
        ("a ----> b", {("a", "b", None)}),
        ("a -.-> b", {("a", "b", None)}),
        ("a ==> b", {("a", "b", None)}),
        ("a --o b\nb --x c", {("a", "b", None), ("b", "c", None)}),
        ("a <--> b", {("a", "b", None)}),
        ("a e1@--> b\ne1@{ animate: true }", {("a", "b", None)}),
        ("a --> b\na ~~~ c --> b", {("a", "b", None), ("c", "b", None)}),
        ("my-step --> step_2.b", {("my-step", "step-2-b", None)}),
        ("A@{ shape: diamond, label: 'Sure?' } --> B", {("sure", "b", None)}),
    ],
)
def test_lines_in_all_their_spellings(chart: str, expected: set[tuple[str, str, str | None]]) -> None:
    process, _ = read_chart(f"graph LR\n{chart}\n")
    assert flows(process) == expected


@pytest.mark.parametrize(
    ("outline", "kind"),
    [
        ("[This]", "manual"), ("(This)", "manual"), ("([This])", "manual"), ("[[This]]", "subprocess"),
        ("{This}", "exclusive"), ("{{This}}", "manual"), ("[/This\\]", "manual"), ("[/This/]", "manual"),
        (">This]", "manual"), ("[(This)]", "manual"), ("@{ shape: fork, label: This }", "parallel"),
    ],
)  # fmt: skip
def test_an_outline_on_the_way_says_what_a_step_is(outline: str, kind: str) -> None:
    process, _ = read_chart(f"flowchart LR\n a --> x{outline} --> b\n")
    assert {node.id: getattr(node, "kind", "") for node in process.nodes}["this"] == kind


def test_words_may_hold_brackets_in_quotes_entities_and_markdown() -> None:
    process, _ = read_chart('flowchart LR\n a["Log (again) #quot;it#quot;"] --> b["`**Tell** them`"]\n')
    assert [node.label for node in process.nodes] == ['Log (again) "it"', "Tell them"]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("", "map.mmd: ", "the file is empty: a flowchart of Mermaid begins with `flowchart LR`"),
        (
            "sequenceDiagram\n a->>b: hi",
            "map.mmd:1:1: ",
            "begins with 'sequenceDiagram', not with `flowchart`",
        ),
        ("flowchart LR\n a[Log --> b", "map.mmd:2:3: ", "is not whole: ] is missing"),
        ('flowchart LR\n a["Log] --> b', "map.mmd:2:4: ", 'is not whole: " is missing'),
        ("flowchart LR\n a --> ", "map.mmd:2:7: ", "a step is missing"),
        ("flowchart LR\n", "map.mmd: ", "no step is drawn"),
        (b"\x89PNG\r\n\x1a\n\0\0", "map.mmd: ", "not UTF-8 at byte 0"),
    ],
    ids=["empty", "sequence", "bracket", "quote", "half", "nothing", "picture"],
)
def test_what_is_wrong_is_said_with_line_and_column(text: str | bytes, place: str, words: str) -> None:
    _, findings = read_back(text, ".mmd", "map.mmd")
    (error,) = [str(finding) for finding in findings if finding.severity is Severity.ERROR]
    assert error.startswith(place), error
    assert words in error


def test_a_statement_that_nobody_knows_is_left_out_and_named_with_its_line() -> None:
    process, findings = read_chart("flowchart LR\n a --> b\n  please make it blue\n b --> c\n")
    assert len(process.flows) == 2
    (left,) = [finding for finding in findings if finding.rule == "left-out"]
    assert str(left) == "map.mmd:3:3: not understood, left out: 'please make it blue'"


def read_again(process: Process) -> Process:
    again, findings = read_back(draw(process, "mmd"), ".mmd", "again.mmd")
    assert again is not None
    assert not [f for f in findings if f.severity is Severity.ERROR or f.rule == "left-out"], findings
    return again


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_read_back_with_their_ids_lanes_and_answers(path: Path) -> None:
    process = read(path)
    again = read_again(process)
    assert said(again) == said(process)
    assert {lane.id: lane.kind for lane in again.lanes} == {lane.id: lane.kind for lane in process.lanes}


@given(processes())
def test_any_model_reads_back_as_it_was_drawn(process: Process) -> None:
    assert said(read_again(process)) == said(process)


@pytest.mark.parametrize("ending", ["mmd", "drawio"])
def test_of_two_versions_in_one_picture_the_first_is_read_and_said(
    ending: str, examples: Path, tmp_path: Path
) -> None:
    pair = before_after(read(examples / "speeding_before.yaml"), read(examples / "speeding_after.yaml"))
    path = tmp_path / f"pair.{ending}"
    path.write_bytes(draw_diagram(pair.diagram(), ending))
    again = read(path)
    assert said(again) == said(pair.before)
    assert any("2 versions side by side: 'before' is read" in remark.message for remark in again.remarks)
