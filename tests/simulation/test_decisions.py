"""A case answers the same question alike wherever it is asked, where an attribute says the answer."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from procmodel import Process, measure, read_text, simulate
from procmodel.graph import ProcessView
from procmodel.graph.attributes import number_shares
from procmodel.graph.basis import Basis
from procmodel.measures.touch_spread import between_cases
from procmodel.model import Answer, Attribute, Dimension, InputClause, Quantity
from procmodel.simulation.simulate import is_numba_there

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


NUMBERS = """procmodel: 1
name: Amounts
attributes: {{amount: {amount}}}
lanes: {{desk: {{name: Desk}}, rules: {{name: Rules, kind: system}}}}
decisions:
  size:
    inputs: {{amount: {{ask: How much?, answers: [{answers}]}}}}
    rules:
      - {{when: {{amount: "< 500"}}, then: small}}
      - {{otherwise: true, then: large}}
  fee:
    inputs: {{amount: {{ask: How much?, answers: ["<= 800", "> 800"]}}}}
    rules:
      - {{when: {{amount: "> 800"}}, then: waived}}
      - {{otherwise: true, then: due}}
steps:
  start: {{kind: start, name: Begun, who: desk}}
  size: {{name: Sort by size, who: rules, kind: rule, decides: size}}
  first: {{kind: exclusive, next: [{{to: small, when: small}}, {{to: large, when: large}}]}}
  small: {{name: Pay at once, who: desk, how: by hand, time: 1 min, wait: 0 min, next: fee}}
  large: {{name: Ask the manager, who: desk, how: by hand, time: 10 min, wait: 0 min, next: fee}}
  fee: {{name: Look for a fee, who: rules, kind: rule, decides: fee}}
  second: {{kind: exclusive, next: [{{to: waive, when: waived}}, {{to: done, when: due}}]}}
  waive: {{name: Waive the fee, who: desk, how: by hand, time: 100 min, wait: 0 min, next: done}}
  done: {{kind: end, name: Done}}
"""
RANGES = '"< 500", "[500..900]", "> 900"'


LOOPING = """procmodel: 1
name: Round and round
attributes: {route: {left: 60%, right: 40%}}
lanes: {desk: {name: Desk}}
decisions:
  which:
    inputs:
      route: {ask: Which route?, answers: [left, right]}
      mood: {ask: In a good mood?, answers: {yes: 30%, no: 70%}}
    rules:
      - {when: {route: left, mood: yes}, then: on}
      - {when: {route: right, mood: no}, then: on}
      - {otherwise: true, then: again}
steps:
  start: {kind: start, name: Begun, who: desk}
  one: {name: Decide, who: desk, how: by hand, time: 1-2 min, wait: 0 min, decides: which}
  way: {kind: exclusive, next: [{to: done, when: on}, {to: one, when: again}]}
  done: {kind: end, name: Done}
