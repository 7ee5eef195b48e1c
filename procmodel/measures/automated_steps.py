"""How much is done by machines."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.graph import Nature, ProcessView
from procmodel.graph.people import inside
from procmodel.measures.counting import count

__all__ = ["automated_steps"]


@count(unit="steps", better="higher")
def automated_steps(view: ProcessView) -> Iterator[tuple[int, float]]:
    """Steps that no person does."""
    chosen = (step for step in view.activities if view.nature(step) is Nature.AUTOMATED)
    return ((step, inside(view, step, "steps_inside")) for step in chosen)
