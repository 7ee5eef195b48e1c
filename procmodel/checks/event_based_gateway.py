"""Waits for one of several events that are no choice."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import levels, name_flow
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView
from procmodel.model import Gateway, GatewayKind

__all__ = ["event_based_gateway"]


@rule(reference="bpmnlint event-based-gateway")
def event_based_gateway(view: ProcessView) -> Iterator[Hit]:
    """A wait for whichever event comes first has fewer than two to wait for, or a condition on a way on.

    Why: what comes first decides there; with one way there is nothing to decide, and a condition would decide
    twice.
    Fix: add what else may come (a deadline, mostly), or use a plain choice for conditions.
    """
    for level in levels(view):
        for node in level.nodes:
            if isinstance(node, Gateway) and node.kind is GatewayKind.EVENT:
                flows = level.out.get(node.id, [])
                if len(flows) < 2:
                    yield hit(node.id, "event-based-gateway", count=len(flows))
                for flow in flows:
                    if flow.condition:
                        yield hit(name_flow(flow), "event-based-gateway-condition", at=("steps", node.id))
