"""Each part of the likeness of two steps decides where all else is equal: data, lane, place in the flow."""

from __future__ import annotations

import pytest

from procmodel import read_text
from procmodel.comparison import match
from procmodel.comparison.compare import labels_of
from procmodel.comparison.fields import Translation
from procmodel.comparison.side import Side
from procmodel.comparison.similarity import Similarity

HEAD = """procmodel: 1
name: P
lanes: {front: {name: Front desk}, back: {name: Back office}}
data: {form: {name: Form}, bill: {name: Bill}}
steps:
"""
CHECK, OPEN, CLOSE = "Check the papers", "Open the hall", "Sweep the yard"


def steps(*said):
    """A process of steps in a row; of each its id, name, lane and what it reads."""
    rows = []
    for id_, name, lane, reads in said:
        more = f", reads: {reads}" if reads else ""
        rows.append(f"  {id_}: {{name: {name}, who: {lane}, how: by hand{more}}}\n")
    return read_text(HEAD + "".join(rows))


def pairs(before, after):
    """The pairs of steps, those that are only candidates included."""
    found = match(before, after)
    accepted = {
        (found.before.id(one), found.after.id(other))
        for group in found.matching.groups
        for one in group.before
        for other in group.after
        if found.before.is_step(one)
    }
    return accepted | {(one.before[0], one.after[0]) for one in found.matching.uncertain}


@pytest.mark.parametrize(("reads", "one"), [("form", "a"), ("bill", "b")])
def test_of_two_steps_the_one_with_the_same_data_is_the_match(reads, one):
    before = steps(("a", CHECK, "front", "form"), ("b", CHECK, "front", "bill"))
    assert pairs(before, steps(("x", CHECK, "front", reads))) == {(one, "x")}


@pytest.mark.parametrize(("lanes", "other"), [(("front", "back"), "x"), (("back", "front"), "y")])
def test_of_two_steps_the_one_in_the_same_lane_is_the_match(lanes, other):
    before = steps(("p", OPEN, "front", ""), ("a", CHECK, "front", ""), ("q", CLOSE, "front", ""))
    middle = [(id_, CHECK, lane, "") for id_, lane in zip("xy", lanes, strict=True)]
    after = steps(("p2", OPEN, "front", ""), *middle, ("q2", CLOSE, "front", ""))
    assert ("a", other) in pairs(before, after)


def test_the_nearer_in_the_flow_is_the_more_alike():
    before, after = (steps(*((f"{side}{n}", CHECK, "front", "") for n in range(4))) for side in "ab")
    sides = Side(before), Side(after)
    similarity = Similarity(*sides, labels_of(*sides, "en"), Translation())
    scores = [similarity.likeness(sides[0].steps[0], other, {}, {}).score for other in sides[1].steps]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


def test_steps_of_one_name_stay_in_the_order_of_the_flow():
    before, after = (steps(*((f"{side}{n}", CHECK, "front", "") for n in range(3))) for side in "ab")
    assert pairs(before, after) == {("a0", "b0"), ("a1", "b1"), ("a2", "b2")}
