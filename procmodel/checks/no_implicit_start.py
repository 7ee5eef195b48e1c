"""Elements that nothing leads to and that are no start."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import AnyNode, is_link, levels
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView
from procmodel.model import Activity, BoundaryEvent, IntermediateCatchEvent, StartEvent, SubProcess

__all__ = ["no_implicit_start"]


@rule(bpmn_only=True, reference="bpmnlint no-implicit-start")
def no_implicit_start(view: ProcessView) -> Iterator[Hit]:
    """Nothing leads to an element that is no start.

    Why: by the rules of BPMN it starts with every case; mostly an arrow was forgotten.
    Fix: lead to it, or draw a start before it.
    """
    for level in levels(view):
        for node in level.nodes if not level.is_ad_hoc else ():
            if not level.into.get(node.id) and not _may_begin(node):
                yield hit(node.id, "no-implicit-start")


def _may_begin(node: AnyNode) -> bool:
    if isinstance(node, SubProcess) and node.triggered_by_event:
        return True
    if isinstance(node, Activity) and node.for_compensation:
        return True
    if isinstance(node, IntermediateCatchEvent) and is_link(node):
        return True
    return isinstance(node, StartEvent | BoundaryEvent)
