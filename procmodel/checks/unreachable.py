"""Elements that no case comes to."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import elements, is_drawn, reached
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import FlowRole, ProcessView
from procmodel.model import Activity, BoundaryEvent, EventTrigger, SubProcess

__all__ = ["unreachable"]


@rule(reference="format.md, Elements: dead elements")
def unreachable(view: ProcessView) -> Iterator[Hit]:
    """No case comes to an element, whatever happens.

    Why: it is counted as drawn and never happens; averages and drawing tell different stories.
    Fix: lead to it from where it belongs, or take it out.
    """
    if not is_drawn(view.process):
        return  # told while the file is read
    aside = [n for n in range(len(view)) if _is_aside(view, n)]
    met = reached(view, [*view.starts, *aside])
    for node in elements(view):
        if not met[node]:
            yield hit(view.ids[node], "unreachable")


def _is_aside(view: ProcessView, node: int) -> bool:
    """Whether something other than the flow starts it: an event, or that another step is undone."""
    model = view.nodes[node]
    if isinstance(model, SubProcess) and model.triggered_by_event:
        return True
    if isinstance(model, Activity) and model.for_compensation:
        return True
    return any(
        isinstance(event := view.nodes[view.flows[f].source], BoundaryEvent)
        and event.event is EventTrigger.COMPENSATION
        and view.flows[f].role is FlowRole.SEQUENCE
        for f in view.into[node]
    )
