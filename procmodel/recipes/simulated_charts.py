"""What a simulation found as pictures: over time, as a hundred cases, by lane."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from procmodel.charts import (
    Busy,
    Hundred,
    LaneWait,
    Series,
    Wait,
    busy,
    distribution,
    lane_waits,
    over_time,
)
from procmodel.errors import AnalysisError
from procmodel.graph import ProcessView
from procmodel.layouts.pages import on_paper
from procmodel.model import Process
from procmodel.results.diagram import Diagram
from procmodel.results.paired_run import PairedRun
from procmodel.results.simulation import LaneQueue, SimulationRun
from procmodel.themes import Theme
from procmodel.wording import say

__all__ = ["VIEWS", "simulated_diagram"]


def simulated_diagram(
    processes: Sequence[Process],
    run: SimulationRun | PairedRun,
    *,
    view: str = "distribution",
    theme: Theme | None = None,
    page: str | None = None,
    orientation: str | None = None,
    **_: Any,
) -> Diagram:
    """A picture of what a simulation of one version, or of two, found.

    Args:
        processes: the versions that were simulated.
        run: their simulation.
        view: one of `VIEWS`.
        theme: colours and sizes.
        page: the paper that it is to fill.
        orientation: of the paper.

    Raises:
        AnalysisError: what is to be shown is not known; says what lacks.

    Example:
        >>> from procmodel import read, simulate
        >>> process = read("examples/parking_before.yaml")
        >>> picture = simulated_diagram([process], simulate(process, cases=50, replications=2), view="busy")
        >>> picture.alternative.splitlines()[1]
        'Permit office: before 17.3 % busy (people: 3)'
    """
    drawn = VIEWS[view](_Sides(processes, run), theme)
    return on_paper(drawn, page, orientation)


class _Sides:
    """The versions with their runs and names."""

    def __init__(self, processes: Sequence[Process], run: SimulationRun | PairedRun) -> None:
        self.title = processes[0].label
        self.runs = (run.before, run.after) if isinstance(run, PairedRun) else (run,)
        fallback = [say("layout.before"), say("layout.after")] if len(self.runs) > 1 else [self.title]
        self.names = [
            other if process.state in (None, side) and len(self.runs) > 1 else process.state or other
            for process, other, side in zip(processes, fallback, ("before", "after"), strict=False)
        ]
        self.lanes = {lane.id: lane.label for each in reversed(processes) for lane in ProcessView(each).lanes}

    def pools(self) -> list[str]:
        """The lanes that have a queue in a version, in the order of the file."""
        return list(dict.fromkeys(lane for run in self.runs for lane in run.queue))

    def queues(self, lane: str) -> list[LaneQueue | None]:
        """The queue of a lane in each version."""
        return [run.queue.get(lane) for run in self.runs]


def _missing(run: SimulationRun, result: str) -> str:
    return ", ".join(run.results[result].missing)


def _over_time(sides: _Sides, theme: Theme | None) -> Diagram:
    series = []
    for name, run in zip(sides.names, sides.runs, strict=True):
        found = run.over_time
        if found is None:
            raise AnalysisError(
                say("charts.no-series", name=name, missing=_missing(run, "work_in_progress") or "cases")
            )
        series.append(Series(name, found.unit, found.each, found.mean, found.ci95))
    return over_time(series, sides.title, theme)


def _distribution(sides: _Sides, theme: Theme | None) -> Diagram:
    hundreds = []
    for name, run in zip(sides.names, sides.runs, strict=True):
        if not run.hundred:
            raise AnalysisError(
                say("charts.no-spread", name=name, missing=_missing(run, "end_to_end_time") or "cases")
            )
        time = run.results["end_to_end_time"]
        hundreds.append(Hundred(name, run.hundred, time.p50, time.p90))
    return distribution(hundreds, sides.title, sides.runs[0].clock, theme)


def _busy(sides: _Sides, theme: Theme | None) -> Diagram:
    rows = []
    for lane in sides.pools():
        found = [
            (queue.people, queue.utilization.mean) if queue and queue.utilization.mean is not None else None
            for queue in sides.queues(lane)
        ]
        rows.append(Busy(sides.lanes.get(lane, lane), tuple(found)))
    _has_queues(rows)
    return busy(rows, sides.names, sides.title, theme)


def _waiting(sides: _Sides, theme: Theme | None) -> Diagram:
    rows = [
        LaneWait(sides.lanes.get(lane, lane), tuple(_wait(queue) for queue in sides.queues(lane)))
        for lane in sides.pools()
    ]
    _has_queues(rows)
    return lane_waits(rows, sides.names, sides.title, sides.runs[0].clock, theme)


def _wait(queue: LaneQueue | None) -> Wait | None:
    if queue is None or queue.wait.mean is None:
        return None
    return Wait(queue.wait.mean, *(queue.wait.ci95 or ()))


def _has_queues(rows: Sequence[Any]) -> None:
    if not rows:
        raise AnalysisError(say("charts.no-queues"))


VIEWS: dict[str, Callable[[_Sides, Theme | None], Diagram]] = {
    "distribution": _distribution,
    "over-time": _over_time,
    "waiting": _waiting,
    "busy": _busy,
}
"""The pictures of a simulation, by the name of the view."""
