"""A refusal that nobody looked at."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.endings import refusals
from procmodel.comparison.evidence import Evidence
from procmodel.results.comparison import Adverse
from procmodel.wording import say

__all__ = ["automated_refusal"]


def automated_refusal(pair: Evidence) -> Iterator[Adverse]:
    """A case can be refused without a person having looked at it, which could not happen before.

    Rule: a way of the later model leads to an end that is not good and passes no step of those who deliver
    the service; in the earlier model each way to each matched end that is not good passes one, or there was
    no such end.
    """
    known = set(refusals(pair.before))
    for end in refusals(pair.after):
        if not known & set(pair.matching.backward.get(end, ())):
            name = pair.names([end])
            yield Adverse(
                "automated-refusal", (pair.after.id(end),), say("patterns.automated-refusal", end=name)
            )
