"""How much is done by people with a system."""

from __future__ import annotations

from collections.abc import Mapping

from procmodel.graph import Nature, ProcessView
from procmodel.graph.people import natures_of, steps_inside
from procmodel.measures.counting import count

__all__ = ["assisted_steps"]


@count(unit="steps", better="neither")
def assisted_steps(view: ProcessView) -> Mapping[int, float]:
    """Steps of a person with a system: one is named, or the kind is `user`."""
    natures = natures_of(view)
    return {step: number for step, number in steps_inside(view).items() if natures[step] is Nature.ASSISTED}
