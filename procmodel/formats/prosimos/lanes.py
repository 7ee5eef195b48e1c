"""Who works in which lane: Prosimos's resources, gathered by the steps that they do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Any

from procmodel.formats.settling import default_lanes
from procmodel.formats.slugs import slug
from procmodel.light.records import dataclass
from procmodel.model import Activity, Dimension, EndEvent, Lane, Process, Quantity, Task
from procmodel.model.base import make

__all__ = ["Staff", "Worker", "figures_by_lane", "lanes_by_staff"]

_Figures = dict[str, Any]


@dataclass(frozen=True)
class Worker:
    """A resource: how many of the kind there are, what an hour costs, when they work, which profile they have."""

    id: str
    name: str
    amount: int
    hourly: float
    hours: str | None
    profile: str


@dataclass
class Staff:
    """All resources by id, and who does each step (by its id in XML)."""

    workers: dict[str, Worker] = field(default_factory=dict)
    does: dict[str, tuple[str, ...]] = field(default_factory=dict)


def figures_by_lane(staff: Staff, lane_of: Mapping[str, str]) -> dict[str, _Figures]:
    """People, pay and hours of each lane, from those who do its steps.

    Somebody who serves several lanes is a role of each.

    Args:
        staff: who does what.
        lane_of: the lane of each step.
    """
    serving: dict[str, set[str]] = {}
    for step, workers in staff.does.items():
        for worker in workers:
            serving.setdefault(worker, set()).add(lane_of.get(step, ""))
    found: dict[str, _Figures] = {}
    for lane in dict.fromkeys(lane_of.values()):
        mine = [
            staff.workers[worker]
            for worker, lanes in serving.items()
            if lane in lanes and worker in staff.workers
        ]
        if mine:
            found[lane] = _figures(mine, shared=any(len(serving[worker.id]) > 1 for worker in mine))
    return found


def _figures(workers: list[Worker], shared: bool) -> _Figures:
    total = sum(worker.amount for worker in workers)
    found: _Figures = (
        {"roles": {worker.name: worker.amount for worker in workers}} if shared else {"people": total}
    )
    hourly = sum(worker.amount * worker.hourly for worker in workers) / total if total else 0.0
    if hourly > 0:
        rate = {"dimension": Dimension.HOURLY, "unit": "per h", "likely": round(hourly, 6)}
        found["rate"] = make(Quantity, rate)
    hours = {worker.hours for worker in workers}
    if len(hours) == 1 and None not in hours:
        found["hours"] = hours.pop()
    return found


def lanes_by_staff(process: Process, staff: Staff, names: Mapping[str, str]) -> Process | None:
    """A process that shows no lanes, with one for each group of people who do the same steps.

    None where it shows lanes, or where everybody does everything.

    Args:
        process: the process.
        staff: who does what.
        names: the step in the model by its id in XML.
    """
    tasks = [node for node in process.nodes if isinstance(node, Task)]
    groups: dict[str, frozenset[str]] = {
        names[ref]: frozenset(workers) for ref, workers in staff.does.items() if ref in names and workers
    }
    distinct = dict.fromkeys(groups[task.id] for task in tasks if task.id in groups)
    if len({task.lane for task in tasks}) != 1 or len(distinct) < 2 or len(process.lanes) != 1:
        return None
    old = process.lanes[0]
    lanes: dict[frozenset[str], Lane] = {}
    taken = {old.id}
    for group in distinct:
        name = _name(staff.workers[worker] for worker in sorted(group) if worker in staff.workers)
        id_ = slug(name, "lane", taken)
        taken.add(id_)
        lanes[group] = make(
            Lane, {"id": id_, "name": name, "pool": old.pool, "organisation": old.organisation}
        )
    said = [
        lanes[groups[node.id]].id
        if node.id in groups
        else (node.lane if isinstance(node, Activity) else None)
        for node in process.nodes
    ]
    rows = [
        (isinstance(node, Activity), isinstance(node, EndEvent), lane)
        for node, lane in zip(process.nodes, said, strict=True)
    ]
    nodes = tuple(
        node.model_copy(update={"lane": own or lane})
        for node, own, lane in zip(process.nodes, said, default_lanes(rows, None), strict=True)
    )
    still = [old] if any(node.lane == old.id for node in nodes) else []
    return process.model_copy(update={"nodes": nodes, "lanes": (*still, *lanes.values())})


def _name(workers: Iterable[Worker]) -> str:
    """What a group is called: its profile where all have one, else the names of the first three."""
    every = list(workers)
    profiles = {worker.profile for worker in every}
    if len(profiles) == 1:
        return profiles.pop()
    shown = ", ".join(worker.name for worker in every[:3])
    return shown + (f" (+{len(every) - 3})" if len(every) > 3 else "")
