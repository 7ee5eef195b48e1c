import statistics

import pytest

from procmodel.model import Dimension, Grade, Quantity, Shape
from procmodel.model.curves import normal_quantile
from procmodel.model.doubt import deviation_of_mean, drawn_means, moved_mean, relative_doubt

NORMALS = [normal_quantile((n + 0.5) / 500) for n in range(500)]


def share(value, **more):
    return Quantity(dimension=Dimension.SHARE, likely=value, **more)


def minutes(value, **more):
    return Quantity(dimension=Dimension.DURATION, unit="min", likely=value, **more)


@pytest.mark.parametrize(
    ("grade", "doubt"),
    [
        (Grade.MEASURED, 0.05),
        (Grade.RECORDED, 0.05),
        (Grade.ESTIMATED, 0.2),
        (Grade.ASSUMED, 0.4),
        (None, 0.4),
    ],
)
def test_without_doubt_or_sample_the_grade_decides(grade, doubt):
    assert relative_doubt(minutes(6, grade=grade)) == doubt


def test_a_stated_doubt_wins_over_the_grade():
    assert relative_doubt(minutes(6, grade=Grade.ASSUMED, doubt=0.1)) == 0.1


def test_a_quantity_without_a_grade_takes_that_of_its_element():
    assert relative_doubt(minutes(6), Grade.MEASURED) == 0.05


def test_a_sample_with_a_spread_gives_the_standard_error():
    timed = Quantity(dimension=Dimension.DURATION, unit="min", mean=10, sd=4, shape=Shape.GAMMA, sample=64)
    assert relative_doubt(timed) == pytest.approx(1.6448536 * 4 / 8 / 10)


def test_the_5_and_95_percent_points_of_the_draws_are_the_doubt():
    drawn = sorted(drawn_means(minutes(10), 0.2, NORMALS))
    assert (drawn[25], drawn[474]) == (pytest.approx(8, rel=0.003), pytest.approx(12, rel=0.003))


def test_doubt_on_97_percent_never_passes_100_percent():
    drawn = sorted(drawn_means(share(0.97), 0.4, NORMALS))
    assert drawn[-1] < 1
    odds = drawn[474] / (1 - drawn[474])
    assert odds == pytest.approx(0.97 / 0.03 * 1.4, rel=0.01)


def test_doubt_on_a_share_is_the_same_seen_from_the_other_branch():
    mine = drawn_means(share(0.7), 0.4, NORMALS)
    other = drawn_means(share(0.3), 0.4, NORMALS[::-1])
    assert mine == pytest.approx([1 - value for value in other])


def test_the_range_of_a_volume_is_its_doubt():
    volume = Quantity(
        dimension=Dimension.RATE, unit="per year", low=200, likely=300, high=500, shape=Shape.PERT
    )
    drawn = drawn_means(volume, 0.4, NORMALS)
    assert min(drawn) >= 200
    assert max(drawn) <= 500
    assert statistics.fmean(drawn) == pytest.approx(1900 / 6, rel=0.002)
    assert statistics.pstdev(drawn) == pytest.approx(deviation_of_mean(volume, 0.4), rel=0.01)


def test_draws_and_first_order_deviation_agree():
    for quantity in (minutes(10), share(0.6)):
        drawn = drawn_means(quantity, 0.1, NORMALS)
        assert statistics.pstdev(drawn) == pytest.approx(deviation_of_mean(quantity, 0.1), rel=0.02)


@pytest.mark.parametrize("far", [60, 500, 1e6])
def test_a_share_that_is_very_far_off_still_leaves_a_way_out(far):
    half = share(0.5)
    assert 0 < moved_mean(half, 0.4, -far) < 1e-4
    assert 1 - 1e-4 < moved_mean(half, 0.4, far) < 1
