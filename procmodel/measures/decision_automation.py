"""How many decisions are taken by rule."""

from __future__ import annotations

from procmodel.graph import ProcessView, Routing
from procmodel.graph.basis import Basis, World
from procmodel.measures.single import averaged, single
from procmodel.model import Activity, Gateway
from procmodel.results.measurement import Measurement
from procmodel.wording import say

__all__ = ["decision_automation"]


def decision_automation(basis: Basis) -> Measurement:
    """Data decisions that no person takes, over all of them, by visits; 0 to 1.

    A data decision is a step with `decides`, or one followed by an exclusive split.
    """
    view = basis.view
    decisions = [step for step in view.activities if _decides(view, step)]
    by_rule = [step for step in decisions if not view.is_human(step)]
    if not any(basis.visits.expected[step] for step in decisions):
        why = say("measures.no_decisions")
        return single("decision_automation", None, "1", better="higher", why=why)

    def share(world: World) -> float:
        visits = world.visits.expected
        total = sum(visits[step] for step in decisions)
        return sum(visits[step] for step in by_rule) / total if total else 0.0

    return averaged(basis, "decision_automation", share, "1", better="higher")


def _decides(view: ProcessView, step: int) -> bool:
    model = view.nodes[step]
    if isinstance(model, Activity) and model.decides is not None:
        return True
    out, flows, nodes = view.out[step], view.flows, view.nodes
    if len(out) > 1 and view.split(step) is Routing.EXCLUSIVE:
        return True
    for flow in out:
        after = flows[flow][1]
        if isinstance(nodes[after], Gateway) and _leads_to_a_choice(view, after):
            return True
    return False


def _leads_to_a_choice(view: ProcessView, node: int) -> bool:
    """Whether a gateway, or the one that gateways with a single way on lead to, is an exclusive split."""
    met: set[int] = set()
    while isinstance(view.nodes[node], Gateway) and node not in met:
        met.add(node)
        if view.split(node) is not Routing.NONE:
            return view.split(node) is Routing.EXCLUSIVE
        node = next(iter(view.successors(node)), node)
    return False
