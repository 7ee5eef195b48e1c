"""Work that a person now does with a system."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.evidence import Evidence
from procmodel.comparison.patterns.framework import Seen, pattern, seen
from procmodel.results.comparison import ChangeKind

__all__ = ["assisted"]


@pattern("integral technology")
def assisted(pair: Evidence) -> Iterator[Seen]:
    """A step that a person did without a system is done by a person with one.

    Rule: `assisted` holds for the entry, and those who deliver the service do the step in both models. The
    customer's own steps are not meant.
    """
    for entry in pair.entries(ChangeKind.ASSISTED):
        was, now = pair.was(entry), pair.now(entry)
        if all(map(pair.before.view.is_touch, was)) and all(map(pair.after.view.is_touch, now)):
            yield seen(entry.after, "assisted", steps=pair.names(now))
