"""Names of steps that do not say what is done to what."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.framework import Hit, hit, rule
from procmodel.checks.verbs import begins_with_verb
from procmodel.graph.view import ProcessView
from procmodel.model import Task
from procmodel.results.finding import Severity

__all__ = ["label_style"]


@rule(severity=Severity.INFO, bpmn_only=True, reference="Mendling, Reijers and van der Aalst (2010), G6")
def label_style(view: ProcessView) -> Iterator[Hit]:
    """The name of a step is no verb with an object.

    Why: 'Check the address' says what is done to what; 'Address check' or 'Checking' leaves one of them open.
    Fix: begin with the verb, then say what it is done to.
    """
    for node in view.activities:
        model = view.nodes[node]
        words = (model.name or "").split()
        if not isinstance(model, Task) or not words:
            continue
        if len(words) == 1:
            yield hit(view.ids[node], "label-style-one-word", name=model.name)
        elif not begins_with_verb(words[0]):
            yield hit(view.ids[node], "label-style", name=model.name)
