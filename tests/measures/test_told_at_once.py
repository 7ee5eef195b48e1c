"""What is told over all steps at once is what its definition says step by step."""

from __future__ import annotations

from random import Random

import pytest

from procmodel import read_text
from procmodel.graph import ProcessView, Routing
from procmodel.graph.order import retreating_flows
from procmodel.graph.returning import loops_of
from procmodel.measures.decision_automation import _decisions
from procmodel.model import Activity, Gateway

SEEDS = range(60)
_KINDS = ("manual", "manual", "exclusive", "parallel")


def tangled(seed: int) -> ProcessView:
    """Steps and gateways, all of which cases come to, with flows from anywhere to anywhere."""
    draw = Random(seed)
    while len(reached(view := _drawn(draw), -1)) < len(view):
        pass
    return view


def _drawn(draw: Random) -> ProcessView:
    ids = [f"n{number}" for number in range(draw.randint(4, 9))]
    lines = ["procmodel: 1", "name: Tangled", "lanes: {desk: {name: Desk}}", "steps:"]
    lines.append("  begin: {kind: start, lane: desk, next: n0}")
    for id_ in ids:
        ways = draw.sample([*ids[1:], "done"], draw.choice((1, 1, 1, 2, 2, 3)))
        lines.append(f"  {id_}: {{kind: {draw.choice(_KINDS)}, name: {id_}, lane: desk, next: {ways}}}")
    return ProcessView(read_text("\n".join([*lines, "  done: {kind: end, lane: desk}", ""])))


def reached(view: ProcessView, without: int) -> set[int]:
    """What cases come to where they cannot pass one node."""
    stack = [node for node in view.starts if node != without]
    met = set(stack)
    while stack:
        for other in view.successors(stack.pop()):
            if other != without and other not in met:
                met.add(other)
                stack.append(other)
    return met


def decides(view: ProcessView, step: int) -> bool:
    """Whether a step decides, or leads by gateways with one way on to an exclusive split."""
    model = view.nodes[step]
    assert isinstance(model, Activity)
    return (
        model.decides is not None
        or view.split(step) is Routing.EXCLUSIVE
        or any(_leads_to_a_choice(view, node) for node in view.successors(step))
    )


def _leads_to_a_choice(view: ProcessView, node: int) -> bool:
    met: set[int] = set()
    while isinstance(view.nodes[node], Gateway) and node not in met:
        met.add(node)
        if view.split(node) is not Routing.NONE:
            return view.split(node) is Routing.EXCLUSIVE
        node = next(view.successors(node), node)
    return False


@pytest.mark.parametrize("seed", SEEDS)
def test_a_loop_is_a_flow_back_to_what_every_way_to_its_source_passes(seed: int) -> None:
    view = tangled(seed)
    natural, _ = loops_of(view)
    for flow in retreating_flows(view):
        source, target = view.source[flow], view.target[flow]
        assert (flow in natural) == (source == target or source not in reached(view, target))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_steps_that_decide_are_those_before_a_choice(seed: int) -> None:
    view = tangled(seed)
    assert _decisions(view) == [step for step in view.activities if decides(view, step)]


def test_the_models_of_these_tests_have_loops_tangles_and_decisions() -> None:
    views = [tangled(seed) for seed in SEEDS]
    found = [loops_of(view) for view in views]
    assert any(natural for natural, _ in found)
    assert any(tangles for _, tangles in found)
    assert any(_decisions(view) for view in views)
