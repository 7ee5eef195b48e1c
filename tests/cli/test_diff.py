"""`procmodel diff`: what it prints, and how it ends."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from procmodel.cli import procmodel
from procmodel.cli.running import run
from tests.house.tree import ROOT

BEFORE, AFTER = (str(ROOT / "examples" / f"speeding_{side}.yaml") for side in ("before", "after"))
FINDING = "7 touches by hand became 0; 5 handoffs became 1"


def diff(*arguments: str) -> int:
    return run(procmodel, ["diff", *arguments])


def as_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    diff("--json", *arguments)
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_it_says_the_finding_the_figures_the_changes_and_what_got_worse(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert diff(BEFORE, AFTER) == 0
    out = capsys.readouterr().out
    parts = [FINDING, "times a person handles it", "What changed:", "now automatic (4)", "What got worse:"]
    assert [out.index(part) for part in parts] == sorted(out.index(part) for part in parts)
    assert out.startswith(FINDING)
    assert "the later file says so (replaces)" in out
    assert "same id" in out


def test_the_picture_lands_where_it_was_asked_for_and_its_path_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pictures = [str(tmp_path / f"pair.{ending}") for ending in ("svg", "md", "json")]
    assert diff(BEFORE, AFTER, *(part for path in pictures for part in ("-o", path))) == 0
    assert capsys.readouterr().err.splitlines()[-3:] == [f"wrote {path}" for path in pictures]
    assert Path(pictures[0]).read_bytes().startswith(b"<?xml")
    assert FINDING in Path(pictures[1]).read_text("utf-8")
    assert json.loads(Path(pictures[2]).read_bytes())["comparable"] is True


def test_json_has_the_keys_in_the_order_that_the_contract_gives(capsys: pytest.CaptureFixture[str]) -> None:
    found = as_json(capsys, BEFORE, AFTER)
    contract = ["procmodel", "schema", "before", "after", "comparable", "boundaries", "finding", "measures"]
    contract += ["steps", "flows", "lanes", "patterns", "adverse", "uncertain", "edits"]
    assert [key for key in found if key in contract] == contract
    assert {"nodes", "remarks"} <= set(found)
    assert found["before"] == {
        "path": BEFORE,
        "sha256": hashlib.sha256(Path(BEFORE).read_bytes()).hexdigest(),
    }
    assert list(found["steps"][0]) == [
        *("before", "after", "kind", "share", "also", "notes_only", "confidence", "why", "fields")
    ]
    touches = found["measures"]["human_touches"]
    assert (touches["before"]["main_path"], touches["after"]["main_path"]) == (7, 0)
    assert touches["change"] == {"expected": -6.982, "ratio": pytest.approx(-0.9974, abs=1e-4)}


def test_every_step_of_both_files_stands_in_one_entry(capsys: pytest.CaptureFixture[str]) -> None:
    from procmodel import read

    found = as_json(capsys, BEFORE, AFTER)
    for side, path in (("before", BEFORE), ("after", AFTER)):
        told = [id_ for entry in (*found["steps"], *found["nodes"]) for id_ in entry[side]]
        assert sorted(told) == sorted(node.id for node in read(path).nodes)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([BEFORE, AFTER], 0),
        ([BEFORE, AFTER, "--exit-code"], 1),
        ([BEFORE, BEFORE, "--exit-code"], 0),
        ([BEFORE, AFTER, "--fail-if", "handoffs > before"], 0),
        ([AFTER, BEFORE, "--fail-if", "handoffs > before"], 1),
        ([BEFORE, AFTER, "--fail-if", "handoffs.static > 3"], 1),
        ([BEFORE, AFTER, "--fail-if", "handofs > before"], 2),
        ([BEFORE, AFTER, "--fail-if", "9**9**9"], 2),
        ([BEFORE, "none.yaml"], 3),
        ([BEFORE], 2),
        ([BEFORE, AFTER, "-o", "pair.foo"], 3),
        ([BEFORE, AFTER, "--nothing"], 2),
    ],
)
def test_it_ends_as_the_contract_says(arguments: list[str], code: int) -> None:
    assert diff(*arguments) == code


def test_what_cannot_be_compared_ends_with_1_and_the_whole_result(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(Path(AFTER).read_text("utf-8").replace("procmodel: 1", "procmodel: 1\ncurrency: EUR"))
    assert diff(BEFORE, str(other), "--json") == 1
    found = json.loads(capsys.readouterr().out)
    assert found["comparable"] is False
    assert "GBP" in " ".join(finding["message"] for finding in found["boundaries"])
    assert found["steps"]


def test_one_side_may_come_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(Path(AFTER).read_bytes())))
    assert diff(BEFORE, "-") == 0
    assert capsys.readouterr().out.startswith(FINDING)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git repository with the earlier file committed, and the later one in its place."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "speeding.yaml"
    path.write_bytes(Path(BEFORE).read_bytes())
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "before"]):
        subprocess.run([*git, *command], check=True, capture_output=True)
    path.write_bytes(Path(AFTER).read_bytes())
    return path


def test_a_version_in_git_can_be_named(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert diff("git:HEAD:speeding.yaml", "speeding.yaml") == 0
    assert capsys.readouterr().out.startswith(FINDING)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("git:HEAD:none.yaml", "nothing called 'none.yaml' in revision 'HEAD'"),
        ("git:nope:speeding.yaml", "no revision 'nope'"),
        ("git:--output=x:speeding.yaml", "not a file in git"),
    ],
)
def test_what_is_not_in_git_is_told(
    name: str, reason: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert diff(name, AFTER) == 3
    said = capsys.readouterr().err
    assert name in said
    assert reason in said
    assert [path.name for path in repository.parent.iterdir() if path.name != ".git"] == ["speeding.yaml"]


def test_text_is_markdown_where_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert diff(BEFORE, AFTER, "--format", "markdown") == 0
    out = capsys.readouterr().out
    assert FINDING in out
    assert "### What got worse" in out


@pytest.mark.parametrize(
    ("view", "tabs"), [("stacked", ["Both", "Before", "After", "Overlay"]), ("overlay", []), ("strip", None)]
)
def test_the_web_page_has_tabs_for_both_each_and_one_drawing(
    view: str, tabs: list[str] | None, tmp_path: Path
) -> None:
    from lxml import html

    path = tmp_path / "pair.html"
    assert diff(BEFORE, AFTER, "-o", str(path), "--view", view) == 0
    found = html.document_fromstring(path.read_bytes()).xpath('//*[@role="tab"]/text()')
    assert "Overlay" not in found if tabs is None else found == tabs
