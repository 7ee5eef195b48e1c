"""An edit moves no other step to another row, where two versions are drawn together or the earlier one is named.

Edits are of every kind: a step more on a flow, on a branch of its own or beside everything, in any lane; a step less,
its flows bridged or not; another name. None of them may move one step of all others: not one in a thousand, none.
"""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procmodel.graph import ProcessView
from procmodel.layouts import lay_out, lay_out_pair, rows_of_steps
from procmodel.layouts.problem import Flow, Item, Problem
from procmodel.layouts.ranks import back_flows
from procmodel.layouts.seats import kept_rows, seats
from procmodel.model import Lane, Process, SequenceFlow, Task
from procmodel.recipes.keeping import kept_rows as kept_from
from procmodel.results.diagram import Annotations, Diagram
from tests.layouts.graphs import random_problem
from tests.layouts.laws import broken

Steps = dict[str, tuple[int, str]]
Pairs = list[tuple[str, str]]


class Edited:
    """A process that is edited step by step; steps keep their ids."""

    def __init__(self, seed: int, count: int) -> None:
        self.rng = Random(seed)
        problem = random_problem(seed, nodes=count)
        self.steps: Steps = {f"t{n}": (item.lane, "Do it") for n, item in enumerate(problem.items)}
        self.flows: Pairs = [(f"t{f.source}", f"t{f.target}") for f in problem.flows]

    def edit(self) -> None:
        """One edit of any kind."""
        kinds = [self.more_on_flow, self.more_on_flow, self.branch, self.loose, self.less, self.name]
        self.rng.choice(kinds)()

    def _new(self) -> str:
        id_ = f"n{self.rng.random()}"
        self.steps[id_] = (self.rng.randrange(5), "Do more")
        return id_

    def more_on_flow(self) -> None:
        if self.flows:
            at, new = self.rng.randrange(len(self.flows)), self._new()
            source, target = self.flows[at]
            self.flows[at] = (source, new)
            self.flows.append((new, target))

    def branch(self) -> None:
        source, target = (self.rng.choice(list(self.steps)) for _ in range(2))
        new = self._new()
        self.flows.insert(self.rng.randrange(len(self.flows) + 1), (source, new))
        self.flows.append((new, target))

    def loose(self) -> None:
        self._new()

    def less(self) -> None:
        if len(self.steps) < 3:
            return
        gone = self.rng.choice(list(self.steps))
        del self.steps[gone]
        into = [a for a, b in self.flows if b == gone]
        out = [b for a, b in self.flows if a == gone]
        self.flows = [flow for flow in self.flows if gone not in flow]
        if self.rng.random() < 0.7:
            self.flows += [(a, b) for a in into for b in out if a != b and gone not in (a, b)]
        self.flows = list(dict.fromkeys(self.flows))

    def name(self) -> None:
        some = self.rng.choice(list(self.steps))
        self.steps[some] = (self.steps[some][0], "Do it otherwise " * self.rng.randrange(1, 9))

    def problem(self) -> Problem:
        place = {id_: n for n, id_ in enumerate(self.steps)}
        items = [Item(lane, 126.0, 80.0) for lane, _ in self.steps.values()]
        return Problem(5, items, [Flow(place[a], place[b]) for a, b in self.flows])

    def process(self) -> Process:
        return Process(
            id="p",
            lanes=tuple(Lane(id=f"l{n}", name=f"Team {n}") for n in range(5)),
            nodes=tuple(Task(id=id_, name=name, lane=f"l{lane}") for id_, (lane, name) in self.steps.items()),
            flows=tuple(SequenceFlow(source=a, target=b) for a, b in dict.fromkeys(self.flows)),
        )


def stays(before: Steps, after: Steps) -> list[tuple[int, int]]:
    """The places, in both versions, of the steps that both have."""
    place = {id_: n for n, id_ in enumerate(after)}
    return [(n, place[id_]) for n, id_ in enumerate(before) if id_ in place]


def moved_together(seed: int, edits: int) -> tuple[int, int]:
    """How many steps stand in another row of the later version of a pair, and how many could."""
    model = Edited(seed, 30)
    moved = count = 0
    for _ in range(edits):
        steps, old = dict(model.steps), model.problem()
        model.edit()
        pairs = stays(steps, model.steps)
        both = [old, model.problem()]
        (_, first), (columns, later) = seats(both, [back_flows(one) for one in both], pairs, {})
        moved += sum(first[a] != later[b] for a, b in pairs)
        count += len(pairs)
        assert_cells_are_free(both[1], columns, later)
    return moved, count


def assert_cells_are_free(problem: Problem, columns: list[int], row: list[int]) -> None:
    lanes = [item.lane for item in problem.items]
    assert len(set(zip(lanes, columns, row, strict=True))) == len(lanes)


