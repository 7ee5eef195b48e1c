"""How much the touch time differs between cases, by hand and against the simulation."""

from __future__ import annotations

import math

import pytest

from procmodel import Process, measure, read, simulate
from procmodel.graph import ProcessView
from procmodel.graph.basis import Basis
from procmodel.measures.touch_spread import between_cases
from procmodel.reports.measured import explained_text
from procmodel.results.measurement import BetweenCases
from tests.simulation.small import process

EXPONENTIAL = "time: {{mean: {} min, shape: exponential}}, wait: 0 min"


def step(name: str, minutes: float, more: str = "") -> str:
    return f"{name}: {{name: Do {name}, who: desk, how: by hand, {EXPONENTIAL.format(minutes)}{more}}}"


def made(*lines: str) -> Process:
    return process("\n".join((*lines, "done: {kind: end}")))


def between(model: Process) -> BetweenCases | None:
    return between_cases(Basis(ProcessView(model)))


def variance(model: Process) -> float:
    found = between(model)
    assert found is not None
    return (found.deviation / 60) ** 2


def test_variances_of_steps_in_a_row_add_up() -> None:
    assert variance(made(step("a", 3), step("b", 4))) == pytest.approx(9 + 16)


def test_a_choice_adds_the_spread_between_its_branches() -> None:
    """E[S^2] = 0.25 x 2 x 4^2 for an exponential time in a quarter of the cases; less the squared mean."""
    model = made("ask: {kind: exclusive, next: [{to: a, share: 25%}, {to: done, share: 75%}]}", step("a", 4))
    assert variance(model) == pytest.approx(0.25 * 2 * 16 - 1)


def test_branches_side_by_side_add_up_and_what_follows_counts_once() -> None:
    model = made(
        "both: {kind: parallel, next: [a, b]}",
        step("a", 3, ", next: join"),
        step("b", 4, ", next: join"),
        "join: {kind: parallel}",
        step("c", 5),
    )
    assert variance(model) == pytest.approx(9 + 16 + 25)


def test_a_loop_is_a_sum_of_as_many_rounds_as_chance_has_it() -> None:
    """A geometric number of exponential times is exponential again: mean 4 / 0.8, and that is its deviation."""
    model = made(
        "start: {kind: start}",
        step("a", 4, ", next: [{to: a, share: 20%, rework: true}, {to: done, share: 80%}]"),
    )
    found = between(model)
    assert found is not None
    assert found.deviation / 60 == pytest.approx(5)
    assert found.percentiles is not None
    for share, value in zip((0.1, 0.5, 0.9), found.percentiles, strict=True):
        assert value / 60 == pytest.approx(-5 * math.log(1 - share), rel=1e-6)


def test_cases_that_nobody_touches_are_kept_apart() -> None:
    model = made("ask: {kind: exclusive, next: [{to: a, share: 30%}, {to: done, share: 70%}]}", step("a", 4))
    found = between(model)
    assert found is not None
    assert found.percentiles is not None
    low, half, high = found.percentiles
    assert (low, half) == (0, 0)
    assert high / 60 == pytest.approx(-4 * math.log(1 - 0.2 / 0.3), rel=1e-6)


@pytest.mark.parametrize("name", ["bins", "parking", "repair", "speeding"])
@pytest.mark.parametrize("side", ["before", "after"])
def test_of_every_example_it_is_near_what_the_simulation_finds(name: str, side: str) -> None:
    model = read(f"examples/{name}_{side}.yaml")
    found = between(model)
    estimate = simulate(model, cases=2_000, replications=4, warm_up=0).results["touch_time"]
    assert found is not None
    assert found.percentiles is not None
    assert estimate.mean is not None
    assert estimate.p90 == pytest.approx(found.percentiles[2], abs=0.2 * estimate.mean + 60)


@pytest.mark.parametrize(
    "lines",
    [
        (
            "any: {kind: inclusive, next: [{to: a, share: 50%}, {to: b, default: true}]}",
            step("a", 3),
            step("b", 4),
        ),
        (step("a", 3, ", repeat: {times: 3}"),),
        ("a: {name: Do a, who: desk, how: by hand}",),
    ],
)
def test_what_moments_cannot_tell_is_left_open(lines: tuple[str, ...]) -> None:
    assert between(made(*lines)) is None


def test_it_is_what_the_simulation_finds() -> None:
    model = made(
        step("a", 6),
        "both: {kind: parallel, next: [b, c]}",
        step("b", 3, ", next: [{to: b, share: 30%, rework: true}, {to: join, share: 70%}]"),
        step("c", 4, ", next: join"),
        "join: {kind: parallel}",
        step("d", 5),
    )
    found = between(model)
    estimate = simulate(model, cases=4_000, replications=6, warm_up=0).results["touch_time"]
    assert found is not None
    assert found.percentiles is not None
    assert estimate.p50 == pytest.approx(found.percentiles[1], rel=0.04)
    assert estimate.p90 == pytest.approx(found.percentiles[2], rel=0.04)


def test_the_explanation_says_so() -> None:
    found = measure(made(step("a", 3), step("b", 4)))
    assert found.explainer is not None
    text = explained_text(found["touch_time"], found.explainer("touch_time"))
    assert "between cases: standard deviation 5 min; about one in ten below " in text
    assert found.explainer("handoffs").between is None
