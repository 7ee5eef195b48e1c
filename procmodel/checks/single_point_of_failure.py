"""People and systems without which no case can end well."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import reached
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView
from procmodel.model import Activity
from procmodel.results.finding import Severity

__all__ = ["single_point_of_failure"]


@rule(severity=Severity.INFO, reference="measures.md, single_points_of_failure")
def single_point_of_failure(view: ProcessView) -> Iterator[Hit]:
    """One person, or one system without a fallback, is needed by every case that ends well.

    Why: on the day that person is ill, or the system is down, nobody is served.
    Fix: train a second person; say what is done instead when the system is down (`fallback: paper`).
    """
    for index, lane in enumerate(view.lanes):
        nodes = [n for n in view.activities if view.lane_of[n] == index]
        if lane.people == 1 and nodes and _needed(view, nodes):
            yield hit(lane.id, "single-point-person", at=("lanes", lane.id), lane=lane.label)
    for system in view.process.systems:
        nodes = [n for n in view.activities if system.id in _systems(view, n)]
        if not system.fallback and nodes and _needed(view, nodes):
            yield hit(system.id, "single-point-system", at=("systems", system.id), system=system.label)


def _systems(view: ProcessView, node: int) -> tuple[str, ...]:
    model = view.nodes[node]
    return model.systems if isinstance(model, Activity) else ()


def _needed(view: ProcessView, nodes: list[int]) -> bool:
    """Whether no good end can be reached without them, though one can with them."""
    good = [node for node in view.ends if view.is_good_end(node)]
    with_all, without = reached(view, view.starts), reached(view, view.starts, nodes)
    return any(with_all[n] for n in good) and not any(without[n] for n in good)
