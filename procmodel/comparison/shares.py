"""For what share of the cases a step that became several is done in which way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from procmodel.comparison.side import Side
from procmodel.graph import ProcessView
from procmodel.graph.once import once

if TYPE_CHECKING:
    from procmodel.graph.shares import Shares

__all__ = ["share_of_level", "shares_of", "visits_of"]


@once
def shares_of(view: ProcessView) -> Shares:
    """What part of the cases goes which way, read once for all questions of a comparison.

    Raises:
        AnalysisError: an inclusive split where a case can take no branch at all.
    """
    from procmodel.graph.shares import branch_shares

    return branch_shares(view)


def share_of_level(side: Side, levels: Sequence[list[int]]) -> tuple[list[int], float | None]:
    """The steps of the level with the larger share of visits, and the share of cases that need no other.

    The cases are the visits of those steps of the group that no other of the group leads to: of look-up and,
    where that fails, a person, all cases see the look-up. Where the visits are not known the share is None
    and the level with more steps counts.
    """
    visits = visits_of(side)
    if visits is None:
        return max(levels, key=len), None
    nodes = [node for level in levels for node in level]
    main = max(levels, key=lambda level: sum(visits[node] for node in level))
    cases = sum(visits[node] for node in _first(side, nodes))
    if not cases:
        return main, None
    others = sum(visits[node] for node in nodes if node not in main)
    return main, max(0.0, min(1.0, 1 - others / cases))


def _first(side: Side, nodes: list[int]) -> list[int]:
    """Those that no other of them leads to (all of them where they stand in one loop)."""
    wanted = set(nodes)
    led_to: set[int] = set()
    for node in nodes:
        met, stack = {node}, [node]
        while stack:
            for other in side.view.successors(stack.pop()):
                if other not in met:
                    met.add(other)
                    stack.append(other)
        led_to |= (met - {node}) & wanted
    return [node for node in nodes if node not in led_to] or nodes


def visits_of(side: Side) -> Sequence[float] | None:
    """Expected visits of each node, None where they are not known."""
    from procmodel.errors import AnalysisError
    from procmodel.graph.routes import routes_of
    from procmodel.graph.visits import solve_visits

    try:
        shares = shares_of(side.view)
        return None if shares.gaps else solve_visits(routes_of(side.view), shares).expected
    except AnalysisError:
        return None
