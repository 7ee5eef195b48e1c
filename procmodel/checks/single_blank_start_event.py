"""Several starts that say nothing of when they happen."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import levels, triggers_of
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView
from procmodel.model import StartEvent

__all__ = ["single_blank_start_event"]


@rule(bpmn_only=True, reference="bpmnlint single-blank-start-event")
def single_blank_start_event(view: ProcessView) -> Iterator[Hit]:
    """A process or box has several starts that do not say what sets them off.

    Why: a reader cannot tell which one a case begins with.
    Fix: say for each what sets it off, or keep one.
    """
    for level in levels(view):
        blank = [n for n in level.nodes if isinstance(n, StartEvent) and not triggers_of(n)]
        if len(blank) > 1:
            yield hit(level.id, "single-blank-start-event", count=len(blank))
