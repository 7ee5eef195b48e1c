"""Every number can be asked why."""

from __future__ import annotations

from pathlib import Path

import pytest

from procmodel import measure, read
from procmodel.measures import MEASURES

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_an_average_names_its_steps_and_the_shares_it_rests_on_with_their_lines() -> None:
    path = EXAMPLES / "speeding_after.yaml"
    measured = measure(read(path))
    found = measured.explainer("human_touches")  # type: ignore[misc]
    steps = {term.element: (term.visits, term.amount) for term in found.terms if not term.is_input}
    assert steps == {"find_and_send": (pytest.approx(0.018), pytest.approx(0.018))}
    shares = {term.element: term for term in found.terms if term.is_input}
    assert "found.next.find_and_send.share" in shares
    lines = path.read_text("utf-8").splitlines()
    for term in shares.values():
        assert "share" in lines[term.place.line - 1]  # type: ignore[union-attr,operator]
        assert (str(term.grade), term.source) == ("assumed", "reconstruction")
    assert measured["human_touches"].grade == "assumed"


def test_a_time_names_each_input_with_source_grade_and_line() -> None:
    path = EXAMPLES / "speeding_before.yaml"
    found = measure(read(path)).explainer("touch_time")  # type: ignore[misc]
    lines = path.read_text("utf-8").splitlines()
    for term in found.terms:
        assert "time:" in lines[term.place.line - 1]  # type: ignore[union-attr,operator]
        assert term.source
        assert term.grade
    assert sum(term.amount or 0.0 for term in found.terms) == pytest.approx(33.8333333 * 60)


@pytest.mark.parametrize("name", [*MEASURES, "handoffs.intake"])
def test_every_measure_says_its_rule_and_formula(name: str) -> None:
    found = measure(read(EXAMPLES / "repair_before.yaml")).explainer(name)  # type: ignore[misc]
    assert found.rule
    assert found.formula
