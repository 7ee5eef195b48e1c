"""Working time from start to end: what the customer lives through, nights and weekends aside."""

from __future__ import annotations

from procmodel.graph.case import Case
from procmodel.graph.elapsed import Elapsed, Part
from procmodel.graph.flow import Flow
from procmodel.graph.ledger import Core, Ledger
from procmodel.measures.amounts import Sum, amount
from procmodel.results.measurement import Measurement

__all__ = ["elapsed_sum", "end_to_end_time"]


def end_to_end_time(flow: Flow) -> Measurement:
    """Tasks, machine time and waits from start to end, in working seconds.

    They add along a sequence, average over a choice, and the longest branch of a parallel block counts; a
    loop that repeats with share r divides by 1 - r. Exact where the times inside blocks are fixed or finite
    choices, else a lower bound. Where tokens of one case meet without a join, simulation has to tell.

    Reference: Dumas, La Rosa, Mendling, Reijers, Fundamentals of Business Process Management (2018), ch. 7.
    """
    return amount(flow, "end_to_end_time", "s", lambda case: elapsed_sum(flow, case, Part.TOTAL))


def elapsed_sum(flow: Flow, case: Case, part: int) -> Sum:
    """The elapsed time of a flow, or a part of it."""
    found = _elapsed(flow, case)
    missing = found.missing(part)
    if missing:
        return Sum(_nothing(case), missing)
    return Sum(Ledger(found.core(part)), (), found.is_exact)


def _elapsed(flow: Flow, case: Case) -> Elapsed:
    if case is flow.average:
        return flow.elapsed
    on_main = flow.elapsed_on_main
    return on_main if on_main is not None and case is flow.main else flow.elapsed


def _nothing(case: Case) -> Ledger:
    return Ledger(Core(case, ()))
