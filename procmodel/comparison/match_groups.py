"""Groups grown round pairs: steps merged into one, split into several, or drawn on both branches."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from procmodel.comparison.labels import Labels
from procmodel.comparison.matching import Basis, Group, Matching
from procmodel.comparison.side import Side
from procmodel.wording import say

__all__ = ["match_groups"]

COVERED = 0.75  # share of the words of a step that its part in a group must explain
GAINED = 0.15  # how much of the words of the one step each of the several must add
SAME_LABEL = 0.99  # label similarity of one step drawn on two branches
GROUP_CONFIDENCE = 0.75
LARGEST = 6  # steps of one side in a group


def match_groups(matching: Matching, labels: Labels) -> None:
    """Let pairs grow by unmatched neighbours whose words the other side explains, and by twins on a branch.

    Both directions follow one rule, so that merging read backwards is splitting.
    """
    _grow(matching, labels, _Forwards(matching))
    _grow(matching, labels, _Backwards(matching))


class _Forwards:
    """Earlier steps that went into one later step."""

    def __init__(self, matching: Matching) -> None:
        self.matching = matching
        self.many, self.single = matching.before, matching.after

    def open(self) -> list[int]:
        return self.matching.open_before(self.many.steps)

    def partner(self, node: int) -> tuple[int, ...]:
        return self.matching.forward.get(node, ())

    def extended(self, group: Group, node: int, why: str) -> Group:
        return group._replace(
            before=tuple(sorted((*group.before, node))),
            confidence=min(group.confidence, GROUP_CONFIDENCE),
            why=why,
        )

    def members(self, group: Group) -> tuple[tuple[int, ...], tuple[int, ...]]:
        return group.before, group.after


class _Backwards(_Forwards):
    """Later steps that came out of one earlier step."""

    def __init__(self, matching: Matching) -> None:
        super().__init__(matching)
        self.many, self.single = matching.after, matching.before

    def open(self) -> list[int]:
        return self.matching.open_after(self.many.steps)

    def partner(self, node: int) -> tuple[int, ...]:
        return self.matching.backward.get(node, ())

    def extended(self, group: Group, node: int, why: str) -> Group:
        return group._replace(
            after=tuple(sorted((*group.after, node))),
            confidence=min(group.confidence, GROUP_CONFIDENCE),
            why=why,
        )

    def members(self, group: Group) -> tuple[tuple[int, ...], tuple[int, ...]]:
        return group.after, group.before


def _grow(matching: Matching, labels: Labels, way: _Forwards) -> None:
    """Add open steps to groups until none fits."""
    grown = True
    while grown:
        grown = False
        for node in way.open():
            for test in (_is_part, _is_twin):
                group = _fitting(matching, labels, way, node, test)
                if group is not None:
                    _take(matching, group, way, node, "part" if test is _is_part else "twin")
                    grown = True
                    break


_Test = Callable[[Labels, _Forwards, Group, int], float]


def _fitting(matching: Matching, labels: Labels, way: _Forwards, node: int, test: _Test) -> Group | None:
    """The group that the step fits best into, None where it fits none."""
    by_step = {member: group for group in matching.groups for member in way.members(group)[0]}
    near = _near(way.many, node) if test is _is_part else _alike(labels, way, node, by_step)
    found = [by_step[other] for other in near if other in by_step]
    scored = [
        (test(labels, way, group, node), -n, group) for n, group in enumerate(found) if _may_grow(way, group)
    ]
    best = max(scored, key=lambda item: item[:2], default=None)
    return best[2] if best is not None and best[0] > 0 else None


def _may_grow(way: _Forwards, group: Group) -> bool:
    many, single = way.members(group)
    return (
        group.basis is not Basis.REPLACES
        and len(single) == 1
        and len(many) < LARGEST
        and way.many.is_step(many[0])
    )


def _near(side: Side, node: int) -> tuple[int, ...]:
    return (*side.earlier[node], *side.later[node])


def _alike(labels: Labels, way: _Forwards, node: int, matched: Iterable[int]) -> list[int]:
    """Matched steps of the same side that are called the same."""
    name = way.many.name(node)
    if not name:
        return []
    others = [other for other in matched if way.many.is_step(other) and way.many.name(other)]
    return [other for other in others if labels.similarity(name, way.many.name(other)) >= SAME_LABEL]


def _is_part(labels: Labels, way: _Forwards, group: Group, node: int) -> float:
    """How much of the words of a step such as `log and check` a part of it adds, 0 where it is no part."""
    many, (single,) = way.members(group)
    whole, name = way.single.name(single), way.many.name(node)
    if not whole or not name or not labels.joins(whole) or labels.covered(name, [whole]) < COVERED:
        return 0.0
    known = [way.many.name(other) for other in many if way.many.name(other)]
    gained = labels.covered(whole, [*known, name]) - (labels.covered(whole, known) if known else 0.0)
    return gained if gained >= GAINED else 0.0


def _is_twin(labels: Labels, way: _Forwards, group: Group, node: int) -> float:
    """1 where the same step stands on another branch: neither of them leads to the other."""
    many, _ = way.members(group)
    apart = all(not _leads(way.many, node, other) and not _leads(way.many, other, node) for other in many)
    return 1.0 if apart else 0.0


def _leads(side: Side, one: int, other: int) -> bool:
    met, stack = {one}, [one]
    while stack:
        for node in side.view.successors(stack.pop()):
            if node == other:
                return True
            if node not in met:
                met.add(node)
                stack.append(node)
    return False


def _take(matching: Matching, group: Group, way: _Forwards, node: int, reason: str) -> None:
    """Put the group, one step larger, in its old place."""
    name = way.many.label(node)
    larger = way.extended(group, node, say(f"comparison.group-{reason}", why=group.why, name=name))
    matching.groups[matching.groups.index(group)] = larger
    matching.forward.update(dict.fromkeys(larger.before, larger.after))
    matching.backward.update(dict.fromkeys(larger.after, larger.before))
