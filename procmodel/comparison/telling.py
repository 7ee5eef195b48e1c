"""Steps that tell the customer something."""

from __future__ import annotations

from procmodel.comparison.side import Side
from procmodel.model import LaneKind, TaskKind, Transfer

__all__ = ["tells_customer"]


def tells_customer(side: Side, node: int) -> bool:
    """Whether a step passes information to those the service is for."""
    model = side.view.nodes[node]
    customers = {lane.id for lane in side.view.lanes if lane.kind is LaneKind.CUSTOMER}
    if getattr(model, "transfers", None) is Transfer.RESPONSIBILITY:
        return False
    if getattr(model, "to", None) in customers:
        return True
    if side.kind(node) != TaskKind.SEND:
        return False
    receivers = {side.lane_id(other) for other in side.later[node]}
    sent = {message.target for message in side.process.messages if message.source == side.id(node)}
    known = {side.view.ids[n]: side.lane_id(n) for n in range(len(side.view)) if side.view.ids[n] in sent}
    return bool(customers & (receivers | sent | set(known.values())))
