"""Steps that several flows leave without a gateway."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import levels
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView
from procmodel.model import Gateway

__all__ = ["no_implicit_split"]


@rule(bpmn_only=True, reference="bpmnlint no-implicit-split")
def no_implicit_split(view: ProcessView) -> Iterator[Hit]:
    """Several flows without a condition leave a step.

    Why: all of them are taken, side by side; most readers see a choice.
    Fix: put a diamond behind the step: a choice, or a split into parallel branches.
    """
    for level in levels(view):
        for node in level.nodes:
            plain = [f for f in level.out.get(node.id, []) if f.condition is None and not f.default]
            if not isinstance(node, Gateway) and len(plain) > 1:
                yield hit(node.id, "no-implicit-split", count=len(plain))
