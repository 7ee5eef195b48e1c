"""Messages, signals and errors that are nameless, unused or named twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from procmodel.checks.facts import definitions_of, levels
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView
from procmodel.model import Process

__all__ = ["global_names"]


@rule(bpmn_only=True, reference="bpmnlint global")
def global_names(view: ProcessView) -> Iterator[Hit]:
    """A message, signal, error or escalation has no name, is never used, or shares its name with another.

    Why: the name is what ties the sender to the receiver; two of one name, or one of none, tie nothing.
    Fix: give each its own name, and take out what no event uses.
    """
    used = {d.means for level in levels(view) for node in level.nodes for d in definitions_of(node)}
    used |= set(_mentioned(view.process))
    named = Counter((each.event, each.name) for each in view.process.event_names if each.name)
    for each in view.process.event_names:
        at = ("event_names", each.id)
        if each.name is not None and not each.name.strip():
            yield hit(each.id, "global-nameless", at=at)
        if each.id not in used:
            yield hit(each.id, "global-unused", at=at)
        if each.name and named[each.event, each.name] > 1:
            yield hit(each.id, "global-twice", at=at, name=each.name)


def _mentioned(process: Process) -> Iterator[str]:
    """What tasks and message flows name beside what the model knows of them."""
    stack: list[object] = [flow.extensions for flow in process.messages]
    stack += [node.extensions for node in process.walk()]
    while stack:
        value = stack.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, Mapping):
            stack.extend(value.values())
        elif isinstance(value, Sequence):
            stack.extend(value)
