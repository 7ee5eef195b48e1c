"""Work that changes hands less often."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.evidence import Evidence
from procmodel.comparison.patterns.framework import Seen, not_assessed, pattern, seen
from procmodel.results.readable import readable
from procmodel.wording import say

__all__ = ["handoff_removal"]


@pattern("order assignment")
def handoff_removal(pair: Evidence) -> Iterator[Seen]:
    """The case changes hands less often.

    Rule: the measure `handoffs` falls; in the usual case where both models have one, else on average, else
    as drawn. Not assessed where it was not measured.
    """
    found = pair.usual("handoffs")
    if found is None:
        yield not_assessed("not-measured", measure=say("reports.handoffs"))
    elif found[1] < found[0]:
        case = say(f"patterns.case-{found[2]}")
        values = (readable(value, "") for value in found[:2])
        yield seen((), "handoff-removal", **dict(zip(("before", "after"), values, strict=True)), case=case)
