"""Two flows between the same two elements."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import levels, name_flow
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView

__all__ = ["no_duplicate_sequence_flows"]


@rule(bpmn_only=True, reference="bpmnlint no-duplicate-sequence-flows")
def no_duplicate_sequence_flows(view: ProcessView) -> Iterator[Hit]:
    """Two flows lead from the same element to the same element under the same condition.

    Why: after a step the second flow starts the next step a second time.
    Fix: take one of them out.
    """
    for level in levels(view):
        seen: set[tuple[str, str, str]] = set()
        for flow in level.flows:
            key = flow.source, flow.target, flow.condition or ""
            if key in seen:
                yield hit(
                    name_flow(flow),
                    "no-duplicate-sequence-flows",
                    at=("steps", flow.source),
                    source=flow.source,
                    target=flow.target,
                )
            seen.add(key)
