"""Elements that nothing leads to and that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import AnyNode, is_link, levels, triggers_of
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView
from procmodel.model import Activity, BoundaryEvent, EventTrigger, SubProcess

__all__ = ["no_disconnected"]


@rule(bpmn_only=True, reference="bpmnlint no-disconnected")
def no_disconnected(view: ProcessView) -> Iterator[Hit]:
    """An element stands alone: nothing leads to it, and it leads nowhere.

    Why: a reader cannot tell when it happens.
    Fix: connect it, or take it out.
    """
    for level in levels(view):
        for node in level.nodes if not level.is_ad_hoc else ():
            if not level.into.get(node.id) and not level.out.get(node.id) and not _may_stand_alone(node):
                yield hit(node.id, "no-disconnected")


def _may_stand_alone(node: AnyNode) -> bool:
    if isinstance(node, SubProcess) and node.triggered_by_event:
        return True
    if isinstance(node, Activity) and node.for_compensation:
        return True
    undoes = isinstance(node, BoundaryEvent) and EventTrigger.COMPENSATION in triggers_of(node)
    return undoes or is_link(node)
