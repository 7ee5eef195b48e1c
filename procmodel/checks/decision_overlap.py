"""Decisions with two answers for one case."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from procmodel.checks.framework import Hit, hit, rule
from procmodel.formats.regions import TooManyRegions, overlaps, words_of
from procmodel.graph.view import ProcessView
from procmodel.limits import LIMITS
from procmodel.model import HitPolicy

__all__ = ["decision_overlap"]


@rule(reference="Calvanese et al., Semantics and analysis of DMN decision tables (2016)")
def decision_overlap(view: ProcessView) -> Iterator[Hit]:
    """A decision table that promises one answer has two for some combination.

    Why: what is decided then depends on who reads the table.
    Fix: make the two rules exclude each other, or say that the first that fits decides (`hit: first`).
    """
    for table in view.process.decisions:
        if table.hit not in (HitPolicy.UNIQUE, HitPolicy.ANY):
            continue
        try:
            for _, _, region in islice(overlaps(table, LIMITS["regions"].default), 1):
                words = words_of(table, region)
                yield hit(
                    table.id, "decision-overlap", at=("decisions", table.id), combination=words, hit=table.hit
                )
        except TooManyRegions:
            continue
