"""How often people do a step again."""

from __future__ import annotations

from procmodel.graph.basis import Basis
from procmodel.measures.rework import again
from procmodel.measures.single import averaged
from procmodel.results.measurement import Measurement

__all__ = ["rework_touches"]


def rework_touches(basis: Basis) -> Measurement:
    """Expected repeats over touches, counted as `rework` is."""
    touches = basis.view.touches
    return averaged(basis, "rework_touches", lambda world: again(world, touches), "touches")
