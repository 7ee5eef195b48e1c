"""Several targets are told apart by their time: in the text, in the JSON, and in the difference of two versions."""

from __future__ import annotations

import pytest

from procmodel import Process, before_after, measure, simulate, simulate_pair
from procmodel.recipes.simulated import run_json, run_text
from procmodel.recipes.simulated_change import with_simulation
from tests.simulation.small import process

STEPS = """
start: {{kind: start, name: Begun, who: desk}}
do: {{name: Do it, who: desk, how: by hand, wait: 0 min, time: {time}}}
done: {{kind: end, name: Done}}
"""
SPREAD = "{low: 0 min, high: 10 min, shape: uniform}"


def promised(*targets: str, time: str = SPREAD) -> Process:
    return process(STEPS.format(time=time), top=f"targets: [{', '.join(targets)}]" if targets else "")


FOUR, EIGHT = "{within: 4 min, share: 95%}", "{within: 8 min}"


def test_each_target_has_a_row_by_its_time() -> None:
    made = promised(EIGHT, FOUR)
    rows = [line.split("  ")[0] for line in run_text([made], simulate(made, cases=50)).splitlines()]
    assert [row for row in rows if "within" in row] == ["cases within 8 min", "cases within 4 min"]


def test_each_target_has_its_time_in_the_json() -> None:
    made = promised(EIGHT, FOUR, "{within: {mean: 6 min, sd: 1 min}}")
    found = run_json([made], simulate(made))["results"]["within_target"]
    assert [each["within"] for each in found] == ["8 min", "4 min", "6 min"]
    assert [each["mean"] for each in found] == [pytest.approx(share, abs=0.01) for share in (0.8, 0.4, 0.6)]


def test_a_target_that_is_stated_twice_is_one_figure() -> None:
    made = promised("{within: 4 min, share: 95%}", "{within: 4 min, share: 50%}", EIGHT)
    run = simulate(made, cases=500)
    assert [name for name in run.results if "target" in name] == [
        "within_target.4 min",
        "within_target.8 min",
    ]
    parts = measure(made, simulated=run)["within_target"].parts
    assert [part["promised"] for part in parts] == [0.95, 0.5, None]
    assert parts[0]["value"] == parts[1]["value"]


def test_two_versions_are_both_held_against_the_targets_of_either() -> None:
    """Of 0 to 10 minutes, 4 and 8 in ten are done in 4 and in 8; of 0 to 5, 8 in ten and all."""
    quick = "{low: 0 min, high: 5 min, shape: uniform}"
    before, after = promised(EIGHT), promised(FOUR, time=quick)
    pair = simulate_pair(before, after)
    changes = {name: each.mean for name, each in pair.difference.items() if "target" in name}
    assert changes == {
        "within_target.8 min": pytest.approx(0.2, abs=0.01),
        "within_target.4 min": pytest.approx(0.4, abs=0.01),
    }
    found = run_json([before, after], pair)
    for side in ("before", "after"):
        assert [each["within"] for each in found["results"][side]["within_target"]] == ["8 min", "4 min"]
    text = run_text([before, after], pair)
    assert "cases within 8 min" in text
    assert "cases within 4 min" in text


def test_targets_in_another_order_are_not_taken_for_each_other() -> None:
    pair = simulate_pair(promised(EIGHT, FOUR), promised(FOUR, EIGHT))
    changes = {name: each.mean for name, each in pair.difference.items() if "target" in name}
    assert changes == {"within_target.8 min": 0, "within_target.4 min": 0}


@pytest.mark.parametrize("after", [(FOUR,), (FOUR, EIGHT), ()])
def test_a_comparison_compares_the_same_target_of_both(after: tuple[str, ...]) -> None:
    """The same cases, whatever the later version promises: nothing has changed."""
    compared = with_simulation(before_after(promised(EIGHT), promised(*after)), cases=200).comparison
    change = compared.measures["within_target"]
    assert change.before is not None
    assert change.after is not None
    assert change.before.value == change.after.value
    assert change.before.value == pytest.approx(0.8, abs=0.05)
