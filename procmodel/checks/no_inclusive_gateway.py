"""Splits that take any number of ways."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import levels
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView
from procmodel.model import Gateway, GatewayKind
from procmodel.results.finding import Severity

__all__ = ["no_inclusive_gateway"]


@rule(
    severity=Severity.INFO,
    bpmn_only=True,
    reference="bpmnlint no-inclusive-gateway; Mendling et al. (2010), G5",
)
def no_inclusive_gateway(view: ProcessView) -> Iterator[Hit]:
    """A split takes any number of its ways [inclusive gateway].

    Why: readers make most mistakes there, and where its branches meet again the wait depends on what else is
    under way.
    Fix: draw a choice, or parallel branches that may each have nothing to do.
    """
    for level in levels(view):
        for node in level.nodes:
            if isinstance(node, Gateway) and node.kind is GatewayKind.INCLUSIVE:
                yield hit(node.id, "no-inclusive-gateway")
