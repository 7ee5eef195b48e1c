"""What the eye sees: lines that cross from lane to lane."""

from __future__ import annotations

from collections import Counter
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
    lane_of, pairs = view.lane_of, set()
    for node in view.activities:
        lane = lane_of[node]
        for memory in arriving[node]:
            pairs.update([(before, node) for before in memory if lane_of[before] != lane])
    kinds = [*(str(lane.kind) for lane in view.lanes), "none"]
    matrix = Counter((kinds[lane_of[before]], kinds[lane_of[node]]) for before, node in sorted(pairs))
    found = trail.measured("lane_crossings", ("crossings",), len(pairs), "crossings", "neither")
    parts = tuple({"from": a, "to": b, "static": n} for (a, b), n in matrix.items())
    return replace(found, parts=parts)
