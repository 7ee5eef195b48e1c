"""Steps that name several actions, and the open steps of the other side that are those actions."""

from __future__ import annotations

from itertools import combinations

from procmodel.comparison.labels import Labels
from procmodel.comparison.matching import Basis, Group, Matching
from procmodel.comparison.side import Side
from procmodel.wording import say

__all__ = ["match_parts"]

WHOLE = (
    0.9  # share of the words of the whole that its parts must explain, and of each part that the whole must
)
GAINED = 0.15  # how much each part must add to that
MOST = 12  # open steps that are tried as parts
CONFIDENCE = 0.7


def match_parts(matching: Matching, labels: Labels) -> None:
    """Match an open step such as `plan and order mice` with `plan mice` and `order mice`, next to each other.

    Read backwards it is a merge; both directions follow one rule.
    """
    before, after = matching.before, matching.after
    for whole in matching.open_before(before.steps):
        parts = _parts(labels, before, whole, after, matching.open_after(after.steps))
        if parts:
            _add(matching, (whole,), parts, before.label(whole))
    for whole in matching.open_after(after.steps):
        parts = _parts(labels, after, whole, before, matching.open_before(before.steps))
        if parts:
            _add(matching, parts, (whole,), after.label(whole))


def _add(matching: Matching, earlier: tuple[int, ...], later: tuple[int, ...], name: str) -> None:
    why = say("comparison.group-whole", name=name)
    matching.add(Group(earlier, later, Basis.SIMILARITY, CONFIDENCE, why))
    ids = set(map(matching.before.id, earlier)), set(map(matching.after.id, later))
    matching.uncertain[:] = [
        one for one in matching.uncertain if not (set(one.before) & ids[0] or set(one.after) & ids[1])
    ]


def _parts(labels: Labels, side: Side, whole: int, other: Side, open_: list[int]) -> tuple[int, ...]:
    """Two neighbouring steps that together say what the whole says, empty where there are none."""
    name = side.name(whole)
    if not name or not labels.joins(name):
        return ()
    fitting = [
        node for node in open_ if other.name(node) and labels.covered(other.name(node), [name]) >= WHOLE
    ]
    for one, two in combinations(fitting[:MOST], 2):
        said = [other.name(one), other.name(two)]
        together = labels.covered(name, said)
        gains = together - max(labels.covered(name, [text]) for text in said)
        if together >= WHOLE and gains >= GAINED and _are_near(other, one, two):
            return tuple(sorted((one, two)))
    return ()


def _are_near(side: Side, one: int, two: int) -> bool:
    return two in (*side.earlier[one], *side.later[one])
