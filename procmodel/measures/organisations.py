"""How many organisations are involved."""

from __future__ import annotations

from procmodel.graph.basis import Basis
from procmodel.measures.parties import involved
from procmodel.measures.single import single
from procmodel.model import LaneKind
from procmodel.results.measurement import Measurement

__all__ = ["organisations"]


def organisations(basis: Basis) -> Measurement:
    """Distinct organisations that the parties state; staff lanes default to that of the process."""
    home = basis.view.process.organisation
    lanes = [basis.view.lanes[number] for number in involved(basis)]
    stated = {lane.organisation or (home if lane.kind is LaneKind.STAFF else None) for lane in lanes}
    return single("organisations", float(len(stated - {None})), "organisations")
