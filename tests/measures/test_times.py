"""Times and costs of small processes, worked by hand."""

from itertools import pairwise

import pytest

from procmodel.graph import ProcessView
from procmodel.graph.flow import Flow
from procmodel.measures.annual_handling_cost import annual_handling_cost
from procmodel.measures.annual_touch_time import annual_touch_time
from procmodel.measures.calendar_days import calendar_days
from procmodel.measures.cost_per_transaction import cost_per_transaction
from procmodel.measures.customer_time import customer_time
from procmodel.measures.end_to_end_time import end_to_end_time
from procmodel.measures.flow_efficiency import flow_efficiency
from procmodel.measures.fte import fte
from procmodel.measures.handling_cost import handling_cost
from procmodel.measures.touch_time import touch_time
from procmodel.measures.value_efficiency import value_efficiency
from procmodel.measures.waiting_time import waiting_time
from procmodel.measures.within_target import within_target
from procmodel.model import Dimension, Grade, Lane, LaneKind, Money, Quantity, Shape, Value
from tests.graph.small import case_of, drawn, minutes

PAY = Quantity(dimension=Dimension.HOURLY, unit="per h", likely=18)
VOLUME = Quantity(dimension=Dimension.RATE, unit="per year", likely=300)


def money(value):
    return Quantity(dimension=Dimension.MONEY, likely=value)


def of(process, main=None):
    view = ProcessView(process)
    return Flow(case_of(view), lambda: case_of(view, main) if main else None)


def changed(process, name, **update):
    nodes = tuple(n.model_copy(update=update) if n.id == name else n for n in process.nodes)
    return process.model_copy(update={"nodes": nodes})


def ranged(low, likely, high, **more):
    return Quantity(
        dimension=Dimension.DURATION, unit="min", low=low, likely=likely, high=high, shape=Shape.PERT, **more
    )


SEED = {
    "take": ranged(4, 6, 10), "email": ranged(1, 2, 4), "log": ranged(2, 4, 8), "find": ranged(2, 5, 15),
    "decide": ranged(2, 4, 10), "contact": ranged(1, 3, 8), "send": ranged(4, 6, 12),
}  # fmt: skip


@pytest.fixture
def seven():
    names = list(SEED)
    return of(drawn(*(f"{a} > {b}" for a, b in pairwise(names)), times=SEED))


def test_seven_touches_take_30_minutes_likely_and_33_8_expected(seven):
    values = {key: value and value / 60 for key, value in touch_time(seven).values.items()}
    assert values["expected"] == pytest.approx(33.8333333)
    assert (values["low"], values["likely"], values["high"]) == (16, 30, 67)
    assert values["p10"] < values["expected"] < values["p90"]


def test_what_every_run_passes_is_known_for_the_main_path_without_one(seven):
    assert touch_time(seven).main_path == touch_time(seven).expected


def test_a_time_nobody_grades_is_assumed_and_carries_the_whole_total(seven):
    found = touch_time(seven)
    assert found.grade is Grade.ASSUMED
    assert found.by_grade == {Grade.ASSUMED: 1.0}


def test_the_total_says_how_much_rests_on_each_grade():
    times = {"a": minutes(30, grade=Grade.MEASURED), "b": minutes(10, grade=Grade.ESTIMATED)}
    found = touch_time(of(drawn("a > b", times=times)))
    assert found.by_grade == {Grade.MEASURED: 0.75, Grade.ESTIMATED: 0.25}
    assert found.grade is Grade.ESTIMATED


def test_p10_and_p90_of_one_estimated_time_are_those_of_its_doubt():
    found = touch_time(of(drawn("a > b", times={"a": minutes(100, grade=Grade.ESTIMATED)})))
    assert found.values["p10"] / 60 == pytest.approx(100 - 20 * 1.28155 / 1.64485, abs=0.1)
    assert found.values["p90"] / 60 == pytest.approx(100 + 20 * 1.28155 / 1.64485, abs=0.1)


def test_a_shared_assumption_is_drawn_once():
    shared = minutes(50, assumption="call")
    together = touch_time(of(drawn("a > b", times={"a": shared, "b": shared}))).values
    apart = touch_time(of(drawn("a > b", times={"a": minutes(50), "b": minutes(50)}))).values
    assert together["p90"] - together["p10"] > 1.3 * (apart["p90"] - apart["p10"])


def test_a_touch_without_a_time_makes_it_unknown_by_name():
    found = touch_time(of(changed(drawn("a > b", times={"a": 1}), "b", time=None)))
    assert (found.expected, found.missing) == (None, ("b.time",))


def test_a_touch_that_no_case_comes_to_needs_no_time():
    process = drawn("a > x_s", "x_s > b 100%", "x_s > c 0%", times={"a": 1, "b": 2})
    assert touch_time(of(changed(process, "c", time=None))).expected == 180


def test_the_main_path_is_known_where_only_the_side_branch_lacks_a_time():
    process = drawn("a > x_s", "x_s > b 90%", "x_s > c 10%", times={"a": 1, "b": 2})
    found = touch_time(of(changed(process, "c", time=None), main=["a", "x_s", "b"]))
    assert (found.expected, found.main_path) == (None, 180)


