"""Events that wait for several things at once."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import definitions_of, levels
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView

__all__ = ["single_event_definition"]


@rule(bpmn_only=True, reference="bpmnlint single-event-definition")
def single_event_definition(view: ProcessView) -> Iterator[Hit]:
    """An event waits for, or tells, several things.

    Why: one symbol cannot show several, so readers miss some.
    Fix: draw an event for each.
    """
    for level in levels(view):
        for node in level.nodes:
            if len(definitions_of(node)) > 1:
                yield hit(node.id, "single-event-definition", count=len(definitions_of(node)))
