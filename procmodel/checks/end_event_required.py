"""Processes and boxes without an end."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import levels
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView
from procmodel.model import EndEvent, SubProcess

__all__ = ["end_event_required"]


@rule(bpmn_only=True, reference="bpmnlint end-event-required; Mendling et al. (2010), G3")
def end_event_required(view: ProcessView) -> Iterator[Hit]:
    """A process or box has no end.

    Why: a reader cannot tell where it is over, and with what outcome.
    Fix: draw an end for each outcome and name it.
    """
    for level in levels(view):
        closed = isinstance(level.box, SubProcess) and level.is_ad_hoc
        if not closed and not any(isinstance(node, EndEvent) for node in level.nodes):
            yield hit(level.id, "end-event-required")
