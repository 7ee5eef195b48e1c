"""Ends that stop everything where nothing else runs."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import AnyNode, Level, levels, triggers_of
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView
from procmodel.model import EndEvent, EventTrigger, StartEvent, SubProcess
from procmodel.results.finding import Severity

__all__ = ["superfluous_termination"]


@rule(severity=Severity.INFO, bpmn_only=True, reference="bpmnlint superfluous-termination", fixable=True)
def superfluous_termination(view: ProcessView) -> Iterator[Hit]:
    """An end that stops everything else is the only end.

    Why: there is nothing else to stop, and readers wonder what it is.
    Fix: make it a plain end.
    """
    for level in levels(view):
        ends = _ends(level)
        stopping = [node for node in ends if _stops(node)]
        if len(stopping) == 1 and all(_stops(node) or _interrupts(node) for node in ends):
            yield hit(stopping[0].id, "superfluous-termination")


def _ends(level: Level) -> list[AnyNode]:
    return [node for node in level.nodes if not level.out.get(node.id)]


def _stops(node: AnyNode) -> bool:
    return isinstance(node, EndEvent) and EventTrigger.TERMINATE in triggers_of(node)


def _interrupts(node: AnyNode) -> bool:
    if not isinstance(node, SubProcess) or not node.triggered_by_event:
        return False
    return any(inner.interrupts for inner in node.nodes if isinstance(inner, StartEvent))
