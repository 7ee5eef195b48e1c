"""Figures from Prosimos's parameter file, taken into the process of the BPMN that it was written for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from procmodel.formats.bpmn.bpsim_slots import slots_of
from procmodel.formats.bpmn.names import NODES, OURS, tag
from procmodel.formats.changes import with_changes
from procmodel.formats.problems import Problems, cut
from procmodel.formats.prosimos.calendars import hours_in, open_hours
from procmodel.formats.prosimos.distributions import distribution_in
from procmodel.formats.prosimos.lanes import Staff, Worker, figures_by_lane, lanes_by_staff
from procmodel.formats.prosimos.writing import figures_of
from procmodel.model import Calendar, Dimension, IntermediateCatchEvent, Process, Quantity, Shape, spread
from procmodel.model.base import make
from procmodel.model.quantity import UNITS

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["with_figures"]

_SECTIONS = frozenset(
    {
        "resource_profiles", "arrival_time_distribution", "arrival_time_calendar", "gateway_branching_probabilities",
        "task_resource_distribution", "resource_calendars", "event_distribution",
    }
)  # fmt: skip
_EMPTY: tuple[object, ...] = (None, [], {}, "")
_YEAR = 365 * 86_400.0
_WEEK = 7 * 86_400.0


def with_figures(process: Process, root: _Element, said: Any, problems: Problems) -> Process:
    """The process with the figures of a parameter file; what is wrong or not read goes to `problems`.

    A figure that is what we would write ourselves is passed over, so that sources and grades stay.

    Args:
        process: the process of the BPMN.
        root: that BPMN, whose ids the file names.
        said: the file as plain maps and lists.
        problems: of the parameter file.
    """
    if not isinstance(said, Mapping) or not {"resource_profiles", "task_resource_distribution"} & {*said}:
        problems.error("syntax", None, "prosimos_no_file")
        return process
    return _Parameters(process, root, said, problems).taken()


class _Parameters:
    """One parameter file while it is read."""

    def __init__(self, process: Process, root: _Element, said: Mapping[str, Any], problems: Problems) -> None:
        self.process = process
        self.root = root
        self.said = said
        self.problems = problems
        self.expected, _ = figures_of(process, root)
        self.slots = {(slot.ref, slot.name): slot for slot in slots_of(process, root)}
        mark = tag("id", OURS)
        self.names = {str(one.get("id")): str(one.get(mark) or one.get("id")) for one in root.iter(*NODES)}
        self.changes: dict[int, dict[str, Any]] = {}
        self.top: dict[str, Any] = {}

    def taken(self) -> Process:
        """The process with what it says."""
        self._tasks()
        self._gateways()
        self._events()
        self._arrivals()
        rest = [key for key, value in self.said.items() if key not in _SECTIONS and value not in _EMPTY]
        if rest:
            self.problems.warn("not-understood", None, "prosimos_sections", names=", ".join(map(cut, rest)))
        return self._with_lanes(with_changes(self.process, self.changes, self.top))

    # -- reading what may be anything ------------------------------------------------------------------

    def _wrong(self, where: str, expected: str, found: object) -> None:
        self.problems.error(
            "wrong-type", None, "prosimos_wrong", where=where, expected=expected, found=cut(str(found))
        )

    def _rows(
        self, holder: Mapping[str, Any], key: str, where: str = ""
    ) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """The maps of a list, each with its place."""
        value = holder.get(key, [])
        if not isinstance(value, list):
            self._wrong(f"{where}{key}", "a list", value)
            return
        for number, row in enumerate(value):
            if isinstance(row, Mapping):
                yield f"{where}{key}[{number}]", row
            else:
                self._wrong(f"{where}{key}[{number}]", "a map", row)

    def _known(self, ref: object, where: str, choices: Mapping[str, object]) -> bool:
        if isinstance(ref, str) and ref in choices:
            return True
        hint = self.problems.hint(str(ref), choices)
        self.problems.warn(
            "unknown-step", None, "prosimos_unknown", where=where, text=cut(str(ref)), hint=hint
        )
        return False

    def _duration(self, row: Mapping[str, Any], where: str) -> Quantity | None:
        found = distribution_in(row)
        if found is None:
            name = cut(str(row.get("distribution_name")))
            self.problems.warn("not-understood", None, "prosimos_distribution", where=where, name=name)
        return found

    # -- the sections ----------------------------------------------------------------------------------

    def _tasks(self) -> None:
        """How long each step takes: one spread of all who do it."""
        mine = {row["task_id"]: row for row in self.expected["task_resource_distribution"]}
        for where, row in self._rows(self.said, "task_resource_distribution"):
            ref = row.get("task_id")
            if not self._known(ref, f"{where}.task_id", self.names) or _without_who(row) == _without_who(
                mine.get(str(ref))
            ):
                continue
            rows = [self._duration(who, at) for at, who in self._rows(row, "resources", f"{where}.")]
            times = [one for one in rows if one is not None]
            slot = self.slots.get((str(ref), "ProcessingTime"))
            if times and slot is not None:
                found = times[0] if all(one == times[0] for one in times) else _mixed(times)
                self.changes.setdefault(id(slot.part), {})["time"] = found
                if found is not times[0]:
                    self.problems.remark("mixed", None, "prosimos_mixed", id=cut(str(ref)), count=len(times))

    def _gateways(self) -> None:
        """The share of each way out of a gateway."""
        mine = {row["gateway_id"]: row for row in self.expected["gateway_branching_probabilities"]}
        ways = {ref: slot for (ref, name), slot in self.slots.items() if name == "Probability"}
        for where, row in self._rows(self.said, "gateway_branching_probabilities"):
            ref = row.get("gateway_id")
            if not self._known(ref, f"{where}.gateway_id", self.names) or row == mine.get(str(ref)):
                continue
            for at, way in self._rows(row, "probabilities", f"{where}."):
                value, path = way.get("value"), way.get("path_id")
                if "condition_id" in way:
                    self.problems.warn("not-understood", None, "prosimos_condition", where=at)
                if value is None or not self._known(path, f"{at}.path_id", ways):
                    continue
                if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
                    self._wrong(f"{at}.value", "a share from 0 to 1", value)
                    continue
                share = make(Quantity, {"dimension": Dimension.SHARE, "likely": float(value)})
                self.changes.setdefault(id(ways[str(path)].part), {})["share"] = share

    def _events(self) -> None:
        """How long the case waits at events."""
        mine = {row["event_id"]: row for row in self.expected["event_distribution"]}
        for where, row in self._rows(self.said, "event_distribution"):
            ref = row.get("event_id")
            if not self._known(ref, f"{where}.event_id", self.names) or row == mine.get(str(ref)):
                continue
            found = self._duration(row, where)
            slot = self.slots.get((str(ref), "InterTriggerTimer"))
            if found is not None and slot is not None and isinstance(slot.part, IntermediateCatchEvent):
                self.changes.setdefault(id(slot.part), {})["delay"] = found

    def _arrivals(self) -> None:
        """How many cases come in a year, and in which hours."""
        said = self.said.get("arrival_time_distribution")
        calendar = [row for _, row in self._rows(self.said, "arrival_time_calendar")]
        same_hours = calendar == self.expected["arrival_time_calendar"]
        if said is None or (said == self.expected["arrival_time_distribution"] and same_hours):
            return
        if not isinstance(said, Mapping):
            self._wrong("arrival_time_distribution", "a map", said)
            return
        found = self._duration(said, "arrival_time_distribution")
        hours = hours_in(calendar)
        if calendar and hours is None:
            self.problems.warn("not-understood", None, "prosimos_hours", where="arrival_time_calendar")
        gap = spread.mean(found) * (UNITS[found.unit].seconds or 0.0) if found is not None else 0.0
        if found is None or gap <= 0:
            return
        week, day = open_hours(hours or "always")
        open_share = week / _WEEK if gap < day else 1.0
        amount = round(_YEAR * open_share / gap, 6)
        self.top["volume"] = make(
            Quantity, {"dimension": Dimension.RATE, "unit": "per year", "likely": amount}
        )
        arrivals = {
            key: value for key, value in self.process.arrivals.items() if key not in ("shape", "during")
        }
        shapes = {Shape.EXPONENTIAL: {}, Shape.FIXED: {"shape": "fixed"}}
        if found.shape not in shapes:
            self.problems.warn(
                "not-understood", None, "prosimos_arrivals", name=cut(str(said.get("distribution_name")))
            )
        self.top["arrivals"] = {**arrivals, **shapes.get(found.shape, {}), **_during(hours)}
        if hours is not None and hours != "always" and not same_hours:
            before = self.process.calendar
            fields = {**(before.__dict__ if before is not None else {}), "hours": hours}
            self.top["calendar"] = make(Calendar, fields)

    # -- people ----------------------------------------------------------------------------------------

    def _with_lanes(self, process: Process) -> Process:
        """The process with the people, pay and hours of its lanes."""
        staff = self._staff(self.said)
        if not staff.workers:
            return process
        split = lanes_by_staff(process, staff, self.names)
        if split is not None:
            process = split.with_origin(process.origin)
            self.problems.remark("lanes", None, "prosimos_lanes", count=len(split.lanes))
        by_id = {node.id: node.lane or "" for node in process.walk()}
        lane_of = {ref: by_id[name] for ref, name in self.names.items() if name in by_id}
        said = figures_by_lane(staff, lane_of)
        mine = figures_by_lane(self._staff(self.expected), lane_of) if split is None else {}
        base = process.calendar.hours if process.calendar is not None else None
        changes: dict[int, dict[str, Any]] = {}
        for lane in process.lanes:
            found, before = said.get(lane.id, {}), mine.get(lane.id, {})
            new = {key: value for key, value in found.items() if value != before.get(key)}
            if new.get("hours") is not None and new["hours"] == base and lane.hours is None:
                del new["hours"]
            if new:
                changes[id(lane)] = new
        return with_changes(process, changes)

    def _staff(self, said: Mapping[str, Any]) -> Staff:
        """Resources, their hours, and who does each step."""
        hours = {}
        for where, row in self._rows(said, "resource_calendars"):
            periods = row.get("time_periods")
            hours[str(row.get("id"))] = found = hours_in(periods if isinstance(periods, list) else [])
            if found is None:
                self.problems.warn("not-understood", None, "prosimos_hours", where=where)
        staff = Staff()
        does: dict[str, dict[str, None]] = {}
        for where, profile in self._rows(said, "resource_profiles"):
            for at, row in self._rows(profile, "resource_list", f"{where}."):
                worker = self._worker(row, at, str(profile.get("name") or profile.get("id")), hours)
                if worker is None:
                    continue
                staff.workers.setdefault(worker.id, worker)
                assigned = row.get("assigned_tasks", row.get("assignedTasks", []))
                for task in assigned if isinstance(assigned, list) else []:
                    does.setdefault(str(task), {})[worker.id] = None
        told: dict[str, dict[str, None]] = {}
        for _, row in self._rows(said, "task_resource_distribution"):
            who = row.get("resources")
            for one in who if isinstance(who, list) else []:
                if isinstance(one, Mapping) and str(one.get("resource_id")) in staff.workers:
                    told.setdefault(str(row.get("task_id")), {})[str(one.get("resource_id"))] = None
        staff.does = {task: tuple(who) for task, who in {**does, **told}.items()}
        return staff

    def _worker(
        self, row: Mapping[str, Any], where: str, profile: str, hours: Mapping[str, str | None]
    ) -> Worker | None:
        amount, cost = row.get("amount", 1), row.get("cost_per_hour", 0)
        if (
            not isinstance(amount, int | float)
            or isinstance(amount, bool)
            or amount != int(amount)
            or amount < 0
        ):
            self._wrong(f"{where}.amount", "a whole number", amount)
            return None
        if not isinstance(cost, int | float) or isinstance(cost, bool) or not 0 <= cost < 1e9:
            self._wrong(f"{where}.cost_per_hour", "a number from 0", cost)
            return None
        id_ = str(row.get("id"))
        name = str(row.get("name") or id_)
        return Worker(id_, name, int(amount), float(cost), hours.get(str(row.get("calendar"))), profile)


def _without_who(row: Mapping[str, Any] | None) -> Any:
    """The distributions of a step, whoever has them."""
    resources = row.get("resources") if row is not None else None
    if not isinstance(resources, list) or not all(isinstance(one, Mapping) for one in resources):
        return None
    return [{key: value for key, value in one.items() if key != "resource_id"} for one in resources]


def _mixed(times: list[Quantity]) -> Quantity:
    """One spread of the mean and deviation that all who do a step have together, each as often as the others."""
    seconds = [UNITS[one.unit].seconds or 1.0 for one in times]
    means = [spread.mean(one) * second for one, second in zip(times, seconds, strict=True)]
    squares = [
        (spread.deviation(one) * second) ** 2 + mean**2
        for one, second, mean in zip(times, seconds, means, strict=True)
    ]
    mean = sum(means) / len(means)
    sd = max(sum(squares) / len(squares) - mean**2, 0.0) ** 0.5
    fields = {"dimension": Dimension.DURATION, "unit": "min"}
    if sd <= 0 or mean <= 0:
        return make(Quantity, {**fields, "likely": round(mean / 60, 9)})
    return make(
        Quantity, {**fields, "shape": Shape.GAMMA, "mean": round(mean / 60, 9), "sd": round(sd / 60, 9)}
    )


def _during(hours: str | None) -> dict[str, str]:
    return {"during": "always"} if hours == "always" else {}
