"""Rare cases that people take, kept apart from the common way."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.evidence import Evidence, percent
from procmodel.comparison.exceptions import Exceptional, exceptional
from procmodel.comparison.patterns.framework import Seen, pattern, seen

__all__ = ["exception_isolation"]


@pattern("exception")
def exception_isolation(pair: Evidence) -> Iterator[Seen]:
    """Rare cases go to a person, so that all others need none.

    Rule: an exclusive split of the later model with a branch of at most 20 % of its cases whose first step
    is done by those who deliver the service, while the other branches begin with an automated step; the
    earlier model has no such branch at the matched split.
    """
    known = {found.split for found in exceptional(pair.before)}
    for found in exceptional(pair.after):
        if not known & set(pair.matching.backward.get(found.split, ())):
            yield _told(pair, found)


def _told(pair: Evidence, found: Exceptional) -> Seen:
    return seen(
        map(pair.after.id, found.rare),
        "exception-isolation",
        steps=pair.names(found.rare),
        others=pair.names(found.common),
        share=percent(found.share),
        split=pair.names([found.split]),
    )
