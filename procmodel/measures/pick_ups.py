"""How often people take a case up anew."""

from __future__ import annotations

from procmodel.graph.basis import Basis
from procmodel.graph.memories import PickUps, touches_in_hand
from procmodel.graph.possible import last_before
from procmodel.graph.trails import trail_routes
from procmodel.graph.waits import waited_at
from procmodel.measures.trailing import trail_of
from procmodel.results.measurement import Measurement

__all__ = ["pick_ups"]


def pick_ups(basis: Basis) -> Measurement:
    """Maximal runs of touches in one lane with no wait and no other person between.

    A system between does not break a run. Splitting a step adds a touch and no pick-up. As drawn: the
    connected components that such runs make.

    Example:
        >>> from procmodel import measure, read
        >>> measure(read("examples/speeding_before.yaml"))["pick_ups"].static
        4
    """
    trail = trail_of(basis, lambda b: PickUps(b.view, b.outermost_splits))
    return trail.measured("pick_ups", ("pick_ups",), _components(basis), "pick-ups")


def _components(basis: Basis) -> int:
    """The runs as drawn: touches tied where one follows the other with nothing between."""
    view, waits = basis.view, waited_at(basis.view)
    before = last_before(trail_routes(basis.routes), touches_in_hand(view))
    leader = {step: step for step in view.touches}
    lane_of, ties = view.lane_of, 0
    for step in view.touches:
        for one in () if waits[step] else before[step]:
            if lane_of[one] == lane_of[step]:
                ties += _tie(leader, one, step)
    return len(leader) - ties


def _tie(leader: dict[int, int], one: int, other: int) -> bool:
    """Make one run of two; False where they are one already."""
    one, other = _find(leader, one), _find(leader, other)
    leader[max(one, other)] = min(one, other)
    return one != other


def _find(leader: dict[int, int], node: int) -> int:
    """The first touch of a run."""
    while leader[node] != node:
        leader[node] = leader[leader[node]]
        node = leader[node]
    return node
