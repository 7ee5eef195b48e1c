"""All steps."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.graph import ProcessView
from procmodel.graph.people import inside
from procmodel.measures.counting import count

__all__ = ["steps"]


@count(unit="steps", better="neither")
def steps(view: ProcessView) -> Iterator[tuple[int, float]]:
    """Tasks, customers' included; gateways and events are none."""
    return ((step, inside(view, step, "steps_inside")) for step in view.activities)
