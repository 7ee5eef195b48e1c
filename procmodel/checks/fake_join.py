"""Steps that several flows enter and that wait for none of them."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import is_drawn, levels
from procmodel.checks.framework import Hit, hit, rule
from procmodel.checks.meeting import branches_meeting
from procmodel.graph.view import ProcessView
from procmodel.model import Gateway

__all__ = ["fake_join"]


@rule(reference="bpmnlint fake-join; BPMN 2.0, 10.3.2")
def fake_join(view: ProcessView) -> Iterator[Hit]:
    """A step that several flows enter does not wait for all of them.

    Why: the step starts once per arriving flow, so the work may be done twice. In a file of our own
    format only flows that can arrive in the same case are told of.
    Fix: put a gateway before the step: parallel to wait for all, exclusive if only one can come.
    """
    if is_drawn(view.process):
        for level in levels(view):
            for node in level.nodes:
                flows = level.into.get(node.id, [])
                if not isinstance(node, Gateway) and len(flows) > 1:
                    yield hit(node.id, "fake-join", count=len(flows), fix="fake-join-fix")
        return
    for number, split in branches_meeting(view):
        if not isinstance(view.nodes[number], Gateway):
            yield hit(view.ids[number], "fake-join-parallel", split=view.ids[split], fix="fake-join-fix")
