"""Work that the customer now does."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.evidence import Evidence
from procmodel.results.comparison import Adverse, ChangeKind
from procmodel.wording import say

__all__ = ["work_moved_to_customer"]


def work_moved_to_customer(pair: Evidence) -> Iterator[Adverse]:
    """The customer does what those who deliver the service did, or has steps to do that were not there.

    Rule: `self_service` holds for an entry; or a step of the customer without a match, while the expected
    steps of the customer rise (their number, where no share is known).
    """
    for entry in pair.entries(ChangeKind.SELF_SERVICE):
        steps = pair.names(pair.was(entry), later=False)
        yield Adverse(
            "work-moved-to-customer", entry.after, say("patterns.work-moved-to-customer", steps=steps)
        )
    new = [node for node in pair.new_steps() if pair.after.view.is_customer_step(node)]
    if new and _customer_steps(pair, 1) > _customer_steps(pair, 0) + 1e-9:
        yield Adverse(
            "work-moved-to-customer",
            tuple(map(pair.after.id, new)),
            say("patterns.work-added-for-customer", steps=pair.names(new)),
        )


def _customer_steps(pair: Evidence, which: int) -> float:
    """The expected steps of the customer, or their number."""
    side = (pair.before, pair.after)[which]
    nodes = filter(side.view.is_customer_step, side.steps)
    return sum(pair.visits[which][node] if pair.visits is not None else 1.0 for node in nodes)
