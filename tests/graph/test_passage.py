import itertools
import math

import pytest

from procmodel.graph import ProcessView
from procmodel.graph.blocks import blocks_of
from procmodel.graph.passage import Passage
from procmodel.graph.spans import Outcome, Span, Stretch
from procmodel.model import spread
from tests.graph.small import drawn


def passage(*lines, times, limit=4096, spreads=()):
    view = ProcessView(drawn(*lines, times=times))
    live = [True] * len(view.flows)

    def step(node):
        time = times.get(view.ids[node], 0)
        low, high = (0.0, math.inf) if view.ids[node] in spreads else (time, time)
        return Span(
            (Outcome(1.0, Stretch(time, 0.0, 0.0)),), low, high, settled=view.ids[node] not in spreads
        )

    def share(flow):
        model = view.flows[flow].model
        return spread.mean(model.share) if model.share else 1.0

    found = Passage(view, blocks_of(view, live), live, share, step, limit)
    return {view.ids[split]: span for split, span in found.block.items()}


AND = ("p_s > a", "p_s > b", "a > p_j", "b > p_j", "p_j > z")


def test_a_block_takes_as_long_as_its_longest_branch():
    block = passage(*AND, times={"a": 20, "b": 10})["p_s"]
    assert (block.mean().total, block.exact) == (20, True)


CHOICES = (
    "p_s > x_1", "p_s > x_2", "x_1 > a 30%", "x_1 > b 70%", "x_2 > c 60%", "x_2 > d 40%",
    "a > x_3", "b > x_3", "c > x_4", "d > x_4", "x_3 > p_j", "x_4 > p_j", "p_j > z",
)  # fmt: skip


def test_choices_in_the_branches_are_followed_one_by_one():
    times = {"a": 5, "b": 20, "c": 10, "d": 30}
    block = passage(*CHOICES, times=times)["p_s"]
    truth = sum(
        p * q * max(times[i], times[k])
        for (i, p), (k, q) in itertools.product([("a", 0.3), ("b", 0.7)], [("c", 0.6), ("d", 0.4)])
    )
    assert block.mean().total == pytest.approx(truth)
    assert block.exact


def test_past_the_limit_the_mean_is_a_lower_bound():
    times = {"a": 5, "b": 20, "c": 10, "d": 30}
    coarse = passage(*CHOICES, times=times, limit=1)["p_s"]
    assert coarse.mean().total < passage(*CHOICES, times=times)["p_s"].mean().total
    assert not coarse.exact


def test_a_spread_inside_makes_a_lower_bound_unless_the_other_branch_is_nothing():
    assert not passage(*AND, times={"a": 20, "b": 10}, spreads="a")["p_s"].exact
    assert passage(*AND, times={"a": 20, "b": 0}, spreads="a")["p_s"].exact


def test_an_inclusive_block_takes_the_longest_of_the_branches_taken():
    block = passage(
        "o_s > a 50%", "o_s > b 20%", "o_s > c 100%", "a > o_j", "b > o_j", "c > o_j", "o_j > z",
        times={"a": 10, "b": 30, "c": 4},
    )["o_s"]  # fmt: skip
    assert block.mean().total == pytest.approx(0.2 * 30 + 0.8 * 0.5 * 10 + 0.8 * 0.5 * 4)


def test_a_loop_inside_a_branch_counts_with_its_mean():
    block = passage(
        "p_s > x_m", "p_s > b", "x_m > a", "a > x_d", "x_d > x_m 20%", "x_d > p_j 80%", "b > p_j", "p_j > z",
        times={"a": 8, "b": 1},
    )["p_s"]  # fmt: skip
    assert block.mean().total == pytest.approx(10)
    assert not block.exact


def test_a_loop_with_two_ways_out_keeps_them_apart():
    block = passage(
        "p_s > x_m", "p_s > b", "x_m > a", "a > x_d", "x_d > x_m 20%", "x_d > c 50%", "x_d > d 30%",
        "c > x_e", "d > x_e", "x_e > p_j", "b > p_j", "p_j > z",
        times={"a": 8, "c": 100, "d": 0, "b": 50},
    )["p_s"]  # fmt: skip
    assert block.mean().total == pytest.approx(5 / 8 * 110 + 3 / 8 * 50)


def test_a_nested_block_counts_in_the_branch_it_lies_in():
    block = passage(
        "p_s > p_t", "p_s > b", "p_t > c", "p_t > d", "c > p_u", "d > p_u",
        "p_u > e", "e > p_j", "b > p_j", "p_j > z",
        times={"b": 10, "c": 3, "d": 7, "e": 4},
    )["p_s"]  # fmt: skip
    assert block.mean().total == 11


def test_a_branch_that_ends_by_itself_may_be_the_last():
    block = passage(
        "p_s > a", "p_s > b", "p_s > tell", "a > p_j", "b > p_j", "p_j > last",
        times={"a": 1, "b": 2, "last": 3, "tell": 9},
    )["p_s"]  # fmt: skip
    assert block.mean().total == 9
