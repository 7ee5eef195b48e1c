"""How much of the work is done by hand, by people with a system, and by machines."""

from __future__ import annotations

from collections.abc import Mapping

from procmodel.graph import Nature, ProcessView
from procmodel.graph.basis import Basis, World
from procmodel.graph.once import once
from procmodel.graph.people import customer_steps_of, natures_of, steps_inside
from procmodel.graph.shares import multiplicity, repeating
from procmodel.measures.single import averaged, single
from procmodel.results.measurement import Measurement
from procmodel.wording import say

__all__ = ["assisted", "automated", "manual"]


def manual(basis: Basis) -> Measurement:
    """The share of steps on average that people do without a system, customers' left out; 0 to 1."""
    return _share(basis, "automation.manual", Nature.MANUAL, "lower")


def assisted(basis: Basis) -> Measurement:
    """The share of steps on average that people do with a system, customers' left out; 0 to 1."""
    return _share(basis, "automation.assisted", Nature.ASSISTED, "neither")


def automated(basis: Basis) -> Measurement:
    """The share of steps on average that no person does, customers' left out; 0 to 1."""
    return _share(basis, "automation.automated", Nature.AUTOMATED, "higher")


def _share(basis: Basis, name: str, nature: Nature, better: str) -> Measurement:
    natures, steps = natures_of(basis.view), _worked(basis.view)
    chosen = {step: amount for step, amount in steps.items() if natures[step] is nature}
    if not any(basis.visits.expected[step] for step in steps):
        return single(name, None, "1", better=better, why=say("measures.no_steps"))

    def share(world: World) -> float:
        visits = world.visits.expected
        total = sum([visits[step] * amount for step, amount in steps.items()])
        return sum([visits[step] * amount for step, amount in chosen.items()]) / total if total else 0.0

    return averaged(basis, name, share, "1", better=better)


@once
def _worked(view: ProcessView) -> Mapping[int, float]:
    """How many steps are done at each visit of a step, customers' left out."""
    theirs, again = customer_steps_of(view), repeating(view)
    return {
        step: times * multiplicity(view, step) if step in again else times
        for step, times in steps_inside(view).items()
        if step not in theirs
    }
