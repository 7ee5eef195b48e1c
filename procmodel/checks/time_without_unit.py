"""Times that do not say in what."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView
from procmodel.model import Activity, Dimension, Quantity
from procmodel.results.finding import Severity

__all__ = ["time_without_unit"]


@rule(severity=Severity.ERROR, reference="format.md, Quantities")
def time_without_unit(view: ProcessView) -> Iterator[Hit]:
    """A time is a bare number.

    Why: 5 may be minutes or days; every sum over it would be a guess.
    Fix: write the unit: `5 min`.
    """
    for number in view.activities:
        model = view.nodes[number]
        if isinstance(model, Activity):
            for key in ("time", "wait", "delay", "setup", "patience"):
                value = getattr(model, key)
                if isinstance(value, Quantity) and value.dimension is Dimension.DURATION and not value.unit:
                    yield hit(
                        view.ids[number], "time-without-unit", at=("steps", view.ids[number], key), key=key
                    )
