"""What removing and renaming a step leave where it is; what adding one leaves is in `test_crossings`.

A step that is taken out of its flows, each of which leads on in its place, moves no other step to another row. Where
the flows that replace it are written last, branches may be written in another order, and then stand in another one.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procmodel.graph import ProcessView
from procmodel.layouts.draft import draft
from procmodel.layouts.lanes import rows_of as lanes_of
from procmodel.layouts.problem import Flow, Item, Problem
from procmodel.layouts.ranks import back_flows, ranks
from procmodel.layouts.rows import rows
from procmodel.model import Process
from procmodel.themes import Sizes
from tests.layouts.graphs import random_problem
from tests.strategies import processes

SEEDS = range(12)
NAMES = ("", "Ask", "x" * 10_000, "Ask for what is missing " * 40)


def placed(problem: Problem) -> tuple[list[int], list[int]]:
    """The column and the row of every step."""
    back = back_flows(problem)
    columns = ranks([problem], [back])[0]
    return columns, rows(problem, columns, back)


def without(problem: Problem, gone: int) -> Problem:
    """The same without one step: what led to it leads on to what came after it, by flows that are written last."""
    into = [f.source for f in problem.flows if f.target == gone]
    out = [f.target for f in problem.flows if f.source == gone]
    pairs = [(f.source, f.target) for f in problem.flows if gone not in (f.source, f.target)]
    pairs += [(a, b) for a in into for b in out if a != b]
    return _less(problem, gone, pairs)


def bridged(problem: Problem, gone: int) -> Problem:
    """The same without one step: each flow that led to it leads on to what came after it, written where it was."""
    out = [f.target for f in problem.flows if f.source == gone]
    pairs = []
    for flow in problem.flows:
        if flow.target == gone:
            pairs += [(flow.source, after) for after in out if after not in (flow.source, gone)]
        elif flow.source != gone:
            pairs.append((flow.source, flow.target))
    return _less(problem, gone, pairs)


def _less(problem: Problem, gone: int, pairs: list[tuple[int, int]]) -> Problem:
    flows = [Flow(a - (a > gone), b - (b > gone)) for a, b in dict.fromkeys(pairs) if gone not in (a, b)]
    return Problem(problem.lanes, problem.items[:gone] + problem.items[gone + 1 :], flows)


def removals(
    problem: Problem, rng: Random, count: int, less: Callable[[Problem, int], Problem] = without
) -> list[tuple[list[int], list[int], Problem]]:
    """The rows of the steps that stay, before and after each of a sequence of removals."""
    found = []
    old = placed(problem)[1]
    for _ in range(min(count, len(problem.items) - 1)):
        gone = rng.randrange(len(problem.items))
        problem = less(problem, gone)
        new = placed(problem)[1]
        found.append((old[:gone] + old[gone + 1 :], new, problem))
        old = new
    return found


def changed_places(before: list[int], after: list[int], problem: Problem) -> list[tuple[int, int]]:
    """Pairs of steps of one lane of which the upper became the lower."""
    return [
        (a, b)
        for a, one in enumerate(problem.items)
        for b, other in enumerate(problem.items[:a])
        if one.lane == other.lane and (before[a] - before[b]) * (after[a] - after[b]) < 0
    ]


@pytest.mark.parametrize("seed", range(120))
def test_a_step_less_leaves_every_other_in_its_row(seed: int) -> None:
    for before, after, _ in removals(random_problem(seed, nodes=30), Random(seed), 8, bridged):
        assert before == after


def test_a_step_on_a_branch_leaves_the_branches_in_their_order() -> None:
    """The new step is the last of the file, and stands for the first branch all the same."""
    items = [Item(0, 126.0, 80.0) for _ in range(4)]
    flows = [Flow(0, 1), Flow(0, 2), Flow(1, 3), Flow(2, 3)]
    longer = [Flow(0, 4), *flows[1:], Flow(4, 1)]
    assert placed(Problem(1, items, flows))[1] == [0, 0, 1, 0]
    assert placed(Problem(1, [*items, items[0]], longer))[1] == [0, 0, 1, 0, 0]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_step_less_changes_the_order_of_no_other_steps(seed: int) -> None:
    for before, after, problem in removals(random_problem(seed, nodes=30), Random(seed), 6):
        assert changed_places(before, after, problem) == []


def test_a_step_less_leaves_the_others_in_their_rows_but_for_three_in_a_thousand() -> None:
    kept = moved = 0
    for seed in SEEDS:
        for before, after, _ in removals(random_problem(seed, nodes=30), Random(seed), 6):
            same = sum(a == b for a, b in zip(before, after, strict=True))
            kept, moved = kept + same, moved + len(before) - same
    assert moved / (kept + moved) < 0.003, (moved, kept)


@settings(max_examples=40, derandomize=True, deadline=None)
@given(processes(), st.integers(0, 1000), st.sampled_from(NAMES))
def test_another_name_leaves_every_step_in_its_column_and_row(process: Process, at: int, name: str) -> None:
    at %= len(process.nodes)
    nodes = tuple(
        node.model_copy(update={"name": name}) if n == at else node for n, node in enumerate(process.nodes)
    )
    assert of_process(process) == of_process(process.model_copy(update={"nodes": nodes}))


def of_process(process: Process) -> tuple[list[int], list[int]]:
    """The column and the row of every shape of a process."""
    view = ProcessView(process)
    lanes = lanes_of([view])
    return placed(draft(view, lanes.lanes, lanes.index[0], Sizes()).problem)
