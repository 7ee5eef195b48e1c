"""Tables of steps: headings by synonym, rows to steps, mistakes by row and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from procmodel.errors import ReadError
from procmodel.formats import dump, read, read_lenient, read_text
from procmodel.formats.step_rows import losses
from procmodel.model import Grade, LaneKind, TaskKind

POTHOLE = """\
Service;Report a pothole
State;before

Step;Who;How;Minutes (low);Minutes usual;Minutes high;Wait (working days);System;Then;If;Share (%);Note
Report the pothole;Resident;by hand;;;;;;;;;
Take it down;Adviser;with a system;4;6;10;0;CRM;;;;
Look for duplicates;Adviser;with a system;;2;;;CRM;Close it;known already;20;
;;;;;;;;Send it on;new;80;
Close it;Adviser;with a system;;1;;;CRM;end;;;
Send it on;Highways officer;by hand;;"2,5";;1,5;;;;;by mail
"""
EXAMPLES = Path(__file__).parents[2] / "examples"


def table(text: str) -> object:
    return read_text(text, "steps.csv", ending=".csv")


def told(text: str) -> list[str]:
    with pytest.raises(ReadError) as caught:
        table(text)
    return [str(problem) for problem in caught.value.problems]


def test_a_table_of_steps_is_a_process() -> None:
    process = read_text(POTHOLE, "steps.csv", ending=".csv")
    assert (process.name, process.state) == ("Report a pothole", "before")
    assert [node.id for node in process.nodes][:2] == ["report-the-pothole", "take-it-down"]
    assert [lane.kind for lane in process.lanes] == [LaneKind.CUSTOMER, LaneKind.STAFF, LaneKind.STAFF]
    down = process.nodes[1]
    assert (down.time.low, down.time.likely, down.time.high, down.time.unit) == (4, 6, 10, "min")
    assert down.kind is TaskKind.USER
    assert down.systems == ("CRM",)


def test_a_row_without_a_step_adds_a_way_on_to_the_step_above() -> None:
    process = read_text(POTHOLE, "steps.csv", ending=".csv")
    ways = [(f.target, f.when, f.share.likely) for f in process.flows if f.source == "look-for-duplicates"]
    assert ways == [("close-it", "known already", 0.2), ("send-it-on", "new", 0.8)]


def test_then_may_end_the_path() -> None:
    process = read_text(POTHOLE, "steps.csv", ending=".csv")
    assert not [flow for flow in process.flows if flow.source == "close-it"]


def test_decimal_commas_are_read_and_units_come_from_the_heading() -> None:
    last = read_text(POTHOLE, "steps.csv", ending=".csv").nodes[-1]
    assert last.time.likely == 2.5
    assert (last.wait.likely, last.wait.unit) == (1.5, "working day")


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_any_usual_sign_may_stand_between_the_cells(sign: str) -> None:
    process = read_text(f"Step{sign}Who\nAsk{sign}Team A\nAnswer{sign}\n", "steps.csv", ending=".csv")
    assert [node.lane for node in process.nodes] == ["team-a", "team-a"]


@pytest.mark.parametrize(
    ("heads", "cells"),
    [
        ("Task,Role,Duration (h)", "Check,Team,2"),
        ("ACTIVITY,Swimlane,Touch-time hours", "Check,Team,2"),
        ("What happens,Done by,Time", "Check,Team,2 h"),
    ],
)
def test_headings_are_recognised_by_synonym(heads: str, cells: str) -> None:
    step = read_text(f"{heads}\n{cells}\n", "steps.csv", ending=".csv").nodes[0]
    assert (step.time.likely, step.time.unit) == (2, "h")


def test_what_a_lane_is_taken_for_is_said() -> None:
    process, findings = read_lenient_text("Step,Who\nAsk,Resident\nAnswer,Parish clerk\n")
    assert [lane.kind for lane in process.lanes] == [LaneKind.CUSTOMER, LaneKind.PARTNER]
    assert "steps.csv:2:2: 'Resident' is read as customer" in " ".join(map(str, findings))


def read_lenient_text(text: str) -> tuple[object, tuple[object, ...]]:
    process = read_text(text, "steps.csv", ending=".csv")
    return process, process.remarks


def test_a_lane_whose_steps_are_all_automatic_is_a_system() -> None:
    process = read_text(
        "Step,Who,How\nAsk,Client,by hand\nSort,Router,automatic\n", "steps.csv", ending=".csv"
    )
    assert process.lanes[1].kind is LaneKind.SYSTEM


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("Step,Who,Then\nAsk,Me,Anser\nAnswer,Me,\n", "steps.csv:2:3", "did you mean 'Answer'?"),
        ("Step,Who,Time\nAsk,Me,5\n", "steps.csv:2:3", "type 5 min"),
        ("Step,Who,Minutes usual\nAsk,Me,soon\n", "steps.csv:2:3", "'soon' is no number"),
        ("Id,Step,Who\na,Ask,Me\na,Answer,Me\n", "steps.csv:3:1", "first in row 2"),
        ("Id,Step,Who\na b,Ask,Me\n", "steps.csv:2:1", "write a-b"),
        ("Step,Who\nAsk,\n", "steps.csv:2:1", "must say who"),
        ("Step,Who,Then,If\nAsk,Me,,no\nSay,Me,,\n", "steps.csv:2:4", "belongs to no `then`"),
        ("Step,Who,Then\nAsk,Me,Say\nSay,Me,\nSay,Me,\n", "steps.csv:2:3", "name of several steps"),
        ("Step,Who,How\nAsk,Me,by magic\n", "steps.csv:2:3", "by magic"),
        ("Step,Who,Share,Then\nAsk,Me,120%,Say\nSay,Me,,\n", "steps.csv:2:3", "above 100"),
        ("Step,Who,Minutes usual\n,Me,5\n", "steps.csv:2:2", "this row has no step"),
    ],
)
def test_a_mistake_is_told_by_row_and_column(text: str, place: str, words: str) -> None:
    assert any(line.startswith(f"{place}: ") and words in line for line in told(text)), told(text)


def test_all_mistakes_are_told_in_one_run() -> None:
    lines = told("Step,Who,Time,Then\nAsk,Me,5,Nowhere\nAnswer,Me,x min,\n")
    assert [line.split(": ")[0] for line in lines] == ["steps.csv:2:3", "steps.csv:2:4", "steps.csv:3:3"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no row says what the columns are"),
        ("just,some,cells\n1,2,3\n", "no row says what the columns are"),
        ('Step,Who\n"Ask,Me\n', "no CSV"),
        ("Step,Who\nA\0sk,Me\n", "NUL"),
        ("," * 5_000 + "Step,Who\n", "columns, the limit is"),
    ],
)
def test_what_is_no_table_is_refused(text: str, words: str) -> None:
    assert words in " ".join(told(text))


def test_a_million_rows_are_refused_by_a_limit(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("Step,Who\n" + "Ask,Me\n" * 300_000)
    process, findings = read_lenient(path)
    assert process is None
    assert "limit" in str(findings[0])


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_table_keeps_the_steps_flows_and_times_of_every_example(path: Path) -> None:
    first = read(path)
    again = read_text(dump(first, ".csv"), "steps.csv", ending=".csv")
    kept = [node.id for node in first.nodes]
    assert [node.id for node in again.nodes][: len(kept)] == kept
    assert _ways(again) == _ways(first)
    minutes = [_minutes(node) for node in first.nodes]
    assert [_minutes(node) for node in again.nodes[: len(kept)]] == minutes


def _ways(process: object) -> list[object]:
    return [(f.source, f.target, f.when, f.share and f.share.likely) for f in process.flows]  # type: ignore[attr-defined]


def _minutes(node: object) -> object:
    time = getattr(node, "time", None)
    return time and [
        pytest.approx(n * (60 if time.unit == "h" else 1)) for n in (time.likely, time.high) if n
    ]


def test_formulas_are_neutralised() -> None:
    process = read_text("Step,Who,Note\nAsk,Me,'=1+1\n", "steps.csv", ending=".csv")
    assert process.nodes[0].note == "=1+1"
    assert "'=1+1" in dump(process, ".csv")


def test_what_a_table_cannot_say_is_listed() -> None:
    lost = set(losses(read(EXAMPLES / "speeding_before.yaml")))
    assert {("log", "rekeys"), ("resident", "kind")} <= lost
    assert ("send_on", "transfers") not in lost
    assert not list(
        losses(read_text("procmodel: 1\nname: N\nlanes: {a: {}}\nsteps: {x: {name: X, lane: a}}\n"))
    )


def test_grades_and_sources_are_columns() -> None:
    step = read_text(
        "Step,Who,Source,Grade\nAsk,Me,Stopwatch 2025,Measured\n", "steps.csv", ending=".csv"
    ).nodes[0]
    assert (step.source, step.grade) == ("Stopwatch 2025", Grade.MEASURED)
