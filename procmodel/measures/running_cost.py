"""What a version of a process costs a year, income set against it."""

from __future__ import annotations

from dataclasses import replace

from procmodel.graph.flow import Flow
from procmodel.graph.inputs import Input, Item
from procmodel.measures.amounts import Sum
from procmodel.measures.handling_cost import sum_of
from procmodel.measures.yearly import VOLUME
from procmodel.model import Money, Quantity

__all__ = ["beside", "running_cost"]


def beside(flow: Flow, money: Money | None, key: str, sign: float = 1.0) -> tuple[list[Item], list[str]]:
    """Costs or income beside people's time, per case; one-off money is left to `payback`."""
    if money is None:
        return [], []
    items: list[Item] = []
    if money.per_case is not None:
        items.append(Item(-1, sign, (_stated(flow, key, "per_case", money.per_case),)))
    if money.yearly is None:
        return items, []
    volume = flow.numbers.volume()
    if volume is None:
        return items, [VOLUME]
    return [*items, Item(-1, sign, (_stated(flow, key, "yearly", money.yearly),), (volume,))], []


def _stated(flow: Flow, key: str, name: str, quantity: Quantity) -> Input:
    return flow.numbers.of_process(key, name, quantity)


def running_cost(flow: Flow) -> Sum:
    """Handling and other costs of a year less its income, one-off money aside; needs a volume."""
    found = sum_of(flow.average, flow.side)
    costs, lost = beside(flow, flow.process.costs, "costs")
    income, lost_income = beside(flow, flow.process.income, "income", -1.0)
    volume = flow.numbers.volume()
    if volume is None:
        return found._replace(missing=tuple(dict.fromkeys((*found.missing, *lost, *lost_income, VOLUME))))
    return found._replace(ledger=replace(found.ledger, plus=(*costs, *income), times=(volume,)))
