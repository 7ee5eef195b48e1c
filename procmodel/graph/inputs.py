"""The numbers that a file states for its steps, as inputs of a sum: with name, grade, place and unit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from procmodel.graph.clock import Clock
from procmodel.graph.view import NodeRole, ProcessView
from procmodel.model import (
    Activity,
    BoundaryEvent,
    Dimension,
    Grade,
    NodeBase,
    Process,
    Quantity,
    spread,
)

__all__ = ["Input", "Item", "Pick", "StatedNumbers", "repeats"]

Pick = Callable[[Quantity], float]
"""Which value of a quantity is meant: its mean, its low, its likely or its high one."""


class Input(NamedTuple):
    """A quantity of the file under the name that its lack would be reported with.

    `scale` turns its unit into that of the sum: working seconds, money, cases a year.
    """

    name: str
    quantity: Quantity
    scale: float = 1.0
    owner_grade: Grade | None = None
    owner_source: str | None = None
    path: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What it is drawn by: the assumption that it was written as, else its name."""
        return f"${self.quantity.assumption}" if self.quantity.assumption else self.name

    @property
    def grade(self) -> Grade:
        """Its own grade, else that of its element, else assumed."""
        return self.quantity.grade or self.owner_grade or Grade.ASSUMED

    @property
    def source(self) -> str | None:
        """Its own source, else that of its element."""
        return self.quantity.source or self.owner_source

    def value(self, pick: Pick) -> float:
        """Its value in the unit of the sum; only a duration has cases that run at its low or high."""
        if self.quantity.dimension is not Dimension.DURATION and pick in (spread.low, spread.high):
            pick = spread.mean
        return pick(self.quantity) * self.scale


class Item(NamedTuple):
    """What one visit of a node adds to a sum: a constant times its inputs, over others."""

    node: int
    factor: float
    inputs: tuple[Input, ...]
    over: tuple[Input, ...] = ()

    def value(self, pick: Pick = spread.mean) -> float:
        """What it adds."""
        value = self.factor
        for one in self.inputs:
            value *= one.value(pick)
        for one in self.over:
            value /= one.value(pick)
        return value

    @property
    def rests_on(self) -> tuple[Input, ...]:
        """All its inputs."""
        return self.inputs + self.over


def repeats(activity: Activity) -> float:
    """How often a step is done at one visit: multi-instance, or again with a share."""
    repeat = activity.repeat
    if repeat is None:
        return 1.0
    if repeat.again is not None:
        return 1 / (1 - spread.mean(repeat.again))
    return float(repeat.times or 1)


@dataclass(frozen=True)
class StatedNumbers:
    """What a process states about the time and money of its nodes."""

    view: ProcessView

    @cached_property
    def process(self) -> Process:
        """The process they are stated in."""
        return self.view.process

    @cached_property
    def clock(self) -> Clock:
        """What its units are worth."""
        return Clock(self.process)

    def of_node(self, node: int, key: str, quantity: Quantity) -> Input:
        """A quantity of an element; durations in working seconds."""
        model = self.view.nodes[node]
        grade, source = (model.grade, model.source) if isinstance(model, NodeBase) else (None, None)
        scale = self.clock.seconds(quantity.unit) if quantity.dimension is Dimension.DURATION else 1.0
        name = self.view.ids[node]
        return Input(f"{name}.{key}", quantity, scale, grade, source, ("steps", name, key))

    def time(self, node: int) -> Input | None:
        """The stated hands-on or machine time of an activity."""
        model = self.view.nodes[node]
        if isinstance(model, Activity) and model.time is not None:
            return self.of_node(node, "time", model.time)
        return None

    def rate(self, node: int) -> Input | None:
        """What a second of the people in its lane costs."""
        lane = self.view.lane(node)
        if lane is None or lane.rate is None:
            return None
        scale = self.clock.money_per_second(lane.rate, lambda _: 1.0)
        return Input(f"lanes.{lane.id}.rate", lane.rate, scale, path=("lanes", lane.id, "rate"))

    def volume(self) -> Input | None:
        """Cases that start in a year."""
        volume = self.process.volume
        if volume is None:
            return None
        return Input("volume", volume, self.clock.per_year(volume, lambda _: 1.0), path=("volume",))

    def full_time(self) -> Input:
        """The productive seconds of a full-time person in a year."""
        quantity = self.clock.fte_quantity
        return Input("fte", quantity, self.clock.per_year(quantity, lambda _: 1.0), path=("fte",))

    def cut_short(self, node: int) -> float:
        """What an interrupting event on a border saves of its host's time, as a share of it.

        The smaller of `after` and the time is spent, half the time where `after` is not stated.
        """
        event, host = self.view.nodes[node], self.view.hosts[node]
        time = self.time(host)
        if not isinstance(event, BoundaryEvent) or not event.interrupts or time is None:
            return 0.0
        if event.after is None:
            return 0.5
        whole = time.value(spread.mean) * repeats(self._activity(host))
        spent = spread.mean(event.after) * self.clock.seconds(event.after.unit)
        return max(0.0, 1 - spent / whole) if whole > 0 else 0.0

    def times_done(self, node: int) -> float:
        """How often an activity is done at one visit."""
        return repeats(self._activity(node))

    def _activity(self, node: int) -> Activity:
        model = self.view.nodes[node]
        assert isinstance(model, Activity)
        return model

    def is_done(self, node: int) -> bool:
        """Whether something is done at a node: a task, or a box whose contents the file does not show."""
        model = self.view.nodes[node]
        return (
            isinstance(model, Activity)
            and self.view.roles[node] is NodeRole.ELEMENT
            and not self.view.is_expanded(node)
        )
