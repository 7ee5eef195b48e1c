"""Steps in another order."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.evidence import Evidence
from procmodel.comparison.patterns.framework import Seen, not_assessed, pattern, seen
from procmodel.comparison.relations import Relation

__all__ = ["resequencing"]


@pattern("resequencing")
def resequencing(pair: Evidence) -> Iterator[Seen]:
    """Two steps changed places.

    Rule: a pair of matched steps, next to each other in one of the models, of which the first came before
    the second and now comes after it.
    """
    if not all(side.is_known for side in pair.relations):
        yield not_assessed("too-large")
        return
    for found in pair.reordered:
        if {found.was, found.now} == {Relation.BEFORE, Relation.AFTER}:
            first, second = found.after if found.was is Relation.BEFORE else found.after[::-1]
            yield seen(
                map(pair.after.id, (first, second)),
                "resequencing",
                first=pair.names([first]),
                second=pair.names([second]),
            )
