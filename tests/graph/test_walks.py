"""What is followed along the flow: the steps done last as drawn, what cases have in hand, chances block by block."""

import pytest

from procmodel.graph import ProcessView
from procmodel.graph.basis import Basis
from procmodel.graph.blocks import END
from procmodel.graph.chances import Chances
from procmodel.graph.memories import PickUps, StepsBefore
from procmodel.graph.possible import last_before
from procmodel.graph.trails import follow
from procmodel.measures import measure
from tests.graph.small import drawn, viewed

# Written up by whoever studied it, or taken up anew: two memories of one lane come to the split.
BY_TWO_WAYS = (
    "x_c > a 50%",
    "x_c > b 50%",
    "a > w",
    "b > w",
    "w > p_s",
    "p_s > c",
    "p_s > d",
    "c > p_j",
    "d > p_j",
)


def before(*lines):
    view = viewed(*lines)
    found = last_before(Basis(view).routes, StepsBefore(view).leaving)
    return {view.ids[node]: {view.ids[one] for one in ones} for node, ones in enumerate(found)}


def test_the_steps_done_last_are_known_behind_gateways_and_joins():
    found = before("a > x_c", "x_c > b 50%", "x_c > c 50%", "b > x_m", "c > x_m", "x_m > d")
    assert (found["b"], found["x_m"], found["d"]) == ({"a"}, {"b", "c"}, {"b", "c"})


def test_what_comes_back_on_a_loop_of_gateways_is_among_the_steps_done_last():
    found = before(
        "a > x_1", "x_1 > x_2 50%", "x_1 > b 50%", "x_2 > x_1 50%", "x_2 > c 50%", "b > x_2", "c > d"
    )
    assert found["x_1"] == found["x_2"] == found["c"] == {"a", "b"}
    assert found["d"] == {"c"}


def test_a_loop_that_no_case_comes_to_leads_to_no_step():
    assert before("a > b", "c > d", "d > c", "d > b")["b"] == {"a"}


def test_where_something_in_hand_began_does_not_matter_within_the_block_it_goes_into():
    view = ProcessView(drawn(*BY_TWO_WAYS, "p_j > e", waits={"b": 5}))
    basis = Basis(view)
    asked = []

    def meeting():
        asked.append(True)
        return basis.meeting

    alone = follow(basis.world.stream, PickUps(view), meeting)
    assert asked
    asked.clear()
    known = follow(basis.world.stream, PickUps(view, basis.outermost_splits), meeting)
    assert not asked
    assert known.total("pick_ups") == pytest.approx(alone.total("pick_ups"))


def test_a_split_that_joins_what_comes_round_its_loop_does_not_begin_anything():
    view = viewed(
        "a > o_s",
        "o_s > b 50%",
        "o_s > c 100%",
        "b > o_j",
        "c > o_j",
        "o_j > x_r",
        "x_r > o_s 20%",
        "x_r > d 80%",
    )
    assert not Basis(view).outermost_splits


def test_chances_asked_one_after_the_other_are_those_asked_alone():
    view = viewed(*BY_TWO_WAYS, "p_j > x_r", "x_r > w 10%", "x_r > e 90%")
    basis = Basis(view)
    asked = [{view.index[name]: 0.5} for name in view.ids]
    one_by_one = [Chances(view, basis.visits).of_all(passes) for passes in asked]
    shared = Chances(view, basis.visits)
    assert [shared.of_all(passes) for passes in asked] == one_by_one
    assert shared.of_all({}) == 1.0
    assert shared.of_all({view.index["c"]: 0.0}) == 0.0
    assert one_by_one[view.index["c"]] == pytest.approx(0.5 * 0.9 / (1 - 0.5 * 0.1))


def test_branches_that_end_without_a_join_all_have_to_go_well():
    view = viewed("a > p_s", "p_s > b", "p_s > c", "c > d")
    chances = Chances(view, Basis(view).visits)
    assert chances.blocks.closing[view.index["p_s"]].node == END
    assert chances.of_all({view.index["b"]: 0.5, view.index["d"]: 0.5}) == pytest.approx(0.25)


def test_runs_as_drawn_are_tied_in_one_lane_where_no_wait_is_between():
    assert measure(drawn("a > b", "b > c", waits={"c": 5}))["pick_ups"].static == 2
