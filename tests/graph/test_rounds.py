import pytest

from benchmarks import models
from procmodel import ProcessView, read_text
from procmodel.graph.elimination import Loop
from procmodel.graph.rounds import passed_on, round_from, ways_inside
from procmodel.graph.visits import Visits, visits

HEAD = "procmodel: 1\nname: p\nlanes:\n  us: {kind: staff}\nsteps:\n"
NESTED = (
    HEAD
    + """\
  begin: {kind: start, next: a}
  a: {name: Ask, lane: us}
  b: {name: Back, lane: us, next: [{to: a, share: 20%}, {to: c, share: 80%}]}
  c: {name: Check, lane: us, next: [{to: a, share: 30%}, {to: d, share: 70%}]}
  d: {name: Do, lane: us, next: [{to: d, share: 10%}, {to: c, share: 15%}, {to: done, share: 75%}]}
  done: {kind: end}
"""
)


def found(text: str) -> Visits:
    return visits(ProcessView(read_text(text)))


def solved(known: Visits, group: list[int]) -> Loop:
    return Loop(ways_inside(known.routes, passed_on(known.routes, known.weights), group))


def test_one_round_tells_the_visits_that_solving_the_loop_tells():
    known = found(models.text(40))
    assert len(known.rounds) == 4
    for members in known.rounds.values():
        head = members[0]
        entering = sum(
            known.expected[known.routes.source[way]] * known.weights[way]
            for way in known.routes.into[head]
            if known.routes.source[way] not in members
        )
        expected = solved(known, members).solve({head: entering})
        assert {node: known.expected[node] for node in members} == pytest.approx(expected)


def test_one_round_tells_how_often_a_case_comes_back_as_solving_the_loop_does():
    known = found(models.text(40))
    for members in known.rounds.values():
        expected = solved(known, members).returns()
        assert {node: known.returns[node] for node in members} == pytest.approx(expected)


def test_a_loop_within_a_loop_is_solved():
    known = found(NESTED)
    assert not known.rounds
    a, b, c, d = (known.expected[known.routes.view.index[name]] for name in "abcd")
    assert (a, b) == pytest.approx((1 + 0.2 * b + 0.3 * c, a))
    assert (c, d) == pytest.approx((0.8 * b + 0.15 * d, 0.7 * c + 0.1 * d))
    assert known.returns[known.routes.view.index["d"]] == pytest.approx(d)


def test_a_round_passes_each_node_after_those_that_lead_to_it():
    assert round_from(0, {0: [2, 1], 1: [2], 2: [3], 3: [0]}) == [0, 1, 2, 3]


def test_there_is_no_round_where_one_can_go_round_without_the_head():
    assert round_from(0, {0: [1], 1: [2], 2: [1, 0]}) == []
