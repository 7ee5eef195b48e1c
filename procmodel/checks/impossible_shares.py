"""Shares that cannot be right."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.groups import groups_of
from procmodel.graph.routes import routes_of
from procmodel.graph.shares import branch_shares, wrong_shares
from procmodel.graph.view import ProcessView
from procmodel.graph.visits import solve_visits
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
    endless = () if wrong else _endless(view)
    if endless:
        first, last = endless[0], endless[-1]
        yield hit(first, "endless-loop", at=("steps", last, "next"), last=repr(last), fix="endless-loop-fix")


def _endless(view: ProcessView) -> tuple[str, ...]:
    """The first elements that cases come by again and again for ever, in the order of the file."""
    routes = routes_of(view)
    visits = solve_visits(routes, branch_shares(view), strict=False).expected
    endless = next((group for group in groups_of(routes) if visits[group[0]] == float("inf")), ())
    return tuple(view.ids[node] for node in sorted(endless))