@pytest.mark.parametrize("seed", range(60))
def test_of_two_versions_drawn_together_no_step_moves_to_another_row(seed: int) -> None:
    moved, count = moved_together(seed, 10)
    assert moved == 0 < count


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.integers(60, 10_000), st.integers(1, 12))
def test_no_edits_whatever_move_a_step_to_another_row(seed: int, edits: int) -> None:
    assert moved_together(seed, edits)[0] == 0


@pytest.mark.parametrize("seed", range(40))
def test_a_drawing_with_the_rows_of_the_one_before_it_moves_no_step_over_a_whole_sequence(seed: int) -> None:
    model = Edited(seed, 30)
    problem = model.problem()
    row = seats([problem], [back_flows(problem)], (), {})[0][1]
    first = dict(zip(model.steps, row, strict=True))
    for _ in range(25):
        steps, old = dict(model.steps), problem
        model.edit()
        problem = model.problem()
        kept = kept_rows(old, problem, row, stays(steps, model.steps))
        columns, row = seats([problem], [back_flows(problem)], (), kept)[0]
        assert_cells_are_free(problem, columns, row)
        now = dict(zip(model.steps, row, strict=True))
        assert all(now[id_] == first[id_] for id_ in first if id_ in now)


def heights(diagram: Diagram, plane: int) -> dict[str, tuple[str | None, float]]:
    return {s.id: (s.lane, round(s.bounds.centre.y, 1)) for s in diagram.planes[plane].shapes}


def assert_same_order(
    one: dict[str, tuple[str | None, float]], two: dict[str, tuple[str | None, float]]
) -> None:
    """What stands above what, and what beside what, is the same of all that both have."""
    for a, b in combinations(sorted(one.keys() & two.keys()), 2):
        if one[a][0] == one[b][0]:
            before, after = one[a][1] - one[b][1], two[a][1] - two[b][1]
            assert (before > 0, before < 0) == (after > 0, after < 0), (a, b)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("view", ["stacked", "side-by-side"])
def test_in_the_picture_what_stands_above_what_is_the_same_in_both(seed: int, view: str) -> None:
    model = Edited(seed, 24)
    for _ in range(3):
        before = model.process()
        model.edit()
        after = model.process()
        known = {node.id for node in after.nodes}
        pairs = [((node.id,), (node.id,)) for node in before.nodes if node.id in known]
        views = ProcessView(before), ProcessView(after)
        drawn = lay_out_pair(*views, pairs, Annotations(), Annotations(), view=view)
        assert broken(drawn) == []
        assert_same_order(heights(drawn, 0), heights(drawn, 1))


@pytest.mark.parametrize("seed", range(12))
def test_a_picture_that_is_told_of_the_one_before_it_keeps_what_stands_above_what(seed: int) -> None:
    model = Edited(seed, 24)
    view = ProcessView(model.process())
    rows, drawn = rows_of_steps(view), lay_out(view)
    for _ in range(6):
        lanes = dict(model.steps)
        model.edit()
        keep = {id_: row for id_, row in rows.items() if lanes[id_][0] == model.steps.get(id_, (None,))[0]}
        view = ProcessView(model.process())
        rows, later = rows_of_steps(view, keep), lay_out(view, keep=keep)
        assert broken(later) == []
        assert_same_order(heights(drawn, 0), heights(later, 0))
        drawn = later


def test_steps_that_are_done_in_another_order_keep_their_rows_all_the_same() -> None:
    """Both stand in the upper row; the later version would put them into one column."""
    items = [Item(0, 126.0, 80.0) for _ in range(3)]
    before = Problem(1, items, [Flow(0, 1), Flow(1, 2)])
    after = Problem(1, items, [Flow(0, 2), Flow(0, 1)])
    both = [before, after]
    seated = seats(both, [back_flows(one) for one in both], [(0, 0), (1, 1), (2, 2)], {})
    assert [row for _, row in seated] == [[0, 0, 0], [0, 0, 0]]
    assert seated[1][0][1] != seated[1][0][2]


def test_a_new_step_takes_a_free_row() -> None:
    items = [Item(0, 126.0, 80.0) for _ in range(3)]
    problem = Problem(1, items, [Flow(0, 2), Flow(0, 1)])
    assert seats([problem], [set()], (), {1: 0})[0] == ([0, 1, 1], [0, 0, 1])


def test_versions_are_followed_from_the_oldest_and_a_lane_that_is_left_is_a_row_that_is_lost() -> None:
    model = Edited(3, 12)
    versions = [model.process()]
    for _ in range(3):
        model.more_on_flow()
        versions.append(model.process())
    last = versions[-1]
    rows = rows_of_steps(ProcessView(versions[0]))
    kept = kept_from(last, versions[:-1])
    assert {id_: row for id_, row in kept.items() if id_ in rows} == rows
    gone = last.model_copy(
        update={"nodes": (last.nodes[0].model_copy(update={"lane": "l9"}), *last.nodes[1:]),
                "lanes": (*last.lanes, Lane(id="l9", name="New team"))}
    )  # fmt: skip
    assert last.nodes[0].id not in kept_from(gone, versions)
