"""Which way a step takes, in words that other tools understand: BPMN takes every way that says nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from procmodel.formats import dump, read, read_text
from procmodel.model import Process

ROOT = Path(__file__).parents[3]
HEAD = "procmodel: 1\nname: Check a claim\nlanes: {desk: {name: Desk}, portal: {name: Portal, kind: system}}\nsteps:\n"
CHOICE = """  look: {name: Look at it, lane: desk, kind: manual, next: [%s]}
  pay: {name: Pay it, lane: desk, kind: manual, next: []}
  ask: {name: Ask for more, lane: desk, kind: manual, next: []}
"""
SHARES = CHOICE % "{to: pay, when: all is there, share: 70%}, {to: ask, share: 30%}"


def process_of(steps: str) -> Process:
    return read_text(HEAD + steps)


def conditions(text: str) -> list[str]:
    from lxml import etree

    root = etree.fromstring(text.encode())
    return [one.text or "" for one in root.iter("{*}conditionExpression")]


def test_ways_out_of_a_step_that_takes_one_have_a_condition_in_words() -> None:
    assert conditions(dump(process_of(SHARES), ".bpmn")) == ["all is there", "30%"]


def test_the_words_are_forgotten_when_the_file_is_read_again() -> None:
    process = process_of(SHARES)
    assert read_text(dump(process, ".bpmn"), ending=".bpmn") == process


def test_a_condition_that_another_tool_wrote_over_them_counts() -> None:
    text = dump(process_of(SHARES), ".bpmn").replace(">all is there</", ">papers = 3</")
    flows = read_text(text, ending=".bpmn").flows
    assert [flow.condition for flow in flows] == ["papers = 3", None]


@pytest.mark.parametrize("ways", ["pay, ask", "{to: pay}, {to: ask}"])
def test_ways_that_are_all_taken_have_none(ways: str) -> None:
    assert not conditions(dump(process_of(CHOICE % ways), ".bpmn"))


def test_a_file_of_another_tool_gets_no_conditions_that_it_did_not_have(shared_data: Path) -> None:
    for path in sorted((shared_data / "miwg" / "reference").glob("*.bpmn")):
        written = conditions(path.read_text("utf-8"))
        assert conditions(dump(read(path), ".bpmn")) == [text.strip() for text in written], path.name


@pytest.mark.parametrize(
    ("way", "executable"),
    [("{to: pay, share: 70%}, {to: ask, default: true}", "false"),
     ("{to: pay, condition: papers == 3}, {to: ask, default: true}", "true")],
)  # fmt: skip
def test_only_a_process_whose_choices_have_formulas_is_called_executable(way: str, executable: str) -> None:
    steps = (CHOICE % way).replace("lane: desk, kind: manual", "lane: portal, kind: service")
    text = dump(process_of(steps), ".bpmn")
    assert f'isExecutable="{executable}"' in text
    assert conditions(text) == (["papers == 3"] if executable == "true" else ["70%"])
