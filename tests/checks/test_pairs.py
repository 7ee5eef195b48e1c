"""What is said of two versions held against each other."""

from __future__ import annotations

from pathlib import Path

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
