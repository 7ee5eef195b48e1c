import math
import random
import statistics

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procmodel.model import Dimension, Quantity, Shape, points, spread


def duration(**values):
    return Quantity(dimension=Dimension.DURATION, unit="min", **values)


SHAPES = {
    "fixed": duration(likely=6),
    "pert": duration(low=2, likely=5, high=15, shape=Shape.PERT),
    "triangular": duration(low=2, likely=5, high=15, shape=Shape.TRIANGULAR),
    "uniform": duration(low=2, high=15, shape=Shape.UNIFORM),
    "normal": duration(mean=6, sd=5, shape=Shape.NORMAL),
    "lognormal": duration(mean=6, sd=5, shape=Shape.LOGNORMAL),
    "gamma": duration(mean=6, sd=5, shape=Shape.GAMMA),
    "exponential": duration(mean=6, shape=Shape.EXPONENTIAL),
}


def drawn_normal(rng):
    while (value := rng.gauss(6, 5)) < 0:
        pass
    return value


SAMPLERS = {
    "pert": lambda rng: 2 + 13 * rng.betavariate(1 + 12 / 13, 1 + 40 / 13),
    "triangular": lambda rng: rng.triangular(2, 15, 5),
    "uniform": lambda rng: rng.uniform(2, 15),
    "normal": drawn_normal,
    "lognormal": lambda rng: rng.lognormvariate(
        math.log(6) - math.log1p(25 / 36) / 2, math.sqrt(math.log1p(25 / 36))
    ),
    "gamma": lambda rng: rng.gammavariate(36 / 25, 25 / 6),
    "exponential": lambda rng: rng.expovariate(1 / 6),
}


def test_the_mean_of_4_6_10_minutes_is_the_pert_mean():
    assert spread.mean(duration(low=4, likely=6, high=10, shape=Shape.PERT)) == pytest.approx(6.33, abs=0.005)


def test_the_likely_value_of_two_numbers_is_their_middle():
    assert spread.likely(duration(low=4, high=10)) == 7


def test_a_uniform_range_keeps_its_likely_value_but_not_in_its_mean():
    written = duration(low=4, likely=5, high=10, shape=Shape.UNIFORM)
    assert (spread.likely(written), spread.mean(written)) == (5, 7)


@pytest.mark.parametrize("shape", SAMPLERS)
def test_mean_and_deviation_agree_with_draws(shape):
    rng = random.Random(shape)
    drawn = [SAMPLERS[shape](rng) for _ in range(40_000)]
    assert spread.mean(SHAPES[shape]) == pytest.approx(statistics.fmean(drawn), rel=0.02)
    assert spread.deviation(SHAPES[shape]) == pytest.approx(statistics.pstdev(drawn), rel=0.03)


@pytest.mark.parametrize("shape", SAMPLERS)
def test_quantiles_agree_with_draws(shape):
    rng = random.Random(shape)
    drawn = sorted(SAMPLERS[shape](rng) for _ in range(40_000))
    for share in (0.05, 0.5, 0.95):
        assert points.quantile(SHAPES[shape], share) == pytest.approx(drawn[int(share * 40_000)], rel=0.04)


@pytest.mark.parametrize("shape", SHAPES)
def test_many_quantiles_at_once_average_to_the_mean(shape):
    assert statistics.fmean(points.quantiles(SHAPES[shape], 500)) == pytest.approx(
        spread.mean(SHAPES[shape]), rel=0.005
    )


def test_low_and_high_of_a_spread_without_ends_are_its_5_and_95_percent_points():
    log = SHAPES["lognormal"]
    assert (spread.low(log), spread.high(log)) == (points.quantile(log, 0.05), points.quantile(log, 0.95))


def test_the_likely_value_of_a_lognormal_spread_is_its_mode():
    variance = math.log1p(25 / 36)
    assert spread.likely(SHAPES["lognormal"]) == pytest.approx(math.exp(math.log(6) - 1.5 * variance))


def test_a_normal_spread_is_cut_at_0():
    wide = SHAPES["normal"]
    assert spread.low(wide) > 0
    assert spread.mean(wide) > 6


@given(st.lists(st.floats(0, 1e6), min_size=3, max_size=3).map(sorted))
@settings(max_examples=60, derandomize=True, deadline=None)
def test_a_range_has_its_mean_between_its_ends(ends):
    low, likely, high = ends
    for shape in (Shape.PERT, Shape.TRIANGULAR, Shape.UNIFORM):
        written = duration(low=low, likely=likely, high=high, shape=shape)
        assert low * (1 - 1e-9) <= spread.mean(written) <= high * (1 + 1e-9)
        assert spread.deviation(written) <= (high - low) / 2 + 1e-6 * high
