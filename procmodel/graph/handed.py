"""How often a case changes hands at each element, where that does not depend on how it came there."""

from __future__ import annotations

from procmodel.graph.possible import possible
from procmodel.graph.responsibility import Responsibility
from procmodel.graph.routes import Routes
from procmodel.graph.transfers import transfers_of
from procmodel.graph.view import ProcessView

__all__ = ["handed_over"]


def handed_over(view: ProcessView, routes: Routes) -> dict[int, float] | None:
    """The handoffs at each visit of a node, nodes without any left out; None where a visit may hand over or not.

    Example:
        >>> from procmodel import read
        >>> from procmodel.graph.routes import routes_of
        >>> view = ProcessView(read("examples/speeding_before.yaml"))
        >>> sorted(view.ids[node] for node in handed_over(view, routes_of(view)))[:3]
        ['find_parish', 'log', 'look_up_contact']
    """
    rule = Responsibility(view, transfers_of(view))
    found: dict[int, float] = {}
    for node, memories in enumerate(possible(routes, rule)):
        counts = {sum(count for _, count in rule.visit(node, memory)[0]) for memory in memories}
        if len(counts) > 1:
            return None
        for count in counts:
            if count:
                found[node] = count
    return found
