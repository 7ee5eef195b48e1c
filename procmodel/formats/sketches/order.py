"""The order in which steps are listed: that of the flow, ties by the order of the drawing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

__all__ = ["by_flow"]


def by_flow(ids: Sequence[str], ways: Mapping[str, Sequence[str]]) -> list[str]:
    """The ids, each after what leads to it as far as loops allow, a branch to its end before the next.

    Example:
        >>> by_flow(["end", "b", "a", "start"], {"start": ["a", "b"], "a": ["end"], "b": ["end"]})
        ['start', 'a', 'b', 'end']
    """
    waits = dict.fromkeys(ids, 0)
    for targets in ways.values():
        for target in targets:
            waits[target] += 1
    found: dict[str, None] = {}
    ready = [id_ for id_ in reversed(ids) if waits[id_] == 0]
    reached: dict[str, None] = {}
    rest = iter(ids)
    while len(found) < len(waits):
        if not ready:
            ready.append(_next(found, reached, rest))
        id_ = ready.pop()
        if id_ in found:
            continue
        found[id_] = None
        reached.pop(id_, None)
        for target in reversed(ways.get(id_, ())):
            waits[target] -= 1
            if target not in found:
                reached.setdefault(target)
                if waits[target] == 0:
                    ready.append(target)
    return list(found)


def _next(found: Mapping[str, None], reached: dict[str, None], rest: Iterator[str]) -> str:
    """Where a loop holds everything up: what was reached first, else what comes first in the drawing."""
    for id_ in reached:
        return id_
    return next(id_ for id_ in rest if id_ not in found)
