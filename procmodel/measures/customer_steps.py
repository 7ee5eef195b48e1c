"""How much the customer has to do."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.graph import ProcessView
from procmodel.graph.people import inside
from procmodel.measures.counting import count

__all__ = ["customer_steps"]


@count(unit="steps", better="lower")
def customer_steps(view: ProcessView) -> Iterator[tuple[int, float]]:
    """Human steps in a customer's lane; never touches, always shown beside them."""
    return (
        (step, inside(view, step, "steps_inside")) for step in view.activities if view.is_customer_step(step)
    )
