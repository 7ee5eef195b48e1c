"""What is typed again that a system knows already."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.graph import ProcessView
from procmodel.graph.records import typed_again
from procmodel.measures.counting import count

__all__ = ["rekeyings"]


@count(unit="times", better="lower")
def rekeyings(view: ProcessView) -> Iterator[tuple[int, float]]:
    """Human writes of a data object after it first exists electronically, on any path before.

    Customers' writes count too, the step that creates it does not, and two objects in one step are two.
    Without data objects, steps flagged `rekeys`.
    """
    return ((node, float(len(objects) or 1)) for node, objects in typed_again(view).items())
