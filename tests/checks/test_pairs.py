"""What is said of two versions held against each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from procmodel.checks import check_pair
from procmodel.comparison import compare
from procmodel.formats import read, read_text

ROOT = Path(__file__).parent.parent.parent
BEFORE = """
procmodel: 1
name: Read a report
lanes: {officer: {name: Officer}}
steps:
  read: {name: Read the report, lane: officer, time: {value: 5 min, source: stopwatch}}
  stamp: {name: Stamp the report, time: 1 min}
sources: {stopwatch: {title: Stopwatch}}
"""
AFTER = """
procmodel: 1
name: Read a report
lanes: {officer: {name: Officer}}
steps:
  read: {name: Read the report, lane: officer, time: 4 min}
"""


def rules_of(before: str, after: str) -> list[str]:
    first, second = read_text(before), read_text(after)
    return [finding.rule for finding in check_pair(compare(first, second), first, second)]


def test_a_step_that_is_gone_without_a_word_is_told_of() -> None:
    first, second = read_text(BEFORE), read_text(AFTER)
    finding = next(
        f for f in check_pair(compare(first, second), first, second) if f.rule == "unaccounted-removal"
    )
    assert finding.element == "stamp"
    assert finding.fix == "say `replaces` on the step that does it now, or `removed: [stamp]`"


def test_a_step_that_is_said_to_be_removed_is_fine() -> None:
    assert "unaccounted-removal" not in rules_of(BEFORE, AFTER + "removed: [stamp]\n")


def test_figures_with_sources_on_one_side_only_are_told_of() -> None:
    assert "sources-on-one-side" in rules_of(BEFORE, AFTER)
    assert "sources-on-one-side" not in rules_of(AFTER, AFTER)


def test_the_seed_pair_accounts_for_every_step() -> None:
    pair = [read(ROOT / "examples" / f"speeding_{state}.yaml") for state in ("before", "after")]
    findings = check_pair(compare(*pair), *pair)
    assert "unaccounted-removal" not in {finding.rule for finding in findings}


SIDE = """
procmodel: 1
name: Grant
trigger: somebody asks for a grant
outcomes: [paid, refused]
currency: GBP
volume: 1000 per year
lanes: {officer: {name: Officer, rate: 20 per hour}}
steps:
  read: {name: Read the form, lane: officer, time: 5 min}
  pay: {name: Pay the grant, lane: officer, time: 5 min}
  done: {kind: end, outcome: paid}
"""
BOX = "  pay: {name: Pay the grant, kind: subprocess, touches: 2, time: 5 min, lane: officer}"
PAY = "  pay: {name: Pay the grant, lane: officer, time: 5 min}"


@pytest.mark.parametrize(
    ("was", "becomes", "rule"),
    [
        ("somebody asks for a grant", "a form is found", "other-trigger"),
        ("refused", "lost", "other-outcomes"),
        ("GBP", "EUR", "other-currency"),
        ("1000", "500", "other-volume"),
        ("lanes:", "calendar: {hours: 'Mon-Fri 10:00-14:00'}\nlanes:", "other-calendar"),
        ("lanes:", "main_path: [read, pay]\nlanes:", "usual-case-on-one-side"),
        (PAY, BOX, "counted-on-one-side"),
        (PAY, "", "unaccounted-removal"),
        ("20 per hour", "30 per hour", "other-rate"),
        ("5 min", "{value: 5 min, source: study}", "sources-on-one-side"),
    ],
)
def test_what_makes_a_pair_doubtful_is_told_whichever_side_it_is_on(
    was: str, becomes: str, rule: str
) -> None:
    assert was in SIDE
    other = SIDE.replace(was, becomes)
    other = (
        other.replace("lanes:", "sources: {study: {title: A study}}\nlanes:", 1)
        if "source:" in other
        else other
    )
    assert rule in rules_of(SIDE, other)
    assert rule in rules_of(other, SIDE) or rule == "unaccounted-removal"
    assert rule not in rules_of(SIDE, SIDE) + rules_of(other, other)


def test_the_comparability_findings_of_a_comparison_are_among_them() -> None:
    first = read_text(SIDE)
    second = read_text(SIDE.replace("lane: officer, time: 5 min", "lane: officer, time: 5 min, wait: 1 day"))
    comparison = compare(first, second)
    assert comparison.comparability
    assert set(comparison.comparability) <= set(check_pair(comparison, first, second))
