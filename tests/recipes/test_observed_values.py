"""What was observed is told beside the model's value, and a miss is said in the headline."""

from __future__ import annotations

from procmodel.measures import measure
from procmodel.recipes.before_after import before_after
from procmodel.results.finding import Finding, Severity
from tests.measures.small_files import process

STEPS = """
a: {name: Take, lane: desk, kind: manual, time: 0 min, wait: 9 working days}
"""
UNTIMED = """
a: {name: Take, lane: desk, kind: manual}
"""


def _said(observed: str, steps: str = STEPS) -> list[Finding]:
    model = process(steps, f"observed: {{{observed}}}\n")
    return [remark for remark in measure(model).remarks if remark.rule == "observed"]


def _finding(observed: str, steps: str = STEPS) -> str:
    return before_after(process(steps, f"observed: {{{observed}}}\n"), process(steps)).comparison.finding


def test_a_miss_is_said_with_its_source_and_in_the_headline() -> None:
    (remark,) = _said("end_to_end_time: 40 working days, source: log of 2024")
    assert remark.severity is Severity.WARNING
    assert "model 9 working days, observed 40 working days (log of 2024)" in remark.message
    clause = "(the before model misses what was observed: 9 working days, observed 40 working days)"
    assert _finding("end_to_end_time: 40 working days").endswith(clause)


def test_within_the_interval_it_is_told_and_the_headline_is_silent() -> None:
    (remark,) = _said("end_to_end_time: 9 working days")
    assert remark.severity is Severity.INFO
    assert remark.message == "end_to_end_time: model 9 working days, observed 9 working days"
    assert "observed" not in _finding("end_to_end_time: 9 working days")


def test_a_value_that_the_model_does_not_know_is_said_and_is_no_miss() -> None:
    (remark,) = _said("end_to_end_time: 12 days", UNTIMED)
    assert remark.message == "end_to_end_time: model not known, observed 12 days"
    assert "observed" not in _finding("end_to_end_time: 12 days", UNTIMED)


def test_both_are_told_in_the_unit_of_what_was_observed() -> None:
    (remark,) = _said("end_to_end_time: 66.6 h")
    assert remark.message == "end_to_end_time: model 66.6 h, observed 66.6 h"


def test_what_no_measure_can_be_held_against_is_said() -> None:
    (remark,) = _said("end_to_end_time: 30%")
    assert "held against nothing" in remark.message
