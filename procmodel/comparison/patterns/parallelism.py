"""Steps at the same time."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.evidence import Evidence
from procmodel.comparison.patterns.framework import Seen, not_assessed, pattern, seen
from procmodel.comparison.relations import Relation

__all__ = ["parallelism"]


@pattern("parallelism")
def parallelism(pair: Evidence) -> Iterator[Seen]:
    """Steps that were done one after the other are done at the same time.

    Rule: a pair of matched steps, next to each other in one of the models, that stood in an order and now
    lie in different branches of one parallel block.
    """
    if not all(side.is_known for side in pair.relations):
        yield not_assessed("too-large")
        return
    for found in pair.reordered:
        if found.was in (Relation.BEFORE, Relation.AFTER) and found.now is Relation.CONCURRENT:
            yield seen(
                map(pair.after.id, found.after),
                "parallelism",
                first=pair.names([found.after[0]]),
                second=pair.names([found.after[1]]),
            )
