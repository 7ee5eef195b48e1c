"""Where a figure of the model stands in BPSim: for which element, in which group, under which name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from procmodel.formats.bpmn.bpsim import Parameter, duration, number
from procmodel.formats.bpmn.names import BPSIMS, NODES, OURS, tag
from procmodel.formats.bpmn.reading import text_of
from procmodel.graph.clock import Clock
from procmodel.light.records import dataclass
from procmodel.model import (
    Activity,
    IntermediateCatchEvent,
    Lane,
    Process,
    Quantity,
    SequenceFlow,
    StartEvent,
    SubProcess,
    spread,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["ARRIVALS", "GROUPS", "Slot", "gap_of", "resources_of", "selected_in", "slots_of"]

GROUPS = {
    "TimeParameters": ("TransferTime", "QueueTime", "WaitTime", "SetUpTime", "ProcessingTime", "ValidationTime",
                       "ReworkTime"),
    "ControlParameters": ("Probability", "Condition", "InterTriggerTimer", "TriggerCount"),
    "ResourceParameters": ("Selection", "Availability", "Quantity", "Role"),
    "PriorityParameters": ("Interruptible", "Priority"),
    "CostParameters": ("FixedCost", "UnitCost"),
}  # fmt: skip
"""The groups of parameters and what they hold, in the order of BPSim's schema."""

ARRIVALS = "arrivals"
"""The field of a slot that says how often cases start: no field of the start, but of the process."""

_TIMES = (("ProcessingTime", "time"), ("WaitTime", "wait"), ("QueueTime", "wait"), ("TransferTime", "delay"),
          ("SetUpTime", "setup"))  # fmt: skip
_ROLES = frozenset(map(tag, ("performer", "humanPerformer", "potentialOwner", "resourceRole")))
_SELECTED = re.compile(r"\s*(?:\w+:)?getResource\(\s*['\"]([^'\"]+)['\"]\s*(?:,\s*1\s*)?\)\s*").fullmatch
_YEAR = 365 * 86_400.0


@dataclass(frozen=True)
class Slot:
    """One place for a figure.

    Attributes:
        ref: the id in XML of the element that it is of.
        group, name: which parameter.
        part: the part of the model whose `field` it is.
        written: as BPSim says it; None where the model says nothing.
    """

    ref: str
    group: str
    name: str
    part: Any
    field: str
    written: Parameter | None

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from other places."""
        return self.ref, self.group, self.name


def slots_of(process: Process, root: _Element) -> Iterator[Slot]:
    """All places for figures of a process in its document."""
    found = _Places(process, root)
    yield from found.nodes()
    yield from found.flows()
    yield from found.lanes()


def resources_of(
    root: _Element, lane_of: Callable[[str], str | None], more: Sequence[_Element] = ()
) -> dict[str, str]:
    """The lane of each resource whose steps all lie in one, where no other resource has that lane.

    Args:
        root: the document.
        lane_of: the lane of the step with an id in XML.
        more: relationships that will be part of it.
    """
    lanes: dict[str, set[str | None]] = {}
    for element in root.iter(*_ROLES):
        step, end = element.getparent(), element.find(tag("resourceRef"))
        if step is not None and end is not None:
            lanes.setdefault(text_of(end).rpartition(":")[2], set()).add(lane_of(step.get("id", "")))
    for ref, resource in (row for part in (root, *more) for row in selected_in(part)):
        lanes.setdefault(resource, set()).add(lane_of(ref))
    only = {
        name: lane
        for name, (lane, *more) in ((n, [*found]) for n, found in lanes.items())
        if lane and not more
    }
    several = [lane for lane in only.values() if list(only.values()).count(lane) > 1]
    return {name: lane for name, lane in only.items() if lane not in several}


def selected_in(root: _Element) -> list[tuple[str, str]]:
    """The steps that select a resource by BPSim's own `getResource('id', 1)`, and the resource."""
    found = []
    for holder in root.iter(*(tag("ElementParameters", namespace) for namespace in BPSIMS)):
        for place in holder.iterfind("{*}ResourceParameters/{*}Selection/{*}ExpressionParameter"):
            named = _SELECTED(place.get("value", ""))
            if named is not None:
                found.append((holder.get("elementRef", ""), named[1]))
    return found


def gap_of(process: Process, start: StartEvent, clock: Clock) -> float | None:
    """How many seconds lie between two cases that begin at a start, on average; None where nobody says."""
    starts = [node for node in process.nodes if isinstance(node, StartEvent)]
    if process.volume is None or start not in starts:
        return None
    shares = {one.id: spread.mean(one.share) if one.share is not None else None for one in starts}
    silent = [id_ for id_, share in shares.items() if share is None]
    if len(silent) > 1:
        return None
    if silent:
        shares[silent[0]] = 1.0 - sum(share for share in shares.values() if share is not None)
    a_year = clock.per_year(process.volume) * (shares[start.id] or 0.0)
    return _YEAR / a_year if a_year > 0 else None


