"""How many systems are used."""

from __future__ import annotations

from procmodel.graph.basis import Basis
from procmodel.measures.single import single
from procmodel.model import Activity
from procmodel.results.measurement import Measurement

__all__ = ["systems"]


def systems(basis: Basis) -> Measurement:
    """Distinct systems that steps of some case name; lanes are no systems."""
    visits = basis.visits.expected
    used = {
        name
        for step in basis.view.activities
        if visits[step] > 0 and isinstance(model := basis.view.nodes[step], Activity)
        for name in model.systems
    }
    return single("systems", float(len(used)), "systems", better="neither")
