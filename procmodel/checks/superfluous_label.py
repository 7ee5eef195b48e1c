"""Words on an arrow that decides nothing."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import levels, name_flow
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView
from procmodel.model import Gateway, GatewayKind
from procmodel.results.finding import Severity

__all__ = ["superfluous_label"]

_DECIDES = frozenset({GatewayKind.EXCLUSIVE, GatewayKind.INCLUSIVE, GatewayKind.COMPLEX})


@rule(severity=Severity.INFO, bpmn_only=True, reference="bpmnlint superfluous-label")
def superfluous_label(view: ProcessView) -> Iterator[Hit]:
    """An arrow that is always taken has words on it.

    Why: readers take the words for a condition.
    Fix: say it in the step, or make it a condition.
    """
    for level in levels(view):
        nodes = {node.id: node for node in level.nodes}
        for flow in level.flows:
            source = nodes.get(flow.source)
            decides = isinstance(source, Gateway) and source.kind in _DECIDES
            decides = decides and len(level.out.get(flow.source, [])) > 1
            if flow.when and not (flow.condition or flow.default or decides):
                yield hit(name_flow(flow), "superfluous-label", at=("steps", flow.source), text=flow.when)
