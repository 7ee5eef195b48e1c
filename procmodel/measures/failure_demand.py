"""How much of the demand is caused by earlier failure."""

from __future__ import annotations

from procmodel.graph.basis import Basis, World
from procmodel.measures.single import averaged, single
from procmodel.model import StartEvent
from procmodel.results.measurement import Measurement

__all__ = ["failure_demand"]


def failure_demand(basis: Basis) -> Measurement:
    """The share of contacts that are chasing, complaint or correction (`demand: failure`); 0 to 1.

    Reference: Seddon, Freedom from Command and Control (2003).
    """
    starts = {n: m.demand for n in basis.view.starts if isinstance(m := basis.view.nodes[n], StartEvent)}
    silent = tuple(f"{basis.view.ids[n]}.demand" for n, demand in starts.items() if demand is None)
    if silent or not starts:
        return single("failure_demand", None, "1", missing=silent or ("demand",))

    def share(world: World) -> float:
        begin = world.shares.start
        total = sum(begin.get(n, 0.0) for n in starts)
        failed = sum(begin.get(n, 0.0) for n, demand in starts.items() if demand == "failure")
        return failed / total if total else 0.0

    return averaged(basis, "failure_demand", share, "1")
