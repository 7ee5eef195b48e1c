import pytest

from procmodel.graph.clock import Clock, working_days_of
from procmodel.model import Calendar, Dimension, Process, Quantity

DAY = 7.4 * 3600


def duration(value, unit):
    return Quantity(dimension=Dimension.DURATION, unit=unit, likely=value)


def clock(**calendar):
    return Clock(Process(id="p", calendar=Calendar(**calendar) if calendar else None))


@pytest.mark.parametrize(
    ("value", "unit", "seconds"),
    [
        (90, "s", 90),
        (6, "min", 360),
        (1.5, "h", 5400),
        (1, "working hour", 3600),
        (0.5, "working day", DAY / 2),
        (1, "working week", 5 * DAY),
        (7, "day", 5 * DAY),
        (1, "week", 5 * DAY),
        (1, "year", 365 * 5 / 7 * DAY),
        (12, "month", 365 * 5 / 7 * DAY),
    ],
)
def test_a_duration_is_counted_in_working_seconds(value, unit, seconds):
    assert clock().scaled(duration(value, unit)) == pytest.approx(seconds)


def test_two_days_are_ten_sevenths_of_a_working_day():
    assert clock().scaled(duration(2, "day")) == pytest.approx(10 / 7 * DAY)


def test_the_working_day_is_what_the_calendar_says():
    assert clock(working_day=duration(8, "h")).scaled(duration(1, "working day")) == 8 * 3600


def test_over_six_days_a_week_is_six_working_days():
    assert clock(hours="Mon-Sat 08:00-20:00").scaled(duration(1, "week")) == pytest.approx(6 * DAY)


def test_round_the_clock_a_day_is_24_hours():
    assert clock(hours="always").scaled(duration(2, "day")) == 48 * 3600


@pytest.mark.parametrize(
    ("hours", "days"),
    [
        ("Mon-Fri 09:00-17:00", 5),
        ("Mon, Wed 09:00-12:00", 2),
        ("Mon-Thu 9-17, Fri 9-16", 5),
        ("Fri-Mon 9-17", 4),
    ],
)
def test_the_days_of_a_week_are_read_from_the_hours(hours, days):
    assert working_days_of(hours) == days


@pytest.mark.parametrize(
    ("value", "unit", "yearly"),
    [
        (300, "per year", 300),
        (25, "per month", 300),
        (1, "per week", 365 / 7),
        (1, "per day", 365),
        (12, "per working day", 12 * 365 * 5 / 7),
        (1, "per h", 365 * 5 / 7 * 7.4),
        (1500, "h per year", 1500 * 3600),
    ],
)
def test_a_rate_is_counted_in_a_year(value, unit, yearly):
    rate = Quantity(dimension=Dimension.RATE, unit=unit, likely=value)
    assert clock().per_year(rate) == pytest.approx(yearly)


def test_pay_is_money_for_a_working_second():
    pay = Quantity(dimension=Dimension.HOURLY, unit="per h", likely=18)
    assert clock().money_per_second(pay) == pytest.approx(18 / 3600)


def test_five_working_days_are_seven_days_of_the_calendar():
    assert clock().calendar_days(5 * DAY) == pytest.approx(7)
