"""Fewer contacts with those outside."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.evidence import Evidence
from procmodel.comparison.patterns.framework import Seen, pattern, seen
from procmodel.comparison.side import Side
from procmodel.model import LaneKind
from procmodel.results.readable import readable

__all__ = ["contact_reduction"]

LESS = 0.01  # of all cases: less is no change


@pattern("contact reduction")
def contact_reduction(pair: Evidence) -> Iterator[Seen]:
    """Customers and other organisations are needed less often.

    Rule: the expected steps that customers and partners do in one case fall by at least 1 % of the cases; by
    the number of such steps where no share is known.
    """
    sides = pair.before, pair.after
    outside = [[node for node in side.steps if _is_outside(side, node)] for side in sides]
    if pair.visits is not None:
        counts = [sum(v[node] for node in nodes) for v, nodes in zip(pair.visits, outside, strict=True)]
    else:
        counts = [float(len(nodes)) for nodes in outside]
    if counts[1] <= counts[0] - LESS:
        gone = [
            node
            for node in outside[0]
            if not any(n in outside[1] for n in pair.matching.forward.get(node, ()))
        ]
        before, after = (readable(count, "") for count in counts)
        yield seen(
            map(pair.before.id, gone),
            "contact-reduction-gone" if gone else "contact-reduction",
            before=before,
            after=after,
            steps=pair.names(gone, later=False),
        )


def _is_outside(side: Side, node: int) -> bool:
    """Whether somebody outside does the step: a customer, or a partner."""
    lane = side.lane(node)
    return (
        side.view.is_human(node) and lane is not None and lane.kind in (LaneKind.CUSTOMER, LaneKind.PARTNER)
    )
