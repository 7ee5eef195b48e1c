"""One person for the whole case."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.evidence import Evidence, quoted
from procmodel.comparison.patterns.framework import Seen, pattern, seen

__all__ = ["case_manager"]


@pattern("case manager")
def case_manager(pair: Evidence) -> Iterator[Seen]:
    """One hand takes the case from its beginning to its end, where several did.

    Rule: the touches of the earlier model lie in at least two staff lanes, those of the later one in a
    single one, with at least two touches.
    """
    before, after = (
        [lane for node in side.steps if side.view.is_touch(node) and (lane := side.lane(node))]
        for side in (pair.before, pair.after)
    )
    was, now = ({lane.id: lane.label for lane in lanes} for lanes in (before, after))
    if len(was) > 1 and len(now) == 1 and len(after) > 1:
        steps = [node for node in pair.after.steps if pair.after.view.is_touch(node)]
        yield seen(
            map(pair.after.id, steps),
            "case-manager",
            before=quoted(was.values()),
            after=quoted(now.values()),
        )
