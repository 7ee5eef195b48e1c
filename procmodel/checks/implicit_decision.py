"""Choices that nobody is seen to make."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import outgoing
from procmodel.checks.framework import Hit, hit, rule
from procmodel.checks.verbs import decides
from procmodel.graph.view import ProcessView, Routing
from procmodel.model import Activity, Gateway, Task, TaskKind
from procmodel.results.finding import Severity

__all__ = ["implicit_decision"]

_FAR = 50


@rule(severity=Severity.INFO, reference="DMN 1.3; BPMN 2.0, 10.5.1: a gateway decides nothing itself")
def implicit_decision(view: ProcessView) -> Iterator[Hit]:
    """A choice in a person's lane follows no step that finds out the answer.

    Why: a diamond only sorts; somebody has to find out first, and that work and its time are missing.
    Fix: draw the step in which it is decided, or name the decision that it follows (`decides`).
    """
    for number, model in enumerate(view.nodes):
        lane = view.lane(number)
        if not isinstance(model, Gateway) or view.split(number) is not Routing.EXCLUSIVE:
            continue
        if lane is None or not lane.is_person or model.decides or len(outgoing(view, number)) < 2:
            continue
        if not any(_finds_out(view.nodes[n]) for n in _before(view, number)):
            yield hit(view.ids[number], "implicit-decision", lane=lane.label)


def _before(view: ProcessView, number: int) -> list[int]:
    """What comes before the choice, up to the last choice before."""
    met, stack = {number: None}, [number]
    while stack and len(met) < _FAR:
        for node in view.predecessors(stack.pop()):
            if node not in met:
                met[node] = None
                if not isinstance(view.nodes[node], Gateway):
                    stack.append(node)
    return list(met)[1:]


def _finds_out(model: object) -> bool:
    """Whether the answer can come from there: a decision, or a result that is handed on."""
    if not isinstance(model, Activity):
        return False
    if model.decides:
        return True
    automatic = isinstance(model, Task) and model.kind in (TaskKind.RULE, TaskKind.SERVICE, TaskKind.SCRIPT)
    received = isinstance(model, Task) and model.kind is TaskKind.RECEIVE
    return automatic or received or decides(model.name or "")
