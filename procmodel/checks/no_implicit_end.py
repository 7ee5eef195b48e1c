"""Paths that just stop."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import AnyNode, is_link, levels, triggers_of
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView
from procmodel.model import (
    Activity,
    BoundaryEvent,
    EndEvent,
    EventTrigger,
    IntermediateThrowEvent,
    SubProcess,
)

__all__ = ["no_implicit_end"]


@rule(bpmn_only=True, reference="bpmnlint no-implicit-end")
def no_implicit_end(view: ProcessView) -> Iterator[Hit]:
    """A path stops at an element that is no end.

    Why: it may be an outcome or a forgotten arrow; a reader cannot tell which.
    Fix: lead it on, or draw an end and name the outcome.
    """
    for level in levels(view):
        for node in level.nodes if not level.is_ad_hoc else ():
            if not level.out.get(node.id) and not _may_stop(node):
                yield hit(node.id, "no-implicit-end")


def _may_stop(node: AnyNode) -> bool:
    if isinstance(node, SubProcess) and node.triggered_by_event:
        return True
    if isinstance(node, Activity) and node.for_compensation:
        return True
    if isinstance(node, BoundaryEvent) and triggers_of(node) == {EventTrigger.COMPENSATION}:
        return True
    return isinstance(node, EndEvent) or (isinstance(node, IntermediateThrowEvent) and is_link(node))
