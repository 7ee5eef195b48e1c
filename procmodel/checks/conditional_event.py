"""Events that wait for a condition that nobody wrote down."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import definitions_of, levels
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView
from procmodel.model import EventTrigger

__all__ = ["conditional_event"]


@rule(bpmn_only=True, reference="bpmnlint conditional-event")
def conditional_event(view: ProcessView) -> Iterator[Hit]:
    """An event that waits for a condition does not say which, in a process that a machine is to run.

    Why: the machine has nothing to test, so the event never happens.
    Fix: write the condition down.
    """
    for level in levels(view):
        for node in level.nodes if level.executable else ():
            for definition in definitions_of(node):
                if definition.event is EventTrigger.CONDITIONAL and not (definition.text or "").strip():
                    yield hit(node.id, "conditional-event")
