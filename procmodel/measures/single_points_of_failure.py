"""What the service cannot do without."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.graph import ProcessView
from procmodel.graph.basis import Basis, World
from procmodel.measures.counting import SIMULATION
from procmodel.measures.single import single
from procmodel.model import Activity, EndEvent
from procmodel.results.measurement import Measurement

__all__ = ["single_points_of_failure"]

_SAME = 1e-9


def single_points_of_failure(basis: Basis) -> Measurement:
    """Lanes of one person, and systems without a fallback, that every good end needs.

    `parts` lists them, and those that only a share of the cases needs, with the share of good cases lost. Where a
    lane does not say how many people it has, the number is a lower bound.
    """
    name, view = "single_points_of_failure", basis.view
    points = list(_points(view, basis.visits.expected))
    bad = {n: 0.0 for n in view.ends if isinstance(view.nodes[n], EndEvent) and not view.is_good_end(n)}
    chances = basis.world.chances
    if points and not chances.is_known:
        return single(name, None, "points", missing=(SIMULATION,))
    good = chances.of_all(bad) if points else 1.0
    parts = []
    for kind, id_, steps in points:
        left = chances.of_all({**bad, **dict.fromkeys(steps, 0.0)})
        lost = 1.0 - left / good if good else 0.0
        lacking = basis.lacking(lambda world, steps=steps: _left(world, bad, steps)) if lost < 1 else ()  # type: ignore[misc]
        share = None if lacking else round(lost, 12)
        parts.append({"kind": kind, "id": id_, "hard": lost > 1.0 - _SAME, "share": share})
    hard = sum(bool(part["hard"]) for part in parts)
    bound = "lower" if _some_are_silent(view, basis.visits.expected) else None
    return single(name, float(hard), "points", parts=tuple(parts), bound=bound)


def _some_are_silent(view: ProcessView, visits: list[float]) -> bool:
    """Whether people do something in a lane that does not say how many they are."""
    numbers = {view.lane_of[step] for step in view.activities if visits[step] > 0 and view.is_human(step)}
    lanes = [view.lanes[number] for number in numbers if number >= 0]
    return any(lane.people is None and lane.delivers for lane in lanes)


def _left(world: World, bad: dict[int, float], steps: list[int]) -> float:
    return world.chances.of_all({**bad, **dict.fromkeys(steps, 0.0)})


def _points(view: ProcessView, visits: list[float]) -> Iterator[tuple[str, str, list[int]]]:
    """Each lane and system that may fail, with the steps that need it."""
    done = [step for step in view.activities if visits[step] > 0]
    for number, lane in enumerate(view.lanes):
        if lane.people == 1 and lane.is_person:
            steps = [step for step in done if view.lane_of[step] == number and view.is_human(step)]
            if steps:
                yield "lane", lane.id, steps
    safe = {system.id for system in view.process.systems if system.fallback is not None}
    users: dict[str, list[int]] = {}
    for step in done:
        model = view.nodes[step]
        for name in model.systems if isinstance(model, Activity) else ():
            users.setdefault(name, []).append(step)
    for name, steps in users.items():
        if name not in safe:
            yield "system", name, steps
