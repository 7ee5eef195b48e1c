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


def test_cases_that_leave_the_model_are_named_and_all_of_them_when_asked(
    log: str, capsys: pytest.CaptureFixture[str]
) -> None:
    model = (
        "procmodel: 1\nname: N\nlanes: {a: {name: A}}\nsteps:\n  ask: {name: Ask, lane: a, how: by hand}\n"
    )
    Path("model.yaml").write_text(model + "  answer: {name: Answer, lane: a, how: by hand}\n")
    odd = "".join(f"odd{n},{name},,2026-02-{n:02}T09:00,ann\n" for n in range(1, 8) for name in ("Ask", "Go"))
    odd += "".join(f"x,{name},,2026-03-01T09:00,ann\n" for name in "abcdef")
    Path("log.csv").write_text(LOG + odd)
    order = ["learn", log, "--into", "model.yaml", "-o", "learnt.yaml"]
    assert run(procmodel, order) == 0
    few = capsys.readouterr().out
    assert (
        "7 cases (odd1, odd2, odd3, odd4, odd5, ...): after 'ask' came 'Go', the model allows 'answer'" in few
    )
    assert "(--all shows them)" in few
    assert run(procmodel, [*order, "--all"]) == 0
    everything = capsys.readouterr().out
    assert "(odd1, odd2, odd3, odd4, odd5, odd6, odd7)" in everything
    assert "--all" not in everything
    assert "1 cases (x): after the beginning came 'f'" in everything
    assert run(procmodel, [*order, "--json"]) == 0
    left = json.loads(capsys.readouterr().out)["conformance"]["deviations"]
    assert left[0]["which"] == [f"odd{n}" for n in range(1, 8)]


def test_why_a_log_tells_no_times_is_said(log: str, capsys: pytest.CaptureFixture[str]) -> None:
    why = "no times and waits are learnt: the log has one time an event, which tells when work ended"
    assert run(procmodel, ["learn", log, "-o", "draft.yaml"]) == 0
    assert why not in capsys.readouterr().out
    Path("log.csv").write_text("case,activity,when\n1,Ask,2026-01-05\n2,Ask,2026-01-06\n")
    assert run(procmodel, ["learn", log, "--column", "end=when", "-o", "draft.yaml"]) == 0
    out = capsys.readouterr().out
    assert f"learnt: 0 times, 0 waits, 0 shares, people of 0 lanes\n{why}" in out
    assert "--column start=HEADING" in out


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


def test_a_log_that_names_no_step_is_refused_and_nothing_is_written(
    log: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("zoo.yaml").write_text(
        "procmodel: 1\nname: Zoo\nlanes: {a: {name: A}}\n"
        "steps:\n  feed: {name: Feed the zebra, lane: a, how: by hand}\n"
    )
    assert run(procmodel, ["learn", log, "--into", "zoo.yaml", "-o", "learnt.yaml"]) == 3
    out, err = capsys.readouterr()
    assert "log.csv: no activity of the log is a step of the model, so nothing is learnt" in err
    assert "the log has 'Ask', 'Answer', the model 'Feed the zebra'" in err
    assert not out
    assert not Path("learnt.yaml").exists()


def test_events_out_of_order_are_learnt_as_those_in_order(
    log: str, capsys: pytest.CaptureFixture[str]
) -> None:
    heading, first, *rows = LOG.splitlines()
    assert run(procmodel, ["learn", log]) == 0
    in_order = capsys.readouterr().out
    Path("log.csv").write_text("\n".join([heading, first, *reversed(rows)]) + "\n")
    assert run(procmodel, ["learn", log]) == 0
    assert capsys.readouterr().out == in_order


@pytest.mark.parametrize("zones", [("+02:00", "Z"), ("+02:00", "+05:30")])
def test_times_of_several_zones_are_brought_to_one(
    zones: tuple[str, str], log: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Begun in one zone, ended in another: ten minutes later all the same."""
    offset = {"+02:00": 2.0, "Z": 0.0, "+05:30": 5.5}
    later = offset[zones[1]] - offset[zones[0]]
    hours, minutes = divmod(round((9 + later) * 60) + 10, 60)
    Path("log.csv").write_text(
        f"case,activity,start,end\n1,Ask,2026-01-05T09:00{zones[0]},2026-01-05T{hours:02}:{minutes:02}{zones[1]}\n"
    )
    assert run(procmodel, ["learn", log]) == 0
    assert "time: {value: 10 min, sample: 1" in capsys.readouterr().out


def test_times_that_name_no_zone_beside_others_are_told(log: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("log.csv").write_text(
        "case,activity,end\n1,Ask,2026-01-05T09:00Z\n1,Answer,2026-01-05T10:00\n2,Ask,2026-01-05T11:00\n"
    )
    assert run(procmodel, ["learn", log]) == 0
    assert "log.csv: times that name no zone while others do, taken as UTC: 2" in capsys.readouterr().err
