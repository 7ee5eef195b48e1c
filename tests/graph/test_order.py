"""The order of the flow: read off the file where that tells it, and searched for elsewhere."""

from random import Random

from procmodel.graph.order import flow_order, flows_back_as_written, retreating, retreating_flows
from procmodel.graph.returning import loops_of
from tests.graph.small import viewed


def drawn_at_random(rolls):
    """A graph of a few nodes, most of them led to from one before, with some more flows either way."""
    count = rolls.randint(2, 7)
    ends = {(rolls.randrange(to), to) for to in range(1, count)}
    ends |= {(rolls.randrange(count), rolls.randrange(count)) for _ in range(rolls.randint(0, 3))}
    return viewed(*(f"n{one} > n{other}" for one, other in sorted(ends)))


def test_a_file_in_the_order_of_the_flow_needs_no_search():
    view = viewed("a > b", "b > c", "c > b", "c > d", "d > d", "d > e", "e > b")
    assert flows_back_as_written(view) == {2, 4, 6}
    assert flow_order(view) == list(range(5))
    assert loops_of(view) == ({2, 4, 6}, [])


def test_a_loop_with_a_second_way_in_is_searched_for():
    assert flows_back_as_written(viewed("a > b", "b > c", "c > b", "a > c")) is None


def test_a_file_that_names_a_later_step_first_is_searched():
    view = viewed("b > c", "a > b")
    assert flows_back_as_written(view) is None
    assert [view.ids[node] for node in flow_order(view)] == ["a", "b", "c"]


def test_the_search_finds_what_the_file_tells():
    rolls, told = Random(7), 0
    for _ in range(300):
        view = drawn_at_random(rolls)
        searched = retreating(view.starts, view.out, view.target)
        assert retreating_flows(view) == searched
        if flows_back_as_written(view):
            told += 1
            assert loops_of(view) == (searched, [])
    assert told > 30
