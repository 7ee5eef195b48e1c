"""`procmodel check`: what it prints, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from procmodel.cli import procmodel
from procmodel.cli.running import run

ROOT = Path(__file__).parent.parent.parent
BAD = str(ROOT / "tests" / "checks" / "fake_join" / "bad-branches-meet.yaml")
BEFORE, AFTER = (str(ROOT / "examples" / f"speeding_{state}.yaml") for state in ("before", "after"))


def test_an_example_is_fine_and_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(procmodel, ["check", BEFORE]) == 0
    assert f"{BEFORE}: sound: every case can end" in capsys.readouterr().out


def test_a_finding_says_where_what_and_how_to_mend_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(procmodel, ["check", BAD]) == 1
    out = capsys.readouterr().out
    assert f"{BAD}:10:3: warning: branches that go on side by side" in out
    assert "to mend it: put a diamond before 'pay_fine'" in out
    assert "fault: 'pay_fine' can run twice at once" in out


def test_github_gets_annotations(capsys: pytest.CaptureFixture[str]) -> None:
    run(procmodel, ["check", "--format", "github", BAD])
    assert f"::warning file={BAD},line=10,col=3,title=fake-join::branches" in capsys.readouterr().out


def test_json_has_findings_and_soundness(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(procmodel, ["check", "--json", BAD]) == 1
    found = json.loads(capsys.readouterr().out)
    finding = next(f for f in found["findings"] if f["rule"] == "fake-join")
    assert list(finding) == ["rule", "severity", "element", "message", "file", "line", "column", "fix"]
    assert (finding["element"], finding["line"], finding["column"]) == ("pay_fine", 10, 3)
    assert found["soundness"]["verdict"] == "fault"
    assert found["soundness"]["properties"] == {
        "option_to_complete": True,
        "proper_completion": False,
        "no_dead_steps": True,
        "safe": False,
    }


def test_a_file_with_an_error_ends_with_1_and_no_file_with_3(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(
        "procmodel: 1\nname: x\nlanes: {a: {}}\nsteps:\n  s: {name: S, lane: a, time: 5 minuets}\n"
    )
    assert run(procmodel, ["check", str(wrong)]) == 1
    assert run(procmodel, ["check", str(tmp_path / "none.yaml")]) == 3


def test_a_rule_can_be_turned_off(capsys: pytest.CaptureFixture[str]) -> None:
    run(procmodel, ["check", BAD, "--rule", "fake-join=off"])
    assert "fake-join" not in capsys.readouterr().out


def test_the_rules_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(procmodel, ["check", "--list-rules"]) == 0
    assert "fake-join" in capsys.readouterr().out


def test_a_pair_is_checked_against_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(procmodel, ["check", "--pair", BEFORE, AFTER]) in (0, 1)
    assert run(procmodel, ["check", "--pair", BEFORE]) == 2


def test_fix_puts_quotes_where_they_are_needed_and_keeps_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(
        b"procmodel: 1\nname: Fix: me\nlanes: {a: {name: A}}  # people\r\nsteps:\n"
        b"  read: {name: Read it, lane: a, note: see: this}\n  go: {name: Go on, note: one, two}\n"
    )
    assert run(procmodel, ["check", "--fix", str(path)]) == 0
    assert path.read_bytes() == (
        b'procmodel: 1\nname: "Fix: me"\nlanes: {a: {name: A}}  # people\r\nsteps:\n'
        b'  read: {name: Read it, lane: a, note: "see: this"}\n  go: {name: Go on, note: "one, two"}\n'
    )


def test_fix_leaves_a_file_alone_that_needs_none(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(Path(BEFORE).read_bytes())
    run(procmodel, ["check", "--fix", str(path)])
    assert path.read_bytes() == Path(BEFORE).read_bytes()


def test_a_project_sets_its_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = tmp_path / "procmodel.toml"
    settings.write_text('[rules]\nfake-join = "off"\n')
    run(procmodel, ["check", BAD])
    assert "[fake-join]" not in capsys.readouterr().out
    run(procmodel, ["check", BAD, "--rule", "fake-join=error"])
    assert "error: branches" in capsys.readouterr().out
    settings.write_text('[check]\nprofile = "service"\n')
    run(procmodel, ["check", AFTER])
    assert "another-channel" in capsys.readouterr().out


def test_a_file_sets_its_rules(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(Path(BAD).read_text("utf-8") + "x-rules: {fake-join: off}\n", "utf-8")
    run(procmodel, ["check", str(path)])
    assert "[fake-join]" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[rules", "no TOML"),
        ("[rules]\nfake-join = 1\n", "[rules] takes texts"),
        ("[rulez]\n", "unknown key 'rulez' (one of: check, labels, lang, rules)"),
        ('[rules]\nfake-joint = "off"\n', "fake-joint"),
        ('[rules]\nfake-join = "loud"\n', "unknown severity 'loud'"),
    ],
)
def test_settings_that_cannot_be_are_told(
    text: str,
    reason: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "procmodel.toml").write_text(text)
    assert run(procmodel, ["check", BAD]) == 3
    assert reason in capsys.readouterr().err
