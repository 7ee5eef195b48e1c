"""Choices without shares."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import is_drawn
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import FlowRole, ProcessView, Routing
from procmodel.results.finding import Severity

__all__ = ["unquantified_split"]


@rule(severity=Severity.INFO, reference="measures.md, Visits")
def unquantified_split(view: ProcessView) -> Iterator[Hit]:
    """A choice says nothing of how many cases take which way.

    Why: averages over cases cannot be worked out beyond it: they stay unknown.
    Fix: say the share of each way but one, as an estimate if nothing better is known.
    """
    if not is_drawn(view.process):
        for node in range(len(view)):
            if view.split(node) is Routing.EXCLUSIVE and _is_silent(view, node):
                yield hit(view.ids[node], "unquantified-split")


def _is_silent(view: ProcessView, node: int) -> bool:
    """Whether no way on has a share, and none follows from a decision."""
    flows = [view.flows[f] for f in view.out[node] if view.flows[f].role is FlowRole.SEQUENCE]
    decided = any(getattr(view.nodes[n], "decides", None) for n in (node, *view.predecessors(node)))
    return not decided and not any(flow.model is not None and flow.model.share for flow in flows)
