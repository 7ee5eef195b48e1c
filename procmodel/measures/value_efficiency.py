"""Value-adding time over end-to-end time."""

from __future__ import annotations

from procmodel.graph.elapsed import Part
from procmodel.graph.flow import Flow
from procmodel.measures.end_to_end_time import elapsed_sum
from procmodel.measures.ratios import share_of_time, unknown_share
from procmodel.results.measurement import Measurement
from procmodel.wording import say

__all__ = ["value_efficiency"]

_ENOUGH = 0.9


def value_efficiency(flow: Flow) -> Measurement:
    """The share of the end-to-end time that adds value for the customer, on the critical path; 0 to 1.

    Only where nine tasks in ten say what they are worth (`value`).

    Reference: Womack and Jones, Lean Thinking (1996).
    """
    id_ = "value_efficiency"
    silent, tasks = flow.elapsed.without_value, flow.view.activities
    if not tasks or len(silent) > (1 - _ENOUGH) * len(tasks) + 1e-9:
        why = say("times.few_values", stated=len(tasks) - len(silent), tasks=len(tasks))
        return unknown_share(id_, tuple(f"{name}.value" for name in silent), why)
    total = elapsed_sum(flow, flow.average, Part.TOTAL)
    adding = elapsed_sum(flow, flow.average, Part.ADDING)
    missing = tuple(dict.fromkeys((*total.missing, *adding.missing)))
    if missing:
        return unknown_share(id_, missing)
    length = total.ledger.expected()
    if not length:
        return unknown_share(id_, why=say("times.no_time"))
    return share_of_time(flow, id_, adding.ledger.expected() / length, total)
