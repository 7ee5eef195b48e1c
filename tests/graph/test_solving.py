import random

import pytest

from procmodel.graph.components import components_of
from procmodel.graph.draws import DRAWS, Draws, normals_of, percentiles
from procmodel.graph.solving import solved


@pytest.mark.parametrize("seed", range(8))
def test_a_solution_satisfies_its_equations(seed):
    rng = random.Random(seed)
    size = 12
    rows = [{j: rng.random() / size for j in rng.sample(range(size), 4)} for _ in range(size)]
    right = [rng.random() for _ in range(size)]
    x = solved(rows, [right])[0]
    for i, row in enumerate(rows):
        assert x[i] == pytest.approx(right[i] + sum(value * x[j] for j, value in row.items()))


def test_a_loop_of_100_000_steps_is_solved_at_once():
    size = 100_000
    rows = [{i - 1: 1.0} for i in range(size)]
    rows[0] = {size - 1: 0.2}
    assert solved(rows, [[1.0] + [0.0] * (size - 1)])[0][-1] == pytest.approx(1.25)


def test_draws_are_solved_as_numbers_are():
    share = Draws([0.1 + 0.001 * n for n in range(DRAWS)])
    found = solved([{1: 1.0}, {0: share}], [[1.0, 0.0]])[0][0]
    assert found.values == pytest.approx([1 / (1 - value) for value in share.values])


def test_components_come_after_what_they_lead_to():
    following = {0: [1], 1: [2], 2: [1, 3], 3: []}
    assert components_of(range(4), following.__getitem__) == [[3], [1, 2], [0]]


def test_a_chain_of_100_000_is_walked_without_recursion():
    groups = components_of(range(100_000), lambda n: [n + 1] if n < 99_999 else [])
    assert len(groups) == 100_000


def test_an_input_is_drawn_the_same_way_each_time_and_differently_from_others():
    assert normals_of("$pay") == normals_of("$pay")
    assert normals_of("$pay") != normals_of("volume")
    assert sorted(normals_of("$pay")) == sorted(normals_of("volume"))


def test_percentiles_lie_between_draws():
    assert percentiles(Draws([10.0, 20.0]), 0.25) == (12.5,)
