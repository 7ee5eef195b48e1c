"""Work that hangs on one person."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.evidence import Evidence, quoted
from procmodel.comparison.side import Side
from procmodel.model import Lane
from procmodel.results.comparison import Adverse
from procmodel.wording import say

__all__ = ["new_single_point_of_failure"]


def new_single_point_of_failure(pair: Evidence) -> Iterator[Adverse]:
    """The process hangs on one person on whom it did not hang.

    Rule: a lane of the later model with `people: 1` and a touch, whose match in the earlier model has more
    people, or no touch, or is not there.
    """
    back = {other: one for one, (other, _, _) in pair.lanes.items()}
    alone = {lane.id for lane in _alone_in(pair.before)}
    for lane in _alone_in(pair.after):
        if back.get(lane.id) not in alone:
            side = pair.after
            steps = tuple(
                side.id(n) for n in side.steps if side.view.is_touch(n) and side.lane_id(n) == lane.id
            )
            text = say("patterns.new-single-point-of-failure", lane=quoted([lane.label]))
            yield Adverse("new-single-point-of-failure", steps, text)


def _alone_in(side: Side) -> list[Lane]:
    """The lanes in which one person does something."""
    working = {side.lane_id(node) for node in side.steps if side.view.is_touch(node)}
    return [lane for lane in side.view.lanes if lane.people == 1 and lane.id in working]
