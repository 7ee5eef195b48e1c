"""Checks that were not there."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.evidence import Evidence
from procmodel.comparison.patterns.framework import Seen, pattern, seen

__all__ = ["control_addition"]


@pattern()
def control_addition(pair: Evidence) -> Iterator[Seen]:
    """A check was added, so that what follows can rely on what came before.

    Rule: a step of the later model without a match whose label names a check (the words that mean the same
    as "check" in the lists of words), done by those who deliver the service or by a system.
    """
    for node in pair.new_steps():
        if pair.is_check(node) and not pair.after.view.is_customer_step(node):
            yield seen([pair.after.id(node)], "control-addition", step=pair.names([node]))
