"""The order in which a process is met when one follows its flow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import chain

from procmodel.graph.once import once
from procmodel.graph.view import ProcessView

__all__ = ["flow_order", "flow_order_like", "flows_back_as_written", "retreating", "retreating_flows"]

_AS_OFTEN = (
    4  # how often an element is looked at, as one of several loops in each other, before a search is better
)


@once
def flows_back_as_written(view: ProcessView) -> set[int] | None:
    """The flows that lead back, if the file tells its elements in the order of the flow; else None.

    It does if each is led to from one before it, but for the starts, and each flow to one before closes a loop:
    nothing but its first element is led to from outside of the stretch between. All such loops are natural.
    """
    told = bytearray(len(view))
    for start in view.starts:
        told[start] = 1
    starts = bytes(told)
    back: list[int] = []
    for flow, (source, target) in enumerate(zip(view.source, view.target, strict=True)):
        if source < target:
            told[target] = 1
        else:
            back.append(flow)
    if not all(told):
        return None
    left = _AS_OFTEN * len(view)
    for flow in back:
        first, last = view.target[flow], view.source[flow]
        left -= last - first
        if left < 0 or 1 in starts[first + 1 : last + 1] or not _is_closed(view, first, last):
            return None
    return set(back)


def _is_closed(view: ProcessView, first: int, last: int) -> bool:
    """Whether nothing from outside leads into a stretch but to its first element."""
    source, stretch = view.source, range(first, last + 1)
    for ways in view.into[first + 1 : last + 1]:
        for way in ways:
            if source[way] not in stretch:
                return False
    return True


@once
def retreating_flows(view: ProcessView) -> set[int]:
    """The flows that lead back: met while their target is still open in a depth-first search in file order.

    Without them the graph has no cycle. The search starts at the starts, then at whatever is left.
    """
    known = flows_back_as_written(view)
    return retreating(view.starts, view.out, view.target) if known is None else known


def retreating(starts: Iterable[int], out: Sequence[Sequence[int]], target: Sequence[int]) -> set[int]:
    """As `retreating_flows`, for a graph given by the edges out of each node and where they lead."""
    state = bytearray(len(out))  # 0 not met, 1 open, 2 done
    back: set[int] = set()
    for root in chain(starts, range(len(out))):
        if state[root]:
            continue
        state[root] = 1
        stack = [(root, iter(out[root]))]
        while stack:
            node, edges = stack[-1]
            for edge in edges:
                following = target[edge]
                if state[following] == 1:
                    back.add(edge)
                elif not state[following]:
                    state[following] = 1
                    stack.append((following, iter(out[following])))
                    break
            else:
                state[node] = 2
                stack.pop()
    return back


@once
def flow_order(view: ProcessView) -> list[int]:
    """All nodes so that each stands after those that lead to it, loops left aside; ties by file order.

    What cannot be reached from a start comes last.
    """
    as_written = list(range(len(view)))
    return as_written if flows_back_as_written(view) is not None else _in_order(view, as_written)


def flow_order_like(view: ProcessView, places: Mapping[int, int]) -> list[int]:
    """As `flow_order`, ties by the places that nodes have elsewhere; what has none comes as soon as it can.

    So branches that are only drawn, or written, the other way round come in the same order.
    """
    return _in_order(view, sorted(range(len(view)), key=lambda node: places.get(node, -1)))


def _in_order(view: ProcessView, by_place: Sequence[int]) -> list[int]:
    """All nodes in the order of the flow; of several that could come next, the one whose place is first."""
    back, target, out = retreating_flows(view), view.target, view.out
    waiting = [len(into) for into in view.into]
    for flow in back:
        waiting[target[flow]] -= 1
    unreached = _unreached(view)
    by_rank = sorted(by_place, key=unreached.__getitem__) if any(unreached) else by_place
    rank = [0] * len(view)
    for number, node in enumerate(by_rank):
        rank[node] = number
    ready = [rank[node] for node, count in enumerate(waiting) if not count]
    heapify(ready)
    order = []
    while ready:
        node = by_rank[heappop(ready)]
        order.append(node)
        for flow in out[node]:
            if flow in back:
                continue
            following = target[flow]
            waiting[following] -= 1
            if not waiting[following]:
                heappush(ready, rank[following])
    return order


def _unreached(view: ProcessView) -> bytearray:
    """Which nodes no case can come to, as far as the drawing says."""
    left = bytearray(b"\1") * len(view)
    target, out = view.target, view.out
    stack = list(view.starts)
    for node in stack:
        left[node] = 0
    while stack:
        for flow in out[stack.pop()]:
            following = target[flow]
            if left[following]:
                left[following] = 0
                stack.append(following)
    return left
