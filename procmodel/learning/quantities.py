"""Times, waits, shares, volume and people of a process, as an event log shows them."""

from __future__ import annotations

import math
import re
from array import array
from collections.abc import Mapping, Sequence
from operator import sub
from pathlib import PurePath
from typing import Any

from procmodel.graph import ProcessView
from procmodel.learning.fitting import fitted, share_of
from procmodel.learning.follows import END, choices_of
from procmodel.learning.hours import Hours, hours_of
from procmodel.learning.namesakes import namesakes_of
from procmodel.learning.people import people_of
from procmodel.light.records import dataclass
from procmodel.model import Activity, Calendar, Dimension, Grade, Lane, Process, Quantity, Source
from procmodel.model.nodes import NodeBase
from procmodel.results.event_log import EventLog

__all__ = ["Learnt", "learn", "slugged"]

_YEAR = 365 * 86_400.0
_OVER_NIGHT = 12 * 3_600.0  # shorter waits do not go over a night
_LONG = 3 * 3_600.0  # from here on hours are the easier word


@dataclass(frozen=True)
class Learnt:
    """A process with what a log showed of it.

    Attributes:
        process: the process, its quantities replaced where the log tells them.
        written: each quantity that was written, as `step.key`, with its sample size.
        passed_over: choices that no event tells apart, by id.
        teams: lanes whose people are not told, for the log names teams and not persons, by id.
    """

    process: Process
    written: Mapping[str, int]
    passed_over: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()


def learn(process: Process, log: EventLog, activities: Mapping[str, str], *, drafted: bool = False) -> Learnt:
    """The process with the times, waits, shares, volume and people of a log.

    Work is from start to end of an event, told in minutes. Waiting is from the moment the event was enabled
    (else from the end of what the case did before) to its start. Where the log shows hours of work, nights and
    weekends are left out of both, waits are told in hours of work, and the calendar gets these hours; else
    waits are told in days of the clock, or in hours or minutes where none of a step is as long as a night. A
    log with one time an event tells neither. Shares count which step came next after each choice.

    Args:
        process: the model.
        log: what happened.
        activities: for each activity of the log that is a step of the model, the id of that step.
        drafted: whether the model was drafted from this log, and its lanes are named after resources.
    """
    return _Learning(process, log, activities, drafted).learnt()


def slugged(name: str) -> str:
    """A file's name as an id: what ids do not allow becomes a hyphen."""
    return re.sub(r"[^A-Za-z0-9_.-]+", "-", name).strip("-.") or "log"


