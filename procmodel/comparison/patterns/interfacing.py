"""Data that is no longer typed again."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.evidence import Evidence
from procmodel.comparison.patterns.framework import Seen, not_assessed, pattern, seen
from procmodel.results.readable import readable
from procmodel.wording import say

__all__ = ["interfacing"]


@pattern("interfacing")
def interfacing(pair: Evidence) -> Iterator[Seen]:
    """What exists electronically is passed on by systems, and typed again less often.

    Rule: the measure `rekeyings` falls; in the usual case where both models have one, else on average, else
    as drawn. Not assessed where it was not measured.
    """
    found = pair.usual("rekeyings")
    if found is None:
        yield not_assessed("not-measured", measure=say("reports.rekeyings"))
    elif found[1] < found[0]:
        retyped = [node for node in pair.before.steps if getattr(pair.before.model(node), "rekeys", None)]
        case = say(f"patterns.case-{found[2]}")
        before, after = (readable(value, "") for value in found[:2])
        yield seen(map(pair.before.id, retyped), "interfacing", before=before, after=after, case=case)
