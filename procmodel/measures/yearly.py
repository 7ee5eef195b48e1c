"""Sums over all cases of a year."""

from __future__ import annotations

from collections.abc import Callable

from procmodel.graph.case import Case
from procmodel.graph.flow import Flow
from procmodel.graph.inputs import Input
from procmodel.graph.ledger import Ledger
from procmodel.measures.amounts import Sum, amount
from procmodel.results.measurement import Measurement

__all__ = ["a_year_of", "yearly"]

VOLUME = "volume"


def yearly(
    flow: Flow,
    name: str,
    unit: str,
    sum_of: Callable[[Case, str], Sum],
    over: tuple[Input, ...] = (),
) -> Measurement:
    """A measure per case times the cases that start in a year, over other inputs."""
    return amount(flow, name, unit, lambda case: a_year_of(flow, sum_of(case, flow.side), over))


def a_year_of(flow: Flow, found: Sum, over: tuple[Input, ...] = ()) -> Sum:
    """A sum per case as one per year: unknown without a volume, unless no case adds anything."""
    volume = flow.numbers.volume()
    if volume is not None:
        case = found.ledger
        a_year = Ledger(case.core, (*case.times, volume), over, case.plus, case.per)
        return Sum(a_year, found.missing, found.exact)
    if not found.missing and not found.ledger.expected():
        return found
    return Sum(found.ledger, (*found.missing, VOLUME), found.exact)
