"""How many systems are used."""

from __future__ import annotations

from procmodel.graph.basis import Basis
from procmodel.measures.single import single
from procmodel.results.measurement import Measurement

__all__ = ["systems"]


def systems(basis: Basis) -> Measurement:
    """Distinct systems that steps of some case name; lanes are no systems."""
    nodes, visits = basis.view.nodes, basis.visits.expected
    named = {getattr(nodes[step], "systems", ()) for step in basis.view.activities if visits[step] > 0}
    used = {name for systems in named for name in systems}
    return single("systems", float(len(used)), "systems", better="neither")
