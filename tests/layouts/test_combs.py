"""Splits and joins of many branches: one trunk, a tooth for each branch, and every law as before."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest

from procmodel.graph import ProcessView
from procmodel.layouts import lay_out
from procmodel.layouts.combs import Combs
from procmodel.layouts.grid import Grid
from procmodel.layouts.problem import Flow, Item, Problem
from procmodel.model import Gateway, GatewayKind, Lane, Process, SequenceFlow, Task
from procmodel.results.diagram import BadgeKind, Diagram
from tests.layouts.graphs import random_problem
from tests.layouts.laws import broken


def fan(count: int, lanes: int = 1, *, words: bool = False) -> Process:
    """A split into some branches of a step each, in turn in each lane, and their join."""
    kind = GatewayKind.EXCLUSIVE if words else GatewayKind.PARALLEL
    parts = [f"part{n}" for n in range(count)]
    when = {part: f"kind {n}" if words else None for n, part in enumerate(parts)}
    return Process(
        id="p",
        lanes=tuple(Lane(id=f"l{n}", name=f"Team {n}") for n in range(lanes)),
        nodes=(
            Task(id="begin", lane="l0"),
            Gateway(id="split", lane="l0", kind=kind),
            *(Task(id=part, name=f"Do {part}", lane=f"l{n % lanes}") for n, part in enumerate(parts)),
            Gateway(id="join", lane="l0", kind=kind),
            Task(id="end", lane="l0"),
        ),
        flows=(
            SequenceFlow(source="begin", target="split"),
            *(SequenceFlow(source="split", target=part, when=when[part]) for part in parts),
            *(SequenceFlow(source=part, target="join") for part in parts),
            SequenceFlow(source="join", target="end"),
        ),
    )


def trunks(diagram: Diagram, *, leaving: str = "", entering: str = "", turned: bool = False) -> set[float]:
    """Where the legs across the flow of all branches run."""
    edges = [e for e in diagram.planes[0].edges if e.source == leaving or e.target == entering]
    legs = [leg for edge in edges for leg in edge.segments()]
    return {a.y if turned else a.x for a, b in legs if a != b and (a.y == b.y if turned else a.x == b.x)}


@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
@pytest.mark.parametrize(("count", "lanes"), [(7, 1), (10, 1), (50, 5), (500, 1), (500, 7)])
def test_many_branches_share_one_trunk_on_either_side(count: int, lanes: int, orientation: str) -> None:
    turned = orientation == "portrait"
    drawn = lay_out(ProcessView(fan(count, lanes)), orientation=orientation)
    assert broken(drawn) == []
    assert len(trunks(drawn, leaving="split", turned=turned)) == 1
    assert len(trunks(drawn, entering="join", turned=turned)) == 1


def test_six_branches_are_drawn_one_by_one() -> None:
    drawn = lay_out(ProcessView(fan(6)))
    assert len(trunks(drawn, leaving="split")) > 1


def test_a_picture_of_many_branches_is_no_wider_than_one_of_seven() -> None:
    assert lay_out(ProcessView(fan(500))).width == lay_out(ProcessView(fan(7))).width


def test_words_and_handoffs_stand_on_the_tooth_of_their_branch() -> None:
    from procmodel.recipes.picture import diagram_of

    drawn = diagram_of(fan(12, 3, words=True))
    plane = drawn.planes[0]
    trunk = trunks(drawn, leaving="split").pop()
    teeth = {edge.id: edge for edge in plane.edges if edge.source == "split"}
    assert all(e.label and e.label.bounds.x > trunk for e in teeth.values() if len(e.waypoints) > 2)
    plates = [badge for badge in plane.badges if badge.kind is BadgeKind.HANDOFF and badge.of in teeth]
    assert len(plates) == 8
    for plate in plates:
        assert plate.bounds.x > trunk
        assert plate.bounds.y < teeth[plate.of].waypoints[-1].y < plate.bounds.bottom
        words = teeth[plate.of].label
        assert words is not None
        assert not plate.bounds.meets(words.bounds)


def with_fans(seed: int) -> Process:
    """A random process with a split and a join of many branches, to and from anywhere."""
    rng, problem = Random(seed), random_problem(seed, nodes=rng_count(seed))
    count = len(problem.items)
    pairs = [(flow.source, flow.target) for flow in problem.flows]
    for _ in range(2):
        hub = rng.randrange(count)
        others = rng.sample(range(count), min(count, rng.randint(8, 14)))
        pairs += [(hub, other) if rng.random() < 0.8 else (other, hub) for other in others]
        pairs += [(other, count - 1 - hub) for other in rng.sample(range(count), 9)]
    flows = [(a, b) for a, b in dict.fromkeys(pairs) if a != b]
    return Process(
        id="p",
        lanes=tuple(Lane(id=f"l{n}") for n in range(5)),
        nodes=tuple(Task(id=f"t{n}", lane=f"l{item.lane}") for n, item in enumerate(problem.items)),
        flows=tuple(
            SequenceFlow(source=f"t{a}", target=f"t{b}", when="so" if rng.random() < 0.3 else None)
            for a, b in flows
        ),
    )


def rng_count(seed: int) -> int:
    return 14 + seed % 17


@pytest.mark.parametrize("seed", range(30))
def test_combs_among_anything_else_keep_every_law(seed: int) -> None:
    view = ProcessView(with_fans(seed))
    assert broken(lay_out(view)) == []
    assert broken(lay_out(view, orientation="portrait")) == []


def test_what_a_comb_shares_is_told_once() -> None:
    """Every point of the way of a comb belongs to one of its flows."""
    items = [Item(0, 30.0, 30.0), *(Item(0, 126.0, 80.0) for _ in range(8))]
    problem = Problem(1, items, [Flow(0, n) for n in range(1, 9)])
    grid = Grid(problem, [0, *[1] * 8], [4, *range(8)])
    combs = Combs(problem, grid, set())
    assert combs.split == set(range(8))
    met: set[tuple[int, int]] = set()
    for number in (3, 5, 4, 0, 7, 1, 2, 6):
        legs = list(pairwise(combs.fresh(number, combs.routes(number)[0])))
        points = {
            (x, y)
            for (x1, y1), (x2, y2) in legs
            for x in range(min(x1, x2), max(x1, x2) + 1)
            for y in range(min(y1, y2), max(y1, y2) + 1)
        }
        assert len(met & points) == (1 if met else 0)
        met |= points
