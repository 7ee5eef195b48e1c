"""What nodes and flows of a view are, and what an element tells by itself: how it routes, whether a person does it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from procmodel.light.enums import IntEnum
from procmodel.light.tuples import NamedTuple
from procmodel.model import Activity, BoundaryEvent, Gateway, GatewayKind, NodeBase, Task, TaskKind

if TYPE_CHECKING:
    from procmodel.model import SequenceFlow

__all__ = ["FlowRole", "Nature", "NodeRole", "Routing", "ViewFlow", "is_human", "made_flow", "routing_of"]


class NodeRole(IntEnum):
    """Why a node is in the view."""

    ELEMENT = 0  # an element of the file
    BOUNDARY = 1  # an event on the border of an activity (`host`)
    EXIT = 2  # where an expanded sub-process or call (`host`) is left; its box is where it is entered


class FlowRole(IntEnum):
    """Why a flow is in the view."""

    SEQUENCE = 0  # a flow of the file, or the way on from a boundary event
    ATTACH = 1  # from an activity to an event on its border
    ENTER = 2  # from a box to where its contents begin
    LEAVE = 3  # from where its contents end to its exit
    LINK = 4  # from a link event that throws to the one that catches


class Routing(IntEnum):
    """How a node passes tokens on, or waits for them."""

    NONE = 0  # one way in or out, or a plain merge
    EXCLUSIVE = 1
    PARALLEL = 2
    INCLUSIVE = 3
    EVENT = 4
    COMPLEX = 5


class Nature(IntEnum):
    """How a task is done: by a person without a system, by one with a system, or by no person."""

    MANUAL = 0
    ASSISTED = 1
    AUTOMATED = 2


class ViewFlow(NamedTuple):
    """A flow between two nodes of the view. `model` is None where the file has no flow for it."""

    source: int
    target: int
    role: FlowRole
    model: SequenceFlow | None


made_flow: Callable[[Iterable[object]], ViewFlow] = partial(
    tuple.__new__, ViewFlow
)  # as `_make`, less a call
"""A flow of its four parts."""

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
