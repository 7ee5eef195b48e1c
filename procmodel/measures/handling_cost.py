"""What people's time and the money spent on the way cost per case."""

from __future__ import annotations

from functools import partial

from procmodel.graph.case import Case
from procmodel.graph.flow import Flow
from procmodel.graph.inputs import Item, Reading
from procmodel.graph.items import Items
from procmodel.measures.amounts import Sum, amount, ledger_of, remembered, touch_items
from procmodel.results.measurement import Measurement

__all__ = ["handling_cost", "handling_items", "sum_of"]


def handling_cost(flow: Flow) -> Measurement:
    """What handling one case costs, in the currency of the file.

    The sum of visits times time times the rate of the lane, over touches only, and of visits times `cost`
    over all steps. It is capacity, not cash: fewer minutes free people for other work. A touch that takes no
    time needs no rate, one that costs nothing an hour no time.
    """
    return amount(flow, "handling_cost", flow.process.currency, lambda case: sum_of(case, flow.side))


def sum_of(case: Case, side: str) -> Sum:
    """The items of pay and of money spent over a flow."""
    made = partial(_sum_of, case, side)
    return remembered(case, f"handling_cost {side}", made)


def _sum_of(case: Case, side: str) -> Sum:
    return ledger_of(case, side, *handling_items(case))


def handling_items(case: Case) -> tuple[Items, list[str]]:
    """What each visit costs, and what is not known of it."""
    times, silent = touch_items(case)
    missing = [name for name in silent if not _is_unpaid(case, name)]
    missing += [lost for name in missing if (lost := _rate_missing(case, _node_of(case, name)))]
    done, hosts = case.numbers.is_done, case.view.hosts
    owners = [node if done[node] else hosts[node] for node in times.nodes]
    rates = list(map(case.numbers.rate, owners))
    rows = zip(owners, rates, times.means, strict=True)
    missing += [_rate_missing(case, owner) for owner, rate, time in rows if rate is None and time]
    paid = times.where([rate is not None for rate in rates]).times([one for one in rates if one is not None])
    return paid + Items.of(_spent(case)), list(dict.fromkeys(missing))


def _node_of(case: Case, name: str) -> int:
    return case.view.index[name.removesuffix(".time")]


def _is_unpaid(case: Case, name: str) -> bool:
    rate = case.numbers.rate(_node_of(case, name))
    return rate is not None and rate.values[Reading.MEAN] == 0


def _rate_missing(case: Case, node: int) -> str:
    """The id of the rate that a touch needs and nobody states; empty where it is stated."""
    lane = case.view.lane(node)
    if lane is None:
        return f"{case.view.ids[node]}.lane"
    return "" if lane.rate is not None else f"lanes.{lane.id}.rate"


def _spent(case: Case) -> list[Item]:
    """The money of each visit beyond people's time."""
    numbers, nodes, visits = case.numbers, case.view.nodes, case.visits
    costs = ((node, getattr(nodes[node], "cost", None)) for node in numbers.done)
    return [
        Item(node, numbers.times_done(node), (numbers.of_node(node, "cost", cost),))
        for node, cost in costs
        if cost and visits[node] != 0
    ]
