"""Crossings told from the grid alone, and what is done to have fewer of them."""

from __future__ import annotations

import pytest

from procmodel.layouts import router
from procmodel.layouts.paths import Paths
from procmodel.layouts.problem import Flow, Item, Problem
from procmodel.layouts.solve import solve
from procmodel.layouts.ways import Route
from procmodel.themes import Sizes
from tests.layouts.graphs import SEEDS, crossings, random_problem

LEVEL: Route = ((0, 3), (9, 3))


@pytest.mark.parametrize(
    ("other", "times"),
    [
        (((4, 0), (4, 6)), 1),  # straight through
        (((4, 0), (4, 3)), 0),  # ends on it
        (((0, 4), (9, 4)), 0),  # beside it
        (((2, 0), (2, 3), (6, 3), (6, 6)), 1),  # along it for a while, then out on the other side
        (((2, 0), (2, 3), (6, 3), (6, 0)), 0),  # along it for a while, then back
        (((6, 0), (6, 3), (2, 3), (2, 6)), 1),  # along it the other way
        (((2, 0), (2, 5), (5, 5), (5, 0)), 2),
        (((4, 0), (4, 3), (9, 3)), 0),  # joins it to the same end
    ],
)
def test_routes_cross_where_they_change_sides(other: Route, times: int) -> None:
    assert Paths(["one", "one"], [LEVEL, LEVEL]).crossings(1, other) == times
    assert Paths(["one", "one"], [LEVEL, other]).crossings(0, LEVEL) == times


def test_a_route_that_is_put_elsewhere_is_no_longer_met() -> None:
    paths = Paths(["one", "other"], [LEVEL, ((4, 0), (4, 6))])
    assert paths.near(0) == {0, 1}
    paths.put(1, ((4, 4), (4, 6)))
    assert (paths.near(0), paths.crossings(0, LEVEL)) == ({0}, 0)


def test_untangling_leaves_two_crossings_of_three(monkeypatch: pytest.MonkeyPatch) -> None:
    def found() -> int:
        total = 0
        for seed in SEEDS:
            problem = random_problem(seed)
            panel = solve([problem], Sizes())[0]
            lines = [(f.target, list(w)) for f, w in zip(problem.flows, panel.waypoints, strict=True)]
            total += crossings(lines)
        return total

    fewer = found()
    monkeypatch.setattr(router, "_ROUNDS", 0)
    assert fewer < 0.67 * found()


def test_untangling_moves_no_step(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = random_problem(7)
    grid = solve([problem], Sizes())[0].grid
    monkeypatch.setattr(router, "_ROUNDS", 0)
    tangled = solve([problem], Sizes())[0].grid
    assert (grid.x, grid.y) == (tangled.x, tangled.y)


def test_hundreds_of_branches_are_not_untangled(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = Problem(1, [Item(0, 30.0, 30.0, diamond=True) for _ in range(2)])
    for n in range(2, 302):
        problem.items.append(Item(0, 126.0, 80.0))
        problem.flows += [Flow(0, n), Flow(n, 1)]
    monkeypatch.setattr(router, "Paths", None)
    assert len(solve([problem], Sizes())[0].waypoints) == 600


def test_looking_ends_where_it_has_cost_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(router, "_LOOKS", 0)
    looked: list[int] = []
    counted = Paths.crossings

    def counting(self: Paths, flow: int, route: Route, most: float = 0) -> int:
        looked.append(flow)
        return counted(self, flow, route)

    monkeypatch.setattr(Paths, "crossings", counting)
    solve([random_problem(7)], Sizes())
    assert len(set(looked)) == 1


def test_no_detour_leads_through_lanes_beyond_both_ends() -> None:
    for seed in SEEDS:
        problem = random_problem(seed)
        panel = solve([problem], Sizes())[0]
        for flow, route in zip(problem.flows, panel.routes, strict=True):
            first, after = panel.grid.lanes_of(panel.grid.y[flow.source], panel.grid.y[flow.target])
            assert all(first - 1 <= y <= after for _, y in route)
