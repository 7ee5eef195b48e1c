"""`procmodel learn` as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from procmodel.cli import procmodel
from procmodel.cli.running import run

LOG = "case,activity,start,end,who\n" + "".join(
    f"{n},Ask,2026-01-0{n}T09:00,2026-01-0{n}T09:10,ann\n{n},Answer,2026-01-0{n}T10:00,2026-01-0{n}T10:30,bob\n"
    for n in range(1, 6)
)


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("log.csv").write_text(LOG)
    return "log.csv"


def test_a_draft_is_printed_as_a_model_and_the_rest_aside(
    log: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(procmodel, ["learn", log]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("procmodel: 1\n")
    assert "5 cases, 10 events, 2 activities, 1 ways through" in err


def test_figures_for_a_model_are_written_beside_it(log: str, capsys: pytest.CaptureFixture[str]) -> None:
    model = (
        "procmodel: 1\nname: N\nlanes: {a: {name: A}}\nsteps:\n  ask: {name: Ask, lane: a, how: by hand}\n"
    )
    Path("model.yaml").write_text(model + "  answer: {name: Answer, lane: a, how: by hand}\n")
    assert run(procmodel, ["learn", log, "--into", "model.yaml", "-o", "learnt.yaml"]) == 0
    out, err = capsys.readouterr()
    assert "2 of 2 activities are steps of the model" in out
    assert "5 of 5 cases follow the model" in out
    assert "wrote learnt.yaml" in err
    assert "sample: 5" in Path("learnt.yaml").read_text()
    assert Path("model.yaml").read_text().startswith(model)


def test_json_has_the_keys_of_the_contract(log: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(procmodel, ["learn", log, "--json", "-o", "draft.yaml"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found)[:6] == ["procmodel", "schema", "file", "log", "matched", "unmatched"]
    assert list(found["log"]) == ["cases", "events", "activities", "resources", "variants", "from", "to"]
    assert found["written"][0] == {"key": "ask.time", "sample": 5}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["none.csv"], 3),
        (["log.csv", "--column", "x=y"], 2),
        (["log.csv", "--into", "none.yaml"], 3),
        ([], 2),
    ],
)
def test_wrong_input_is_told_without_a_traceback(
    log: str, arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(procmodel, ["learn", *arguments]) == code
    assert "Traceback" not in capsys.readouterr().err
