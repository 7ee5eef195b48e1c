"""What splits do with the cases: decisions, exceptions that people take, alternatives."""

from __future__ import annotations

from collections.abc import Iterable

from procmodel.comparison.relations import Relation, Relations
from procmodel.comparison.side import Side
from procmodel.graph import Routing
from procmodel.model import TaskKind

__all__ = [
    "alternatives",
    "branch_starts",
    "by_hand_share",
    "exclusive_splits",
    "first_steps",
    "is_data_decision",
    "is_decision",
    "share_of",
]


def exclusive_splits(side: Side) -> list[int]:
    """The nodes where a case takes one of several ways, in the order of the flow."""
    return [node for node in side.order if side.view.split(node) is Routing.EXCLUSIVE]


def branch_starts(side: Side, split: int) -> list[tuple[int, int]]:
    """The flows that leave a split, each with the node it leads to."""
    return [(flow, side.view.flows[flow].target) for flow in side.view.out[split]]


def share_of(side: Side, flow: int) -> float | None:
    """The share of a flow that leaves an exclusive split; of the one that says none, what is left."""
    model = side.view.flows[flow].model
    if model is not None and model.share is not None:
        return model.share.likely
    source = side.view.flows[flow].source
    others = [side.view.flows[one].model for one in side.view.out[source] if one != flow]
    known = [one.share.likely for one in others if one is not None and one.share is not None]
    if len(known) < len(others) or any(value is None for value in known):
        return None
    return max(0.0, 1 - sum(value for value in known if value is not None))


def first_steps(side: Side, node: int) -> list[int]:
    """The first steps that are met from a node on, itself included; gateways and events are passed."""
    found, met, stack = [], {node}, [node]
    while stack:
        here = stack.pop()
        if side.is_step(here):
            found.append(here)
            continue
        for other in side.view.successors(here):
            if other not in met:
                met.add(other)
                stack.append(other)
    return sorted(found)


def is_data_decision(side: Side, node: int) -> bool:
    """Whether a step decides: it names a decision, or an exclusive gateway stands right behind it."""
    if getattr(side.view.nodes[node], "decides", None):
        return True
    return any(
        side.view.split(other) is Routing.EXCLUSIVE and not side.is_step(other)
        for other in side.view.successors(node)
    )


def is_decision(side: Side, node: int) -> bool:
    """Whether a step decides by rules: it names a decision, or is a rule task."""
    model = side.view.nodes[node]
    return bool(getattr(model, "decides", None)) or side.kind(node) == TaskKind.RULE


def by_hand_share(side: Side, node: int) -> float:
    """The share of the cases of an automated step that the split right behind it sends to a person.

    0 where no split stands there, where the shares are not known, or where all ways lead to a person.
    """
    following = list(side.view.successors(node))
    if len(following) != 1 or side.view.split(following[0]) is not Routing.EXCLUSIVE:
        return 0.0
    shares = [
        (share_of(side, flow), all(map(side.view.is_touch, steps)) if steps else False)
        for flow, target in branch_starts(side, following[0])
        if (steps := first_steps(side, target)) is not None
    ]
    by_hand = [share for share, is_touch in shares if is_touch]
    if len(by_hand) == len(shares) or any(share is None for share in by_hand):
        return 0.0
    return sum(share for share in by_hand if share is not None)


def alternatives(relations: Relations, nodes: Iterable[int]) -> list[int]:
    """Those of the nodes that stand instead of another of them."""
    found = list(nodes)
    return [
        one
        for one in found
        if any(relations.between(one, other) is Relation.EXCLUSIVE for other in found if other != one)
    ]
