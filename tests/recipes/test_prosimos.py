"""A process goes to Prosimos and comes back, and figures of other people's parameter files are read."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from procmodel.cli import procmodel
from procmodel.cli.running import run
from procmodel.errors import ReadError
from procmodel.formats import read, read_text
from procmodel.model import Dimension, Process, Quantity, Shape
from procmodel.recipes.prosimos import for_prosimos, from_prosimos
from tests.conftest import ROOT
from tests.strategies import processes

MODEL = """procmodel: 1
name: Report it
volume: 3000 per year
calendar: {hours: Mon-Fri 09:00-17:00}
lanes:
  admin: {name: Administrator, people: 2, rate: 19.10 per hour}
  portal: {name: Portal, kind: system}
steps:
  begin: {kind: start}
  log: {name: Log it, lane: admin, kind: user, time: {value: 4-6-10 min, source: diary}, wait: 2 h}
  which: {kind: exclusive, next: [{to: send, share: 97%}, {to: chase}]}
  send: {name: Send it, lane: portal, kind: service, time: {mean: 2 s, sd: 1 s, shape: gamma}, next: join}
  chase: {name: Chase it, lane: admin, kind: manual, time: {mean: 5 min, shape: exponential}}
  join: {kind: exclusive}
  late: {kind: catch, event: timer, delay: 2 h}
  done: {kind: end}
sources: {diary: {title: Diary}}
"""
BPMN = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
<process id="p" name="Lend"><startEvent id="s"/><task id="a" name="Ask"/><exclusiveGateway id="g"/>
<task id="b" name="Grant"/><task id="c" name="Tell"/><intermediateCatchEvent id="w"><timerEventDefinition/>
</intermediateCatchEvent><endEvent id="e"/>
<sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="g"/>
<sequenceFlow id="f3" sourceRef="g" targetRef="b"/><sequenceFlow id="f4" sourceRef="g" targetRef="c"/>
<sequenceFlow id="f5" sourceRef="b" targetRef="c"/><sequenceFlow id="f6" sourceRef="c" targetRef="w"/>
<sequenceFlow id="f7" sourceRef="w" targetRef="e"/></process></definitions>"""
OFFICE = [{"from": "MONDAY", "to": "FRIDAY", "beginTime": "08:00:00", "endTime": "16:00:00"}]


def fixed(value: float) -> dict[str, Any]:
    return {"distribution_name": "fix", "distribution_params": [{"value": value}]}


THEIRS: dict[str, Any] = {
    "resource_profiles": [
        {"id": "clerks", "name": "Clerk", "resource_list": [
            {"id": "c1", "name": "Ann", "cost_per_hour": 20, "amount": 1, "calendar": "h",
             "assigned_tasks": ["a", "c"]},
            {"id": "c2", "name": "Bob", "cost_per_hour": 30, "amount": 1, "calendar": "h",
             "assigned_tasks": ["a", "c"]},
        ]},
        {"id": "bosses", "name": "Boss", "resource_list": [
            {"id": "o", "name": "Eve", "cost_per_hour": 60, "amount": 3, "calendar": "h",
             "assigned_tasks": ["b"]},
        ]},
    ],
    "arrival_time_distribution": {"distribution_name": "expon", "distribution_params": [
        {"value": 3600}, {"value": 0}, {"value": 99999}]},
    "arrival_time_calendar": OFFICE,
    "gateway_branching_probabilities": [{"gateway_id": "g", "probabilities": [
        {"path_id": "f3", "value": 0.25}, {"path_id": "f4", "value": 0.75}]}],
    "task_resource_distribution": [
        {"task_id": "a", "resources": [{"resource_id": "c1", **fixed(600)}, {"resource_id": "c2", **fixed(1200)}]},
        {"task_id": "b", "resources": [{"resource_id": "o", **fixed(30)}]},
    ],
    "resource_calendars": [{"id": "h", "name": "h", "time_periods": OFFICE}],
    "event_distribution": [{"event_id": "w", **fixed(7200)}],
    "batch_processing": [{"task_id": "a"}],
}  # fmt: skip


def written(process: Process) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(for_prosimos(process).parameters)
    return found


def again(process: Process, folder: Path, **changes: Any) -> Process:
    """The process after a way through both files, with some sections changed on the way."""
    beside = for_prosimos(process)
    path = folder / "parameters.json"
    path.write_text(json.dumps({**json.loads(beside.parameters), **changes}), "utf-8")
    return from_prosimos(read_text(beside.bpmn, ending=".bpmn"), path)


