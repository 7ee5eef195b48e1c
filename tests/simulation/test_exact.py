"""Over random models the exact numbers lie within the intervals of the simulation."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from procmodel import Process, measure, simulate
from procmodel.model import Activity, Dimension, Quantity
from tests.simulation.test_peers import unhurried
from tests.strategies import processes

COUNTED = (
    "human_touches",
    "handoffs",
    "straight_through",
    "touch_time",
    "end_to_end_time",
    "waiting_time",
    "handling_cost",
)
WIDER = 3.0  # half-widths of a 95 % interval: over six standard errors, so that chance decides nothing
FIVE_MINUTES = Quantity(dimension=Dimension.DURATION, unit="min", likely=5)


def with_waits(process: Process) -> Process:
    """The same with nobody short, and a wait wherever none is said, so that more of it is known exactly."""
    nodes = tuple(
        node.model_copy(update={"wait": node.wait or FIVE_MINUTES}) if isinstance(node, Activity) else node
        for node in process.nodes
    )
    return unhurried(process).model_copy(update={"nodes": nodes})


def held(process: Process) -> list[str]:
    """The figures that both know; each within its interval."""
    exact = measure(process)
    found = simulate(process, cases=200, replications=12, seed=7, warm_up=0)
    names = []
    for name in COUNTED:
        value, estimate = exact[name].headline, found.results[name]
        if value is None or estimate.mean is None or not exact[name].exact:
            continue
        slack = WIDER * (estimate.half_width or 0.0) + 1e-6 * abs(value) + 1e-9
        assert abs(estimate.mean - value) <= slack, (name, value, estimate)
        names.append(name)
    return names


def test_the_exact_numbers_of_random_models_lie_within_the_simulated_intervals() -> None:
    counted = dict.fromkeys(COUNTED, 0)

    @settings(
        max_examples=40,
        derandomize=True,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(processes(plain=True))
    def law(process: Process) -> None:
        for name in held(with_waits(process)):
            counted[name] += 1

    law()
    assert min(counted.values()) >= 1, counted  # which models come depends on what else is loaded


def test_an_exact_number_that_is_off_is_seen() -> None:
    """The law above has the power to tell: five per cent off does not pass."""
    from tests.simulation.small import process

    made = process(
        "a: {name: Do a, who: desk, how: by hand, wait: 0 min, time: {low: 8 min, high: 12 min, shape: uniform}}\n"
        "done: {kind: end}"
    )
    estimate = simulate(made, cases=200, replications=12, seed=7).results["touch_time"]
    exact = measure(made)["touch_time"].expected
    assert exact == pytest.approx(600)
    assert estimate.mean is not None
    assert abs(estimate.mean - 1.05 * exact) > WIDER * (estimate.half_width or 0.0)
