"""The customer's hands on."""

from __future__ import annotations

from functools import partial

from procmodel.graph.case import Case
from procmodel.graph.flow import Flow
from procmodel.measures.amounts import Sum, amount, ledger_of, remembered, time_items
from procmodel.results.measurement import Measurement

__all__ = ["customer_time", "sum_of"]


def customer_time(flow: Flow) -> Measurement:
    """The time that those the service is for spend on their own steps, in working seconds.

    Counted as touch time is, over customer steps. Waiting is not in it.
    """
    return amount(flow, "customer_time", "s", lambda case: sum_of(case, flow.side))


def sum_of(case: Case, side: str) -> Sum:
    """The items of the customers' steps of a flow."""
    made = partial(_sum_of, case, side)
    return remembered(case, f"customer_time {side}", made)


def _sum_of(case: Case, side: str) -> Sum:
    return ledger_of(case, side, *time_items(case, case.numbers.customer_steps))