def theirs(folder: Path, **changes: Any) -> Process:
    path = folder / "theirs.json"
    path.write_text(json.dumps({**THEIRS, **changes}), "utf-8")
    return from_prosimos(read_text(BPMN, "p.bpmn", ending=".bpmn"), path)


def step(process: Process, id_: str) -> Any:
    return next(node for node in process.nodes if node.id == id_)


def test_a_process_comes_back_as_it_went(tmp_path: Path) -> None:
    process = read_text(MODEL)
    assert again(process, tmp_path) == process
    assert for_prosimos(process).parameters == for_prosimos(process).parameters


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_examples_come_back_as_they_went(path: Path, tmp_path: Path) -> None:
    process = read(path)
    assert again(process, tmp_path) == process


@given(processes(depth=1))
@settings(max_examples=20)
def test_any_process_comes_back_as_it_went(
    tmp_path_factory: pytest.TempPathFactory, process: Process
) -> None:
    assert again(process, tmp_path_factory.mktemp("beside")) == process


def test_every_id_in_the_parameters_is_one_of_the_bpmn_and_every_task_is_plain() -> None:
    beside = for_prosimos(read_text(MODEL))
    found = json.loads(beside.parameters)
    assert "Task " not in beside.bpmn.replace(":task ", "")
    ids = [row["task_id"] for row in found["task_resource_distribution"]]
    ids += [
        way["path_id"] for row in found["gateway_branching_probabilities"] for way in row["probabilities"]
    ]
    ids += [row["event_id"] for row in found["event_distribution"]]
    assert ids[:3] == ["log", "chase", "send"]
    assert len(ids) == 6
    assert all(f'id="{id_}"' in beside.bpmn for id_ in ids)


def test_what_prosimos_cannot_say_is_listed() -> None:
    told = " ".join(str(finding) for finding in for_prosimos(read_text(MODEL)).lost)
    assert "no word for `wait`: 'log'" in told
    bins = " ".join(
        str(finding) for finding in for_prosimos(read(ROOT / "examples" / "bins_after.yaml")).lost
    )
    assert "wants one start event, here are 2" in bins


def test_a_figure_that_was_changed_is_read_and_the_others_keep_their_sources(tmp_path: Path) -> None:
    process = read_text(MODEL)
    figures = written(process)
    tasks, profiles = deepcopy(figures["task_resource_distribution"]), deepcopy(figures["resource_profiles"])
    tasks[1]["resources"][0] |= fixed(900)
    profiles[0]["resource_list"][0]["amount"] = 5
    changed = again(process, tmp_path, task_resource_distribution=tasks, resource_profiles=profiles)
    assert step(changed, "chase").time == Quantity(dimension=Dimension.DURATION, unit="min", likely=15)
    assert step(changed, "log").time.source == "diary"
    assert changed.lanes[0].people == 5
    assert changed.lanes[0].rate == process.lanes[0].rate
    assert changed.volume == process.volume


def test_other_people_s_figures_are_read(tmp_path: Path) -> None:
    process = theirs(tmp_path)
    ask = step(process, "a").time
    assert (ask.shape, ask.mean, ask.sd) == (Shape.GAMMA, 15, 5)  # 10 and 20 min, as often
    assert step(process, "b").time == Quantity(dimension=Dimension.DURATION, unit="s", likely=30)
    assert step(process, "w").delay == Quantity(dimension=Dimension.DURATION, unit="min", likely=120)
    assert [flow.share.likely for flow in process.flows if flow.share] == [0.25, 0.75]
    assert process.volume is not None
    assert process.volume.likely == pytest.approx(365 / 7 * 40)  # one an hour of the office
    assert process.calendar is not None
    assert process.calendar.hours == "Mon-Fri 08:00-16:00"


def test_people_who_do_the_same_steps_become_a_lane(tmp_path: Path) -> None:
    process = theirs(tmp_path)
    lanes = {lane.name: lane for lane in process.lanes}
    assert {name: lane.people for name, lane in lanes.items()} == {"Clerk": 2, "Boss": 3}
    assert lanes["Clerk"].rate == Quantity(dimension=Dimension.HOURLY, unit="per h", likely=25)
    assert {node.id: node.lane for node in process.nodes if node.id in "abc"} == {
        "a": "clerk",
        "b": "boss",
        "c": "clerk",
    }
    assert all(node.lane in ("clerk", "boss") for node in process.nodes)


