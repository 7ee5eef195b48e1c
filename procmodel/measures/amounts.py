"""Times and costs as measurements: the average case with its doubt, the main run, the ends of the ranges."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, cast

from procmodel.graph.case import Case
from procmodel.graph.elapsed import SIMULATION
from procmodel.graph.flow import Flow
from procmodel.graph.inputs import Item, Reading
from procmodel.graph.items import Items
from procmodel.graph.ledger import Core, Ledger
from procmodel.graph.shares import repeating
from procmodel.light.caching import cached_property
from procmodel.light.records import dataclass
from procmodel.light.tuples import NamedTuple
from procmodel.results.later import LaterValues
from procmodel.results.measurement import Explanation, Family, Measurement, Term
from procmodel.wording import say

__all__ = ["Sum", "amount", "explained", "ledger_of", "remembered", "time_items", "touch_items"]

_SAME = 1e-9
_ALL_UNKNOWN: Mapping[str, float | None] = dict.fromkeys(Family.AMOUNT.keys)
_ON_MAIN = frozenset({"main_path"})
_TO_COME = frozenset(Family.AMOUNT.keys) - {"expected"}


class Sum(NamedTuple):
    """What a measure adds up over one flow, and the ids that it lacks for it."""

    ledger: Ledger
    missing: tuple[str, ...] = ()
    exact: bool = True


SumOf = Callable[[Case], Sum]
"""The sum of a measure over the average case or the main run."""


def ledger_of(case: Case, side: str, items: Sequence[Item], missing: Sequence[str] = ()) -> Sum:
    """A plain sum over visits; visits that are unknown or not exact matter only where something is added."""
    core = Core(case, items, side=side)
    lost = [*missing]
    if case.lacking or case.inexact:
        used = [node for node, value in zip(core.columns.nodes, core.means, strict=True) if value]
        lost += case.lacking if any(case.visits[node] is None for node in used) else ()
        lost += (SIMULATION,) if any(node in case.inexact for node in used) else ()
    return Sum(Ledger(core), tuple(dict.fromkeys(lost)))


def remembered(case: Case, name: str, made: Callable[[], Sum]) -> Sum:
    """A sum over a case that several measures read: worked out once, its draws with it."""
    known = case.memory.get(name)
    if not isinstance(known, Sum):
        known = case.memory[name] = made()
    return known


def touch_items(case: Case) -> tuple[Items, list[str]]:
    """The hands-on times of touches, as `time_items` has them; worked out once."""
    if "touch items" not in case.memory:
        case.memory["touch items"] = time_items(case, case.numbers.touches)
    return cast(tuple[Items, list[str]], case.memory["touch items"])


def time_items(case: Case, counts: bytearray) -> tuple[Items, list[str]]:
    """The hands-on times of the steps that count, with what interruptions save; and those not stated."""
    numbers, view, timed, visits = case.numbers, case.view, case.numbers.timed, case.visits
    nodes = [node for node in numbers.done if counts[node] and visits[node] != 0]
    missing = [f"{view.ids[node]}.time" for node in nodes if node not in timed]
    items = case.work.items_at([node for node in nodes if node in timed])
    if repeating(view):
        items = Items.of([item.many(numbers.times_done(item.node)) for item in items])
    saved = []
    for node, share in numbers.cuts.items():
        host = view.hosts[node]
        if share and host in timed and counts[host] and case.visited(node):
            saved.append(Item(node, -share * numbers.times_done(host), case.work[host].inputs))
    return items + Items.of(saved), missing


def amount(flow: Flow, name: str, unit: str, sum_of: SumOf) -> Measurement:
    """A time or a cost, with all its values; unknown ones are None and what they lack is in `missing`."""
    average = sum_of(flow.average)
    missing, ledger = average.missing, average.ledger
    later = _Later(flow, sum_of, None if missing else ledger)
    known = {**_ALL_UNKNOWN}
    if missing:
        values = LaterValues(known, later, _ON_MAIN)
        return Measurement(name, Family.AMOUNT, unit, values, missing=missing)
    known["expected"] = ledger.expected()
    return Measurement(
        name,
        Family.AMOUNT,
        unit,
        LaterValues(known, later, _TO_COME),
        exact=average.exact,
        bound=None if average.exact else "lower",
        grade=ledger.grade,
        by_grade=ledger.by_grade,
    )


@dataclass
class _Later:
    """The values that few ask for: along the main run, under all doubts, and at the ends of the ranges."""

    READINGS: ClassVar[dict[str, Reading]] = {
        "low": Reading.LOW,
        "likely": Reading.LIKELY,
        "high": Reading.HIGH,
    }

    flow: Flow
    sum_of: SumOf
    ledger: Ledger | None

    def __call__(self, key: str) -> float | None:
        if key == "main_path":
            return self._on_main()
        if self.ledger is None:
            return None
        if key in self.READINGS:
            return self.ledger.expected(self.READINGS[key])
        return self._percentiles[key]

    def _on_main(self) -> float | None:
        if self.flow.main is not None:
            found = self.sum_of(self.flow.main)
            return None if found.missing else found.ledger.expected()
        if self.ledger is not None and _is_the_same_on_every_run(self.ledger):
            return self.ledger.expected()
        return None

    @cached_property
    def _percentiles(self) -> dict[str, float]:
        assert self.ledger is not None
        return dict(zip(("p10", "p90"), self.ledger.percentiles(), strict=True))


def _is_the_same_on_every_run(ledger: Ledger) -> bool:
    """Whether every case comes once by all that adds anything."""
    core = ledger.core
    counted = [node for node, value in zip(core.columns.nodes, core.means, strict=True) if value]
    return not core.extras.splits and all(abs(core.case.weights[node] - 1) < _SAME for node in counted)


def explained(flow: Flow, name: str, sum_of: SumOf) -> Explanation:
    """What each element adds to a time or a cost on average, and on what evidence."""
    found = sum_of(flow.average)
    terms = [_term(flow, item, weight) for item, weight in found.ledger.core.weighted() if weight]
    return Explanation(name, say(f"times.{name}.rule"), say(f"times.{name}.formula"), tuple(terms))


def _term(flow: Flow, item: Item, visits: float | None) -> Term:
    first = item.inputs[0] if item.inputs else None
    added = visits * item.value() if visits is not None else None
    place = flow.process.origin.place(*first.path) if first is not None else None
    note = " × ".join(one.name for one in item.inputs[1:]) or None
    source, grade = (first.source, first.grade) if first is not None else (None, None)
    return Term(flow.view.ids[item.node], visits, added, place, source, grade, note)