class _Places:
    """The elements of a document by what the model calls them."""

    def __init__(self, process: Process, root: _Element) -> None:
        self.process = process
        self.clock = Clock(process)
        mark = tag("id", OURS)
        self.names: dict[str, str] = {}
        self.borders: dict[str, list[str]] = {}
        self.ways: dict[tuple[str, str], list[str]] = {}
        for element in root.iter(*NODES, tag("sequenceFlow")):
            id_ = element.get("id", "")
            if element.tag == tag("sequenceFlow"):
                ends = element.get("sourceRef", ""), element.get("targetRef", "")
                self.ways.setdefault(ends, []).append(id_)
            elif element.tag == tag("boundaryEvent"):
                self.borders.setdefault(element.get("attachedToRef", "").rpartition(":")[2], []).append(id_)
            else:
                self.names.setdefault(element.get(mark) or id_, id_)
        lane_of = {self.names.get(node.id, ""): node.lane for node in process.walk()}
        self.resources = resources_of(root, lane_of.get)

    def _slot(self, ref: str, group: str, name: str, part: Any, field: str, alias: bool = False) -> Slot:
        value = None if alias else getattr(part, field)
        if isinstance(value, Quantity) and field in ("time", "wait", "delay", "setup", "after"):
            written = duration(value, self.clock)
        elif isinstance(value, Quantity) and field == "rate":
            hourly = self.clock.money_per_second(value) * 3_600.0
            written = number(hourly, currencyUnit=self.process.currency, timeUnit="hour")
        elif isinstance(value, Quantity) and field == "cost":
            written = number(spread.mean(value), currencyUnit=self.process.currency)
        elif isinstance(value, Quantity):
            written = Parameter("FloatingParameter", {"value": f"{spread.mean(value):.12g}"})
        else:
            return Slot(ref, group, name, part, field, None if value is None else number(float(value)))
        return Slot(ref, group, name, part, field, written)

    def nodes(self) -> Iterator[Slot]:
        """Of steps and events, and of the events on borders."""
        for node in self.process.walk():
            ref = self.names.get(node.id)
            if ref is None:
                continue
            if isinstance(node, Activity):
                for name, field in _TIMES:
                    yield self._slot(ref, "TimeParameters", name, node, field, alias=name == "QueueTime")
                yield self._slot(ref, "PriorityParameters", "Priority", node, "priority")
                yield self._slot(ref, "CostParameters", "FixedCost", node, "cost")
                for border, event in zip(self.borders.get(ref, ()), node.on, strict=False):
                    yield self._slot(border, "ControlParameters", "Probability", event, "share")
                    yield self._slot(border, "ControlParameters", "InterTriggerTimer", event, "after")
            elif isinstance(node, IntermediateCatchEvent):
                yield self._slot(ref, "ControlParameters", "InterTriggerTimer", node, "delay")
            elif isinstance(node, StartEvent) and node in self.process.nodes:
                yield Slot(
                    ref, "ControlParameters", "InterTriggerTimer", node, ARRIVALS, self._arrivals(node)
                )

    def _arrivals(self, start: StartEvent) -> Parameter | None:
        gap = gap_of(self.process, start, self.clock)
        if gap is None:
            return None
        if str(self.process.arrivals.get("shape", "poisson")) == "fixed":
            return Parameter("DurationParameter", {"value": f"PT{gap:.12g}S"})
        return Parameter("NegativeExponentialDistribution", {"mean": f"{gap / 60:.12g}", "timeUnit": "min"})

    def flows(self) -> Iterator[Slot]:
        """Of flows; several between the same two elements are told apart by their order."""
        taken: dict[tuple[str, str], int] = {}
        for flow in _every_flow(self.process):
            ends = self.names.get(flow.source, ""), self.names.get(flow.target, "")
            at = taken.get(ends, 0)
            taken[ends] = at + 1
            ways = self.ways.get(ends, [])
            if at < len(ways):
                yield self._slot(ways[at], "ControlParameters", "Probability", flow, "share")

    def lanes(self) -> Iterator[Slot]:
        """Of lanes, as the resources that do their steps."""
        lanes: dict[str, Lane] = {lane.id: lane for lane in self.process.lanes}
        for ref, lane in self.resources.items():
            if lane in lanes:
                yield self._slot(ref, "ResourceParameters", "Quantity", lanes[lane], "people")
                yield self._slot(ref, "CostParameters", "UnitCost", lanes[lane], "rate")


def _every_flow(process: Process) -> Iterator[SequenceFlow]:
    yield from process.flows
    for node in process.walk():
        if isinstance(node, SubProcess):
            yield from node.flows
