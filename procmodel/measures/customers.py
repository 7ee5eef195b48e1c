"""How many kinds of customers take part."""

from __future__ import annotations

from procmodel.graph.basis import Basis
from procmodel.measures.single import single
from procmodel.results.measurement import Measurement

__all__ = ["customers"]


def customers(basis: Basis) -> Measurement:
    """Customer lanes that do a step in some case."""
    view, visits = basis.view, basis.visits.expected
    found = {view.lane_of[n] for n in view.activities if view.is_customer_step(n) and visits[n] > 0}
    return single("customers", float(len(found)), "customers", better="neither")
