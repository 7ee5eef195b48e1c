"""Ways on without a condition beside ways that have one."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import levels, name_flow
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView

__all__ = ["conditional_flows"]


@rule(bpmn_only=True, reference="bpmnlint conditional-flows")
def conditional_flows(view: ProcessView) -> Iterator[Hit]:
    """Some of the ways on have a condition or are the default, this one has neither.

    Why: nobody can tell when it is taken.
    Fix: say when it is taken, or make it the default.
    """
    for level in levels(view):
        for source, flows in level.out.items():
            if any(flow.condition or flow.default for flow in flows):
                for flow in flows:
                    if not flow.condition and not flow.default:
                        yield hit(
                            name_flow(flow),
                            "conditional-flows",
                            at=("steps", source),
                            source=source,
                            target=flow.target,
                        )
