"""Times that no step takes, as a wrong unit makes them."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.framework import Hit, hit, rule
from procmodel.formats.quantities import show
from procmodel.graph.clock import Clock
from procmodel.graph.view import ProcessView
from procmodel.model import Activity, Quantity
from procmodel.results.finding import Severity

__all__ = ["absurd_time"]

_DAYS_AT_WORK = 20  # hands on one step, without a break: a month of one person
_DAYS_OF_WAITING = 2_600  # ten years of working days


@rule(severity=Severity.WARNING, reference="format.md, Quantities")
def absurd_time(view: ProcessView) -> Iterator[Hit]:
    """A person has hands on one step for more than 20 working days, or a case waits for more than ten years.

    Why: it is a waiting time in the wrong place, or a wrong unit, and every sum and queue would show nothing else.
    Fix: write hands-on time under `time`, what passes meanwhile under `wait`, and look at the unit.
    """
    clock = Clock(view.process)
    for node in view.activities:
        model = view.nodes[node]
        if not isinstance(model, Activity):
            continue
        for key, most in (("time", _DAYS_AT_WORK), ("wait", _DAYS_OF_WAITING), ("delay", _DAYS_OF_WAITING)):
            stated = getattr(model, key)
            if not isinstance(stated, Quantity) or (key == "time" and not view.is_human(node)):
                continue
            days = clock.scaled(stated) / clock.working_day
            if days > most:
                id_ = view.ids[node]
                yield hit(id_, f"absurd-{key}", at=("steps", id_, key), found=show(stated), days=round(days))
