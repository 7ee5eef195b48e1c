"""Staff and partner hands on."""

from __future__ import annotations

from functools import partial

from procmodel.graph.case import Case
from procmodel.graph.flow import Flow
from procmodel.measures.amounts import Sum, amount, ledger_of, remembered, touch_items
from procmodel.results.measurement import Measurement

__all__ = ["sum_of", "touch_time"]


def touch_time(flow: Flow) -> Measurement:
    """The time that people of the service and its partners have their hands on a case, in working seconds.

    The sum over touches of visits times mean time; steps done several times count each time, interrupted ones
    in part. Customers' and machines' time is not in it. Unknown with the ids of touches without a `time`.
    """
    return amount(flow, "touch_time", "s", lambda case: sum_of(case, flow.side))


def sum_of(case: Case, side: str) -> Sum:
    """The items of the touches of a flow."""
    made = partial(_sum_of, case, side)
    return remembered(case, f"touch_time {side}", made)


def _sum_of(case: Case, side: str) -> Sum:
    return ledger_of(case, side, *touch_items(case))
