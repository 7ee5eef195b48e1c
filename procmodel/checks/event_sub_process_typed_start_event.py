"""Boxes that an event starts, without saying which."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import levels, triggers_of
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView
from procmodel.model import StartEvent

__all__ = ["event_sub_process_typed_start_event"]


@rule(bpmn_only=True, reference="bpmnlint event-sub-process-typed-start-event")
def event_sub_process_typed_start_event(view: ProcessView) -> Iterator[Hit]:
    """A box that an event starts does not say which event.

    Why: nothing leads to such a box but its event; without one it never starts.
    Fix: say what starts it: a message, a deadline, an error.
    """
    for level in levels(view):
        if level.box is not None and level.box.triggered_by_event:
            for node in level.nodes:
                if isinstance(node, StartEvent) and not triggers_of(node):
                    yield hit(node.id, "event-sub-process-typed-start-event", box=level.id)
