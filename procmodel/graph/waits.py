"""What a silent `wait` means: 0 where work does not change hands, unknown where it may have been put down.

A silent wait is 0 inside a pick-up, on a customer's task and on an automated one. Where a pick-up begins, on
whatever route, it is unknown: an author who knows today's waits and not tomorrow's gets no flattering zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from procmodel.graph.inputs import Input, StatedNumbers
from procmodel.graph.once import once
from procmodel.graph.view import NodeRole, ProcessView
from procmodel.model import (
    Activity,
    BoundaryEvent,
    EventTrigger,
    IntermediateCatchEvent,
    Quantity,
    StartEvent,
    spread,
)

if TYPE_CHECKING:
    from procmodel.graph.items import Stated

__all__ = ["beginnings", "is_timed", "stated_wait", "stated_waits", "wait_key", "waited_at"]

_DOWN = 1  # the bit that says: nobody has the case in hand


def stated_wait(numbers: StatedNumbers, node: int) -> Input | None:
    """What is stated of waiting at a node: the observed wait, which contains the delay, else the delay.

    Of an interrupting event on a border, the time after which it comes.
    """
    key = _key_of_wait(numbers.view, node)
    stated: Quantity | None = getattr(numbers.view.nodes[node], key) if key else None
    return numbers.of_node(node, key, stated) if stated is not None else None


def wait_key(view: ProcessView, node: int) -> str:
    """The key that says how long a case waits at a node; empty where it never does."""
    model = view.nodes[node]
    if isinstance(model, Activity):
        return "delay" if model.wait is None and model.delay is not None else "wait"
    if isinstance(model, IntermediateCatchEvent) and model.event is not EventTrigger.LINK:
        return "delay"
    return ""


def is_timed(event: BoundaryEvent | StartEvent) -> bool:
    """Whether time alone brings an event on a border, or a start."""
    return event.event is EventTrigger.TIMER


def beginnings(view: ProcessView, live: Sequence[bool]) -> list[bool]:
    """For each node whether a pick-up begins there on some route that `live` flows make.

    Only touches begin one: with a wait of their own, or after another person, a start, or a wait in between.
    """
    waits, left = waited_at(view), _left_by(view)
    hands = _hands_into(view, live, left)
    return [
        left[node] > _DOWN and (bool(waits[node]) or hands[node] != left[node]) for node in range(len(view))
    ]


def stated_waits(numbers: StatedNumbers) -> Stated:
    """The same of all nodes of which anything is stated."""
    from procmodel.graph.items import Stated

    view, key_of = numbers.view, partial(_key_of_wait, numbers.view)
    keys = ((node, key_of(node)) for node in _waiting(view))
    stated = ((node, getattr(view.nodes[node], key) if key else None) for node, key in keys)
    return Stated(numbers, {node: one for node, one in stated if one is not None}, key_of)


def _key_of_wait(view: ProcessView, node: int) -> str:
    if isinstance(view.nodes[node], BoundaryEvent):
        return "after"
    return wait_key(view, node) if view.roles[node] is NodeRole.ELEMENT else ""


@once
def _waiting(view: ProcessView) -> list[int]:
    """The nodes that say something of waiting."""
    return [
        node
        for node, model in enumerate(view.nodes)
        if getattr(model, "wait", None) is not None
        or getattr(model, "delay", None) is not None
        or getattr(model, "after", None) is not None
    ]


@once
def waited_at(view: ProcessView) -> bytearray:
    """Whether a case lies before each node."""
    found = bytearray(len(view))
    for node in _waiting(view):
        found[node] = _is_waited_at(view, node)
    return found


@once
def _left_by(view: ProcessView) -> list[int]:
    """Who has the case in hand after each node, as the bit of a lane or of nobody; 0 where who had it before."""
    left = [_DOWN * waits for waits in waited_at(view)]
    for node, is_human in enumerate(view.human):
        if is_human and not view.is_expanded(node):
            left[node] = 2 << (view.lane_of[node] + 1) if view.is_touch(node) else _DOWN
    return left


def _is_waited_at(view: ProcessView, node: int) -> bool:
    """Whether a case lies before a node: a wait or delay above 0 is stated there."""
    model = view.nodes[node]
    if view.roles[node] is not NodeRole.ELEMENT or not isinstance(model, (Activity, IntermediateCatchEvent)):
        return False
    wait, delay = getattr(model, "wait", None), model.delay
    return (wait is not None and spread.mean(wait) > 0) or (delay is not None and spread.mean(delay) > 0)


def _hands_into(view: ProcessView, live: Sequence[bool], left: Sequence[int]) -> list[int]:
    """For each node the hands that a case may come from, as bits: a lane's, or nobody's."""
    into, targets, out = [0] * len(view), view.target, view.out
    for start in view.starts:
        into[start] = _DOWN
    pending = list(reversed(view.starts))
    seen = bytearray(len(view))
    while pending:
        node = pending.pop()
        seen[node] = 1
        leaving = left[node] or into[node]
        for flow in out[node]:
            target = targets[flow]
            if live[flow] and (into[target] | leaving != into[target] or not seen[target]):
                into[target] |= leaving
                pending.append(target)
    return into