def test_somebody_who_serves_two_lanes_is_a_role_of_both(tmp_path: Path) -> None:
    profiles = deepcopy(THEIRS["resource_profiles"])
    profiles[0]["resource_list"][0]["assigned_tasks"].append("b")
    tasks = [*THEIRS["task_resource_distribution"][:1]]
    process = theirs(tmp_path, resource_profiles=profiles, task_resource_distribution=tasks)
    assert [lane.roles for lane in process.lanes] == [{"Ann": 1, "Bob": 1}, {"Ann": 1, "Eve": 3}]


def test_what_is_not_read_is_told(tmp_path: Path) -> None:
    odd = [
        {"task_id": "zz", "resources": []},
        {"task_id": "b", "resources": [{"distribution_name": "weird"}]},
    ]
    told = "\n".join(str(remark) for remark in theirs(tmp_path, task_resource_distribution=odd).remarks)
    assert "not read: 'batch_processing'" in told
    assert "task_resource_distribution[0].task_id names 'zz', which the BPMN file lacks" in told
    assert "task_resource_distribution[1].resources[0]: the distribution 'weird' is not understood" in told


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "these are no parameters of Prosimos"),
        ("{", "no JSON"),
        ("[]", "these are no parameters of Prosimos"),
        ('{"a": 1}', "these are no parameters of Prosimos"),
        ('{"resource_profiles": 7}', "resource_profiles: a list is needed, found '7'"),
        ('{"resource_profiles": [7]}', r"resource_profiles\[0\]: a map is needed"),
        ('{"resource_profiles": [{"resource_list": [{"id": "x", "amount": "two"}]}]}', "amount: a whole number"),
        ("[" * 500, "nested deeper"),
        (
            '{"task_resource_distribution": [], "gateway_branching_probabilities": [{"gateway_id": "g",'
            ' "probabilities": [{"path_id": "f3", "value": 7}]}]}',
            "value: a share from 0 to 1 is needed, found '7'",
        ),
    ],
)  # fmt: skip
def test_what_is_no_parameter_file_is_refused_with_its_place(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text(text, "utf-8")
    with pytest.raises(ReadError, match=reason):
        from_prosimos(read_text(BPMN, ending=".bpmn"), path)


def test_the_command_writes_both_files_and_reads_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, bpmn, figures, back = (tmp_path / name for name in ("m.yaml", "m.bpmn", "m.json", "back.yaml"))
    source.write_text(MODEL, "utf-8")
    assert run(procmodel, ["convert", str(source), str(bpmn), "--prosimos", str(figures)]) == 0
    assert run(procmodel, ["convert", str(bpmn), str(back), "--figures", str(figures)]) == 0
    assert read(back) == read(source)
    assert "no word for `wait`" in capsys.readouterr().err
    assert run(procmodel, ["convert", str(source), str(bpmn), "--prosimos", str(figures), "--strict"]) == 1
    assert run(procmodel, ["convert", str(source), str(back), "--prosimos", str(figures)]) == 2
    assert run(procmodel, ["convert", str(bpmn), str(back), "--figures", str(tmp_path / "none.json")]) == 3
    assert run(procmodel, ["convert", str(source), str(bpmn), "--prosimos", str(bpmn)]) == 2


@pytest.mark.slow
def test_prosimos_plays_what_we_write(tmp_path: Path) -> None:
    program = shutil.which(os.environ.get("PROCMODEL_PROSIMOS", "prosimos"))
    if program is None:
        pytest.skip("needs the program prosimos (PROCMODEL_PROSIMOS says where)")
    beside = for_prosimos(read_text(MODEL))
    (tmp_path / "m.bpmn").write_text(beside.bpmn, "utf-8")
    (tmp_path / "m.json").write_text(beside.parameters, "utf-8")
    arguments = ["--bpmn_path", "m.bpmn", "--json_path", "m.json", "--total_cases", "100"]
    arguments += ["--log_out_path", "log.csv", "--stat_out_path", "stat.csv"]
    done = subprocess.run(
        [program, "start-simulation", *arguments], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    with (tmp_path / "log.csv").open(newline="") as file:
        played = [row["activity"] for row in csv.DictReader(file)]
    assert played.count("Log it") == 100
    assert played.count("Send it") + played.count("Chase it") == 100
