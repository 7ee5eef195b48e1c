"""Kinds of step that do not go with whose lane they are in."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.framework import Hit, hit, rule
from procmodel.checks.verbs import words
from procmodel.graph.view import ProcessView
from procmodel.model import LaneKind, Task, TaskKind

__all__ = ["lane_and_kind"]

_BY_HAND = frozenset({TaskKind.MANUAL, TaskKind.USER})
_BY_MACHINE = frozenset({TaskKind.SERVICE, TaskKind.SCRIPT})
_SYSTEM_WORDS = words(
    "system crm erp database portal website application app software platform server api bot engine"
)


@rule(reference="measures.md, Who is human")
def lane_and_kind(view: ProcessView) -> Iterator[Hit]:
    """A step's kind and its lane contradict each other.

    Why: who does a step decides what is counted: work by hand in a system's lane, or an automatic step in the
    customer's, is counted for the wrong side.
    Fix: move the step to the lane of whoever does it, or say how it is really done.
    """
    for number in view.activities:
        model, lane = view.nodes[number], view.lane(number)
        if not isinstance(model, Task) or lane is None:
            continue
        if model.kind in _BY_HAND and not lane.is_person:
            yield hit(view.ids[number], "lane-and-kind-person", lane=lane.label, kind=model.kind)
        elif model.kind in _BY_MACHINE and lane.kind is LaneKind.CUSTOMER:
            yield hit(view.ids[number], "lane-and-kind-customer", lane=lane.label, kind=model.kind)
    for lane in view.process.lanes:
        words = {word.casefold() for word in (lane.name or lane.id).split()}
        if lane.kind is LaneKind.STAFF and words & _SYSTEM_WORDS and lane.people is None:
            yield hit(lane.id, "lane-and-kind-system", at=("lanes", lane.id), lane=lane.label)
