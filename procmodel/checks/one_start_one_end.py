"""Drawings with several plain starts or many ends."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import levels
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView
from procmodel.model import EndEvent, StartEvent
from procmodel.results.finding import Severity

__all__ = ["one_start_one_end"]


@rule(severity=Severity.INFO, bpmn_only=True, reference="Mendling, Reijers and van der Aalst (2010), G3")
def one_start_one_end(view: ProcessView) -> Iterator[Hit]:
    """A process has several starts, or several ends that nobody named.

    Why: one start and one end for each outcome are easiest to read and to prove right.
    Fix: let the starts meet; keep one end for each outcome, and name it.
    """
    for level in levels(view):
        starts = [n for n in level.nodes if isinstance(n, StartEvent)]
        nameless = [n for n in level.nodes if isinstance(n, EndEvent) and not n.name]
        if len(starts) > 1:
            yield hit(level.id, "several-starts", count=len(starts))
        if len(nameless) > 1:
            yield hit(level.id, "several-ends", count=len(nameless))
