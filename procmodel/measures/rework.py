"""How often steps are done again."""

from __future__ import annotations

from collections.abc import Iterable

from procmodel.graph.basis import Basis, World
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
    visits, view = world.visits, world.routes.view
    returns = visits.returns
    total = 0.0
    for step in steps:
        times = visits.expected[step]
        ever = min(1.0, times / returns[step]) if step in returns else min(1.0, times)
        if step in returns or times > 1.0:
            total += times - ever
        model = view.nodes[step]
        if isinstance(model, Activity) and model.repeat is not None and model.repeat.again is not None:
            share = spread.mean(model.repeat.again)
            total += times * (model.repeat.times or 1) * share / (1.0 - share)
    return total
