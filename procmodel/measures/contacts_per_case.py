"""How often the customer has to make contact."""

from __future__ import annotations

from procmodel.graph.basis import Basis, World
from procmodel.graph.memories import Turns
from procmodel.measures.single import averaged
from procmodel.measures.trailing import trail_of
from procmodel.results.measurement import Measurement

__all__ = ["contacts_per_case"]


def contacts_per_case(basis: Basis) -> Measurement:
    """Times per case that something goes from the customer to the service.

    A case that begins in a customer's lane, or a customer's step, followed by somebody else's step.
    """
    trail = trail_of(basis, lambda b: Turns(b.view))

    def contacts(world: World) -> float:
        return trail.total_in(world, "contacts")

    return averaged(basis, "contacts_per_case", contacts, "contacts")
