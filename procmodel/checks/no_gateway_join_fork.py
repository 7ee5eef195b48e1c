"""Gateways that join and split at once."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import levels
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView
from procmodel.model import Gateway

__all__ = ["no_gateway_join_fork"]


@rule(bpmn_only=True, reference="bpmnlint no-gateway-join-fork")
def no_gateway_join_fork(view: ProcessView) -> Iterator[Hit]:
    """A diamond brings flows together and splits them at once.

    Why: it has one question and two jobs; readers see only one of them.
    Fix: draw two: one that brings together, then one that splits.
    """
    for level in levels(view):
        for node in level.nodes:
            several = len(level.into.get(node.id, [])) > 1 and len(level.out.get(node.id, [])) > 1
            if isinstance(node, Gateway) and several:
                yield hit(node.id, "no-gateway-join-fork")
