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
    lane_of, kinds = view.lane_of, [*(str(lane.kind) for lane in view.lanes), "none"]
    matrix: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for node in view.activities:
        lane = lane_of[node]
        for before in frozenset().union(*arriving[node]):
            if lane_of[before] != lane:
                matrix.setdefault((kinds[lane_of[before]], kinds[lane]), []).append((before, node))
    crossings = sum(map(len, matrix.values()))
    found = trail.measured("lane_crossings", ("crossings",), crossings, "crossings", "neither")
    first_ones_first = sorted(matrix.items(), key=lambda one: min(one[1]))
    parts = tuple({"from": a, "to": b, "static": len(pairs)} for (a, b), pairs in first_ones_first)
    return replace(found, parts=parts)
