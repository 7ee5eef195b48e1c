"""Shares of the end-to-end time."""

from __future__ import annotations

from procmodel.graph.flow import Flow
from procmodel.graph.grades import worst
from procmodel.measures.amounts import Sum
from procmodel.model import Grade
from procmodel.results.measurement import Family, Measurement

__all__ = ["share_of_time", "unknown_share"]


def share_of_time(flow: Flow, name: str, value: float, rests_on: Sum) -> Measurement:
    """A share of the end-to-end time, as good as that time is."""
    grade: Grade | None = worst([g for g in (rests_on.ledger.grade,) if g is not None])
    return Measurement(
        name,
        Family.VALUE,
        "1",
        {"value": value},
        better="higher",
        exact=rests_on.exact,
        grade=grade,
        by_grade=rests_on.ledger.by_grade,
    )


def unknown_share(name: str, missing: tuple[str, ...] = (), why: str | None = None) -> Measurement:
    """A share that is not known, or not meaningful."""
    return Measurement(name, Family.VALUE, "1", {"value": None}, better="higher", missing=missing, why=why)
