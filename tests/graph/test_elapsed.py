import json

import pytest

from procmodel.graph import ProcessView
from procmodel.graph.elapsed import Elapsed, Part
from procmodel.graph.inputs import Reading
from procmodel.graph.ledger import Ledger
from procmodel.model import (
    BoundaryEvent,
    Calendar,
    Dimension,
    EndEvent,
    EventTrigger,
    Lane,
    Quantity,
    Repeat,
    SequenceFlow,
    Shape,
)
from tests.graph.small import case_of, drawn, minutes, share

EIGHT_HOURS = Calendar(working_day=Quantity(dimension=Dimension.DURATION, unit="h", likely=8))


def elapsed(*lines, **more):
    return Elapsed(case_of(ProcessView(drawn(*lines, **more))))


def expected(found, part=Part.TOTAL):
    assert found.missing(part) == ()
    return found.core(part).expected() / 60


def hours(value):
    return Quantity(dimension=Dimension.DURATION, unit="h", likely=value)


CREDIT = (
    "x_m > check", "check > x_d", "x_d > x_m 20%", "x_d > p_s 80%", "p_s > history", "p_s > income",
    "history > p_j", "income > p_j", "p_j > assess", "assess > x_e", "x_e > offer 60%", "x_e > reject 40%",
)  # fmt: skip
CYCLE_DAYS = {"check": 1, "history": 1, "income": 3, "assess": 3, "offer": 1, "reject": 2}
WORK_HOURS = {"check": 2, "history": 0.5, "income": 3, "assess": 2, "offer": 2, "reject": 0.5}


def credit(lines=CREDIT):
    lines = ("start > x_m", *lines) if lines is CREDIT else lines
    times = {name: hours(value) for name, value in WORK_HOURS.items()}
    waits = {name: hours(days * 8 - WORK_HOURS[name]) for name, days in CYCLE_DAYS.items()}
    return elapsed(*lines, times=times, waits=waits, calendar=EIGHT_HOURS)


def test_the_credit_application_takes_8_65_days():
    assert expected(credit()) / 480 == pytest.approx(8.65)


def test_without_rework_the_credit_application_takes_8_4_days():
    straight = tuple(line for line in CREDIT if "x_" not in line or "x_e" in line)
    assert expected(credit((*straight, "check > p_s"))) / 480 == pytest.approx(8.4)


def test_the_credit_application_holds_8_9_hours_of_work_and_is_12_9_percent_efficient():
    total, waiting = (expected(credit(), part) for part in (Part.TOTAL, Part.WAITING))
    assert (total - waiting) / 60 == pytest.approx(8.9)
    assert (total - waiting) / total == pytest.approx(0.129, abs=0.0005)


def test_the_numbers_tested_here_are_the_published_ones(shared_data):
    listed = json.loads((shared_data / "simulation" / "textbook.json").read_text())["examples"]
    found = {example["id"]: example for example in listed}
    assert found["credit-application-cycle-time"]["cycle_time_days"] == 8.65
    assert found["credit-application-no-rework"]["cycle_time_days"] == 8.4
    assert found["credit-application-processing-time"]["theoretical_cycle_time_hours"] == 8.9
    names = ("sequence", "xor-50-50", "xor-90-10", "and", "loop-20", "loop-99")
    assert [found[name]["cycle_time"] for name in names] == [30, 25, 29, 30, 35, 2010]


@pytest.mark.parametrize(
    ("lines", "times", "minutes_"),
    [
        (("a > b",), {"a": 10, "b": 20}, 30),
        (("a > x_s", "x_s > b 50%", "x_s > c 50%"), {"a": 10, "b": 20, "c": 10}, 25),
        (("a > x_s", "x_s > b 90%", "x_s > c 10%"), {"a": 10, "b": 20, "c": 10}, 29),
        (("a > p_s", "p_s > b", "p_s > c", "b > p_j", "c > p_j"), {"a": 10, "b": 20, "c": 10}, 30),
        (("a > x_m", "x_m > b", "b > x_d", "x_d > x_m 20%", "x_d > z 80%"), {"a": 10, "b": 20}, 35),
        (("a > x_m", "x_m > b", "b > x_d", "x_d > x_m 99%", "x_d > z 1%"), {"a": 10, "b": 20}, 2010),
    ],
    ids=["sequence", "even choice", "uneven choice", "parallel", "loop of 20 %", "loop of 99 %"],
)
def test_time_follows_the_published_rules(lines, times, minutes_):
    assert expected(elapsed(*lines, times=times)) == pytest.approx(minutes_)


def test_waits_count_along_the_longest_branch():
    found = elapsed(
        "p_s > a",
        "p_s > b",
        "a > p_j",
        "b > p_j",
        "p_j > z",
        times={"a": 5, "b": 20},
        waits={"a": 30, "b": 1},
    )
    assert (expected(found), expected(found, Part.WAITING)) == (35, 30)


def test_a_time_with_a_spread_in_one_of_two_branches_makes_a_lower_bound():
    spreading = Quantity(dimension=Dimension.DURATION, unit="min", low=1, likely=5, high=30, shape=Shape.PERT)
    block = ("p_s > a", "p_s > b", "a > p_j", "b > p_j", "p_j > z")
    assert not elapsed(*block, times={"a": spreading, "b": 9}).is_exact
    assert elapsed(*block, times={"a": spreading, "b": 40}).is_exact
    assert elapsed("a > b", times={"a": spreading, "b": 9}).is_exact


