"""Links that lead nowhere, or come from nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from procmodel.checks.facts import AnyNode, definitions_of, is_link, levels
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView
from procmodel.model import EventTrigger, IntermediateCatchEvent, IntermediateThrowEvent
from procmodel.results.finding import Severity

__all__ = ["link_event"]


@rule(severity=Severity.ERROR, reference="bpmnlint link-event; BPMN 2.0, 10.4.4")
def link_event(view: ProcessView) -> Iterator[Hit]:
    """A link has no name, no other end, or more than one way in.

    Why: a link is one flow cut in two, and the name is what ties the halves together; a half alone is a dead
    end.
    Fix: give both halves the same name, and exactly one of them the way in.
    """
    for level in levels(view):
        links = [node for node in level.nodes if is_link(node)]
        thrown = Counter(_name(n) for n in links if isinstance(n, IntermediateThrowEvent))
        caught = Counter(_name(n) for n in links if isinstance(n, IntermediateCatchEvent))
        for node in links:
            name = _name(node)
            if not name:
                yield hit(node.id, "link-event-nameless")
            elif isinstance(node, IntermediateThrowEvent) and not caught[name]:
                yield hit(node.id, "link-event-thrown", name=name)
            elif isinstance(node, IntermediateCatchEvent) and not thrown[name]:
                yield hit(node.id, "link-event-caught", name=name)
            elif isinstance(node, IntermediateCatchEvent) and caught[name] > 1:
                yield hit(node.id, "link-event-twice", name=name)


def _name(node: AnyNode) -> str:
    given = next((d.name for d in definitions_of(node) if d.event is EventTrigger.LINK and d.name), None)
    return given or (node.name or "")
