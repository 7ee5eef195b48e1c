"""Ids that were used again for something else: given to another step, or moved on by numbering anew."""

from __future__ import annotations

from procmodel.comparison.fixing import fix_of
from procmodel.comparison.labels import Labels
from procmodel.comparison.side import Side
from procmodel.light.caching import cached_property
from procmodel.results.finding import Finding, Severity
from procmodel.wording import say

__all__ = ["Reuse"]

QUESTIONED_UNDER = 0.2  # label similarity under which one id may stand for two things
MOVED_UNDER = 0.55  # the same where one of the labels, word for word, stands under another id


class Reuse:
    """Says of two elements of one id whether they are two things."""

    def __init__(self, before: Side, after: Side, labels: Labels) -> None:
        self.before, self.after, self._labels = before, after, labels

    def is_reused(self, one: int, other: int) -> bool:
        """Whether everything about them differs, or their labels moved on to other ids."""
        was, now = self.before.name(one), self.after.name(other)
        if not was or not now or was == now:
            return False
        return self._is_other(one, other) or self._has_moved(one, other)

    def finding(self, one: int, other: int) -> Finding:
        """What to say of it, and what to write if it is one thing after all."""
        name = self.after.id(other)
        message = say(
            "comparison.reused-id",
            id=name,
            before=self.before.label(one),
            after=self.after.label(other),
            fix=fix_of(self.after, other, [self.before.id(one)]),
        )
        place = self.after.process.origin.place("steps", name)
        return Finding("reused-id", Severity.WARNING, message, element=name, place=place)

    def _is_other(self, one: int, other: int) -> bool:
        """Whether kind, lane, data, neighbours and label all speak against one thing."""
        before, after = self.before, self.after
        return (
            before.kind(one) != after.kind(other)
            and before.lane_id(one) != after.lane_id(other)
            and not _data(before, one) & _data(after, other)
            and not _neighbours(before, one) & _neighbours(after, other)
            and self._similarity(one, other) < QUESTIONED_UNDER
        )

    def _has_moved(self, one: int, other: int) -> bool:
        """Whether the earlier label is now elsewhere and the later one was, or one of the two, unlike the other.

        Each stands alone with its label on its side.
        """
        earlier, later = self._places
        was, now = self.before.name(one).casefold(), self.after.name(other).casefold()
        gone = earlier.get(was) == one and later.get(was, other) != other
        came = later.get(now) == other and earlier.get(now, one) != one
        return (gone and came) or ((gone or came) and self._similarity(one, other) < MOVED_UNDER)

    def _similarity(self, one: int, other: int) -> float:
        return self._labels.similarity(self.before.name(one), self.after.name(other))

    @cached_property
    def _places(self) -> tuple[dict[str, int], dict[str, int]]:
        """Of both sides, by name, the steps that alone bear it."""
        return _alone(self.before), _alone(self.after)


def _alone(side: Side) -> dict[str, int]:
    found: dict[str, int] = {}
    twice: set[str] = set()
    for step in side.steps:
        name = side.name(step).casefold()
        if found.setdefault(name, step) != step:
            twice.add(name)
    return {name: step for name, step in found.items() if name and name not in twice}


def _data(side: Side, node: int) -> frozenset[str]:
    model = side.view.nodes[node]
    return frozenset((*getattr(model, "reads", ()), *getattr(model, "writes", ())))


def _neighbours(side: Side, node: int) -> frozenset[str]:
    if not side.is_step(node):
        return frozenset(map(side.id, (*side.view.successors(node), *side.view.predecessors(node))))
    return frozenset(map(side.id, (*side.earlier[node], *side.later[node])))
