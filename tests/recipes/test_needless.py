"""What `check --fix` takes out of a file, and what it leaves: every other byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from procmodel.checks import RULES, find_rule
from procmodel.cli import procmodel
from procmodel.cli.running import run
from procmodel.recipes.needless import NEEDLESS

FORM = ("--rule", "superfluous-gateway=warning", "--rule", "superfluous-termination=info")
HEAD = "procmodel: 1\nname: Cards  # of all kinds\nlanes: {desk: {name: Desk}}\nsteps:\n"
ASK, END = "  ask: {name: Ask for it, lane: desk}\n", "  done: {kind: end}\n"


def fixed(path: Path, steps: str, *more: str) -> str:
    path.write_bytes((HEAD + steps).encode())
    run(procmodel, ["check", "--fix", str(path), *more])
    return path.read_bytes().decode().removeprefix(HEAD)


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("  ask:\n    name: Ask\n    note:\n    lane: desk\n", "  ask:\n    name: Ask\n    lane: desk\n"),
        ("  ask: {name: Ask, note: , lane: desk}  # x\n", "  ask: {name: Ask, lane: desk}  # x\n"),
        ("  ask: {name: Ask, lane: desk, note: }\r\n", "  ask: {name: Ask, lane: desk}\r\n"),
        ("  ask: {name: Ask, note: , lane: desk, time: }\n", "  ask: {name: Ask, lane: desk}\n"),
    ],
)
def test_keys_with_nothing_behind_them_go(tmp_path: Path, written: str, left: str) -> None:
    assert fixed(tmp_path / "a.yaml", written) == left


@pytest.mark.parametrize("written", ["  ask:\n    name: Ask\n    lane: desk\n    note:  # to come\n"])
def test_a_key_with_a_comment_behind_it_stays(tmp_path: Path, written: str) -> None:
    assert fixed(tmp_path / "a.yaml", written) == written


@pytest.mark.parametrize(
    "gateway", ["  gate: {kind: exclusive}\n", "  gate:\n    kind: parallel\n    name: Go on\n"]
)
def test_a_diamond_that_decides_nothing_goes_where_its_rule_runs(tmp_path: Path, gateway: str) -> None:
    path = tmp_path / "a.yaml"
    assert fixed(path, ASK + gateway + END) == ASK + gateway + END  # the rule is for drawings
    assert fixed(path, ASK + gateway + END, *FORM) == ASK + END


@pytest.mark.parametrize(
    "steps",
    [
        "  ask: {name: Ask for it, lane: desk, next: gate}\n  gate: {kind: exclusive}\n"
        + END,  # named elsewhere
        ASK + "  gate: {kind: exclusive}  # to be drawn\n" + END,
        ASK + "  gate: {kind: exclusive, next: {to: done, when: paid}}\n" + END,
    ],
)
def test_a_diamond_that_means_something_stays(tmp_path: Path, steps: str) -> None:
    assert fixed(tmp_path / "a.yaml", steps, *FORM) == steps


def test_an_end_that_has_nothing_to_stop_becomes_a_plain_one(tmp_path: Path) -> None:
    steps = ASK + "  done: {kind: end, event: terminate, name: Asked}  # over\n"
    assert fixed(tmp_path / "a.yaml", steps, *FORM) == ASK + "  done: {kind: end, name: Asked}  # over\n"
    block = ASK + "  done:\n    kind: end\n    event: terminate\n"
    assert fixed(tmp_path / "a.yaml", block, *FORM) == ASK + "  done:\n    kind: end\n"


def test_an_end_that_stops_another_branch_stays(tmp_path: Path) -> None:
    steps = (
        "  ask: {name: Ask for it, lane: desk, next: [one, two]}\n  one: {name: Do one, next: done}\n"
        "  two: {name: Do two, next: done}\n  done: {kind: end, event: terminate}\n"
    )
    assert fixed(tmp_path / "a.yaml", steps, *FORM) == steps


def test_rules_that_say_they_are_followed_are() -> None:
    assert {slug for slug in RULES if find_rule(slug).fixable} == set(NEEDLESS) & set(RULES)
