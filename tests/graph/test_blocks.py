import pytest

from procmodel.graph.blocks import END, blocks_of
from tests.graph.small import viewed


def found(*lines):
    view = viewed(*lines)
    return view, blocks_of(view, [True] * len(view.flows))


def regions(view, blocks):
    return {view.ids[node]: region for node, region in enumerate(blocks.region_of)}


def test_a_split_and_its_join_are_a_block():
    view, blocks = found("a > p_s", "p_s > b", "p_s > c", "b > p_j", "c > p_j", "p_j > d")
    of = regions(view, blocks)
    assert of["a"] == of["p_s"] == of["p_j"] == of["d"] == 0
    assert 0 not in (of["b"], of["c"])
    assert of["b"] != of["c"]
    assert blocks.closing[view.index["p_s"]].node == view.index["p_j"]


def test_branches_that_end_meet_at_the_end_of_the_case():
    view, blocks = found("a > p_s", "p_s > b", "p_s > c", "c > d")
    assert blocks.closing[view.index["p_s"]].node == END
    assert blocks.trouble is None


def test_a_join_of_some_branches_goes_on_in_a_region_of_its_own():
    view, blocks = found("p_s > a", "p_s > b", "p_s > tell", "a > p_j", "b > p_j", "p_j > last")
    of = regions(view, blocks)
    assert of["p_j"] == of["last"] not in (0, of["a"], of["b"])
    assert blocks.closing[view.index["p_s"]].node == END
    assert blocks.trouble is None


def test_one_join_may_close_two_nested_splits():
    view, blocks = found("o_s > a", "o_s > p_t", "p_t > b", "p_t > c", "a > o_j", "b > o_j", "c > o_j")
    assert blocks.trouble is None
    assert {view.ids[split] for split in blocks.closing} == {"o_s", "p_t"}


def test_a_loop_round_a_block_changes_nothing():
    _, blocks = found(
        "a > x_m",
        "x_m > p_s",
        "p_s > b",
        "p_s > c",
        "b > p_j",
        "c > p_j",
        "p_j > x_d",
        "x_d > x_m 20%",
        "x_d > e 80%",
    )
    assert blocks.trouble is None


@pytest.mark.parametrize(
    "lines",
    [
        ("p_s > a", "p_s > b", "a > x_m", "b > x_m", "x_m > c"),
        ("p_s > x_d", "p_s > b", "x_d > p_j", "x_d > gone", "b > p_j", "p_j > c"),
        ("x_s > a", "x_s > b", "a > p_j", "b > p_j", "p_j > c"),
        ("z > x_m", "x_m > p_s", "p_s > a", "p_s > x_d", "x_d > x_m", "x_d > b", "a > p_j", "b > p_j"),
    ],
    ids=["two tokens merge", "a branch waits or ends", "a join of a choice", "a loop out of a branch"],
)
def test_what_is_no_block_is_said(lines):
    _, blocks = found(*lines)
    assert blocks.trouble is not None
