"""Who catches what is thrown inside a box."""

from __future__ import annotations

from procmodel.graph.view import ProcessView
from procmodel.model import BoundaryEvent, EndEvent, EventTrigger, IntermediateThrowEvent

__all__ = ["CATCHABLE", "Thrown", "thrown_in"]

CATCHABLE = frozenset({EventTrigger.ERROR, EventTrigger.ESCALATION, EventTrigger.CANCEL})
"""What an event can throw at the border of a box round it."""

Thrown = dict[int, int]
"""A node that throws -> the boundary event that catches it (-1: nothing does)."""


def thrown_in(view: ProcessView) -> Thrown:
    """Who catches what is thrown: the nearest box round it with a border event of that kind and meaning."""
    caught: Thrown = {}
    for node, model in enumerate(view.nodes):
        if isinstance(model, EndEvent | IntermediateThrowEvent) and model.event in CATCHABLE:
            caught[node] = _catcher(view, node, model)
    return caught


def _catcher(view: ProcessView, node: int, model: EndEvent | IntermediateThrowEvent) -> int:
    box = view.parents[node]
    while box >= 0:
        for border in view.boundary_of(box):
            event = view.nodes[border]
            if isinstance(event, BoundaryEvent) and event.event is model.event:
                names = {d.means for d in (*event.definitions, *model.definitions) if d.means}
                if len(names) < 2:
                    return border
        box = view.parents[box]
    return -1
