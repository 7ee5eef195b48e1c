"""What a file may leave out, and what is made of it."""

from __future__ import annotations

import pickle
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings

from procmodel.errors import ReadError
from procmodel.formats import dump, read, read_text, schema
from procmodel.model import EndEvent, Process, SubProcess, Task, TaskKind
from procmodel.wording import sentences
from tests.conftest import ROOT
from tests.strategies import processes

LANES = "lanes: {admin: {name: Admin}, form: {kind: system}, clerk: {kind: partner}}\n"


def model(steps: str, more: str = "") -> Process:
    return read_text(f"procmodel: 1\nname: Ŵyl & co\n{more}{LANES}steps:\n{steps}")


def flows(process: Process) -> list[tuple[str, str]]:
    return [(flow.source, flow.target) for flow in process.flows]


def test_seven_tasks_in_a_row_are_seven_lines() -> None:
    process = model("  a: {name: A, lane: admin}\n" + "".join(f"  b{n}: {{name: B}}\n" for n in range(6)))
    assert [node.lane for node in process.nodes] == ["admin"] * 7
    assert flows(process) == [(a.id, b.id) for a, b in zip(process.nodes, process.nodes[1:], strict=False)]
    assert process.id == "wyl-co"


def test_a_kind_left_out_follows_from_lane_and_system_with_a_remark() -> None:
    process = model(
        "  a: {name: A, lane: admin}\n  b: {name: B, system: crm}\n  c: {name: C, lane: form, system: crm}\n"
    )
    kinds = [node.kind for node in process.nodes if isinstance(node, Task)]
    assert kinds == [TaskKind.MANUAL, TaskKind.USER, TaskKind.SERVICE]
    assert [remark.rule for remark in process.remarks] == ["kind"] * 3


def test_plain_words_mean_the_kinds_of_bpmn_and_are_kept() -> None:
    text = (
        "  a: {name: A, who: admin, how: by hand}\n  b: {name: B, who: admin, how: with a system}\n"
        "  c: {name: C, who: form, how: automatic}\n  d: {name: D, who: admin, how: user}\n"
    )
    process = model(text)
    assert [str(node.kind) for node in process.nodes] == ["manual", "user", "service", "user"]
    assert process.origin.spelling["steps", "a", "lane"] == "who"
    assert "how: by hand" in dump(process)
    assert "kind:" not in dump(process).split("steps:")[1]


def test_gateways_and_events_take_the_next_lane_and_ends_the_one_before() -> None:
    process = model(
        "  s: {kind: start}\n  a: {name: A, lane: admin}\n"
        "  g: {kind: exclusive, next: [b, e]}\n  b: {name: B, lane: clerk}\n"
        "  e: {kind: end}\n  f: {kind: end, lane: admin}\n"
    )
    assert [node.lane for node in process.nodes] == ["admin", "admin", "clerk", "clerk", "clerk", "admin"]
    ends = [node for node in process.nodes if isinstance(node, EndEvent)]
    assert [end.lane_written for end in ends] == [False, True]


def test_nested_ids_are_full_and_lead_nowhere_outside() -> None:
    process = model(
        "  box:\n    name: Box\n    lane: admin\n    kind: subprocess\n"
        "    steps: {a: {name: A}, b: {name: B, next: c}, x: {name: X}, c: {kind: end}}\n"
        "  after: {name: After}\n"
    )
    box = process.nodes[0]
    assert isinstance(box, SubProcess)
    assert [node.id for node in box.nodes] == ["box/a", "box/b", "box/x", "box/c"]
    assert [node.lane for node in box.nodes] == ["admin"] * 4
    assert ("box/b", "box/c") in [(flow.source, flow.target) for flow in box.flows]
    place = process.origin.place("steps", "box/b", "next")
    assert place is not None
    assert place.line == 9
    with pytest.raises(ReadError, match="'after', which is not inside"):
        model(
            "  box: {name: B, lane: admin, kind: subprocess, steps: {a: {name: A, next: after}}}\n"
            "  after: {name: C}\n"
        )


