"""Strong components with the flow, found from the order of the file, against a search of the whole graph."""

from random import Random

import pytest

from benchmarks import models
from procmodel import Process, ProcessView, read_text
from procmodel.graph.components import components_of
from procmodel.graph.groups import groups_of
from procmodel.graph.rounds import Round, passed_on
from procmodel.graph.routes import Routes, routes_of
from procmodel.graph.visits import visits

NOBODY = ProcessView(Process(id="p", name="p"))


def graph(size: int, ways: list[tuple[int, int]]) -> Routes:
    out = [[way for way, (source, _) in enumerate(ways) if source == node] for node in range(size)]
    into = [[way for way, (_, target) in enumerate(ways) if target == node] for node in range(size)]
    return Routes(NOBODY, [source for source, _ in ways], [target for _, target in ways], out, into, {})


@pytest.mark.parametrize("seed", range(60))
def test_groups_are_the_strong_components_each_after_those_that_lead_to_it(seed: int) -> None:
    draw = Random(seed)
    size, reach = draw.randint(1, 14), draw.choice([1, 2, 4, 14])
    ways = [(node, min(size - 1, max(0, node + draw.randint(-reach, reach)))) for node in range(size)]
    ways += [(node, node + 1) for node in range(size - 1) if draw.random() < 0.8]
    routes = graph(size, ways)
    groups = groups_of(routes)
    searched = components_of(range(size), lambda node: [routes.target[way] for way in routes.out[node]])
    assert {frozenset(group) for group in groups} == {frozenset(group) for group in searched}
    place = {node: number for number, group in enumerate(groups) for node in group}
    assert all(place[source] <= place[target] for source, target in ways)


def test_a_loop_that_is_all_of_a_stretch_of_the_file_is_found_without_a_search() -> None:
    routes = graph(6, [(0, 1), (1, 2), (1, 3), (2, 4), (3, 4), (4, 1), (4, 5)])
    assert groups_of(routes) == [(0,), range(1, 5), (5,)]


def test_what_only_hangs_on_a_loop_is_not_of_it() -> None:
    routes = graph(5, [(0, 1), (1, 2), (1, 3), (3, 1), (3, 4)])
    assert [list(group) for group in groups_of(routes)] == [[0], [1, 3], [2], [4]]


def test_a_loop_in_the_order_of_the_file_is_told_as_any_other() -> None:
    known = visits(ProcessView(read_text(models.text(30))))
    routes, passed = known.routes, passed_on(known.routes, known.weights)
    for group in known.rounds.values():
        assert isinstance(group, range)
        told = [*known.expected]
        told[group.start : group.stop] = [0.0] * len(group)
        round_ = Round(routes, passed, told)
        assert round_.run(group, round_.enter(group))
        assert told == pytest.approx(known.expected)


@pytest.mark.parametrize(
    "ways",
    [
        [(0, 2), (1, 2), (2, 3), (3, 1), (3, 4)],  # entered in the middle
        [(0, 1), (1, 2), (2, 3), (3, 2), (3, 1), (3, 4)],  # gone round without passing its first node
    ],
)
def test_a_loop_that_is_not_in_the_order_of_its_round_is_left_as_it_was(ways: list[tuple[int, int]]) -> None:
    routes = graph(5, ways)
    told = [1.0, 0.0, 0.0, 0.0, 0.0]
    assert not Round(routes, [0.5] * len(ways), told).in_row(range(1, 4))
    assert told == [1.0, 0.0, 0.0, 0.0, 0.0]


def test_the_groups_of_a_process_are_worked_out_once() -> None:
    routes = routes_of(ProcessView(read_text(models.text(20))))
    assert groups_of(routes) is groups_of(routes)
