"""What was observed is told beside the model's value, and a miss is said in the headline."""

from __future__ import annotations

import json

import pytest

from procmodel import simulate
from procmodel.measures import measure
from procmodel.model import Dimension, Process, Quantity
from procmodel.recipes.before_after import before_after
from procmodel.recipes.simulated_change import with_simulation
from procmodel.reports.measured import measured_text
from procmodel.results.finding import Finding, Severity
from procmodel.results.measurement import Observed
from tests.measures.small_files import process
from tests.simulation.small import queue

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
    clause = (
        "(the before model misses what was observed:"
        " start to end (working time) 9 working days, observed 40 working days)"
    )
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


@pytest.mark.parametrize(
    ("observed", "unit", "held", "model"),
    [
        ("volume: 600 per year", "per year", 600, 300),
        ("volume: 50 per month", "per year", 600, 300),
        ("throughput: 280 per year", "per year", 280, 300),
        ("annual_touch_time: 200 h per year", "s", 720_000, 300 * 1_200),
        ("annual_handling_cost: 3000 per year", "GBP", 3_000, 300 * 6),
        ("handling_cost: 6.50", "GBP", 6.5, 6),
        ("fte: 0.2", "people", 0.2, 300 / 3 / 1_500),
        ("straight_through: 10%", "1", 0.1, 0),
        ("calendar_days: 14 days", "days", 14, 12.6),
        ("human_touches: 2", "touches", 2, 1),
    ],
)
def test_rates_money_shares_and_counts_are_held_in_the_unit_of_the_measure(
    observed: str, unit: str, held: float, model: float
) -> None:
    steps = "a: {name: Take, lane: desk, kind: manual, time: 20 min, wait: 9 working days}"
    top = "volume: 300 per year\nfte: 1500 h per year\n"
    (one,) = measure(process(steps, f"{top}observed: {{{observed}}}\n")).observed
    assert (one.unit, one.observed) == (unit, pytest.approx(held))
    assert one.model == pytest.approx(model, abs=0.1 if unit == "days" else 1e-6)


@pytest.mark.parametrize(
    "observed", ["end_to_end_time: 30%", "human_touches: 5 per year", "touch_time: 3", "popularity: 7"]
)
def test_a_value_of_another_kind_is_held_against_nothing(observed: str) -> None:
    (one,) = measure(process(STEPS, f"observed: {{{observed}}}\n")).observed
    assert (one.unit, one.model, one.missed) == ("", None, False)


def _queue(observed: str, more: str = "") -> Process:
    """One server at a load of 0.8: cases take 30 minutes on average, of which the file states nothing."""
    return queue("8 per hour", 1, "{mean: 6 min, shape: exponential}", f"observed: {{{observed}}}\n{more}")


def _simulated(observed: str, more: str = "") -> Observed:
    made = _queue(observed, more)
    run = simulate(made, cases=2_000, replications=12, warm_up=200)
    (one,) = measure(made, simulated=run).observed
    assert one.simulated
    return one


@pytest.mark.parametrize(
    ("observed", "missed"),
    [
        ("end_to_end_time: 30 min", False),
        ("end_to_end_time: 45 min", True),
        ("end_to_end_time: 32-50 min", False),
        ("end_to_end_time: 12 min", True),
        ("throughput: 8 per hour", False),
        ("throughput: 5 per hour", True),
        ("work_in_progress: 4", False),
        ("work_in_progress: 9", True),
    ],
)
def test_what_was_observed_is_held_against_the_simulated_interval(observed: str, missed: bool) -> None:
    one = _simulated(observed)
    assert one.interval is not None
    assert one.model is not None
    assert one.interval[0] < one.model < one.interval[1]
    assert one.missed is missed


def test_in_hours_of_the_clock_working_days_span_nights_and_weekends() -> None:
    calendar = "calendar: {hours: Mon-Fri 09:00-17:00, working_day: 8 h}"
    days, working = (_simulated(f"end_to_end_time: {n}", calendar) for n in ("7 days", "5 working days"))
    assert days.observed == working.observed == pytest.approx(7 * 86_400)


def test_the_headline_names_the_measure_and_after_a_simulation_the_simulated_value() -> None:
    sides = [_queue("end_to_end_time: 60 min"), queue("8 per hour", 2, "{mean: 6 min, shape: exponential}")]
    plain = before_after(*sides)
    assert "misses what was observed" not in plain.comparison.finding
    found = with_simulation(plain, cases=2_000, replications=12, warm_up=200)
    said = found.comparison.finding
    assert said.count("misses what was observed") == 1
    assert "(the before model misses what was observed: start to end (working time) " in said
    assert " min, observed 60 min)" in said


def test_a_miss_of_the_stated_waits_is_taken_back_where_the_queue_explains_it() -> None:
    """The file states no wait, so the model takes 6 minutes; the queue makes it 30, as was observed."""
    wait = queue(
        "8 per hour", 1, "{mean: 6 min, shape: exponential}", "observed: {end_to_end_time: 30 min}\n"
    )
    nodes = tuple(
        node.model_copy(update={"wait": _nothing()}) if node.id == "serve" else node for node in wait.nodes
    )
    pair = before_after(wait.model_copy(update={"nodes": nodes}), wait)
    assert "(the before model misses" in pair.comparison.finding
    found = with_simulation(pair, cases=2_000, replications=12, warm_up=200)
    assert "misses" not in found.comparison.finding


def _nothing() -> Quantity:
    return Quantity(dimension=Dimension.DURATION, unit="min", likely=0)


def test_machines_get_numbers() -> None:
    made = process(STEPS, "observed: {end_to_end_time: 40 working days, source: log of 2024}\n")
    (one,) = measure(made).to_dict()["observed"]
    day = 7.4 * 3_600
    assert one == {
        "measure": "end_to_end_time",
        "unit": "s",
        "observed": pytest.approx(40 * day),
        "range": [pytest.approx(40 * day)] * 2,
        "model": pytest.approx(9 * day),
        "interval": one["interval"],
        "simulated": False,
        "missed": True,
        "source": "log of 2024",
    }
    low, high = one["interval"]
    assert low < 9 * day < high
    pair = before_after(made, process(STEPS)).to_dict()
    assert pair["observed"] == {"before": [one], "after": []}
    json.dumps(pair["observed"])
    assert "observed" not in measure(process(STEPS)).to_dict()


def test_a_count_that_no_case_of_the_model_reaches_is_a_miss() -> None:
    (far,), (near,) = _said("human_touches: 7"), _said("human_touches: 1")
    assert (far.severity, near.severity) == (Severity.WARNING, Severity.INFO)


def test_a_volume_is_missed_only_past_its_doubt() -> None:
    """Assumed: 300 a year may as well be 380, and hardly 600."""
    top = "volume: 300 per year\n"
    for volume, missed in ((380, False), (600, True)):
        model = process(STEPS, f"{top}observed: {{volume: {volume} per year}}\n")
        assert [one.missed for one in measure(model).observed] == [missed]


def test_a_miss_stands_above_the_table_of_the_model() -> None:
    model = process(STEPS, "observed: {end_to_end_time: 40 working days}\n")
    shown = measured_text(measure(model), "Small").splitlines()
    assert shown[:3] == [
        "Small",
        "the model misses what was observed: start to end 9 working days, observed 40 working days",
        "",
    ]
