"""Steps of people that do not say how long they take."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import human_tasks, is_drawn, names
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView
from procmodel.results.finding import Severity

__all__ = ["missing_time"]


@rule(severity=Severity.INFO, reference="measures.md, Known, unknown")
def missing_time(view: ProcessView) -> Iterator[Hit]:
    """Some steps of people say how long they take, others do not.

    Why: one silent step makes the time and the cost of the whole unknown.
    Fix: give each step a time, as a range if nobody measured it (`time: 4-6-10 min`).
    """
    if is_drawn(view.process):
        return
    silent = [view.ids[n] for n, model in human_tasks(view) if model.time is None]
    timed = any(model.time is not None for _, model in human_tasks(view))
    if silent and timed:
        yield hit(silent[0], "missing-time", steps=names(silent), count=len(silent))
