"""Processes and boxes without a start."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import levels
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView
from procmodel.model import StartEvent

__all__ = ["start_event_required"]


@rule(bpmn_only=True, reference="bpmnlint start-event-required; Mendling et al. (2010), G3")
def start_event_required(view: ProcessView) -> Iterator[Hit]:
    """A process or box has no start.

    Why: a reader cannot tell where to begin, and what sets it off.
    Fix: draw a start and name what happens there.
    """
    for level in levels(view):
        if not level.is_ad_hoc and not any(isinstance(node, StartEvent) for node in level.nodes):
            yield hit(level.id, "start-event-required")
