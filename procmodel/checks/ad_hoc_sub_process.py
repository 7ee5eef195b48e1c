"""Starts and ends inside a box whose steps happen in any order."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import levels
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView
from procmodel.model import EndEvent, StartEvent

__all__ = ["ad_hoc_sub_process"]


@rule(bpmn_only=True, reference="bpmnlint ad-hoc-sub-process")
def ad_hoc_sub_process(view: ProcessView) -> Iterator[Hit]:
    """A box whose steps happen in any order has a start or an end inside.

    Why: such a box begins with any of its steps and ends when its people say so; a start or end
    contradicts that.
    Fix: take the start and the end out, or draw the order of the steps and make it a plain box.
    """
    for level in levels(view):
        if level.is_ad_hoc:
            for node in level.nodes:
                if isinstance(node, StartEvent | EndEvent):
                    yield hit(node.id, "ad-hoc-sub-process", box=level.id)
