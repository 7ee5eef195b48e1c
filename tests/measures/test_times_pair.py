"""Two versions side by side: payback, and what the saving depends on."""

import pytest

from procmodel.graph import ProcessView
from procmodel.graph.flow import Flow
from procmodel.measures.payback import payback
from procmodel.measures.running_cost import running_cost
from procmodel.measures.sensitivity import sensitivity
from procmodel.model import Dimension, Lane, Money, Quantity
from tests.graph.small import case_of, drawn, minutes


def money(value, **more):
    return Quantity(dimension=Dimension.MONEY, likely=value, **more)


PAY = Quantity(dimension=Dimension.HOURLY, unit="per h", likely=18, assumption="pay")
VOLUME = Quantity(dimension=Dimension.RATE, unit="per year", likely=300, assumption="cases")


def version(time, costs=None, lines=("a > b",), **more):
    process = drawn(*lines, times={"a": time}, costs=costs, volume=VOLUME, **more)
    lanes = (Lane(id="staff", rate=PAY),)
    return Flow(case_of(ProcessView(process.model_copy(update={"lanes": lanes}))))


@pytest.fixture
def before():
    return version(minutes(30))


@pytest.fixture
def after():
    return version(minutes(10), Money(one_off=money(3600), yearly=money(600)))


def test_payback_is_the_one_off_cost_over_the_yearly_net_saving(before, after):
    assert payback(before, after).value == pytest.approx(3600 / (300 * 20 / 60 * 18 - 600))


def test_what_saves_nothing_never_pays_back(before, after):
    found = payback(after, version(minutes(30), Money(one_off=money(1))))
    assert (found.value, found.missing) == (None, ())
    assert "nothing is saved" in found.why


def test_without_a_one_off_cost_payback_is_unknown(before):
    assert payback(before, version(minutes(1))).missing == ("costs.one_off",)


def test_the_saving_is_before_less_after_with_its_range(before, after):
    found = sensitivity(before, after, running_cost)
    assert found.saving == pytest.approx(1200)
    assert found.p10 < 1200 < found.p90
    assert 0.5 < found.probability < 1


def test_it_is_worth_it_above_a_break_even_volume(before, after):
    influences = {one.input: one for one in sensitivity(before, after, running_cost).influences}
    assert influences["$cases"].break_even == pytest.approx(300 * 600 / 1800)
    assert influences["before:a.time"].break_even == pytest.approx(10 + 600 / (300 / 60 * 18))


def test_the_time_before_matters_most_and_comes_first(before, after):
    found = sensitivity(before, after, running_cost)
    assert found.influences[0].input == found.measure_next == "before:a.time"
    assert found.influences[0].correlation > 0.6
    first = found.influences[0]
    assert (first.low, first.high) == (pytest.approx(1200 - 1080), pytest.approx(1200 + 1080))


def test_a_shared_assumption_moves_both_sides_at_once(before):
    same = sensitivity(before, version(minutes(30)), running_cost)
    assert "$pay" not in {one.input for one in same.influences}


def test_a_share_is_an_influence_too(before):
    lines = ("x_s > a 50%", "x_s > b 50%")
    found = sensitivity(before, version(minutes(30), lines=lines), running_cost)
    shares = [one for one in found.influences if one.input.endswith(".share")]
    assert {one.input for one in shares} == {"after:x_s.next.a.share", "after:x_s.next.b.share"}


def test_what_is_unknown_on_one_side_is_named(before):
    assert sensitivity(before, version(None), running_cost).missing == ("a.time",)
