"""Boxes that begin with an event of their own."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import levels, triggers_of
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView
from procmodel.model import StartEvent

__all__ = ["sub_process_blank_start_event"]


@rule(bpmn_only=True, reference="bpmnlint sub-process-blank-start-event")
def sub_process_blank_start_event(view: ProcessView) -> Iterator[Hit]:
    """A box that the flow enters waits for an event at its start.

    Why: the flow that enters the box starts it; an event at its start would have to happen at that very
    moment.
    Fix: make the start blank, and draw the wait behind it.
    """
    for level in levels(view):
        if level.box is not None and not level.box.triggered_by_event:
            for node in level.nodes:
                if isinstance(node, StartEvent) and triggers_of(node):
                    yield hit(node.id, "sub-process-blank-start-event", box=level.id)
