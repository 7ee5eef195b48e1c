"""Loops as drawn: flows that lead back to what every way passes, and tangles that can be entered anywhere."""

from __future__ import annotations

from procmodel.graph.components import components_of
from procmodel.graph.once import once
from procmodel.graph.order import flows_back_as_written, retreating_flows
from procmodel.graph.view import ProcessView

__all__ = ["loops_of"]


@once
def loops_of(view: ProcessView) -> tuple[set[int], list[set[int]]]:
    """The flows whose target dominates their source; and the flows of each irreducible strong component.

    Reference: Cooper, Harvey and Kennedy, A simple, fast dominance algorithm (2001).
    """
    back = retreating_flows(view)
    if not back or flows_back_as_written(view) is not None:
        return set(back), []
    tangled: list[set[int]] = []
    natural = _natural(view, back, forward=True)
    if len(natural) == len(back):
        return natural, tangled
    natural = _natural(view, back, forward=False)
    for group in components_of(range(len(view)), lambda node: list(view.successors(node))):
        if len(group) < 2:
            continue
        members = set(group)
        inside = {f for node in group for f in view.out[node] if view.target[f] in members}
        odd = (inside & back) - natural
        if odd:
            entered = {
                view.target[f] for node in group for f in view.into[node] if view.source[f] not in members
            }
            tangled.append({f for f in inside if view.target[f] in entered} | odd)
    return natural, tangled


def _natural(view: ProcessView, back: set[int], *, forward: bool) -> set[int]:
    """The flows that lead back to what dominates their source.

    With `forward`, what dominates is told without the flows back. It is the same with them where they all lead to
    what dominates their source: a way that takes one has been at its target before.
    """
    above, source, target = _dominators(view, back, forward), view.source, view.target
    return {flow for flow in back if _dominates(above, target[flow], source[flow])}


def _dominators(view: ProcessView, back: set[int], forward: bool) -> list[int]:
    """The immediate dominator of each node, -1 for those that cases begin with; in reverse postorder."""
    order = _order(view, back)
    rank = [0] * len(view)
    for place, node in enumerate(order):
        rank[node] = place
    above: list[int | None] = [None] * len(view)
    starts, into, source = set(view.starts), view.into, view.source
    changed = True
    while changed:
        changed = False
        for node in order:
            found: int | None = -1 if node in starts else None
            for flow in into[node]:
                before = source[flow]
                if above[before] is not None:
                    found = before if found is None else _common(above, rank, before, found)
            if found is None:
                found = -1
            if above[node] != found:
                above[node] = found
                changed = not forward
    return [-1 if one is None else one for one in above]


def _order(view: ProcessView, back: set[int]) -> list[int]:
    targets, out = view.target, view.out
    waiting = [len(into) for into in view.into]
    for flow in back:
        waiting[targets[flow]] -= 1
    order = [node for node, count in enumerate(waiting) if not count]
    for node in order:
        for flow in out[node]:
            if flow not in back:
                target = targets[flow]
                waiting[target] -= 1
                if not waiting[target]:
                    order.append(target)
    return order


def _common(above: list[int | None], rank: list[int], one: int, other: int) -> int:
    while one != other:
        if one < 0 or other < 0:
            return -1
        if rank[one] > rank[other]:
            up = above[one]
            one = -1 if up is None else up
        else:
            up = above[other]
            other = -1 if up is None else up
    return one


def _dominates(above: list[int], upper: int, node: int) -> bool:
    while node >= 0:
        if node == upper:
            return True
        node = above[node]
    return False
