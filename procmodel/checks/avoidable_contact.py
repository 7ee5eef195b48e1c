"""Contacts that the customer should not have had to make."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.framework import Hit, hit, rule
from procmodel.checks.verbs import words
from procmodel.graph.view import ProcessView
from procmodel.model import StartEvent
from procmodel.results.finding import Severity

__all__ = ["avoidable_contact"]

_CHASING = words("chase chases chasing remind again complaint complain correct correction query wrong")


@rule(severity=Severity.INFO, profile="service", reference="Seddon, Freedom from Command and Control (2003)")
def avoidable_contact(view: ProcessView) -> Iterator[Hit]:
    """Customers get in touch because something was not done, or not done right.

    Why: such contacts are work for both sides that nobody wanted; their causes lie earlier in the process.
    Fix: tell the customer before they have to ask, and mend what they come back for.
    """
    for number, model in enumerate(view.nodes):
        if isinstance(model, StartEvent) and model.demand == "failure":
            yield hit(view.ids[number], "avoidable-contact-start", name=model.label)
        elif number in _customer_steps(view) and _CHASING & set((model.name or "").casefold().split()):
            yield hit(view.ids[number], "avoidable-contact", name=model.name)


def _customer_steps(view: ProcessView) -> set[int]:
    return {n for n in view.activities if view.is_customer_step(n)}
