"""Gateways whose rule nobody can read off the drawing."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import levels
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView
from procmodel.model import Gateway, GatewayKind

__all__ = ["no_complex_gateway"]


@rule(reference="bpmnlint no-complex-gateway")
def no_complex_gateway(view: ProcessView) -> Iterator[Hit]:
    """A split or join follows a rule of its own [complex gateway].

    Why: the drawing does not show the rule, so two readers take it differently; measures treat it as a split
    whose shares are unknown.
    Fix: draw it with plain choices and parallel splits.
    """
    for level in levels(view):
        for node in level.nodes:
            if isinstance(node, Gateway) and node.kind is GatewayKind.COMPLEX:
                yield hit(node.id, "no-complex-gateway")
