"""Somebody more who must do something."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.evidence import Evidence, quoted
from procmodel.comparison.side import Side
from procmodel.model import Lane
from procmodel.results.comparison import Adverse
from procmodel.wording import say

__all__ = ["new_party"]


def new_party(pair: Evidence) -> Iterator[Adverse]:
    """A party does work on the case that did none before.

    Rule: a staff or partner lane of the later model with a touch that matches no lane of the earlier model
    that had one, or whose match was of another kind.
    """
    back = {other: one for one, (other, _, _) in pair.lanes.items()}
    earlier = {lane.id: lane for lane in _parties(pair.before)}
    for lane in _parties(pair.after):
        was = earlier.get(back.get(lane.id, ""))
        if was is None or was.kind is not lane.kind:
            side = pair.after
            steps = tuple(
                side.id(n) for n in side.steps if side.view.is_touch(n) and side.lane_id(n) == lane.id
            )
            yield Adverse("new-party", steps, say("patterns.new-party", lane=quoted([lane.label])))


def _parties(side: Side) -> list[Lane]:
    """The lanes with a step that those who deliver the service do."""
    working = {side.lane_id(node) for node in side.steps if side.view.is_touch(node)}
    return [lane for lane in side.view.lanes if lane.id in working]
