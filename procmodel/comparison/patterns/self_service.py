"""Work that the customer now does."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.evidence import Evidence
from procmodel.comparison.patterns.framework import Seen, pattern, seen
from procmodel.results.comparison import ChangeKind

__all__ = ["self_service"]


@pattern("control relocation")
def self_service(pair: Evidence) -> Iterator[Seen]:
    """A step of those who deliver the service is now the customer's.

    Rule: `self_service` holds for the entry. It is an adverse change too: the work is not gone.
    """
    for entry in pair.entries(ChangeKind.SELF_SERVICE):
        yield seen(
            entry.after,
            "self-service",
            steps=pair.names(pair.was(entry), later=False),
            now=pair.now_called(pair.was(entry), pair.now(entry)),
        )
