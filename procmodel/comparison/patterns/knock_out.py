"""Cases that end earlier."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.endings import spared
from procmodel.comparison.evidence import Evidence
from procmodel.comparison.patterns.framework import Seen, not_assessed, pattern, seen

__all__ = ["knock_out"]


@pattern("knock-out")
def knock_out(pair: Evidence) -> Iterator[Seen]:
    """Cases that come to nothing end before work is done on them that used to be done first.

    Rule: a matched end that is not good, and a matched step that stood on every way to it and now stands on
    no way to it, though it is still done in other cases.
    """
    if not all(side.is_known for side in pair.relations):
        yield not_assessed("too-large")
        return
    for end, steps in spared(pair.before, pair.after, pair.matching.forward, *pair.relations):
        yield seen(map(pair.after.id, steps), "knock-out", end=pair.names([end]), steps=pair.names(steps))
