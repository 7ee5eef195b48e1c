"""About how many days of the calendar a case takes."""

from __future__ import annotations

from procmodel.graph.case import Case
from procmodel.graph.elapsed import Part
from procmodel.graph.flow import Flow
from procmodel.graph.ledger import Ledger
from procmodel.measures.amounts import Sum, amount
from procmodel.measures.end_to_end_time import elapsed_sum
from procmodel.results.measurement import Measurement

__all__ = ["calendar_days"]


def calendar_days(flow: Flow) -> Measurement:
    """The end-to-end time in days of the calendar, weekends included: 7 days for 5 working days.

    Approximate: which weekday a case begins on, holidays and opening hours are left to simulation.
    """

    def sum_of(case: Case) -> Sum:
        found = elapsed_sum(flow, case, Part.TOTAL)
        seconds_a_day = 1 / flow.numbers.clock.calendar_days(1.0)
        return Sum(Ledger(found.ledger.core, per=seconds_a_day), found.missing, found.exact)

    return amount(flow, "calendar_days", "days", sum_of)
