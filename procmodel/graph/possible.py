"""What can come to each node as drawn, whatever the shares of the cases: memories, or what was done last."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from typing import TYPE_CHECKING, TypeVar

from procmodel.graph.routes import Routes

if TYPE_CHECKING:
    from procmodel.graph.trails import Rule

__all__ = ["last_before", "possible"]

Memory = TypeVar("Memory", bound=Hashable)

_MOST = 4_096  # memories, or nodes that were last, at one node
_NONE: frozenset[int] = frozenset()


def possible(routes: Routes, rule: Rule[Memory]) -> Sequence[Collection[Memory]]:
    """The memories that can come to each node as drawn, whatever the shares; at a join all ways united."""
    arriving: list[Collection[Memory]] = [()] * len(routes)
    several: dict[int, set[Memory]] = {}  # the same, of nodes to which more than one can come
    parts: dict[int, dict[int, Memory]] = {}
    pending = [(node, rule.begin(node)) for node in routes.entries]
    for node, memory in pending:
        arriving[node] = (memory,)
    out, targets, visit = routes.out, routes.target, rule.visit
    joins = routes.joins.keys() - set(routes.view.exit_of.values())
    while pending:
        node, memory = pending.pop()
        after = visit(node, memory)[1]
        for way in out[node]:
            target, brought = targets[way], after
            if target in joins:
                known = parts.setdefault(target, {})
                known[way] = rule.unite(known[way], after) if way in known else after
                brought = _united(rule, list(known.values()))
            there = arriving[target]
            if not there:
                arriving[target] = (brought,)
            else:
                there = several.get(target, there)
                if brought in there or len(there) >= _MOST:
                    continue
                several.setdefault(target, set(there)).add(brought)
            pending.append((target, brought))
    for node, memories in several.items():
        arriving[node] = memories
    return arriving


def _united(rule: Rule[Memory], memories: list[Memory]) -> Memory:
    found = memories[0]
    for other in memories[1:]:
        found = rule.unite(found, other)
    return found


def last_before(routes: Routes, left: Sequence[frozenset[int] | None]) -> Sequence[frozenset[int]]:
    """The nodes that can be the last of their kind before each node, as drawn.

    Args:
        routes: the ways.
        left: what is the last after each node: itself, or nothing; None where a node does not matter, so that
            it is what it was before.
    """
    source, into = routes.source, routes.into
    after = [known if met else _NONE for known, met in zip(left, routes.met, strict=True)]
    came = [_NONE] * len(routes)
    for node in routes.order:
        ways = into[node]
        if len(ways) == 1:
            found = after[source[ways[0]]] or _NONE
        else:
            found = _with(_NONE, [source[way] for way in ways], after)
        came[node] = found
        if left[node] is None:
            after[node] = found
    pending = [routes.target[way] for way in routes.back if left[source[way]] is None]
    while pending:  # what comes back on a loop with nothing done on the way
        node = pending.pop()
        found = _with(came[node], [source[way] for way in into[node]], after)
        if found != came[node]:
            came[node] = found
            if left[node] is None:
                after[node] = found
                pending += [routes.target[way] for way in routes.out[node]]
    return came


def _with(
    found: frozenset[int], nodes: Sequence[int], after: Sequence[frozenset[int] | None]
) -> frozenset[int]:
    """What is found already, and what any of some nodes leaves."""
    for node in nodes:
        left = after[node]
        if left and len(found) < _MOST:
            found |= left
    return found
