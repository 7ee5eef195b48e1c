"""Shares that cannot be right."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.routes import routes_of
from procmodel.graph.shares import branch_shares, wrong_shares
from procmodel.graph.view import ProcessView
from procmodel.graph.visits import groups_of, solve_visits
from procmodel.results.finding import Severity

__all__ = ["impossible_shares"]


@rule(severity=Severity.ERROR, reference="measures.md, Visits")
def impossible_shares(view: ProcessView) -> Iterator[Hit]:
    """The shares say that a case never leaves a loop, or takes no way on at all.

    Why: nothing can be counted on average then, nor simulated.
    Fix: let some of the cases leave the loop, and mark as default the way of those that take no other.
    """
    wrong = wrong_shares(view)
    for node, trouble in wrong.items():
        yield hit(view.ids[node], "impossible-shares", why=trouble.message)
    endless = None if wrong else _endless(view)
    if endless is not None:
        yield hit(view.ids[endless], "endless-loop")


def _endless(view: ProcessView) -> int | None:
    """The first element, with the flow, that cases come by again and again for ever."""
    routes = routes_of(view)
    visits = solve_visits(routes, branch_shares(view), strict=False).expected
    return next((group[0] for group in groups_of(routes) if visits[group[0]] == float("inf")), None)
