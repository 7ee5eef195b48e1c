"""Numbers that claim evidence and name none."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView
from procmodel.model import Activity, Grade, Quantity
from procmodel.results.finding import Severity

__all__ = ["assumption_without_source"]

_PROVEN = frozenset({Grade.MEASURED, Grade.RECORDED})


@rule(
    severity=Severity.WARNING, reference="HM Treasury, The Aqua Book (2015): an assumption names its evidence"
)
def assumption_without_source(view: ProcessView) -> Iterator[Hit]:
    """A shared assumption, or a number called measured or recorded, does not say where it comes from.

    Why: whoever doubts the result asks for it first; an assumption must not look like a measurement.
    Fix: name the source, or call it assumed.
    """
    for name, value in view.process.assumptions.items():
        if not value.source:
            yield hit(name, "assumption-without-source", at=("assumptions", name))
    for number in view.activities:
        model = view.nodes[number]
        if not isinstance(model, Activity) or model.source:
            continue
        for key in ("time", "wait", "delay", "cost", "accurate"):
            value = getattr(model, key)
            if (
                isinstance(value, Quantity)
                and value.grade in _PROVEN
                and not (value.source or value.assumption)
            ):
                at = ("steps", view.ids[number], key)
                yield hit(view.ids[number], "grade-without-source", at=at, key=key, grade=value.grade)
