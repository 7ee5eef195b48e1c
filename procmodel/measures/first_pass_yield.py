"""How many cases go right the first time."""

from __future__ import annotations

from procmodel.graph.basis import Basis, World
from procmodel.graph.returning import loops_of
from procmodel.measures.single import averaged, single
from procmodel.model import Activity, spread
from procmodel.results.measurement import Measurement

__all__ = ["first_pass_yield"]


def first_pass_yield(basis: Basis) -> Measurement:
    """The share of cases in which every step's output can be used as it is, and nothing is done again; 0 to 1.

    The product of `accurate` along sequences and parallel branches, the average over choices. A case that goes
    back on any loop is not first pass. An automated step that does not say is 1; a person's makes it unknown.

    Reference: Rother and Shook, Learning to See (1999), rolled percent complete and accurate.
    """
    view = basis.view
    passes: dict[int, float] = {}
    silent = []
    for step in view.activities:
        model = view.nodes[step]
        stated = model.accurate if isinstance(model, Activity) else None
        if stated is not None:
            passes[step] = spread.mean(stated)
        elif view.is_human(step) and basis.visits.expected[step] > 0:
            silent.append(f"{view.ids[step]}.accurate")
    if silent:
        return single("first_pass_yield", None, "1", better="higher", missing=tuple(silent))
    natural, irreducible = loops_of(view)
    without = natural | {flow for group in irreducible for flow in group}

    def right(world: World) -> float | None:
        chances = world.chances
        return chances.of_all(passes, without) if chances.is_known else None

    return averaged(basis, "first_pass_yield", right, "1", better="higher")