def test_low_and_high_are_every_case_at_its_low_and_at_its_high():
    spreading = Quantity(dimension=Dimension.DURATION, unit="min", low=1, likely=5, high=30, shape=Shape.PERT)
    block = elapsed(
        "p_s > a", "p_s > b", "a > p_j", "b > p_j", "p_j > z", times={"a": spreading, "b": 9, "z": 2}
    )
    ledger = block.core(Part.TOTAL)
    assert [ledger.expected(pick) / 60 for pick in (Reading.LOW, Reading.LIKELY, Reading.HIGH)] == [
        11,
        11,
        32,
    ]


def test_two_tokens_that_merge_are_a_matter_for_simulation():
    found = elapsed("p_s > a", "p_s > b", "a > x_m", "b > x_m", "x_m > c", times={"a": 1, "b": 1, "c": 1})
    assert found.missing(Part.TOTAL) == ("simulation",)
    assert found.missing(Part.WAITING) == ()


def changed(process, name, **update):
    nodes = tuple(n.model_copy(update=update) if n.id == name else n for n in process.nodes)
    return process.model_copy(update={"nodes": nodes})


def test_a_silent_wait_is_nothing_inside_a_pick_up_and_unknown_where_one_begins():
    process = changed(drawn("a > b", times={"a": 1, "b": 1}), "b", wait=None)
    assert Elapsed(case_of(ProcessView(process))).missing(Part.WAITING) == ()
    process = changed(process, "a", wait=None)
    assert Elapsed(case_of(ProcessView(process))).missing(Part.TOTAL) == ("a.wait",)


def test_a_pick_up_that_begins_on_one_route_only_is_unknown_on_average_and_known_on_the_other():
    lines = ("a > x_s", "x_s > b 50%", "x_s > x_m 50%", "b > x_m", "x_m > c")
    process = drawn(*lines, times={"a": 1, "b": 1, "c": 1})
    process = changed(changed(process, "c", wait=None), "b", lane="other")
    process = process.model_copy(update={"lanes": (*process.lanes, Lane(id="other"))})
    view = ProcessView(process)
    assert Elapsed(case_of(view)).missing(Part.WAITING) == ("c.wait",)
    assert Elapsed(case_of(view, main=["a", "x_s", "x_m", "c"])).missing(Part.WAITING) == ()


def test_a_silent_time_makes_the_total_unknown_but_not_the_waiting():
    process = changed(drawn("a > b", waits={"b": 5}), "b", time=None)
    found = Elapsed(case_of(ProcessView(process)))
    assert found.missing(Part.TOTAL) == ("b.time",)
    assert expected(found, Part.WAITING) == 5


def test_a_silent_time_beside_another_branch_makes_the_waiting_unknown_too():
    process = changed(drawn("p_s > a", "p_s > b", "a > p_j", "b > p_j", waits={"b": 5}), "a", time=None)
    found = Elapsed(case_of(ProcessView(process)))
    assert found.missing(Part.WAITING) == ("a.time",)


def bordered(interrupts, after, time=10):
    event = BoundaryEvent(
        event=EventTrigger.TIMER, after=after, to=("late",), interrupts=interrupts, share=share("20%")
    )
    process = changed(drawn("a > b", "late > end", times={"a": time, "b": 5, "late": 3}), "a", on=(event,))
    nodes = tuple(EndEvent(id="end", lane="staff") if n.id == "end" else n for n in process.nodes)
    flows = (*process.flows, SequenceFlow(source="b", target="end"))
    return Elapsed(case_of(ProcessView(process.model_copy(update={"nodes": nodes, "flows": flows[:]}))))


def test_an_interrupting_timer_waits_and_cuts_the_work_short():
    found = bordered(True, minutes(4))
    assert expected(found, Part.WAITING) == pytest.approx(0.2 * 4)
    assert expected(found) == pytest.approx(10 - 0.2 * 6 + 0.2 * 4 + 0.8 * 5 + 0.2 * 3)


def test_an_interrupted_step_without_a_time_for_the_event_costs_half():
    found = bordered(True, None).core(Part.TOTAL)
    assert found.expected() / 60 == pytest.approx(10 - 0.2 * 5 + 0.8 * 5 + 0.2 * 3)


def test_a_branch_beside_starts_on_the_clock():
    process_time = bordered(False, minutes(40))
    assert process_time.case.blocks.trouble is not None  # both lead to one end: two tokens


def test_many_at_once_take_as_long_as_one_and_one_by_one_as_long_as_all():
    process = drawn("a > b", times={"a": 10, "b": 1})
    for parallel, length in ((True, 11), (False, 31)):
        several = changed(process, "a", repeat=Repeat(times=3, parallel=parallel))
        assert expected(Elapsed(case_of(ProcessView(several)))) == length


def test_draws_agree_with_the_mean_and_spread_round_it():
    found = elapsed("a > b", times={"a": 10, "b": 30})
    ledger = Ledger(found.core(Part.TOTAL))
    low, high = (value / 60 for value in ledger.percentiles())
    assert low < 40 < high
    assert high - low == pytest.approx(2 * 1.28155 * ledger.deviation() / 60, rel=0.06)


def test_draws_of_a_block_take_the_longest_branch_each_time():
    found = elapsed("p_s > a", "p_s > b", "a > p_j", "b > p_j", "p_j > z", times={"a": 20, "b": 20})
    values = Ledger(found.core(Part.TOTAL)).drawn().values
    assert sum(values) / len(values) / 60 > 21
