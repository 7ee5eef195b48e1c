"""What a log shows otherwise than the token game: steps that nobody began, and answers that come while one is asked."""

from __future__ import annotations

from dataclasses import replace

from procmodel.graph import ProcessView
from procmodel.graph.game import Net, PlaceKind, Step
from procmodel.learning.repeats import lie_beside
from procmodel.model import BoundaryEvent

__all__ = ["add_answers", "add_withdrawals"]


def add_withdrawals(view: ProcessView, net: Net) -> None:
    """A case may leave a step over its border while it still waits there, where what comes races with the work."""
    for step in tuple(net.steps):
        border = step.trail[-1] if len(step.trail) > 1 else -1
        if isinstance(border, int) and border >= 0 and view.hosts[border] == step.trail[0]:
            event = view.nodes[border]
            if isinstance(event, BoundaryEvent) and event.share is None:
                net.steps.append(replace(step, trail=(), members=()))


def add_answers(net: Net) -> None:
    """A step that asks another party and is answered sends first: the log may have it before the answer or after."""
    messages = set(net.messages)
    for step in tuple(net.steps):
        if messages.isdisjoint(step.take) or messages.isdisjoint(step.give):
            continue
        take = tuple(place for place in step.take if place not in messages)
        sent = tuple(place for place in step.give if place in messages)
        give = tuple(place for place in step.give if place not in messages)
        asked = net.place(PlaceKind.LIVE, step.node)
        net.steps.append(replace(step, take=take, give=(asked, *sent), trail=(), members=()))
        net.steps.append(Step(step.node, (asked,), give, trail=step.trail))
        lie_beside(net, set(take), [asked])
