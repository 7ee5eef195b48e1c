"""Splits and joins that do not fit together like brackets."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.framework import Hit, hit, rule
from procmodel.checks.meeting import first_trouble
from procmodel.graph.view import ProcessView
from procmodel.results.finding import Severity

__all__ = ["unstructured"]


@rule(severity=Severity.INFO, bpmn_only=True, reference="Mendling, Reijers and van der Aalst (2010), G4")
def unstructured(view: ProcessView) -> Iterator[Hit]:
    """A split is not closed by a join of its own kind.

    Why: blocks that close as they opened read like brackets; others are read wrongly, and times along
    them can only be simulated.
    Fix: close each split with one join of the same kind.
    """
    node = first_trouble(view)
    if node is not None:
        yield hit(view.ids[node], "unstructured")
