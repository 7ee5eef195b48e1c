"""Elements that the file holds and its drawing does not show."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import levels
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView
from procmodel.model import Process

__all__ = ["no_bpmndi"]


@rule(bpmn_only=True, reference="bpmnlint no-bpmndi")
def no_bpmndi(view: ProcessView) -> Iterator[Hit]:
    """An element is in the file and has no place in the drawing.

    Why: tools run or count what no reader sees.
    Fix: draw it, or take it out.
    """
    kept = view.process.origin.drawing
    if kept is None:
        return
    drawing = kept.drawn()
    for level in levels(view):
        for node in level.nodes:
            if node.id not in drawing.shapes:
                yield hit(node.id, "no-bpmndi")
        for flow in level.flows:
            if flow.id is not None and flow.id not in drawing.edges:
                yield hit(flow.id, "no-bpmndi", at=("flows", flow.id))
    for id_ in _beside(view.process):
        if id_ not in drawing.shapes and id_ not in drawing.edges:
            yield hit(id_, "no-bpmndi", at=("elements", id_))


def _beside(process: Process) -> Iterator[str]:
    """What is drawn beside nodes and flows."""
    pools = {pool.id for pool in process.pools}
    yield from (pool.id for pool in process.pools if pool.drawn)
    yield from (lane.id for lane in process.lanes if lane.id not in pools)
    yield from (message.id for message in process.messages if message.id is not None)
    yield from (data.id for data in process.data if data.refers_to is not None or data.store)
    yield from (group.id for group in process.groups)
    yield from (note.id for note in process.annotations)
    yield from (line.id for line in process.associations if line.id is not None)
