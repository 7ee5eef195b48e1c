"""Decisions that rules take."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.evidence import Evidence
from procmodel.comparison.patterns.framework import Seen, pattern, seen
from procmodel.comparison.routes import is_decision
from procmodel.results.comparison import ChangeKind

__all__ = ["decision_automation"]


@pattern()
def decision_automation(pair: Evidence) -> Iterator[Seen]:
    """A decision that a person took is taken by rules.

    Rule: `automated` holds for the entry, and a later step of it is a rule task or names a decision.
    """
    for entry in pair.entries(ChangeKind.AUTOMATED):
        decided = [node for node in pair.now(entry) if is_decision(pair.after, node)]
        if decided:
            yield seen(
                entry.after,
                "decision-automation",
                steps=pair.names(pair.was(entry), later=False),
                now=pair.now_called(pair.was(entry), decided),
            )
