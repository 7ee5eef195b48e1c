"""Which memories can come to each node as drawn, whatever the shares of the cases."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

from procmodel.graph.routes import Routes
from procmodel.graph.trails import Rule

__all__ = ["possible"]

Memory = TypeVar("Memory", bound=Hashable)

_MOST = 4_096  # memories at one node


def possible(routes: Routes, rule: Rule[Memory], starts: Iterable[int]) -> list[set[Memory]]:
    """The memories that can come to each node as drawn, whatever the shares; at a join all ways united."""
    arriving: list[set[Memory]] = [set() for _ in range(len(routes))]
    parts: dict[int, dict[int, Memory]] = {}
    pending: list[tuple[int, Memory]] = []
    exits = set(routes.view.exit_of.values())
    for node in starts:
        memory = rule.begin(node)
        arriving[node].add(memory)
        pending.append((node, memory))
    out, targets, visit = routes.out, routes.target, rule.visit
    joins = routes.joins.keys() - exits
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
            if brought not in there and len(there) < _MOST:
                there.add(brought)
                pending.append((target, brought))
    return arriving


def _united(rule: Rule[Memory], memories: list[Memory]) -> Memory:
    found = memories[0]
    for other in memories[1:]:
        found = rule.unite(found, other)
    return found
