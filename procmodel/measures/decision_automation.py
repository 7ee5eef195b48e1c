"""How many decisions are taken by rule."""

from __future__ import annotations

from procmodel.graph import ProcessView, Routing
from procmodel.graph.basis import Basis, World
from procmodel.measures.single import averaged, single
from procmodel.model import Gateway
from procmodel.results.measurement import Measurement
from procmodel.wording import say

__all__ = ["decision_automation"]


def decision_automation(basis: Basis) -> Measurement:
    """Data decisions that no person takes, over all of them, by visits; 0 to 1.

    A data decision is a step with `decides`, or one followed by an exclusive split.
    """
    view = basis.view
    decisions = _decisions(view)
    by_rule = [step for step in decisions if not view.is_human(step)]
    if not any(basis.visits.expected[step] for step in decisions):
        why = say("measures.no_decisions")
        return single("decision_automation", None, "1", better="higher", why=why)

    def share(world: World) -> float:
        visits = world.visits.expected
        total = sum([visits[step] for step in decisions])
        return sum([visits[step] for step in by_rule]) / total if total else 0.0

    return averaged(basis, "decision_automation", share, "1", better="higher")


def _decisions(view: ProcessView) -> list[int]:
    nodes, out, before = view.nodes, view.out, _before_choices(view)
    return [
        step
        for step in view.activities
        if step in before
        or getattr(nodes[step], "decides", None) is not None
        or (len(out[step]) > 1 and view.split(step) is Routing.EXCLUSIVE)
    ]


def _before_choices(view: ProcessView) -> set[int]:
    """What leads to a gateway that splits exclusively, by gateways with a single way on or at once."""
    nodes, before_flow = view.nodes, view.source
    gateways = [node for node, model in enumerate(nodes) if isinstance(model, Gateway)]
    choices = [node for node in gateways if view.split(node) is Routing.EXCLUSIVE]
    before: set[int] = set()
    for node in choices:  # grows
        for flow in view.into[node]:
            source = before_flow[flow]
            if source in before:
                continue
            if not isinstance(nodes[source], Gateway):
                before.add(source)
            elif view.split(source) is Routing.NONE and view.out[source][0] == flow:
                before.add(source)
                choices.append(source)
    return before