class _Learning:
    """One process and one log."""

    def __init__(self, process: Process, log: EventLog, activities: Mapping[str, str], drafted: bool) -> None:
        self.process, self.log, self.drafted = process, log, drafted
        self.view = ProcessView(process)
        self.source = slugged(PurePath(log.file).name)
        known = self.view.index
        self.node = [known.get(activities.get(name, ""), -1) for name in log.activities]
        self.alike = namesakes_of(self.view, activities.values())
        self.written: dict[str, int] = {}
        self.hours = hours_of(log)

    def learnt(self) -> Learnt:
        """Everything at once."""
        fields: dict[str, Any] = self._times() if self.log.has_starts else {}
        shares, unclear = self._shares()
        flows = tuple(
            flow.model_copy(update={"share": shares[id(flow)]}) if id(flow) in shares else flow
            for flow in self.process.flows
        )
        nodes = tuple(self._node(node, fields) for node in self.process.nodes)
        lanes, teams = self._lanes()
        update: dict[str, Any] = {"nodes": nodes, "flows": flows, "lanes": lanes}
        volume = self._volume()
        if volume is not None:
            update["volume"] = volume
            self.written["volume"] = len(self.log.cases)
        update["sources"] = self._sources()
        if self.hours is not None and self.log.has_starts:
            update["calendar"] = self._calendar(self.hours)
        return Learnt(self.process.model_copy(update=update), self.written, tuple(unclear), teams)

    def _sources(self) -> tuple[Source, ...]:
        """The log among the sources, where the process lists any; else it is named as free text."""
        known = self.process.sources
        if not known or any(source.id == self.source for source in known):
            return known
        first, last = (text[:10] for text in self.log.period_text)
        return (
            *known,
            Source.model_construct(
                id=self.source, name=f"Event log {self.log.file}", date=f"{first} to {last}"
            ),
        )

    # -- times -------------------------------------------------------------------------------------

    def _times(self) -> dict[str, dict[str, Quantity]]:
        work, waits = self._samples()
        found: dict[str, dict[str, Quantity]] = {}
        for key, samples in (("time", work), ("wait", waits)):
            for node, seconds in samples.items():
                unit = "min" if key == "time" else self._unit_of_waits(seconds)
                quantity = fitted(seconds, unit, self.source)
                for each in (node, *(other for other, lone in self.alike.items() if lone == node)):
                    if quantity is not None and (key == "time" or self.view.is_human(each)):
                        found.setdefault(self.view.ids[each], {})[key] = quantity
                        self.written[f"{self.view.ids[each]}.{key}"] = len(seconds)
        return found

    def _samples(self) -> tuple[dict[int, array[float]], dict[int, array[float]]]:
        """The seconds of work, and of waiting before it, of each node; what ends before it begins is below 0."""
        work = {node: array("d") for node in self.node if node >= 0}
        waits = {node: array("d") for node in work}
        log, nodes = self.log, self.node
        between = sub if self.hours is None else self._worked
        for case in range(len(log.cases)):
            before = math.nan
            for event in log.events_of(case):
                node = nodes[log.activity[event]]
                start, end = log.start[event], log.end[event]
                if node >= 0 and start == start:
                    work[node].append(between(end, start))
                    ready = log.enabled[event]
                    if ready != ready:
                        ready = before
                    if ready == ready:
                        waits[node].append(between(start, ready))
                if not before >= end:
                    before = end
        return work, waits

    def _unit_of_waits(self, seconds: Sequence[float]) -> str:
        """Days of the clock where a wait may go over a night, else hours or minutes."""
        longest = max(seconds, default=0.0)
        if self.hours is None and longest >= _OVER_NIGHT:
            return "day"
        return "h" if self.hours is not None or longest >= _LONG else "min"

    def _worked(self, end: float, start: float) -> float:
        assert self.hours is not None
        return self.hours.between(start, end)

    def _node(self, node: NodeBase, fields: Mapping[str, Mapping[str, Quantity]]) -> NodeBase:
        update = fields.get(node.id)
        if not update or not isinstance(node, Activity):
            return node
        return node.model_copy(update=dict(update))

    # -- shares ------------------------------------------------------------------------------------

    def _shares(self) -> tuple[dict[int, Quantity], list[str]]:
        """The share of each flow out of an exclusive split, by the flow's identity; and what is unclear."""
        counts, unclear = self._counts()
        shares: dict[int, Quantity] = {}
        for node, by_flow in counts.items():
            total = sum(by_flow.values())
            for flow, count in by_flow.items():
                model = self.view.flows[flow].model
                if model is not None:
                    shares[id(model)] = share_of(count, total, self.source)
                    self.written[f"{self.view.ids[node]}.next.{model.target}"] = total
        return shares, unclear

    def _counts(self) -> tuple[dict[int, dict[int, int]], list[str]]:
        choices = list(choices_of(self.view, self.alike))
        waiting: dict[int, list[int]] = {}
        for number, choice in enumerate(choices):
            for step in choice.before:
                waiting.setdefault(step, []).append(number)
        telling = [choice.telling for choice in choices]
        found: list[dict[int, int]] = [dict.fromkeys(choice.first, 0) for choice in choices]
        for trace, times in self.log.variants.items():
            _count([self.node[activity] for activity in trace], times, waiting, telling, found)
        counts = {c.node: by for c, by in zip(choices, found, strict=True) if sum(by.values())}
        return counts, [self.view.ids[c.node] for c in choices if c.node not in counts]

    # -- the whole ---------------------------------------------------------------------------------

    def _volume(self) -> Quantity | None:
        log = self.log
        if len(log.cases) < 2:
            return None
        begins = array("d", map(log.began, log.first[:-1]))
        span = max(begins) - min(begins)
        if span <= 0:
            return None
        rate = float(f"{(len(begins) - 1) / span * _YEAR:.4g}")
        return Quantity.model_construct(
            dimension=Dimension.RATE,
            unit="per year",
            likely=rate,
            source=self.source,
            grade=Grade.RECORDED,
            sample=len(begins),
        )

    def _calendar(self, hours: Hours) -> Calendar:
        """The process's own calendar with the hours of the log, unless it says its hours itself."""
        known = self.process.calendar or Calendar.model_construct()
        if known.hours is not None:
            return known
        self.written["calendar.hours"] = len(self.log)
        a_day = Quantity.model_construct(dimension=Dimension.DURATION, unit="h", likely=hours.a_day / 3_600)
        return known.model_copy(update={"hours": hours.text, "working_day": known.working_day or a_day})

    def _lanes(self) -> tuple[tuple[Lane, ...], tuple[str, ...]]:
        """The lanes with their people, and those whose people the log does not tell."""
        people, teams = people_of(self.view, self.log, self.node, drafted=self.drafted)
        lanes = list(self.process.lanes)
        for number, count in people.items():
            self.written[f"lanes.{lanes[number].id}.people"] = count
            lanes[number] = lanes[number].model_copy(update={"people": count})
        return tuple(lanes), tuple(lanes[number].id for number in teams)


def _count(
    nodes: list[int],
    times: int,
    waiting: Mapping[int, list[int]],
    telling: list[dict[int, int]],
    found: list[dict[int, int]],
) -> None:
    """Follow one way through: after each step, the next step that tells which way a choice went."""
    open_: dict[int, None] = {}
    for node in nodes:
        for number in list(open_):
            flow = telling[number].get(node)
            if flow is not None:
                found[number][flow] += times
                del open_[number]
        for number in waiting.get(node, ()):
            open_[number] = None
    for number in open_:
        flow = telling[number].get(END)
        if flow is not None:
            found[number][flow] += times