def test_ids_are_the_text_as_written() -> None:
    process = model(
        "  no: {name: A, lane: admin, next: 1e3}\n  1e3: {name: B, next: 'null'}\n  null: {name: C}\n"
    )
    assert [node.id for node in process.nodes] == ["no", "1e3", "null"]
    assert flows(process) == [("no", "1e3"), ("1e3", "null")]


def test_words_of_old_yaml_stay_words() -> None:
    process = model(
        "  a: {name: on, lane: admin, decides: d}\n"
        "  g: {kind: exclusive, next: [{to: y, when: yes}, {to: n, when: no}]}\n"
        "  y: {kind: end, name: off}\n  n: {kind: end}\n",
        "decisions: {d: {inputs: {i: {ask: Up?, answers: {yes: 75%, no: 25%}}},"
        " rules: [{when: {i: yes}, then: yes}, {otherwise: true, then: no}]}}\n",
    )
    assert [flow.when for flow in process.flows[1:]] == ["yes", "no"]
    assert [flow.share.likely for flow in process.flows[1:] if flow.share] == [0.75, 0.25]


def test_shares_that_miss_by_rounding_are_scaled_with_a_remark() -> None:
    thirds = "".join(f"{{to: {e}, share: 33.3%}}, " for e in "xyz")
    ends = "".join(f"  {e}: {{kind: end}}\n" for e in "xyz")
    process = model(f"  a: {{name: A, lane: admin, kind: manual, next: [{thirds}]}}\n{ends}")
    assert sum(flow.share.likely or 0 for flow in process.flows if flow.share) == pytest.approx(1, abs=1e-12)
    assert [remark.rule for remark in process.remarks] == ["shares"]
    assert not read_text(dump(process)).remarks


def test_joint_answers_weigh_the_outputs() -> None:
    process = model(
        "  a: {name: A, lane: admin, kind: rule, decides: d}\n"
        "  g: {kind: exclusive, next: [{to: y, when: one}, {to: n, when: two}]}\n"
        "  y: {kind: end}\n  n: {kind: end}\n",
        "decisions: {d: {inputs: {i: {answers: [a, b]}, j: {answers: [a, b]}},"
        " rules: [{when: {i: a, j: a}, then: one}, {otherwise: true, then: two}], joint: ["
        "{answers: {i: a, j: a}, share: 30%}, {answers: {i: a, j: b}, share: 10%},"
        " {answers: {i: b, j: b}, share: 60%}]}}\n",
    )
    assert [flow.share.likely for flow in process.flows[1:] if flow.share] == [0.3, 0.7]


def test_empty_is_read_with_a_remark() -> None:
    process = read_text("procmodel: 1\nname: X\nlanes: {}\nsteps: {}\n")
    assert process.nodes == ()
    assert [remark.rule for remark in process.remarks] == ["empty"]


def test_extension_keys_are_kept_where_the_format_names_keys_and_are_ids_elsewhere() -> None:
    process = model(
        "  x-ray: {name: X, lane: admin, kind: manual, x-colour: red}\n", "x-made: {by: us, n: 1}\n"
    )
    assert process.extensions == {"x-made": {"by": "us", "n": 1}}
    assert process.nodes[0].id == "x-ray"
    assert process.nodes[0].extensions == {"x-colour": "red"}


def test_a_dead_element_beside_a_declared_start_is_reported_and_no_error() -> None:
    process = model(
        "  s: {kind: start, next: b}\n  a: {name: A, lane: admin, kind: manual}\n  b: {kind: end}\n"
    )
    assert [(remark.rule, remark.element) for remark in process.remarks] == [("dead", "a")]


def test_a_loop_without_exit_is_read_and_named() -> None:
    process = model(
        "  s: {kind: start}\n  a: {name: A, lane: admin, kind: manual}\n"
        "  b: {name: B, kind: manual, next: a}\n"
    )
    assert any("'a', 'b'" in remark.message for remark in process.remarks if remark.rule == "no-end")


