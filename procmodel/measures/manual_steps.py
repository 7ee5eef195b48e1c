"""How much is done by hand."""

from __future__ import annotations

from collections.abc import Mapping

from procmodel.graph import Nature, ProcessView
from procmodel.graph.people import natures_of, steps_inside
from procmodel.measures.counting import count

__all__ = ["manual_steps"]


@count(unit="steps", better="lower")
def manual_steps(view: ProcessView) -> Mapping[int, float]:
    """People's steps with no system: no system is named and the kind is not `user`."""
    natures = natures_of(view)
    return {step: number for step, number in steps_inside(view).items() if natures[step] is Nature.MANUAL}
