"""The numbers that a file states for its steps, as inputs of a sum: with name, grade, place and unit."""

from __future__ import annotations

from collections.abc import Iterable

from procmodel.graph.clock import Clock
from procmodel.graph.shares import multiplicity, repeating
from procmodel.graph.view import NodeRole, ProcessView
from procmodel.light.caching import cached_property
from procmodel.light.enums import IntEnum
from procmodel.light.tuples import NamedTuple
from procmodel.model import (
    BoundaryEvent,
    Dimension,
    Grade,
    NodeBase,
    Process,
    Quantity,
    spread,
)

__all__ = ["HALF", "Input", "Item", "Reading", "StatedNumbers", "grade_of", "values_of"]


HALF = 0.5
"""What a visit saves that something cuts short, where nothing says when."""


class Reading(IntEnum):
    """Which value of a quantity is meant, by its place in the values of an input."""

    MEAN = 0
    LOW = 1
    LIKELY = 2
    HIGH = 3


Values = tuple[float, float, float, float]
"""The mean, low, likely and high value of an input, in the unit of the sum."""


class Input(NamedTuple):
    """A quantity of the file, under the name that its lack would be reported with.

    `values` are in the unit of the sum: working seconds, money, cases a year.
    """

    owner: str
    key: str
    quantity: Quantity
    values: Values
    grade: Grade
    element: NodeBase | None = None

    @property
    def name(self) -> str:
        """`log.time`, `lanes.admin.rate`, `volume`."""
        return f"{self.owner}.{self.key}" if self.owner else self.key

    @property
    def drawn_as(self) -> str:
        """What it is drawn by: the assumption that it was written as, else its name."""
        return f"${self.quantity.assumption}" if self.quantity.assumption else self.name

    @property
    def source(self) -> str | None:
        """Its own source, else that of its element."""
        return self.quantity.source or (self.element.source if self.element is not None else None)

    @property
    def path(self) -> tuple[str, ...]:
        """Where it stands in the file."""
        if self.element is not None:
            return ("steps", self.owner, self.key)
        return (*self.owner.split("."), self.key) if self.owner else (self.key,)


class Item(NamedTuple):
    """What one visit of a node adds to a sum: a constant times its inputs, over others."""

    node: int
    factor: float
    inputs: tuple[Input, ...]
    over: tuple[Input, ...] = ()

    def value(self, reading: Reading = Reading.MEAN) -> float:
        """What it adds."""
        value = self.factor
        for one in self.inputs:
            value *= one.values[reading]
        for one in self.over:
            value /= one.values[reading]
        return value

    def many(self, factor: float) -> Item:
        """The same so many times over."""
        return self._replace(factor=self.factor * factor) if factor != 1.0 else self

    @property
    def rests_on(self) -> tuple[Input, ...]:
        """All its inputs."""
        return self.inputs + self.over


def values_of(items: Iterable[Item], reading: Reading = Reading.MEAN) -> list[float]:
    """What each item adds; most are a constant times one input."""
    return [
        item[1] * item[2][0].values[reading] if len(item[2]) == 1 and not item[3] else item.value(reading)
        for item in items
    ]


def grade_of(quantity: Quantity, element: NodeBase | None = None) -> Grade:
    """The grade of a quantity: its own, else that of its element, else assumed."""
    return quantity.grade or (element.grade if element is not None else None) or Grade.ASSUMED


