"""Distributions and hours as Prosimos writes them."""

from __future__ import annotations

from typing import Any

import pytest

from procmodel.formats.prosimos.calendars import hours_in, open_hours, periods_of
from procmodel.formats.prosimos.distributions import distribution_in, distribution_of
from procmodel.model import Dimension, Quantity, Shape, spread

SHAPES: list[dict[str, Any]] = [
    {"likely": 6},
    {"shape": Shape.UNIFORM, "low": 2, "high": 8},
    {"shape": Shape.PERT, "low": 2, "likely": 3, "high": 8},
    {"shape": Shape.LOGNORMAL, "mean": 5, "sd": 2},
    {"shape": Shape.NORMAL, "mean": 5, "sd": 2},
    {"shape": Shape.GAMMA, "mean": 5, "sd": 2},
    {"shape": Shape.EXPONENTIAL, "mean": 5},
]


@pytest.mark.parametrize("fields", SHAPES, ids=lambda fields: str(fields.get("shape", "fixed")))
def test_every_shape_but_the_triangle_survives(fields: dict[str, Any]) -> None:
    quantity = Quantity(dimension=Dimension.DURATION, unit="min", **fields)
    back = distribution_in(distribution_of(quantity, 60))
    assert back is not None
    assert back.shape is quantity.shape
    for key in ("likely", "low", "high", "mean", "sd"):
        if key in fields:
            assert getattr(back, key) == pytest.approx(fields[key], rel=1e-6), key


def test_a_triangle_becomes_normal_with_the_same_mean_and_deviation() -> None:
    quantity = Quantity(
        dimension=Dimension.DURATION, unit="min", shape=Shape.TRIANGULAR, low=2, likely=3, high=8
    )
    written = distribution_of(quantity, 60)
    numbers = [one["value"] for one in written["distribution_params"]]
    assert written["distribution_name"] == "norm"
    assert numbers[0] == pytest.approx(60 * spread.mean(quantity))
    assert numbers[1] == pytest.approx(60 * spread.deviation(quantity), rel=1e-6)
    assert numbers[2:] == [120, 480]


@pytest.mark.parametrize(
    ("name", "numbers", "mean", "sd"),
    [
        ("expon", [1800, 0, 99999], 30, 30),  # Prosimos 2: mean, ends
        ("expon", [0, 1800, 0, 99999], 30, 30),  # Prosimos 1: loc, scale, ends
        ("uniform", [600, 1800], 20, 5.7735),
        ("uniform", [600, 1200, 600, 1800], 20, 5.7735),
        ("gamma", [1200, 360000, 0, 99999], 20, 10),
        ("gamma", [4, 0, 300, 0, 99999], 20, 10),
        ("lognorm", [1200, 360000, 0, 99999], 20, 10),
        ("lognorm", [0.4724, 0, 1073.3, 0, 99999], 20, 10),
        ("norm", [1200, 0, 0, 0], 20, 0),
    ],
)  # fmt: skip
def test_the_parameters_of_both_versions_are_told_apart(
    name: str, numbers: list[float], mean: float, sd: float
) -> None:
    said = {"distribution_name": name, "distribution_params": [{"value": number} for number in numbers]}
    found = distribution_in(said)
    assert found is not None
    assert found.unit == "min"
    assert spread.mean(found) == pytest.approx(mean, rel=1e-3)
    assert spread.deviation(found) == pytest.approx(sd, rel=1e-3)


@pytest.mark.parametrize(
    "said",
    [
        {"distribution_name": "exponnorm", "distribution_params": [{"value": 1}]},
        {"distribution_name": "fix", "distribution_params": [{"value": "6"}]},
        {"distribution_name": "fix", "distribution_params": [{"value": -6}]},
        {"distribution_name": "norm", "distribution_params": [{"value": 6}]},
        {"distribution_name": "uniform", "distribution_params": [{"value": 6}, {"value": 5}]},
        {"distribution_name": "lognorm", "distribution_params": [{"value": 900}, {"value": 0}, {"value": 1}]},
        {"distribution_name": "fix", "distribution_params": 6},
        {},
    ],
)
def test_what_makes_no_sense_is_no_duration(said: dict[str, Any]) -> None:
    assert distribution_in(said) is None


@pytest.mark.parametrize(
    "hours",
    [
        "always",
        "Mon-Fri 09:00-17:00",
        "Mon 08:00-12:00, 13:00-17:00; Wed-Thu 10:00-24:00",
        "Sat-Sun 00:00-24:00",
    ],
)
def test_hours_survive(hours: str) -> None:
    assert hours_in(periods_of(hours)) == hours


def test_hours_are_gathered_day_by_day() -> None:
    days = ("MONDAY", "TUESDAY", "WEDNESDAY")
    periods = [{"from": day, "to": day, "beginTime": "09:00:00", "endTime": "17:00:00"} for day in days]
    assert hours_in(periods) == "Mon-Wed 09:00-17:00"
    round_the_week = [{"from": "SATURDAY", "to": "MONDAY", "beginTime": "22:00", "endTime": "23:59:59.999"}]
    assert hours_in(round_the_week) == "Mon 22:00-24:00; Sat-Sun 22:00-24:00"


@pytest.mark.parametrize(
    "period",
    [{"from": "Montag"}, {"from": "MONDAY", "to": "MONDAY", "beginTime": "25:00", "endTime": "26:00"}, 7],
)
def test_hours_that_make_no_sense_are_not_read(period: Any) -> None:
    assert hours_in([period]) is None


def test_open_hours_are_those_of_a_week_and_of_a_day_with_work() -> None:
    assert open_hours("Mon-Fri 09:00-17:00") == (40 * 3600, 8 * 3600)
    assert open_hours("always") == (7 * 86400, 86400)
