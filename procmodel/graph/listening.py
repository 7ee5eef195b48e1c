"""Which events take the signal that another one throws."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeGuard

from procmodel.graph.semantics import is_meant
from procmodel.graph.view import ProcessView
from procmodel.model import (
    BoundaryEvent,
    EndEvent,
    EventTrigger,
    IntermediateCatchEvent,
    IntermediateThrowEvent,
    StartEvent,
    SubProcess,
)

__all__ = ["catches_signal", "listeners"]

_THROWING = (EndEvent, IntermediateThrowEvent)
_CATCHING = (BoundaryEvent, IntermediateCatchEvent, StartEvent)


def catches_signal(model: object) -> TypeGuard[BoundaryEvent | IntermediateCatchEvent | StartEvent]:
    """Whether an element is an event that takes signals."""
    return isinstance(model, _CATCHING) and model.event is EventTrigger.SIGNAL


def listeners(view: ProcessView, throwing: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """For each of these events that throws a signal, the elements of the process that it reaches if they listen then.

    A signal reaches all that listen, and nobody later (BPMN 2.0.2, 10.5.1). An event whose share or time the
    file states does not wait for it, for that is how often, or when, it comes. Nothing inside an event
    sub-process begins that one; a start of the process begins by signals of other pools.
    """
    signals = [(node, model) for node in throwing if _is_signal(model := view.nodes[node])]
    if not signals:
        return {}
    from procmodel.graph.parts import parts_of

    listening = [node for node in range(len(view)) if _listens(view, node)]
    part = {node: number for number, nodes in enumerate(parts_of(view)) for node in nodes}
    found = {}
    for node, model in signals:
        able = (each for each in listening if is_meant(view.nodes[each], model))
        found[node] = tuple(each for each in able if _is_apart(view, node, each, part))
    return found


def _is_signal(model: object) -> TypeGuard[EndEvent | IntermediateThrowEvent]:
    return isinstance(model, _THROWING) and model.event is EventTrigger.SIGNAL


def _listens(view: ProcessView, node: int) -> bool:
    """Whether an event that catches a signal says neither how often nor when it comes."""
    model = view.nodes[node]
    if not catches_signal(model):
        return False
    if isinstance(model, IntermediateCatchEvent):
        return model.delay is None
    if isinstance(model, StartEvent):
        return model.share is None and (view.parents[node] < 0 or _begins_handler(view, node))
    return model.share is None and model.after is None


def _begins_handler(view: ProcessView, start: int) -> bool:
    box = view.nodes[view.parents[start]]
    return isinstance(box, SubProcess) and box.triggered_by_event


def _is_apart(view: ProcessView, thrower: int, listener: int, part: dict[int, int]) -> bool:
    """Whether what is thrown comes from outside of what it begins."""
    if not isinstance(view.nodes[listener], StartEvent):
        return True
    box = view.parents[listener]
    if box < 0:
        return part[thrower] != part[listener]
    inside = view.parents[thrower]
    while inside not in (box, -1):
        inside = view.parents[inside]
    return inside != box
