"""Decisions without an answer for some cases."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.framework import Hit, hit, rule
from procmodel.formats.regions import TooManyRegions, cover, words_of
from procmodel.graph.view import ProcessView
from procmodel.limits import LIMITS

__all__ = ["decision_gap"]


@rule(reference="Calvanese et al., Semantics and analysis of DMN decision tables (2016)")
def decision_gap(view: ProcessView) -> Iterator[Hit]:
    """A decision table has no rule for some combination of answers.

    Why: a case with those answers gets no decision, and is stuck or goes wrong.
    Fix: add a rule for the combination named, or one for all the rest (`otherwise: true`).
    """
    for table in view.process.decisions:
        at = ("decisions", table.id)
        try:
            missed = cover(table, LIMITS["regions"].default).missed
        except TooManyRegions:
            yield hit(table.id, "decision-unchecked", at=at, limit=LIMITS["regions"].default)
            continue
        if missed and table.rules:
            yield hit(
                table.id, "decision-gap", at=at, combination=words_of(table, missed[0]), count=len(missed)
            )
