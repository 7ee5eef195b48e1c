"""Which memories can come to each node as drawn, whatever the shares of the cases."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence
from typing import TypeVar

from procmodel.graph.routes import Routes
from procmodel.graph.trails import Rule

__all__ = ["possible"]

Memory = TypeVar("Memory", bound=Hashable)

_MOST = 4_096  # memories at one node


def possible(routes: Routes, rule: Rule[Memory], starts: Iterable[int]) -> Sequence[Collection[Memory]]:
    """The memories that can come to each node as drawn, whatever the shares; at a join all ways united."""
    arriving: list[Collection[Memory]] = [()] * len(routes)
    several: dict[int, set[Memory]] = {}  # the same, of nodes to which more than one can come
    parts: dict[int, dict[int, Memory]] = {}
    pending = [(node, rule.begin(node)) for node in starts]
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
