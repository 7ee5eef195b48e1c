"""Steps that look as if something is typed again."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import human_tasks
from procmodel.checks.framework import Hit, hit, rule
from procmodel.checks.verbs import types_in
from procmodel.graph.view import ProcessView
from procmodel.results.finding import Severity

__all__ = ["rekeying_suspect"]


@rule(severity=Severity.INFO, reference="measures.md, rekeyings")
def rekeying_suspect(view: ProcessView) -> Iterator[Hit]:
    """A person's step types into a second system, and nothing says whether that is typing again.

    Why: typing again what is already there electronically is the cheapest work to do away with, and it is
    only counted where the file says so.
    Fix: say `rekeys: true`, or what is read and written, so that it can be worked out; `rekeys: false` if
    not.
    """
    for number, model in human_tasks(view):
        if model.rekeys is not None or model.reads or model.writes or not view.is_touch(number):
            continue
        if len(model.systems) > 1 or (
            types_in(model.name or "") and model.systems and _used_before(view, number)
        ):
            yield hit(view.ids[number], "rekeying-suspect", systems=", ".join(model.systems))


def _used_before(view: ProcessView, number: int) -> bool:
    """Whether the step right before it is done with another system."""
    own = set(getattr(view.nodes[number], "systems", ()))
    earlier = [set(getattr(view.nodes[n], "systems", ())) for n in view.predecessors(number)]
    return any(systems and not systems & own for systems in earlier)
