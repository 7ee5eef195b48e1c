"""The figures of a process as Prosimos's parameter file wants them, and what that file cannot say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from procmodel.formats.bpmn.bpsim_slots import Slot, gap_of, slots_of
from procmodel.formats.bpmn.names import tag
from procmodel.formats.prosimos.calendars import open_hours, periods_of
from procmodel.formats.prosimos.distributions import distribution_of
from procmodel.graph.clock import DEFAULT_HOURS, Clock
from procmodel.model import (
    Gateway,
    IntermediateCatchEvent,
    Lane,
    Process,
    SequenceFlow,
    StartEvent,
    SubProcess,
    Task,
    spread,
)
from procmodel.model.quantity import UNITS
from procmodel.results.finding import Finding, Place, Severity
from procmodel.wording import say

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["figures_of"]

_MANY = 100  # so many that nobody waits for them
_UNSAID = ("wait", "delay", "cost", "priority", "setup", "batch", "patience", "repeat", "on")
_NOTHING = {"distribution_name": "fix", "distribution_params": [{"value": 0}]}


def figures_of(process: Process, root: _Element) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    """The parameter file as plain maps and lists, and what of the process it cannot say.

    Args:
        process: whose figures.
        root: its BPMN, whose ids the file names.
    """
    return _Figures(process, root).written()


class _Figures:
    """The figures of one process while they are written."""

    def __init__(self, process: Process, root: _Element) -> None:
        self.process = process
        self.clock = Clock(process)
        self.sources = {one.get("id", ""): one.get("sourceRef", "") for one in root.iter(tag("sequenceFlow"))}
        self.slots: dict[int, Slot] = {}
        for slot in slots_of(process, root):
            if slot.name in ("ProcessingTime", "Probability", "InterTriggerTimer"):
                self.slots.setdefault(id(slot.part), slot)
        self.base = (process.calendar.hours if process.calendar is not None else None) or DEFAULT_HOURS
        self.lost: list[Finding] = []
        self.tasks = {
            lane.id: [node for node in process.nodes if isinstance(node, Task) and node.lane == lane.id]
            for lane in process.lanes
        }

    def written(self) -> tuple[dict[str, Any], tuple[Finding, ...]]:
        """All of it."""
        busy = [lane for lane in self.process.lanes if self.tasks[lane.id]]
        found = {
            "resource_profiles": [self._profile(lane) for lane in busy],
            "arrival_time_distribution": self._arrivals(),
            "arrival_time_calendar": periods_of(self._arriving()),
            "gateway_branching_probabilities": list(self._gateways()),
            "task_resource_distribution": [self._task(task) for lane in busy for task in self.tasks[lane.id]],
            "resource_calendars": [
                {
                    "id": f"{lane.id}_hours",
                    "name": f"{lane.id}_hours",
                    "time_periods": periods_of(self._hours(lane)),
                }
                for lane in busy
            ],
            "event_distribution": list(self._events()),
        }
        self._not_said()
        return found, tuple(self.lost)

    def _ref(self, part: object) -> str:
        slot = self.slots.get(id(part))
        return slot.ref if slot is not None else ""

    def _hours(self, lane: Lane) -> str:
        """Machines and customers keep no hours unless they say so."""
        return lane.hours or (self.base if lane.delivers else "always")

    def _arriving(self) -> str:
        during = str(self.process.arrivals.get("during", "calendar"))
        return "always" if during == "always" else self.base

    def _profile(self, lane: Lane) -> dict[str, Any]:
        hourly = self.clock.money_per_second(lane.rate) * 3_600.0 if lane.rate is not None else 0.0
        if lane.people is None and lane.delivers:
            self._lose("people", (lane.id,), count=_MANY)
        who = {
            "id": lane.id,
            "name": lane.label,
            "cost_per_hour": round(hourly, 6),
            "amount": _MANY if lane.people is None else max(lane.people, 1),
            "calendar": f"{lane.id}_hours",
            "assigned_tasks": [self._ref(task) for task in self.tasks[lane.id]],
        }
        return {"id": lane.id, "name": lane.label, "resource_list": [who]}

    def _arrivals(self) -> dict[str, Any]:
        """The time between two cases: in the hours in which they come where it is less than a day of these."""
        starts = [node for node in self.process.nodes if isinstance(node, StartEvent)]
        gap = gap_of(self.process, starts[0], self.clock) if len(starts) == 1 else None
        if len(starts) != 1:
            self._lose("starts", tuple(node.id for node in starts), count=len(starts))
        if gap is None:
            self._lose("volume", ())
            gap = 86_400.0
        week, day = open_hours(self._arriving())
        inside = gap * week / (7 * 86_400.0)
        gap = inside if inside < day else gap
        even = str(self.process.arrivals.get("shape", "poisson")) == "fixed"
        params = [gap] if even else [gap, 0.0, 20.0 * gap]
        name = "fix" if even else "expon"
        return {
            "distribution_name": name,
            "distribution_params": [{"value": round(one, 6)} for one in params],
        }

    def _gateways(self) -> Iterator[dict[str, Any]]:
        """Gateways that choose, with the share of each way."""
        leaving: dict[str, list[SequenceFlow]] = {}
        for flow in self.process.flows:
            leaving.setdefault(flow.source, []).append(flow)
        for node in self.process.nodes:
            ways = leaving.get(node.id, [])
            if len(ways) < 2:
                continue
            if not isinstance(node, Gateway):
                self._lose("split", (node.id,))
            elif node.kind in ("exclusive", "inclusive"):
                shares = self._shares(node, ways)
                chances = [
                    {"path_id": self._ref(way), "value": share}
                    for way, share in zip(ways, shares, strict=True)
                ]
                yield {"gateway_id": self.sources.get(self._ref(ways[0]), node.id), "probabilities": chances}

    def _shares(self, node: Gateway, ways: list[SequenceFlow]) -> list[float]:
        known = [spread.mean(way.share) if way.share is not None else None for way in ways]
        silent = known.count(None)
        rest = max(0.0, 1.0 - sum(share for share in known if share is not None))
        if silent > 1 or (silent and node.kind == "inclusive"):
            self._lose("shares", (node.id,))
        return [round(rest / silent if share is None else share, 9) for share in known]

    def _task(self, task: Task) -> dict[str, Any]:
        if task.time is None:
            self._lose("time", (task.id,))
        told = (
            _NOTHING if task.time is None else distribution_of(task.time, self.clock.seconds(task.time.unit))
        )
        return {"task_id": self._ref(task), "resources": [{"resource_id": task.lane, **told}]}

    def _events(self) -> Iterator[dict[str, Any]]:
        for node in self.process.nodes:
            if isinstance(node, IntermediateCatchEvent) and node.delay is not None:
                unit = UNITS[node.delay.unit]
                second = unit.seconds if unit.seconds is not None else self.clock.seconds(node.delay.unit)
                yield {"event_id": self._ref(node), **distribution_of(node.delay, second)}

    def _not_said(self) -> None:
        """Figures that Prosimos has no word for, and steps that it does not see."""
        for field in _UNSAID:
            ids = tuple(
                node.id
                for node in self.process.nodes
                if isinstance(node, Task) and getattr(node, field) not in (None, ())
            )
            if ids:
                self._lose("field", ids, field=field)
        boxes = tuple(node.id for node in self.process.nodes if isinstance(node, SubProcess))
        if boxes:
            self._lose("boxes", boxes)

    def _lose(self, slug: str, ids: tuple[str, ...], **values: object) -> None:
        shown = ", ".join(map(repr, ids[:5])) + (f" (+{len(ids) - 5})" if len(ids) > 5 else "")
        message = say(f"converting.prosimos_{slug}", ids=shown, **values)
        origin = self.process.origin
        place = origin.place("steps", ids[0]) if ids else (Place(origin.file) if origin.file else None)
        self.lost.append(Finding("lost", Severity.WARNING, message, ids[0] if ids else None, place))
