"""How often steps are done again."""

from __future__ import annotations

from collections.abc import Iterable

from procmodel.graph.basis import Basis, World
from procmodel.graph.shares import repeating
from procmodel.measures.single import averaged
from procmodel.model import Activity, spread
from procmodel.results.measurement import Measurement

__all__ = ["again", "rework"]


def rework(basis: Basis) -> Measurement:
    """Expected repeats: the sum over steps of visits less the chance of coming by at all.

    A step that is done again with a share (`repeat: {while: ...}`) is rework too; several instances are not.
    """
    return averaged(basis, "rework", lambda world: again(world, basis.view.activities), "repeats")


def again(world: World, steps: Iterable[int]) -> float:
    """The repeats of some steps under some shares."""
    visits, view, returns = world.visits.expected, world.routes.view, world.visits.returns
    steps = list(steps)
    ever = {s: visits[s] / returns.get(s, 1.0) for s in steps if s in returns or visits[s] > 1.0}
    total = sum([visits[step] - (share if share < 1.0 else 1.0) for step, share in ever.items()])
    for step in repeating(view).intersection(steps):
        model = view.nodes[step]
        if isinstance(model, Activity) and model.repeat is not None and model.repeat.again is not None:
            share = spread.mean(model.repeat.again)
            total += visits[step] * (model.repeat.times or 1) * share / (1.0 - share)
    return total
