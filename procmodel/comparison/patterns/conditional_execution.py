"""Steps that only those cases see that need them."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.evidence import Evidence, percent
from procmodel.comparison.patterns.framework import Seen, not_assessed, pattern, seen

__all__ = ["conditional_execution"]

LESS = 0.01  # of all cases: less is no change


@pattern()
def conditional_execution(pair: Evidence) -> Iterator[Seen]:
    """A step that every case saw is done on some routes only.

    Rule: the expected visits of all later steps of the entry together are at least 1 % of the cases below
    those of the earlier ones, which were at least 1, and a split leads to the step. Without shares it is not
    assessed.
    """
    if pair.visits is None:
        yield not_assessed("no-shares")
        return
    before, after = pair.visits
    for group in pair.pairs():
        was = sum(before[node] for node in group.before) / len(group.before)
        now = sum(after[node] for node in group.after)
        if was < 1 - 1e-9 or not 0 < now <= 1 - LESS:
            continue
        route = pair.route(group.after[0])
        if route or len(group.after) == 1:
            yield seen(
                map(pair.after.id, group.after),
                "conditional-execution-route" if route else "conditional-execution",
                steps=pair.names(group.before, later=False),
                route=route,
                share=percent(now),
            )
