"""All costs per completed case."""

from __future__ import annotations

from procmodel.graph.case import Case
from procmodel.graph.flow import Flow
from procmodel.graph.ledger import Ledger
from procmodel.measures.amounts import Sum, amount
from procmodel.measures.handling_cost import sum_of as handling
from procmodel.measures.running_cost import beside
from procmodel.results.measurement import Measurement

__all__ = ["cost_per_transaction"]


def cost_per_transaction(flow: Flow) -> Measurement:
    """What a completed case costs: handling, costs per case and running costs, over the cases completed.

    Completed is what comes to a good end. Costs that are not stated are none; one-off costs belong to
    `payback`.

    Reference: Government Digital Service, Measuring cost per transaction (2014).
    """
    return amount(flow, "cost_per_transaction", flow.process.currency, lambda case: _sum_of(flow, case))


def _sum_of(flow: Flow, case: Case) -> Sum:
    found = handling(case, flow.side)
    plus, lost = beside(flow, flow.process.costs, "costs")
    missing = tuple(lost)
    bad = [n for n in case.view.ends if not case.view.is_good_end(n) and case.visited(n)]
    if any(case.visits[node] is None for node in bad):
        missing += case.lacking
    completed = 1 - sum(case.visits[node] or 0.0 for node in bad)
    if completed <= 0:
        missing += ("outcomes",)
    missing = tuple(dict.fromkeys((*found.missing, *missing)))
    per = completed if completed > 0 else 1.0
    return Sum(Ledger(found.ledger.core, plus=tuple(plus), per=per), missing, found.exact)