"""


def amounts(amount: str, answers: str = RANGES) -> Process:
    return read_text(NUMBERS.format(amount=amount, answers=answers))


def test_a_number_decides_by_the_range_it_lies_in_the_same_number_at_both_decisions() -> None:
    """Uniform from 0 to 1,000: below 500 is half, above 800 a fifth, and nobody is below 500 and above 800."""
    run = simulate(amounts("{low: 0, high: 1000}"), cases=4_000, replications=3)
    minutes = sorted((each.touch_time.mean or 0, each.share.mean) for each in run.routes)
    assert [round(length / 60) for length, _ in minutes] == [1, 10, 110]
    assert [share for _, share in minutes] == pytest.approx([0.5, 0.3, 0.2], abs=0.02)
    assert not any("amount" in remark for remark in run.remarks)


def test_shares_that_a_number_gives_are_those_of_the_exact_numbers_too() -> None:
    found = measure(amounts("{low: 0, high: 1000}"))["touch_time"]
    assert found.expected == pytest.approx(60 * (0.5 * 1 + 0.5 * 10 + 0.2 * 100))


def test_every_case_has_the_one_number_of_an_attribute_without_spread() -> None:
    run = simulate(amounts("500"), cases=50, replications=2)
    assert [(each.touch_time.mean, each.share.mean) for each in run.routes] == [(600, 1)]


def test_whole_numbers_leave_no_gap_between_two_ranges() -> None:
    """Between 499 and 500 the nearer one counts."""
    run = simulate(
        amounts("{low: 499, high: 500}", '"< 500", "[500..900]", "> 900"'), cases=9, replications=2
    )
    assert len(run.routes) == 1
    gap = InputClause(id="n", answers=(Answer(value="[0..4]"), Answer(value="[5..9]")))
    number = Attribute(id="n", quantity=Quantity(dimension=Dimension.NUMBER, low=4, high=5))
    assert number_shares(gap, number) == [("[0..4]", 0.5), ("[5..9]", 0.5)]


@pytest.mark.parametrize(
    ("shape", "below"),
    [
        ("{low: 400, likely: 500, high: 600}", 0.5),
        ("{low: 400, likely: 500, high: 600, shape: triangular}", 0.5),
        ("{mean: 500, sd: 100, shape: normal}", 0.5),
        ("{mean: 500, shape: exponential}", 1 - math.exp(-1)),
        ("{mean: 500, sd: 500, shape: gamma}", 1 - math.exp(-1)),
        ("{mean: 500, sd: 100, shape: lognormal}", 0.5394),
    ],
)
def test_the_share_below_a_bound_is_that_of_the_spread(shape: str, below: float) -> None:
    [number] = amounts(shape).attributes
    clause = InputClause(id="amount", answers=(Answer(value="< 500"), Answer(value=">= 500")))
    found = number_shares(clause, number)
    assert found is not None
    assert dict(found)["< 500"] == pytest.approx(below, abs=1e-4)


@pytest.mark.parametrize("answers", ['"< 500", much', '"< 500", "[500..900]"'])
def test_answers_that_do_not_hold_all_numbers_are_named(answers: str) -> None:
    remarks = simulate(amounts("{low: 0, high: 1000}", answers), cases=5, replications=2).remarks
    assert any(
        "'amount' do not answer 'size'" in remark and "< 500 and >= 500" in remark for remark in remarks
    )


def test_a_branch_for_all_the_rest_is_taken_by_attributes_too() -> None:
    text = NUMBERS.format(amount="{low: 0, high: 1000}", answers=RANGES)
    text = text.replace("{to: done, when: due}", "{to: done, default: true}")
    runs = [simulate(each, cases=400) for each in (read_text(text), amounts("{low: 0, high: 1000}"))]
    assert runs[0].results == runs[1].results


@pytest.mark.skipif(not is_numba_there(), reason="numba is not installed")
@pytest.mark.parametrize("text", [NUMBERS.format(amount="{low: 0, high: 1000}", answers=RANGES), LOOPING])
def test_the_compiled_engine_decides_alike(text: str) -> None:
    runs = [
        simulate(read_text(text), cases=3_000, replications=2, engine=name) for name in ("numba", "python")
    ]
    assert runs[0].engine == "numba"
    assert replace(runs[0], engine="") == replace(runs[1], engine="")


@pytest.mark.parametrize("branch", ["when: Right", "default: true"])
def test_branches_get_the_shares_of_an_attribute_however_they_name_its_answer(branch: str) -> None:
    """Six of ten go left twice: 22 minutes, the others 42; a branch for the rest takes what is left."""
    text = TEXT.format(attributes="attributes: {route: {left: 60%, right: 40%}}")
    silent = text.replace("answers: {left: 60%, right: 40%}", "answers: [left, right]")
    silent = silent.replace("when: right", branch)
    found = measure(read_text(silent))["touch_time"]
    assert found.expected == pytest.approx(60 * (0.6 * 22 + 0.4 * 42))
    assert simulate(read_text(silent), cases=2_000).results["touch_time"].mean == pytest.approx(
        found.expected, rel=0.02
    )


def test_shares_that_an_attribute_contradicts_are_taken_and_the_contradiction_is_named() -> None:
    """The answers say 60 %, the attribute 10 %: the exact numbers and the simulation both take the 60 %."""
    process = read_text(TEXT.format(attributes="attributes: {route: {left: 10%, right: 90%}}"))
    found = simulate(process, cases=2_000)
    assert found.results["touch_time"].mean == pytest.approx(
        measure(process)["touch_time"].expected, rel=0.02
    )
    assert any("'which'" in remark and "attribute 'route'" in remark for remark in found.remarks)


def spread_of(attributes: str) -> float:
    found = between_cases(Basis(ProcessView(read_text(TEXT.format(attributes=attributes)))))
    assert found is not None
    return found.deviation / 60


def test_times_differ_more_between_cases_that_answer_alike() -> None:
    """22 or 42 minutes, in six and four of ten; without an attribute the two decisions are independent."""
    assert spread_of("attributes: {route: {left: 60%, right: 40%}}") == pytest.approx(20 * 0.24**0.5)
    assert spread_of("x-none: 1") == pytest.approx(10 * (2 * 0.24) ** 0.5)


def test_averages_that_hang_on_answers_that_go_together_are_left_to_the_simulation() -> None:
    """Left comes out in 3 of 10 rounds and right in 7: 0.6 / 0.3 + 0.4 / 0.7 rounds, not 1 / 0.46."""
    process = read_text(LOOPING)
    exact = measure(process)
    assert exact["touch_time"].missing == ("simulation",)
    assert exact["human_touches"].missing == ("simulation",)
    filled = measure(process, simulated=simulate(process, cases=4_000))
    assert filled["human_touches"].expected == pytest.approx(0.6 / 0.3 + 0.4 / 0.7, rel=0.02)
    same = measure(
        read_text(
            LOOPING.replace("attributes:", "x-none:").replace("[left, right]", "{left: 60%, right: 40%}")
        )
    )
    assert same["human_touches"].expected == pytest.approx(1 / 0.46)


def test_averages_that_do_not_hang_on_them_stay_exact() -> None:
    """Both decisions come in every case; only who goes on from whom differs."""
    process = read_text(TEXT.format(attributes="attributes: {route: {left: 60%, right: 40%}}"))
    assert measure(process)["touch_time"].exact
    assert measure(process)["touch_time"].expected == pytest.approx(60 * (0.6 * 22 + 0.4 * 42))
