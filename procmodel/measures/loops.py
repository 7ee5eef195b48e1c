"""How many ways lead back."""

from __future__ import annotations

from procmodel.graph.basis import Basis
from procmodel.graph.returning import loops_of
from procmodel.measures.single import single
from procmodel.results.measurement import Measurement

__all__ = ["loops"]


def loops(basis: Basis) -> Measurement:
    """Flows whose target dominates their source, plus one for each irreducible strong component.

    As drawn. A step that repeats itself (`repeat`) is no loop.
    """
    natural, irreducible = loops_of(basis.view)
    return single("loops", float(len(natural) + len(irreducible)), "loops")
