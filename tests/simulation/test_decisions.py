"""A case answers the same question alike wherever it is asked, where an attribute says the answer."""

from __future__ import annotations

import pytest

from procmodel import read_text, simulate

TEXT = """procmodel: 1
name: Decisions
{attributes}
lanes: {{desk: {{name: Desk}}}}
decisions:
  which:
    inputs:
      route: {{ask: Which route?, answers: {{left: 60%, right: 40%}}}}
    hit: first
    rules:
      - {{when: {{route: left}}, then: left}}
      - {{otherwise: true, then: right}}
steps:
  start: {{kind: start, name: Begun, who: desk}}
  one: {{name: Decide once, who: desk, kind: rule, time: 1 min, wait: 0 min, decides: which}}
  first: {{kind: exclusive, next: [{{to: left, when: left}}, {{to: right, when: right}}]}}
  left: {{name: Go left, who: desk, how: by hand, time: 10 min, wait: 0 min, next: two}}
  right: {{name: Go right, who: desk, how: by hand, time: 20 min, wait: 0 min, next: two}}
  two: {{name: Decide again, who: desk, kind: rule, time: 1 min, wait: 0 min, decides: which}}
  second: {{kind: exclusive, next: [{{to: left2, when: left}}, {{to: right2, when: right}}]}}
  left2: {{name: End left, who: desk, how: by hand, time: 10 min, wait: 0 min, next: done}}
  right2: {{name: End right, who: desk, how: by hand, time: 20 min, wait: 0 min, next: done}}
  done: {{kind: end, name: Done}}
"""


def halves(attributes: str) -> tuple[float | None, float | None]:
    run = simulate(read_text(TEXT.format(attributes=attributes)), cases=2_000, replications=3)
    time = run.results["end_to_end_time"]
    return time.p50, time.p90


def test_an_attribute_is_the_same_both_times() -> None:
    """22 minutes in six of ten cases, else 42: never 32."""
    low, high = halves("attributes: {route: {left: 60%, right: 40%}}")
    assert (low, high) == pytest.approx((22 * 60, 42 * 60))


def test_without_an_attribute_each_time_is_drawn_anew() -> None:
    low, high = halves("x-none: 1")
    assert (low, high) == pytest.approx((32 * 60, 42 * 60))


def test_a_number_as_attribute_is_said_not_to_be_read() -> None:
    made = read_text(TEXT.format(attributes="attributes: {amount: {mean: 300, sd: 90, shape: lognormal}}"))
    assert any("'amount' is a number" in remark for remark in simulate(made, cases=5).remarks)
