"""In what share of the cases the usual way through is the way."""

from __future__ import annotations

from procmodel.comparison.shares import shares_of
from procmodel.comparison.side import Side
from procmodel.graph import Routing

__all__ = ["main_share"]


def main_share(side: Side) -> float | None:
    """The share of the cases that follow the main run from beginning to end; None without shares.

    The product of the shares of the branches it takes at exclusive splits, and of its start.
    """
    from procmodel.graph.routes import routes_of
    from procmodel.graph.runs import Runs

    view = side.view
    shares = shares_of(view)
    if shares.gaps or not side.steps:
        return None
    main = Runs(routes_of(view), shares).main
    if main.missing:
        return None
    found = 1.0
    for node in range(len(view)):
        if view.split(node) in (Routing.EXCLUSIVE, Routing.EVENT):
            for flow in view.out[node]:
                found *= shares.weight[flow] if main.ways[flow] > 0 else 1.0
    starts = [node for node in view.starts if main.counts[node] > 0]
    return found * shares.start.get(starts[0], 1.0) if len(starts) == 1 else found
