"""Intervals and percentiles are those of the books; random numbers stay with their case and step."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from benchmarks.queues import w7
from procmodel import read_text
from procmodel.graph.program import Program, Shape, Site
from procmodel.graph.sites import duration_site, ways_site
from procmodel.model import Dimension, Quantity, points, spread
from procmodel.model import Shape as Spread
from procmodel.simulation import engine
from procmodel.simulation.inverse import outcomes
from procmodel.simulation.replication import play
from procmodel.simulation.simulate import plan_of
from procmodel.simulation.statistics import interval, percentile, settled_after, student_quantile
from procmodel.simulation.streams import Streams, repeated


@pytest.mark.parametrize(
    ("freedom", "value"),
    [(1, 12.7062), (2, 4.3027), (3, 3.1824), (4, 2.7764), (9, 2.2622), (30, 2.0423), (999, 1.9623)],
)
def test_the_t_table(freedom: int, value: float) -> None:
    assert student_quantile(0.975, freedom) == pytest.approx(value, abs=6e-5)


def test_an_interval_by_hand() -> None:
    mean, ends = interval([1.0, 2.0, 3.0])
    assert mean == 2
    assert ends == pytest.approx((2 - 4.30265 / math.sqrt(3), 2 + 4.30265 / math.sqrt(3)), abs=1e-4)


def test_one_value_has_no_interval() -> None:
    assert interval([4.0]) == (4.0, None)


def test_percentiles_lie_between_the_values() -> None:
    assert percentile([0.0, 10.0], 0.9) == pytest.approx(9)


def test_a_rising_beginning_is_cut_off_and_a_steady_series_is_not() -> None:
    rising = [min(1.0, n / 400) + (n % 7) / 100 for n in range(2_000)]
    assert 250 <= settled_after(rising) <= 500
    assert settled_after([1.0] * 500) == 0


SHAPES = {
    "uniform": {"low": 2.0, "high": 8.0, "shape": Spread.UNIFORM},
    "pert": {"low": 2.0, "likely": 3.0, "high": 8.0, "shape": Spread.PERT},
    "triangular": {"low": 2.0, "likely": 3.0, "high": 8.0, "shape": Spread.TRIANGULAR},
    "exponential": {"mean": 5.0, "shape": Spread.EXPONENTIAL},
    "normal": {"mean": 5.0, "sd": 4.0, "shape": Spread.NORMAL},
    "lognormal": {"mean": 5.0, "sd": 4.0, "shape": Spread.LOGNORMAL},
    "gamma": {"mean": 5.0, "sd": 4.0, "shape": Spread.GAMMA},
    "gamma below 1": {"mean": 5.0, "sd": 8.0, "shape": Spread.GAMMA},
    "fixed": {"likely": 5.0},
}


@pytest.mark.parametrize("name", SHAPES)
def test_what_is_drawn_has_the_mean_and_the_spread_that_are_written(name: str) -> None:
    quantity = Quantity(dimension=Dimension.DURATION, unit="min", **SHAPES[name])
    count = 40_000
    drawn = outcomes(duration_site("x", quantity, 60.0), [(n + 0.5) / count for n in range(count)])
    mean = sum(drawn) / count
    sd = math.sqrt(sum((value - mean) ** 2 for value in drawn) / count)
    assert mean == pytest.approx(60 * spread.mean(quantity), rel=2e-3)
    assert sd == pytest.approx(60 * spread.deviation(quantity), rel=1e-2, abs=1e-9)
    assert min(drawn) >= 0


@pytest.mark.parametrize("name", [name for name in SHAPES if name != "fixed"])
def test_a_draw_is_the_quantile(name: str) -> None:
    quantity = Quantity(dimension=Dimension.DURATION, unit="s", **SHAPES[name])
    shares = [0.05, 0.3, 0.5, 0.8, 0.97]
    exact = [points.quantile(quantity, share) for share in shares]
    assert outcomes(duration_site("x", quantity, 1.0), shares) == pytest.approx(exact, rel=5e-3, abs=2e-2)


def two_sites() -> Program:
    program = Program()
    program.sites = [Site("a", Shape.EXPONENTIAL, 1.0), ways_site("b", [0.3, 0.7])]
    return program


def test_a_stream_is_its_own_whatever_else_is_drawn() -> None:
    alone = Program()
    alone.sites = two_sites().sites[1:]
    beside, by_itself = Streams(two_sites(), 1, 0).block(50), Streams(alone, 1, 0).block(50)
    assert [row[1] for row in beside] == [row[0] for row in by_itself]


def test_seed_and_replication_give_other_numbers() -> None:
    first, again, *others = (
        list(Streams(two_sites(), seed, replication).block(20))
        for seed, replication in ((1, 0), (1, 0), (2, 0), (1, 1))
    )
    assert first == again
    assert first not in others


def test_later_visits_are_even_and_independent_of_each_other() -> None:
    drawn = [repeated(12345, case, visit) for case in range(2_000) for visit in range(5)]
    assert sum(drawn) / len(drawn) == pytest.approx(0.5, abs=0.01)
    pairs = pairwise(drawn)
    assert sum((a - 0.5) * (b - 0.5) for a, b in pairs) / len(drawn) == pytest.approx(0, abs=0.003)


def test_how_many_cases_are_drawn_and_counted_at_once_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    top = "calendar: {hours: Mon-Fri 09:00-17:00}\nbacklog: 5"
    job = plan_of(read_text(w7(top)), cases=300, replications=1, seed=3).job._replace(warm_up=20)
    usual = play(job)
    monkeypatch.setattr(engine, "_BLOCK", 7)
    assert play(job) == usual
