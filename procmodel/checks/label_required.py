"""Elements without a name."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import Level, levels, name_flow
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView
from procmodel.model import Gateway, GatewayKind, SubProcess

__all__ = ["label_required"]

_NEVER = frozenset({GatewayKind.PARALLEL, GatewayKind.EVENT})


@rule(bpmn_only=True, reference="bpmnlint label-required")
def label_required(view: ProcessView) -> Iterator[Hit]:
    """An element has no name.

    Why: a reader sees a shape and cannot tell what happens there, who does it or when that way is taken.
    Fix: name it: a step by a verb and an object, a choice by its question, a way on by the answer.
    """
    for pool in view.process.pools:
        if pool.drawn and not (pool.name or "").strip():
            yield hit(pool.id, "label-required", at=("pools", pool.id))
    pools = {pool.id for pool in view.process.pools}
    for lane in view.process.lanes:
        if lane.id not in pools and not (lane.name or "").strip() and view.process.pools:
            yield hit(lane.id, "label-required", at=("lanes", lane.id))
    for level in levels(view):
        yield from _of_level(level)


def _of_level(level: Level) -> Iterator[Hit]:
    for node in level.nodes:
        if isinstance(node, SubProcess):
            continue
        if isinstance(node, Gateway) and (node.kind in _NEVER or len(level.out.get(node.id, [])) < 2):
            continue
        if not (node.name or "").strip():
            yield hit(node.id, "label-required")
    for flow in level.flows:
        if flow.condition and not (flow.when or "").strip():
            yield hit(name_flow(flow), "label-required", at=("steps", flow.source))
