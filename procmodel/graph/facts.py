"""What an element tells by itself: how it routes, and whether a person does it."""

from __future__ import annotations

from procmodel.graph.roles import NodeRole, Routing
from procmodel.model import Activity, BoundaryEvent, Gateway, GatewayKind, NodeBase, Task, TaskKind

__all__ = ["is_human", "routing_of"]

_ROUTING = {
    GatewayKind.EXCLUSIVE: Routing.EXCLUSIVE,
    GatewayKind.PARALLEL: Routing.PARALLEL,
    GatewayKind.INCLUSIVE: Routing.INCLUSIVE,
    GatewayKind.EVENT: Routing.EVENT,
    GatewayKind.COMPLEX: Routing.COMPLEX,
}
_PERSON_DEPENDENT = frozenset({TaskKind.SEND, TaskKind.RECEIVE, TaskKind.RULE, TaskKind.PLAIN})
_BY_HAND = frozenset({TaskKind.MANUAL, TaskKind.USER})


def routing_of(gateway: Gateway) -> Routing:
    """How a gateway splits, and waits."""
    kind = gateway.kind
    return _ROUTING[kind if isinstance(kind, GatewayKind) else GatewayKind(kind)]


def is_human(model: NodeBase | BoundaryEvent, role: NodeRole, person_lane: bool) -> bool:
    """Whether a person does it (`measures.md`, Who is human), told whether its lane is a person's."""
    if isinstance(model, Task):
        return model.kind in _BY_HAND or (person_lane and model.kind in _PERSON_DEPENDENT)
    return person_lane and role is NodeRole.ELEMENT and isinstance(model, Activity)
