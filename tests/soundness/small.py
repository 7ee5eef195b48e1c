"""Small processes drawn as lines of text, so that a test shows its model."""

from __future__ import annotations

from itertools import pairwise

from procmodel.model import (
    EndEvent,
    EventTrigger,
    Gateway,
    GatewayKind,
    Lane,
    NodeBase,
    Process,
    SequenceFlow,
    StartEvent,
    Task,
)

__all__ = ["draw", "node"]

_GATEWAYS = {
    "x": GatewayKind.EXCLUSIVE,
    "a": GatewayKind.PARALLEL,
    "o": GatewayKind.INCLUSIVE,
    "v": GatewayKind.EVENT,
}


def node(name: str) -> NodeBase:
    """`s1` a start, `e1` an end, `k1` a terminate end, `x1 a1 o1 v1` gateways, all else a task."""
    first = name[0]
    if first == "s":
        return StartEvent(id=name, lane="l")
    if first == "e":
        return EndEvent(id=name, lane="l")
    if first == "k":
        return EndEvent(id=name, lane="l", event=EventTrigger.TERMINATE)
    if first in _GATEWAYS:
        return Gateway(id=name, kind=_GATEWAYS[first], lane="l")
    return Task(id=name, name=name, lane="l")


def draw(*lines: str) -> Process:
    """A process from lines like `s1 x1 t1 e1`: each word leads on to the next."""
    names: dict[str, None] = {}
    flows = []
    for line in lines:
        words = line.split()
        names.update(dict.fromkeys(words))
        flows += [SequenceFlow(source=a, target=b) for a, b in pairwise(words)]
    return Process(
        id="p",
        name="p",
        lanes=(Lane(id="l"),),
        nodes=tuple(node(name) for name in names),
        flows=tuple(flows),
    )
