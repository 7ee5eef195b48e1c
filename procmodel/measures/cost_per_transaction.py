"""All costs per completed case."""

from __future__ import annotations

from dataclasses import replace

from procmodel.graph.case import Case
from procmodel.graph.flow import Flow
from procmodel.graph.inputs import Input, Item
from procmodel.measures.amounts import Sum, amount
from procmodel.measures.handling_cost import sum_of as handling
from procmodel.measures.yearly import VOLUME
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
    plus, missing = _beside(flow)
    bad = [n for n in case.view.ends if not case.view.is_good_end(n) and case.visited(n)]
    if any(case.visits[node] is None for node in bad):
        missing += case.lacking
    completed = 1 - sum(case.visits[node] or 0.0 for node in bad)
    if completed <= 0:
        missing += ("outcomes",)
    missing = tuple(dict.fromkeys((*found.missing, *missing)))
    per = completed if completed > 0 else 1.0
    return replace(found, ledger=replace(found.ledger, plus=plus, per=per), missing=missing)


def _beside(flow: Flow) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    """Costs beside people's time, per case."""
    costs, items = flow.process.costs, []
    if costs is None:
        return (), ()
    if costs.per_case is not None:
        items.append(Item(-1, 1.0, (Input("costs.per_case", costs.per_case, path=("costs", "per_case")),)))
    if costs.yearly is not None:
        volume = flow.numbers.volume()
        if volume is None:
            return tuple(items), (VOLUME,)
        yearly = Input("costs.yearly", costs.yearly, path=("costs", "yearly"))
        items.append(Item(-1, 1.0, (yearly,), (volume,)))
    return tuple(items), ()
