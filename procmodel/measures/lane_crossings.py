"""What the eye sees: lines that cross from lane to lane."""

from __future__ import annotations

from procmodel.graph.basis import Basis
from procmodel.graph.memories import StepsBefore
from procmodel.graph.possible import last_before
from procmodel.measures.trailing import trail_of
from procmodel.results.measurement import Measurement

__all__ = ["lane_crossings"]


def lane_crossings(basis: Basis) -> Measurement:
    """Pairs of neighbouring steps, gateways and events skipped, in different lanes.

    `parts` has them as drawn by the kinds of the two lanes.
    """
    trail = trail_of(basis, lambda b: StepsBefore(b.view))
    view = basis.view
    before = last_before(trail.routes, trail.rule.leaving)
    lane_of, kinds = view.lane_of, [*(str(lane.kind) for lane in view.lanes), "none"]
    matrix: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for node in view.activities:
        lane = lane_of[node]
        for one in before[node]:
            if lane_of[one] != lane:
                matrix.setdefault((kinds[lane_of[one]], kinds[lane]), []).append((one, node))
    crossings = sum(map(len, matrix.values()))
    first_ones_first = sorted(matrix.items(), key=lambda one: min(one[1]))
    parts = tuple({"from": a, "to": b, "static": len(pairs)} for (a, b), pairs in first_ones_first)
    return trail.measured("lane_crossings", ("crossings",), crossings, "crossings", "neither", parts)
