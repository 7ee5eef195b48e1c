"""Drawings with more elements than a reader can take in."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import levels
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView
from procmodel.results.finding import Severity

__all__ = ["many_elements"]

MOST = 50
"""Beyond it the probability of an error in the drawing passes one half."""


@rule(
    severity=Severity.INFO, bpmn_only=True, reference="Mendling, Reijers and van der Aalst (2010), G1 and G7"
)
def many_elements(view: ProcessView) -> Iterator[Hit]:
    """A drawing has more than fifty elements.

    Why: readers lose the thread, and every second model of that size has an error in it.
    Fix: put what belongs together into a box of its own, and leave out what nobody needs to know.
    """
    for level in levels(view):
        if len(level.nodes) > MOST:
            yield hit(level.id, "many-elements", count=len(level.nodes), most=MOST)
