"""The parts of a process that no flow ties together: pools, and whatever is judged one by one."""

from __future__ import annotations

from procmodel.graph.view import ProcessView

__all__ = ["contents_of", "parts_of"]


def parts_of(view: ProcessView) -> list[list[int]]:
    """The nodes of each pool, in file order.

    Flows, boxes and their borders tie nodes together; so does a pool that the file names. A file without
    pools and messages is one part.
    """
    if not view.process.messages and not view.process.pools:
        return [list(range(len(view)))] if len(view) else []
    leader = list(range(len(view)))
    for source, target, _, _ in view.flows:
        _tie(leader, source, target)
    first: dict[str, int] = {}
    for node, parent in enumerate(view.parents):
        host = view.hosts[node]
        for other in (parent, host):
            if other >= 0:
                _tie(leader, node, other)
        lane = view.lane(node)
        if lane is not None and lane.pool is not None:
            _tie(leader, node, first.setdefault(lane.pool, node))
    parts: dict[int, list[int]] = {}
    for node in range(len(view)):
        parts.setdefault(_find(leader, node), []).append(node)
    return list(parts.values())


def contents_of(view: ProcessView) -> dict[int, list[int]]:
    """The nodes that lie in each expanded box, those of inner boxes included; inner boxes come first."""
    inside: dict[int, list[int]] = {box: [] for box in view.exit_of}
    for node, box in enumerate(view.parents):
        while box >= 0:
            inside[box].append(node)
            box = view.parents[box]
    return dict(sorted(inside.items(), reverse=True))


def _find(leader: list[int], node: int) -> int:
    while leader[node] != node:
        leader[node] = leader[leader[node]]
        node = leader[node]
    return node


def _tie(leader: list[int], one: int, other: int) -> None:
    one, other = _find(leader, one), _find(leader, other)
    leader[max(one, other)] = min(one, other)
