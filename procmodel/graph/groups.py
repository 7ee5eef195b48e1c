"""The strong components of a process with the flow: nodes one by one, and loops as a whole.

A file mostly tells its steps in the order of the flow. So a loop lies between the two ends of a flow that leads
back to an earlier node, or of several that overlap; whatever lies outside is in no loop, and stands in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from procmodel.graph.routes import Routes

__all__ = ["groups_of"]


def groups_of(routes: Routes) -> list[Sequence[int]]:
    """The strong components, each after those that lead to it; worked out once.

    A loop that is all of a stretch of the file is a `range`.
    """
    known: list[Sequence[int]] | None = routes.__dict__.get("_groups")
    if known is None:
        known = routes.__dict__["_groups"] = _groups(routes)
    return known


def _groups(routes: Routes) -> list[Sequence[int]]:
    size = len(routes)
    before, after = (
        [-1] * size,
        [size] * size,
    )  # the nearest node in the file that leads to each, that each leads to
    back: list[tuple[int, int]] = []
    for source, target in _ways(routes):
        if source < target:
            if source > before[target]:
                before[target] = source
            if target < after[source]:
                after[source] = target
        elif target < source:
            back.append((target, source))
    found: list[Sequence[int]] = []
    done = 0
    for first, last, is_closed in _stretches(back):
        found += zip(range(done, first))
        done = last + 1
        # A flow leads from its last node to its first, and all between are reached from there and lead there.
        if is_closed and min(before[first + 1 : done]) >= first and max(after[first:last]) <= last:
            found.append(range(first, done))
        else:
            found += _within(routes, range(first, done))
    found += zip(range(done, size))
    return found


def _ways(routes: Routes) -> Iterable[tuple[int, int]]:
    """The two ends of each way that is followed."""
    if not routes.through:
        return zip(routes.source, routes.target, strict=True)
    return ((node, routes.target[way]) for node, ways in enumerate(routes.out) for way in ways)


def _stretches(back: list[tuple[int, int]]) -> list[tuple[int, int, bool]]:
    """First and last node of each stretch that flows back span, and whether one flow spans all of it."""
    found: list[tuple[int, int, bool]] = []
    for first, last in sorted(back):
        if not found or first > found[-1][1]:
            found.append((first, last, True))
        elif last > found[-1][1]:
            begin = found[-1][0]
            found[-1] = (begin, last, first == begin)
    return found


def _within(routes: Routes, stretch: range) -> Iterable[list[int]]:
    """The strong components of a stretch."""
    from procmodel.graph.components import components_of  # here: the stretch of most loops is a loop

    target = routes.target
    inside = {node: [target[way] for way in routes.out[node] if target[way] in stretch] for node in stretch}
    return reversed(components_of(stretch, inside.__getitem__))
