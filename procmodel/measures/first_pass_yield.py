"""How many cases go right the first time."""

from __future__ import annotations

from procmodel.graph.basis import Basis, World
from procmodel.graph.returning import loops_of
from procmodel.measures.single import averaged, single
from procmodel.model import spread
from procmodel.results.measurement import Measurement

__all__ = ["first_pass_yield"]


def first_pass_yield(basis: Basis) -> Measurement:
    """The share of cases in which every step's output can be used as it is, and nothing is done again; 0 to 1.

    The product of `accurate` along sequences and parallel branches, the average over choices. A case that goes
    back on any loop is not first pass. An automated step that does not say is 1; a person's makes it unknown.

    Reference: Rother and Shook, Learning to See (1999), rolled percent complete and accurate.
    """
    view, visits = basis.view, basis.visits.expected
    accurate = ((step, getattr(view.nodes[step], "accurate", None)) for step in view.activities)
    stated = {step: share for step, share in accurate if share is not None}
    silent = [n for n in view.activities if n not in stated and view.human[n] and visits[n] > 0]
    if silent:
        missing = tuple([f"{view.ids[step]}.accurate" for step in silent])
        return single("first_pass_yield", None, "1", better="higher", missing=missing)
    passes = {step: spread.mean(share) for step, share in stated.items()}
    natural, irreducible = loops_of(view)
    without = natural | {flow for group in irreducible for flow in group}

    def right(world: World) -> float | None:
        return world.chance_of_all(passes, without)

    return averaged(basis, "first_pass_yield", right, "1", better="higher")
