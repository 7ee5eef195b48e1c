"""Flows that lead back to what was done before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from procmodel.comparison.relations import components
from procmodel.comparison.side import Side
from procmodel.graph.order import retreating_flows

__all__ = ["loops_without_counterpart", "ways_back"]


def ways_back(side: Side) -> list[tuple[int, int]]:
    """The flows that close a loop, as nodes; in the order of the file."""
    return [
        (side.view.flows[f].source, side.view.flows[f].target) for f in sorted(retreating_flows(side.view))
    ]


def loops_without_counterpart(
    one: Side, other: Side, forward: Mapping[int, tuple[int, ...]]
) -> Iterator[tuple[int, int]]:
    """The ways back of one model whose loop the other model does not have.

    A loop has a counterpart where a matched step of it lies in a loop of the other model too.
    """
    there = _looping(other)
    for source, target in ways_back(one):
        if _is_there(there, forward, (source, target)):
            continue
        if not _is_there(there, forward, _between(one, target, source)):
            yield source, target


def _is_there(there: set[int], forward: Mapping[int, tuple[int, ...]], nodes: Iterable[int]) -> bool:
    return any(match in there for node in nodes for match in forward.get(node, ()))


def _between(side: Side, first: int, last: int) -> set[int]:
    """The nodes on the ways from one node to another."""
    return _met(first, side, True) & _met(last, side, False)


def _met(start: int, side: Side, forwards: bool) -> set[int]:
    met, stack = {start}, [start]
    while stack:
        node = stack.pop()
        for other in side.view.successors(node) if forwards else side.view.predecessors(node):
            if other not in met:
                met.add(other)
                stack.append(other)
    return met


def _looping(side: Side) -> set[int]:
    """The nodes that lie in a loop."""
    return {node for group in components(side.view) if len(group) > 1 for node in group}