def test_customers_time_is_no_touch_time():
    process = changed(drawn("a > b", times={"a": 4, "b": 9}), "a", lane="resident")
    lanes = (*process.lanes, Lane(id="resident", kind=LaneKind.CUSTOMER))
    process = process.model_copy(update={"lanes": lanes})
    assert (customer_time(of(process)).expected, touch_time(of(process)).expected) == (240, 540)


@pytest.fixture
def paid():
    process = drawn("a > x_s", "x_s > b 50%", "x_s > c 50%", times={"a": 10, "b": 20, "c": 0})
    process = changed(process, "c", cost=money(1.5))
    return process.model_copy(update={"lanes": (Lane(id="staff", rate=PAY),)})


def test_handling_costs_pay_for_the_time_and_money_for_the_visit(paid):
    assert handling_cost(of(paid)).expected == pytest.approx(18 * (10 + 10) / 60 + 0.75)
    assert handling_cost(of(paid)).unit == "GBP"


def test_a_lane_without_a_rate_is_named():
    found = handling_cost(of(drawn("a > b", times={"a": 1, "b": 1})))
    assert (found.expected, found.missing) == (None, ("lanes.staff.rate",))


def test_time_and_rate_that_are_both_lacking_are_both_named():
    found = handling_cost(of(changed(drawn("a > b", times={"a": 1}), "b", time=None)))
    assert set(found.missing) == {"b.time", "lanes.staff.rate"}


def test_a_touch_of_no_time_needs_no_rate():
    assert handling_cost(of(drawn("a > b"))).expected == 0


def test_a_year_is_the_volume_times_a_case(paid):
    process = paid.model_copy(update={"volume": VOLUME})
    assert annual_handling_cost(of(process)).expected == pytest.approx(300 * 6.75)
    assert annual_touch_time(of(process)).expected == pytest.approx(300 * 20 * 60)
    assert fte(of(process)).expected == pytest.approx(300 * 20 / 60 / 1500)


def test_a_year_without_a_volume_is_unknown(paid):
    assert annual_touch_time(of(paid)).missing == ("volume",)


def test_all_costs_are_shared_by_the_cases_that_come_to_a_good_end(paid):
    costs = Money(per_case=money(0.25), yearly=money(600), one_off=money(9999))
    process = paid.model_copy(update={"volume": VOLUME, "costs": costs})
    assert cost_per_transaction(of(process)).expected == pytest.approx(6.75 + 0.25 + 2)


def test_yearly_costs_without_a_volume_make_it_unknown(paid):
    process = paid.model_copy(update={"costs": Money(yearly=money(600))})
    assert cost_per_transaction(of(process)).missing == ("volume",)


def test_five_working_days_are_a_week_of_the_calendar():
    five = Quantity(dimension=Dimension.DURATION, unit="working day", likely=5)
    flow = of(drawn("a > b", waits={"b": five}))
    assert calendar_days(flow).expected == pytest.approx(7)
    assert end_to_end_time(flow).expected == waiting_time(flow).expected == pytest.approx(5 * 7.4 * 3600)


def test_flow_efficiency_is_the_active_part_of_the_mean_time():
    found = flow_efficiency(of(drawn("a > b", times={"a": 10, "b": 20}, waits={"b": 90})))
    assert found.value == pytest.approx(0.25)


def test_flow_efficiency_means_nothing_where_nothing_waits():
    found = flow_efficiency(of(drawn("a > b", times={"a": 10})))
    assert (found.value, found.missing) == (None, ())
    assert "not meaningful" in found.why


def test_value_efficiency_needs_nine_tasks_in_ten_to_say_their_value():
    process = drawn("a > b", times={"a": 10, "b": 30})
    assert value_efficiency(of(process)).missing == ("a.value", "b.value")
    process = changed(changed(process, "a", value=Value.ADDING), "b", value=Value.NONE)
    assert value_efficiency(of(process)).value == pytest.approx(0.25)


def test_only_simulation_tells_what_is_within_the_target():
    assert within_target(of(drawn("a > b"))).missing == ("simulation",)


def test_beyond_a_thousand_elements_doubts_are_propagated_and_agree_with_draws():
    lines = [f"s{n} > s{n + 1}" for n in range(1100)]
    large = touch_time(of(drawn(*lines, times={f"s{n}": 1 for n in range(1101)}))).values
    small = touch_time(of(drawn(*lines[:800], times={f"s{n}": 1 for n in range(801)}))).values
    width = [(values["p90"] - values["p10"]) / values["expected"] for values in (large, small)]
    assert width[0] == pytest.approx(width[1] * (801 / 1101) ** 0.5, rel=0.1)


def test_doubt_on_a_share_reaches_the_total():
    process = drawn(
        "a > x_s", "x_s > b 50%", "x_s > c 50%", times={"b": minutes(60, doubt=0), "c": minutes(0)}
    )
    values = touch_time(of(process)).values
    assert values["p10"] < 28 * 60
    assert values["p90"] > 32 * 60
