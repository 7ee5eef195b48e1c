"""How often people change between systems."""

from __future__ import annotations

from procmodel.graph.basis import Basis
from procmodel.graph.memories import TouchesBefore
from procmodel.graph.possible import last_before
from procmodel.measures.counting import counted, counts, tidy
from procmodel.measures.trailing import trail_of
from procmodel.results.measurement import Family, Measurement

__all__ = ["system_switches"]


def system_switches(basis: Basis) -> Measurement:
    """Within a touch its systems less one; between consecutive touches of one lane 1 if the system changes.

    The last system of the one is held against the first of the next, pair by pair; automated steps between do
    not matter, a customer's step does. No system on either side is no switch.
    """
    view = basis.view
    systems = ((node, len(getattr(view.nodes[node], "systems", ()))) for node in view.touches)
    within = {node: named - 1.0 for node, named in systems if named > 1}
    trail = trail_of(basis, lambda b: TouchesBefore(b.view))
    before = last_before(trail.routes, trail.rule.leaving)
    switches = sum([trail.rule.switches(one, node) for node in view.touches for one in before[node]])
    inside = counted(basis, "system_switches", within, "switches", "lower")
    between = trail.measured("system_switches", ("switches",), switches, "switches")

    def both(key: str) -> float | None:
        here, there = inside.values[key], between.values[key]
        return None if here is None or there is None else here + there

    missing = tuple(dict.fromkeys((*inside.missing, *between.missing)))
    grade = inside.grade or between.grade
    values = counts(
        both("static") or 0.0,
        both("expected"),
        lambda: tidy({key: both(key) for key in ("main_path", "min", "max")}),
    )
    return Measurement("system_switches", Family.COUNT, "switches", values, missing=missing, grade=grade)
