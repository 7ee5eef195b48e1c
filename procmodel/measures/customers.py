"""How many kinds of customers take part."""

from __future__ import annotations

from procmodel.graph.basis import Basis
from procmodel.graph.people import customer_steps_of
from procmodel.measures.single import single
from procmodel.results.measurement import Measurement

__all__ = ["customers"]


def customers(basis: Basis) -> Measurement:
    """Customer lanes that do a step in some case."""
    view, visits = basis.view, basis.visits.expected
    found = {view.lane_of[step] for step in customer_steps_of(view) if visits[step] > 0}
    return single("customers", float(len(found)), "customers", better="neither")
