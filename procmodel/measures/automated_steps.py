"""How much is done by machines."""

from __future__ import annotations

from collections.abc import Mapping

from procmodel.graph import Nature, ProcessView
from procmodel.graph.people import natures_of, steps_inside
from procmodel.measures.counting import count

__all__ = ["automated_steps"]


@count(unit="steps", better="higher")
def automated_steps(view: ProcessView) -> Mapping[int, float]:
    """Steps that no person does."""
    natures = natures_of(view)
    return {step: number for step, number in steps_inside(view).items() if natures[step] is Nature.AUTOMATED}
