"""The smaller commands: what they print, and how they end."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from procmodel.cli import COMMANDS, procmodel
from procmodel.cli.running import run
from tests.house.tree import ROOT

EXAMPLES = ROOT / "examples"
BEFORE = str(EXAMPLES / "speeding_before.yaml")
COUNTS = ("human_touches", "pick_ups", "customer_steps", "handoffs", "notifications", "steps", "rekeyings")
TIMES = ("touch_time", "waiting_time", "end_to_end_time", "handling_cost", "annual_touch_time")
SINGLE = ("straight_through", "parties", "loops", "flow_efficiency", "size", "cfc", "automation.manual")


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(procmodel, list(arguments)) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_shows_an_example_of_it(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = answer(capsys, name, "--help")
    example = re.search(r"Example: (procmodel .*)", out)
    assert example is not None
    assert shlex.split(example[1])[1] == name


def test_measure_prints_about_ten_rows_and_all_with_all(capsys: pytest.CaptureFixture[str]) -> None:
    usual = answer(capsys, "measure", BEFORE).splitlines()
    assert usual[0] == "Report speeding traffic (before)"
    assert 8 <= len(usual[3:-2]) <= 12
    assert usual[-2:] == ["", "next: cases a year (volume) would tell the hours and the money of a year"]
    assert re.search(r"times a person handles it +7 +7 +7$", "\n".join(usual), re.MULTILINE)
    assert re.search(r"times it changes hands +5 +5 +5$", "\n".join(usual), re.MULTILINE)
    assert len(answer(capsys, "measure", "--all", BEFORE).splitlines()) > 2 * len(usual)


def test_tables_show_what_the_drawing_says_where_the_average_is_unknown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "unsaid.yaml"
    path.write_text(
        "procmodel: 1\nname: Unsaid\nlanes: {a: {}, b: {}}\nsteps:\n  log: {name: Log it, lane: a}\n"
        "  pick: {kind: exclusive, next: [easy, hard]}\n  easy: {name: Do it, lane: a, next: close}\n"
        "  hard: {name: Do it, lane: b, next: close}\n  close: {name: Do it, lane: a}\n"
    )
    assert run(procmodel, ["measure", str(path)]) == 0
    rows = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "times it changes hands not known not known 2 not known: needs shares at 'pick'" in rows
    assert run(procmodel, ["diff", str(path), str(path)]) == 0
    said = "times it changes hands, not known: needs shares at 'pick' (as drawn: 2 before, 2 after)"
    assert said in capsys.readouterr().out


def test_measure_json_has_the_keys_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(answer(capsys, "measure", "--json", BEFORE))
    assert list(found) == ["procmodel", "schema", "file", "measures", "handoffs_by", "remarks"]
    assert list(found["handoffs_by"]) == ["intake", "internal", "outbound", "to_customer"]
    common = ["unit", "exact", "missing", "grade"]
    for name in COUNTS:
        assert list(found["measures"][name])[:9] == ["static", "main_path", "expected", "min", "max", *common]
    for name in TIMES:
        values = ["expected", "p10", "p90", "main_path", "low", "likely", "high"]
        assert list(found["measures"][name])[:11] == [*values, *common]
    for name in SINGLE:
        assert list(found["measures"][name])[:5] == ["value", *common]
    assert found["measures"]["human_touches"]["static"] == 7
    assert found["measures"]["within_target"]["missing"] == ["simulation"]


def test_measure_of_two_files_lists_models(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(answer(capsys, "measure", "--json", BEFORE, str(EXAMPLES / "speeding_after.yaml")))
    assert list(found) == ["procmodel", "schema", "models"]
    assert [Path(model["file"]["path"]).name for model in found["models"]] == [
        "speeding_before.yaml",
        "speeding_after.yaml",
    ]


def test_explain_names_rule_formula_steps_and_places(capsys: pytest.CaptureFixture[str]) -> None:
    out = answer(capsys, "measure", BEFORE, "--explain", "human_touches")
    assert [line.partition(":")[0] for line in out.splitlines()[1:4]] == ["Rule", "Formula", "Values"]
    assert len(re.findall(r"speeding_before\.yaml:\d+:\d+", out)) == 7
    assert run(procmodel, ["measure", BEFORE, "--explain", "human_touch"]) == 3
    assert "did you mean 'human_touches'?" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["speeding", "bins", "parking", "repair"])
def test_new_writes_an_example_that_is_a_pair(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = answer(capsys, "new", "--example", name, "--in", str(tmp_path)).split()
    assert {f"{name}_before.yaml", f"{name}_after.yaml"} <= {Path(path).name for path in written}
    assert all(Path(path).read_bytes() == (EXAMPLES / Path(path).name).read_bytes() for path in written)
    assert run(procmodel, ["new", "--example", name, "--in", str(tmp_path)]) == 3
    assert "there already" in capsys.readouterr().err


def test_new_writes_a_file_that_can_be_measured_and_is_laid_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = answer(capsys, "new", "Report a pothole: now", "--in", str(tmp_path)).strip()
    assert Path(path).name == "report-a-pothole-now.yaml"
    assert "Report a pothole: now" in answer(capsys, "measure", path)
    assert answer(capsys, "fmt", "--check", path) == ""


def test_the_schema_accepts_what_new_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import jsonschema

    from procmodel import dump, read

    schema = json.loads(answer(capsys, "schema"))
    path = answer(capsys, "new", "Card", "--in", str(tmp_path)).strip()
    checker = jsonschema.Draft202012Validator(schema)
    assert list(checker.iter_errors(json.loads(dump(read(path), ".json")))) == []


def test_doctor_names_what_is_here(capsys: pytest.CaptureFixture[str]) -> None:
    out = answer(capsys, "doctor")
    assert re.search(r"^ok +procmodel +\d", out, re.MULTILINE)
    parts = json.loads(answer(capsys, "doctor", "--json"))["parts"]
    assert {"python", "click", "pydantic"} <= {part["name"] for part in parts}


def test_an_unknown_command_is_wrong_usage_with_the_nearest_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(procmodel, ["mesure"]) == 2
    assert "did you mean 'measure'?" in capsys.readouterr().err


def test_alone_it_shows_its_help_and_calls_that_no_error(capsys):
    assert run(procmodel, []) == 2
    said = capsys.readouterr().err
    assert said.startswith("Usage: procmodel [OPTIONS] COMMAND")
    assert "Error" not in said
    assert "  diff      Compare two versions" in said


def test_remarks_beyond_the_first_are_counted_and_no_option_is_named_that_is_not_there(
    capsys: pytest.CaptureFixture[str],
) -> None:
    from procmodel.cli.options import show_remarks

    show_remarks(range(103), most=100)
    assert capsys.readouterr().err.splitlines()[-2:] == ["99", "and 3 more remarks"]