def test_a_main_path_goes_through_parallel_branches_in_any_order() -> None:
    steps = (
        "  a: {name: A, lane: admin, kind: manual}\n  p: {kind: parallel, next: [b, c]}\n"
        "  b: {name: B, kind: manual, next: j}\n  c: {name: C, kind: manual}\n  j: {kind: parallel}\n"
        "  d: {name: D, kind: manual, next: [{to: a, share: 10%, rework: true}, {to: e}]}\n  e: {kind: end}\n"
    )
    start = "  s: {kind: start}\n"
    for path in ("[a, b, c, d]", "[a, c, b, d]", "[a, b, c, d, a, b, c, d]"):
        assert model(start + steps, f"main_path: {path}\n").main_path
    for path in ("[a, b, d]", "[b, c, d]", "[a, b, c]", "[a, b, c, d, d]"):
        with pytest.raises(ReadError, match="main_path"):
            model(start + steps, f"main_path: {path}\n")


def test_a_process_survives_pickling_with_its_places(examples: Path) -> None:
    path = examples / "speeding_before.yaml"
    process = read(path)
    again = pickle.loads(pickle.dumps(process))
    assert again == process
    place = again.origin.place("steps", "log", "time")
    assert place is not None
    assert place.line is not None
    assert path.read_text(encoding="utf-8").split("\n")[place.line - 1].index("2-4-8 min") + 1 == place.column
    assert len(list(again.origin.places)) > 100


def test_every_sentence_is_said_somewhere_and_every_slug_has_one() -> None:
    folder = ROOT / "procmodel" / "formats"
    source = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.py")))
    said = set(re.findall(r'reading\.([a-z_0-9]+)"', source))
    known = sentences("reading")
    assert said <= set(known)
    silent = [slug for slug in known if f'"{slug}"' not in source and slug not in said]
    assert not [slug for slug in silent if not slug.startswith("unknown_")]


def test_the_schema_accepts_every_example_and_says_what_keys_mean() -> None:
    import json

    jsonschema = pytest.importorskip("jsonschema")
    validator = jsonschema.Draft202012Validator(schema())
    validator.check_schema(schema())
    for path in sorted((ROOT / "examples").glob("*.yaml")):
        assert not list(validator.iter_errors(json.loads(dump(read(path), ".json"))))
    assert list(
        validator.iter_errors({"procmodel": 1, "name": "X", "lanes": {}, "steps": {"a": {"knd": "x"}}})
    )
    properties = schema()["properties"]
    assert all(entry.get("description") for entry in properties.values())


@given(processes())
@settings(max_examples=40)
def test_any_legal_model_survives_json(process: Process) -> None:
    assert read_text(dump(process, ".json"), ending=".json") == process


@pytest.mark.parametrize(
    "text", ['{"a": [1,}', '{"a" 1}', "{'a': 1}", '{"a": 01}', '{"a": 1} x', '{"a": "\\ud800"}', "[1"]
)
def test_what_is_no_json_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(ReadError, match=r"x\.json:1:\d+"):
        read_text(text, "x.json", ending=".json")


@pytest.mark.slow
def test_ten_thousand_steps_are_read_no_slower_than_yaml_alone_takes() -> None:
    import yaml

    lines = ["procmodel: 1", "name: Big", "lanes: {a: {name: A}}", "steps:"]
    for n in range(10_000):
        lines.append(
            f"  t{n}: {{name: Do {n}, lane: a, kind: user, time: {n % 9 + 1}-{n % 9 + 9} min, system: crm}}"
        )
    text = "\n".join(lines)
    ours, theirs = [], []
    for _ in range(3):
        before = time.perf_counter()
        assert len(read_text(text).nodes) == 10_000
        between = time.perf_counter()
        yaml.load(text, Loader=yaml.CSafeLoader)
        ours.append(between - before)
        theirs.append(time.perf_counter() - between)
    assert min(ours) <= min(theirs)


def test_what_a_box_says_for_its_contents_is_told_where_those_are_shown() -> None:
    text = """procmodel: 1
name: Box
lanes: {a: {name: A}}
steps:
  box: {kind: subprocess, name: Box, lane: a, time: 2 h, cost: 5, steps: {x: {name: Do x, how: by hand, time: 1 h}}}
"""
    (remark,) = read_text(text).remarks
    assert (remark.rule, remark.element) == ("expanded", "box")
    assert remark.message.endswith("so this of its own does not count: time, cost")
    assert not read_text(text.replace(" time: 2 h, cost: 5,", " wait: 1 h,")).remarks
