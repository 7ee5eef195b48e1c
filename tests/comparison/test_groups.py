"""Steps that became one or several: by the words of their labels, and one step drawn on two branches."""

from __future__ import annotations

import pytest

from procmodel import read_text
from procmodel.comparison import match
from procmodel.comparison.compare import labels_of
from procmodel.comparison.match_parts import match_parts
from procmodel.comparison.matching import Matching
from procmodel.comparison.side import Side

HEAD = "procmodel: 1\nname: P\nlanes: {team: {name: Team}}\nsteps:\n"
SPLIT = "  which: {name: Which?, kind: exclusive, next: [{to: %s, when: near}, {to: %s, when: far}]}\n"


def steps(*names, side="a"):
    rows = (f"  {side}{n}: {{name: {name}, who: team, how: by hand}}\n" for n, name in enumerate(names))
    return read_text(HEAD + "".join(rows))


def groups(before, after):
    """The groups of steps by their names."""
    found = match(before, after)
    return [
        (tuple(map(found.before.name, group.before)), tuple(map(found.after.name, group.after)))
        for group in found.matching.groups
        if found.before.is_step(group.before[0])
    ]


WHOLE = "Plan and order mice"


@pytest.mark.parametrize("parts", [("Plan mice", "Order mice"), ("Order mice", "Plan mice")])
def test_a_step_that_names_two_is_split_into_them_and_they_are_merged_into_it(parts):
    assert groups(steps(WHOLE), steps(*parts, side="b")) == [((WHOLE,), parts)]
    assert groups(steps(*parts), steps(WHOLE, side="b")) == [(parts, (WHOLE,))]


def test_what_the_label_does_not_name_is_no_part_of_it():
    assert groups(steps(WHOLE), steps("Plan mice", "Feed cats", side="b")) in (
        [],
        [((WHOLE,), ("Plan mice",))],
    )


def test_a_step_drawn_on_both_branches_is_one_step():
    before = HEAD + "  send: {name: Send the letter, who: team, how: by hand}\n"
    after = (
        HEAD
        + SPLIT % ("one", "two")
        + "".join(
            f"  {id_}: {{name: Send the letter, who: team, how: by hand, next: end}}\n"
            for id_ in ("one", "two")
        )
        + "  end: {kind: end}\n"
    )
    name = "Send the letter"
    assert groups(read_text(before), read_text(after)) == [((name,), (name, name))]
    assert groups(read_text(after), read_text(before)) == [((name, name), (name,))]


def test_where_neither_part_is_the_better_match_both_together_are():
    ends = ("Open the hall", "Sweep the yard")
    before = steps(ends[0], WHOLE, ends[1])
    after = steps(ends[0], "Plan mice", "Order mice", ends[1], side="b")
    assert ((WHOLE,), ("Plan mice", "Order mice")) in groups(before, after)
    assert (("Plan mice", "Order mice"), (WHOLE,)) in groups(after, before)


def test_open_steps_that_a_label_names_are_its_parts_by_their_words_alone():
    sides = Side(steps(WHOLE)), Side(steps("Plan mice", "Order mice", "Feed cats", side="b"))
    for before, after in (sides, sides[::-1]):
        matching = Matching(before, after)
        match_parts(matching, labels_of(before, after, "en"))
        [group] = matching.groups
        assert {before.name(node) for node in group.before} | {after.name(node) for node in group.after} == {
            WHOLE,
            "Plan mice",
            "Order mice",
        }
