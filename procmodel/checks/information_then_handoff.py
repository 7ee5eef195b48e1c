"""Sends that only inform, and yet somebody else goes on."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView
from procmodel.model import Activity, Transfer
from procmodel.results.finding import Severity

__all__ = ["information_then_handoff"]


@rule(severity=Severity.INFO, reference="settled.md, N01")
def information_then_handoff(view: ProcessView) -> Iterator[Hit]:
    """A step only passes information on, and right after it another person goes on with the case.

    Why: the case has changed hands then: it is counted as a handoff, and the send as a notification
    beside it.
    Fix: say `transfers: responsibility`, or let the sender's next step follow.
    """
    for number in view.activities:
        model, lane = view.nodes[number], view.lane(number)
        if not isinstance(model, Activity) or model.transfers is not Transfer.INFORMATION or lane is None:
            continue
        for after in view.successors(number):
            other = view.lane(after)
            if lane.is_person and view.is_touch(after) and other is not None and other.id != lane.id:
                yield hit(
                    view.ids[number], "information-then-handoff", after=view.ids[after], lane=other.label
                )
