"""Gateways that neither split nor join."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import levels
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView
from procmodel.model import Gateway

__all__ = ["superfluous_gateway"]


@rule(bpmn_only=True, reference="bpmnlint superfluous-gateway", fixable=True)
def superfluous_gateway(view: ProcessView) -> Iterator[Hit]:
    """A diamond has one way in and one way on.

    Why: it decides nothing, and readers look for the other way.
    Fix: take it out, or draw the way that is missing.
    """
    for level in levels(view):
        for node in level.nodes:
            single = len(level.into.get(node.id, [])) == 1 and len(level.out.get(node.id, [])) == 1
            if isinstance(node, Gateway) and single:
                yield hit(node.id, "superfluous-gateway")
