"""Elements with more flows than a reader can follow."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import levels
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView
from procmodel.results.finding import Severity

__all__ = ["many_ways"]

MOST = 6


@rule(severity=Severity.INFO, bpmn_only=True, reference="Mendling, Reijers and van der Aalst (2010), G2")
def many_ways(view: ProcessView) -> Iterator[Hit]:
    """An element has more than six flows in and out.

    Why: the more ways meet at one place, the harder it is to see which comes from where.
    Fix: split it into two choices, or let some flows meet before.
    """
    for level in levels(view):
        for node in level.nodes:
            count = len(level.into.get(node.id, [])) + len(level.out.get(node.id, []))
            if count > MOST:
                yield hit(node.id, "many-ways", count=count, most=MOST)
