"""Questions whose answer the organisation has."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import human_tasks, names
from procmodel.checks.framework import Hit, hit, rule
from procmodel.checks.verbs import looks_up
from procmodel.graph.view import ProcessView
from procmodel.results.finding import Severity

__all__ = ["data_already_held"]


@rule(
    severity=Severity.INFO, profile="service", reference="The once-only principle, Tallinn Declaration (2017)"
)
def data_already_held(view: ProcessView) -> Iterator[Hit]:
    """A person looks up, or asks for, what an electronic register or an earlier step already has.

    Why: the machine could fetch it; asking the customer again costs both sides time.
    Fix: let the system look it up, and ask only for what is not known.
    """
    registers = {system.id for system in view.process.systems if system.register_}
    held = {item.id for item in view.process.data if item.electronic} - _written(view)
    for number, model in human_tasks(view):
        if view.is_customer_step(number):
            again = [data for data in model.writes if _is_known_before(view, number, data)]
            if again:
                yield hit(view.ids[number], "data-already-held-asked", data=names(again))
            continue
        found = [s for s in model.systems if s in registers]
        data = [d for d in model.reads if d in held]
        if looks_up(model.name or "") and (found or data):
            yield hit(view.ids[number], "data-already-held", data=names([*found, *data]))


def _written(view: ProcessView) -> set[str]:
    """The data that this process makes: it cannot be there before."""
    return {data for node in view.activities for data in getattr(view.nodes[node], "writes", ())}


def _is_known_before(view: ProcessView, number: int, data: str) -> bool:
    """Whether the step right before, or one before that without a split between, wrote it already."""
    node, seen = number, {number}
    while len(before := list(view.predecessors(node))) == 1 and before[0] not in seen:
        node = before[0]
        seen.add(node)
        if data in getattr(view.nodes[node], "writes", ()):
            return True
    return False
