"""How often a case changes hands, where that is exact: no chance bears on who hands over to whom, nor how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procmodel.graph.possible import possible
from procmodel.graph.program import Op
from procmodel.graph.responsibility import Responsibility
from procmodel.graph.routes import Routes, routes_of
from procmodel.graph.shares import usual_shares
from procmodel.graph.transfers import transfers_of
from procmodel.graph.view import ProcessView
from procmodel.simulation.load import solved_visits

if TYPE_CHECKING:
    from procmodel.simulation.simulate import Plan

__all__ = ["exact_handoffs"]

_SURE = frozenset({Op.TASK, Op.PASS, Op.CHOICE, Op.FORK, Op.JOIN, Op.DELAY, Op.END})
"""What happens whatever the times are."""


def exact_handoffs(plan: Plan) -> float | None:
    """The handoffs of the average case; None where it takes more to tell them."""
    view = plan.view
    solved, shares = solved_visits(view), usual_shares(view)
    if _SURE.issuperset(plan.compiled.program.kind) and not (shares.gaps or shares.unsure or solved.doubtful):
        given = _handed_over(view, routes_of(view))
        if given is not None:
            return sum(solved.expected[node] * count for node, count in given.items())
    return None


def _handed_over(view: ProcessView, routes: Routes) -> dict[int, float] | None:
    """The handoffs at each visit of a node, nodes without any left out; None where a visit may hand over or not."""
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