class StatedNumbers:
    """What a process states about the time and money of its nodes; each worked out once."""

    def __init__(self, view: ProcessView) -> None:
        self.view = view
        self._known: dict[tuple[int, float], Values] = {}
        self._of_nodes: dict[int, Values] = {}

    @cached_property
    def process(self) -> Process:
        """The process they are stated in."""
        return self.view.process

    @cached_property
    def clock(self) -> Clock:
        """What its units are worth."""
        return Clock(self.process)

    def values(self, quantity: Quantity, scale: float = 1.0) -> Values:
        """Its readings times `scale`; only a duration has cases that run at its low or high."""
        known = self._known.get((id(quantity), scale))
        if known is None:
            known = self._known[id(quantity), scale] = _readings(quantity, scale)
        return known

    def of_node(self, node: int, key: str, quantity: Quantity) -> Input:
        """A quantity of an element; durations in working seconds."""
        element = model if isinstance(model := self.view.nodes[node], NodeBase) else None
        values, grade = self._values_in_seconds(quantity), grade_of(quantity, element)
        return Input(self.view.ids[node], key, quantity, values, grade, element)

    def means(self, quantities: Iterable[Quantity]) -> list[float]:
        """The means of such quantities."""
        known = self._of_nodes
        return [(known.get(id(one)) or self._values_in_seconds(one))[Reading.MEAN] for one in quantities]

    def _values_in_seconds(self, quantity: Quantity) -> Values:
        known = self._of_nodes.get(id(quantity))
        if known is None:
            scale = self.clock.seconds(quantity.unit) if quantity.dimension is Dimension.DURATION else 1.0
            known = self._of_nodes[id(quantity)] = self.values(quantity, scale)
        return known

    # -- nodes -------------------------------------------------------------------------------------

    @cached_property
    def done(self) -> list[int]:
        """Where something is done: tasks, and boxes whose contents the file does not show."""
        return self.view.activities

    @cached_property
    def touches(self) -> bytearray:
        """Which nodes are human tasks of those who deliver the service."""
        return self._marked(self.view.touches)

    @cached_property
    def customer_steps(self) -> bytearray:
        """Which nodes are human tasks of those the service is for."""
        from procmodel.graph.people import customer_steps_of

        return self._marked(customer_steps_of(self.view))

    @cached_property
    def is_done(self) -> bytearray:
        """Which nodes are those of `done`."""
        return self._marked(self.done)

    def _marked(self, nodes: Iterable[int]) -> bytearray:
        marked = bytearray(len(self.view))
        for node in nodes:
            marked[node] = 1
        return marked

    @cached_property
    def timed(self) -> dict[int, Quantity]:
        """The hands-on or machine time of each node of `done` that states one, as stated."""
        nodes = self.view.nodes
        stated = ((node, nodes[node].time) for node in self.done)  # type: ignore[union-attr]
        return {node: time for node, time in stated if time is not None}

    @cached_property
    def times(self) -> dict[int, Input]:
        """The same as inputs."""
        return {node: self.of_node(node, "time", time) for node, time in self.timed.items()}

    @cached_property
    def cuts(self) -> dict[int, float]:
        """What each interrupting event on a border saves of its host's time, as a share of it.

        The smaller of `after` and the time is spent, half the time where `after` is not stated. What is thrown
        inside saves nothing: the ways inside say what is done until then.
        """
        border = [n for n, role in enumerate(self.view.roles) if role is NodeRole.BOUNDARY]
        return {node: self._cut(node, self._time_of_host(node)) for node in border if self._stops(node)}

    def _stops(self, node: int) -> bool:
        event = self.view.nodes[node]
        return isinstance(event, BoundaryEvent) and event.interrupts

    def _time_of_host(self, node: int) -> float:
        host = self.view.hosts[node]
        return sum(self.means([self.timed[host]])) * self.times_done(host) if host in self.timed else 0.0

    def _cut(self, node: int, whole: float) -> float:
        event = self.view.nodes[node]
        assert isinstance(event, BoundaryEvent)
        if self._is_thrown(node):
            return 0.0
        if event.after is None:
            return HALF
        spent = self.of_node(node, "after", event.after).values[Reading.MEAN]
        return max(0.0, 1 - spent / whole) if whole > 0 else 0.0

    def _is_thrown(self, node: int) -> bool:
        """Whether it comes only when something inside its box throws it."""
        if not self.view.is_expanded(self.view.hosts[node]):
            return False
        from procmodel.graph.semantics import rules_of

        return rules_of(self.view)[node].thrown

    def cut_of_box(self, node: int, whole: float) -> float:
        """The same for an event on the border of a box, whose contents take `whole`."""
        return self._cut(node, whole)

    def times_done(self, node: int) -> float:
        """How often an activity is done at one visit."""
        return multiplicity(self.view, node) if node in repeating(self.view) else 1.0

    # -- the process -------------------------------------------------------------------------------

    @cached_property
    def _rates(self) -> dict[int, Input]:
        rates = {}
        for number, lane in enumerate(self.view.lanes):
            if lane.rate is not None:
                scale = self.clock.money_per_second(lane.rate, lambda _: 1.0)
                rates[number] = self.of_process(f"lanes.{lane.id}", "rate", lane.rate, scale)
        return rates

    def rate(self, node: int) -> Input | None:
        """What a second of the people in its lane costs."""
        return self._rates.get(self.view.lane_of[node])

    def volume(self) -> Input | None:
        """Cases that start in a year."""
        volume = self.process.volume
        if volume is None:
            return None
        return self.of_process("", "volume", volume, self.clock.per_year(volume, lambda _: 1.0))

    def full_time(self) -> Input:
        """The productive seconds of a full-time person in a year."""
        quantity = self.clock.fte_quantity
        return self.of_process("", "fte", quantity, self.clock.per_year(quantity, lambda _: 1.0))

    def of_process(self, owner: str, key: str, quantity: Quantity, scale: float = 1.0) -> Input:
        """A quantity of the process, of a lane or of other money."""
        return Input(owner, key, quantity, self.values(quantity, scale), grade_of(quantity))


def _readings(quantity: Quantity, scale: float) -> Values:
    centre = spread.mean(quantity) * scale
    likely = spread.likely(quantity) * scale
    if quantity.dimension is not Dimension.DURATION:
        return centre, centre, likely, centre
    return centre, spread.low(quantity) * scale, likely, spread.high(quantity) * scale
