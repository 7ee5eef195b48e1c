"""Times and costs as measurements: the average case with its doubt, the main run, the ends of the ranges."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from procmodel.graph.case import Case
from procmodel.graph.flow import Flow
from procmodel.graph.inputs import Item
from procmodel.graph.ledger import Ledger
from procmodel.model import BoundaryEvent, spread
from procmodel.results.measurement import Explanation, Family, Measurement, Term
from procmodel.wording import say

__all__ = ["Sum", "amount", "explained", "ledger_of", "time_items"]

_SAME = 1e-9


@dataclass(frozen=True)
class Sum:
    """What a measure adds up over one flow, and the ids that it lacks for it."""

    ledger: Ledger
    missing: tuple[str, ...] = ()
    exact: bool = True


SumOf = Callable[[Case], Sum]
"""The sum of a measure over the average case or the main run."""


def ledger_of(case: Case, side: str, items: Sequence[Item], missing: Sequence[str] = ()) -> Sum:
    """A plain sum over visits; unknown visits matter only where something is added."""
    unknown = any(case.visits[item.node] is None and item.value() for item in items)
    lost = (*missing, *(case.lacking if unknown else ()))
    return Sum(Ledger(case, items, side=side), tuple(dict.fromkeys(lost)), case.exact)


def time_items(case: Case, counts: Callable[[int], bool]) -> tuple[list[Item], list[str]]:
    """The hands-on times of the steps that count, with what interruptions save; and those not stated."""
    numbers, items, missing = case.numbers, [], []
    for node in range(len(case.view)):
        if not case.visited(node):
            continue
        if isinstance(case.view.nodes[node], BoundaryEvent):
            items.extend(_saved(case, node, counts))
        elif numbers.is_done(node) and counts(node):
            time = numbers.time(node)
            if time is None:
                missing.append(f"{case.view.ids[node]}.time")
            else:
                items.append(Item(node, numbers.times_done(node), (time,)))
    return items, missing


def _saved(case: Case, node: int, counts: Callable[[int], bool]) -> list[Item]:
    """What an interrupting event saves of the time of the step it interrupts."""
    host, saved = case.view.hosts[node], case.numbers.cut_short(node)
    time = case.numbers.time(host)
    if not saved or time is None or not case.numbers.is_done(host) or not counts(host):
        return []
    return [Item(node, -saved * case.numbers.times_done(host), (time,))]


def amount(flow: Flow, name: str, unit: str, sum_of: SumOf) -> Measurement:
    """A time or a cost, with all its values; unknown ones are None and what they lack is in `missing`."""
    average = sum_of(flow.average)
    values: dict[str, float | None] = dict.fromkeys(Family.AMOUNT.keys)
    values.update(_main(flow, sum_of))
    if average.missing:
        return Measurement(name, Family.AMOUNT, unit, values, missing=average.missing)
    ledger = average.ledger
    low, high = ledger.percentiles()
    values.update(
        expected=ledger.expected(),
        p10=low,
        p90=high,
        low=ledger.expected(spread.low),
        likely=ledger.expected(spread.likely),
        high=ledger.expected(spread.high),
    )
    if values["main_path"] is None and flow.main is None and _is_the_same_on_every_run(ledger):
        values["main_path"] = values["expected"]
    return Measurement(
        name,
        Family.AMOUNT,
        unit,
        values,
        exact=average.exact,
        bound=None if average.exact else "lower",
        grade=ledger.grade,
        by_grade=ledger.by_grade,
    )


def _main(flow: Flow, sum_of: SumOf) -> Mapping[str, float | None]:
    if flow.main is None:
        return {}
    found = sum_of(flow.main)
    return {} if found.missing else {"main_path": found.ledger.expected()}


def _is_the_same_on_every_run(ledger: Ledger) -> bool:
    """Whether every case comes once by all that adds anything."""
    visits = ledger.case.visits
    counted = [item.node for item in ledger.items if item.value()] + [extra.node for extra in ledger.extras]
    return all(abs((visits[node] or 0.0) - 1) < _SAME for node in counted) and not ledger.extras


def explained(flow: Flow, name: str, sum_of: SumOf) -> Explanation:
    """What each element adds to a time or a cost on average, and on what evidence."""
    found = sum_of(flow.average)
    terms = []
    for item in (*found.ledger.items, *(i for extra in found.ledger.extras for i in extra.items)):
        visits = flow.average.visits[item.node]
        terms.append(_term(flow, item, visits))
    return Explanation(name, say(f"times.{name}.rule"), say(f"times.{name}.formula"), tuple(terms))


def _term(flow: Flow, item: Item, visits: float | None) -> Term:
    first = item.inputs[0] if item.inputs else None
    added = visits * item.value() if visits is not None else None
    place = flow.process.origin.place(*first.path) if first is not None else None
    note = " × ".join(one.name for one in item.inputs[1:]) or None
    source, grade = (first.source, first.grade) if first is not None else (None, None)
    return Term(flow.view.ids[item.node], visits, added, place, source, grade, note)
