"""How much the customer has to do."""

from __future__ import annotations

from collections.abc import Mapping

from procmodel.graph import ProcessView
from procmodel.graph.people import customer_steps_of, steps_inside
from procmodel.measures.counting import count

__all__ = ["customer_steps"]


@count(unit="steps", better="lower")
def customer_steps(view: ProcessView) -> Mapping[int, float]:
    """Human steps in a customer's lane; never touches, always shown beside them."""
    theirs = customer_steps_of(view)
    return {step: number for step, number in steps_inside(view).items() if step in theirs}
