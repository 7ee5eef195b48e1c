"""What the eye sees: lines that cross from lane to lane."""

from __future__ import annotations

from dataclasses import replace

from procmodel.graph.basis import Basis
from procmodel.graph.memories import StepsBefore
from procmodel.graph.possible import possible
from procmodel.measures.trailing import trail_of
from procmodel.results.measurement import Measurement

__all__ = ["lane_crossings"]


def lane_crossings(basis: Basis) -> Measurement:
    """Pairs of neighbouring steps, gateways and events skipped, in different lanes.

    `parts` has them as drawn by the kinds of the two lanes.
    """
    trail = trail_of(basis, lambda b: StepsBefore(b.view))
    view = basis.view
    entries = [node for node in range(len(view)) if not trail.routes.into[node]]
    arriving = possible(trail.routes, trail.rule, dict.fromkeys([*view.starts, *entries]))
    pairs = {
        (before, node)
        for node in view.activities
        for memory in arriving[node]
        for before in memory
        if view.lane_of[before] != view.lane_of[node]
    }
    matrix: dict[tuple[str, str], int] = {}
    for before, node in sorted(pairs):
        kinds = _kind(basis, before), _kind(basis, node)
        matrix[kinds] = matrix.get(kinds, 0) + 1
    found = trail.measured("lane_crossings", ("crossings",), len(pairs), "crossings", "neither")
    parts = tuple({"from": a, "to": b, "static": n} for (a, b), n in matrix.items())
    return replace(found, parts=parts)


def _kind(basis: Basis, node: int) -> str:
    lane = basis.view.lane(node)
    return str(lane.kind) if lane is not None else "none"
