"""How many teams and partners are involved."""

from __future__ import annotations

from typing import cast

from procmodel.graph.basis import Basis
from procmodel.measures.handing import trail
from procmodel.measures.single import single
from procmodel.results.measurement import Measurement

__all__ = ["involved", "parties"]


def parties(basis: Basis) -> Measurement:
    """Staff and partner lanes that do a step or receive a handoff in some case.

    A lane that only owns automated steps is none.
    """
    return single("parties", float(len(involved(basis))), "parties")


def involved(basis: Basis) -> set[int]:
    """The lanes that are parties; worked out once."""
    if "parties" not in basis.memory:
        basis.memory["parties"] = _involved(basis)
    return cast(set[int], basis.memory["parties"])


def _involved(basis: Basis) -> set[int]:
    view, visits = basis.view, basis.visits.expected
    found = {view.lane_of[step] for step in view.touches if visits[step] > 0}
    follow = trail(basis)
    handed_over = (item for part in follow.average.names for item in follow.average.at(part).items())
    for node, amount in handed_over:
        if amount > 0 and not follow.rule.human[node]:
            receiver = follow.rule.transfers.end_receiver(node)
            if receiver is not None and view.lanes[receiver].delivers:
                found.add(receiver)
    for step in [step for step in view.activities if getattr(view.nodes[step], "to", None) is not None]:
        to = follow.rule.transfers.receiver(step)
        if to is not None and visits[step] > 0 and view.lanes[to].delivers:
            found.add(to)
    return {lane for lane in found if lane >= 0}
