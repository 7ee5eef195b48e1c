"""Which work is done before a case ends without what it came for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from procmodel.comparison.relations import Relations
from procmodel.comparison.side import Side
from procmodel.model import EndEvent

__all__ = ["bad_ends", "refusals", "spared", "unreviewed"]


def bad_ends(side: Side) -> list[int]:
    """The ends that are not good."""
    nodes = side.view.nodes
    return [
        node for node in side.others if isinstance(nodes[node], EndEvent) and not side.view.is_good_end(node)
    ]


def refusals(side: Side) -> list[int]:
    """The ends that are not good and that no person's step stands on every way to: nobody looked."""
    return [end for end in bad_ends(side) if unreviewed(side, end)]


def unreviewed(side: Side, end: int) -> bool:
    """Whether a way leads to the end that passes no step of those who deliver the service."""
    return end in _reached(side, side.view.is_touch)


def spared(
    before: Side,
    after: Side,
    forward: Mapping[int, tuple[int, ...]],
    first: Relations,
    second: Relations,
) -> Iterator[tuple[int, list[int]]]:
    """For each matched bad end the later steps that stood before it on every way and now stand on none."""
    for end in bad_ends(before):
        for later in forward.get(end, ()):
            found = [
                node
                for one in before.steps
                if first.leads(one, end)
                for node in forward.get(one, ())
                if not second.leads(node, later) and end not in _reached(before, one.__eq__)
            ]
            if found:
                yield later, list(dict.fromkeys(found))


def _reached(side: Side, is_wall: Callable[[int], bool]) -> set[int]:
    """The nodes that cases come to without passing a wall."""
    met = {node for node in side.view.starts if not is_wall(node)}
    stack = list(met)
    while stack:
        for other in side.view.successors(stack.pop()):
            if other not in met and not is_wall(other):
                met.add(other)
                stack.append(other)
    return met
