"""Work of several teams, now done by one."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.evidence import Evidence, quoted
from procmodel.comparison.patterns.framework import Seen, pattern, seen

__all__ = ["centralisation"]


@pattern("centralization")
def centralisation(pair: Evidence) -> Iterator[Seen]:
    """What several teams did is done by one.

    Rule: at least two staff or partner lanes of the earlier model have no counterpart, and all of their
    matched touches are now touches of one lane.
    """
    moved: dict[str, dict[str, list[int]]] = {}
    for group in pair.pairs():
        for one in group.before:
            lane = pair.before.lane(one)
            if lane is None or lane.id in pair.lanes or not pair.before.view.is_touch(one):
                continue
            for node in filter(pair.after.view.is_touch, group.after):
                moved.setdefault(pair.after.lane_id(node) or "", {}).setdefault(lane.label, []).append(node)
    for lane_id, origins in moved.items():
        if lane_id and len(origins) > 1:
            nodes = [node for these in origins.values() for node in these]
            lane = pair.after.lane(nodes[0])
            yield seen(
                map(pair.after.id, nodes),
                "centralisation",
                before=quoted(origins),
                after=quoted([lane.label if lane is not None else lane_id]),
            )
