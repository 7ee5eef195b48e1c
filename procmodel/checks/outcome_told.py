"""Cases that end without the customer hearing of it."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import names
from procmodel.checks.framework import Hit, hit, rule
from procmodel.checks.verbs import tells
from procmodel.graph.view import ProcessView
from procmodel.model import Activity, EndEvent, LaneKind, Task, TaskKind

__all__ = ["outcome_told"]


@rule(profile="service", reference="GOV.UK Service Standard, point 4; Local Digital: keep people informed")
def outcome_told(view: ProcessView) -> Iterator[Hit]:
    """A case can end without a step that tells the customer how it came out.

    Why: who hears nothing asks, and that is one more contact for both sides.
    Fix: draw the step that tells them, on every way to an end, good or bad.
    """
    customers = {lane.id for lane in view.lanes if lane.kind is LaneKind.CUSTOMER}
    if not customers:
        return
    silent = _silent(view, customers)
    untold = [view.ids[end] for end in view.ends if silent[end] and not _is_theirs(view, end, customers)]
    if untold:
        yield hit(untold[0], "outcome-told", ends=names(untold))


def _silent(view: ProcessView, customers: set[str]) -> bytearray:
    """Which nodes a case can come to without the customer being told anything after the start."""
    met = bytearray(len(view))
    stack = list(view.starts)
    for start in stack:
        met[start] = 1
    while stack:
        node = stack.pop()
        if _tells_them(view, node, customers):
            continue
        for target in view.successors(node):
            if not met[target]:
                met[target] = 1
                stack.append(target)
    return met


def _tells_them(view: ProcessView, node: int, customers: set[str]) -> bool:
    model = view.nodes[node]
    if not isinstance(model, Activity) or view.is_customer_step(node):
        return False
    if model.to is not None:
        return model.to in customers
    follows = any(view.is_customer_step(n) for n in view.successors(node))
    sends = isinstance(model, Task) and model.kind is TaskKind.SEND
    named = any(word in (model.name or "").casefold() for word in _words(view, customers))
    return follows or ((sends or tells(model.name or "")) and named)


def _words(view: ProcessView, customers: set[str]) -> list[str]:
    every = [(lane.name or lane.id).casefold() for lane in view.lanes if lane.id in customers]
    return [*every, "customer", "applicant", "resident", "citizen"]


def _is_theirs(view: ProcessView, end: int, customers: set[str]) -> bool:
    """Whether the customer sees the end happen: it lies in their lane, or their own step was the last."""
    lane, model = view.lane(end), view.nodes[end]
    written = not isinstance(model, EndEvent) or model.lane_written
    return lane is not None and lane.id in customers and written
