"""Loops that are gone."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.evidence import Evidence
from procmodel.comparison.patterns.framework import Seen, not_assessed, pattern, seen
from procmodel.comparison.ways_back import loops_without_counterpart

__all__ = ["loop_removal"]


@pattern()
def loop_removal(pair: Evidence) -> Iterator[Seen]:
    """A way back is gone.

    Rule: the earlier model has a flow that leads back to a step done before, between steps that both have a
    match, and no way leads from the one match to the other any more.
    """
    if not all(side.is_known for side in pair.relations):
        yield not_assessed("too-large")
        return
    for source, target in loops_without_counterpart(pair.before, pair.after, pair.matching.forward):
        yield seen(
            map(pair.before.id, (source, target)),
            "loop-removal",
            source=pair.names([source], later=False),
            target=pair.names([target], later=False),
        )
