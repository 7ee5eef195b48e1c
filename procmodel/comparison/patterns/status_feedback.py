"""The customer is told where the case stands."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.evidence import Evidence
from procmodel.comparison.patterns.framework import Seen, pattern, seen
from procmodel.comparison.telling import tells_customer

__all__ = ["status_feedback"]


@pattern()
def status_feedback(pair: Evidence) -> Iterator[Seen]:
    """The customer is told what became of the case, and was not before.

    Rule: a step of the later model without a match passes information to a customer: it `transfers`
    information `to` a customer's lane, or is a send whose next step or message is the customer's.
    """
    for node in pair.new_steps():
        if tells_customer(pair.after, node):
            yield seen([pair.after.id(node)], "status-feedback", step=pair.names([node]))
