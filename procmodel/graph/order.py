"""The order in which a process is met when one follows its flow."""

from __future__ import annotations

from heapq import heapify, heappop, heappush

from procmodel.graph.view import ProcessView

__all__ = ["flow_order", "retreating_flows"]


def retreating_flows(view: ProcessView) -> set[int]:
    """The flows that lead back: met while their target is still open in a depth-first search in file order.

    Without them the graph has no cycle. The search starts at the starts, then at whatever is left.
    """
    state = bytearray(len(view))  # 0 not met, 1 open, 2 done
    back: set[int] = set()
    for root in (*view.starts, *range(len(view))):
        if state[root]:
            continue
        state[root] = 1
        stack = [(root, iter(view.out[root]))]
        while stack:
            node, flows = stack[-1]
            for flow in flows:
                target = view.flows[flow].target
                if state[target] == 1:
                    back.add(flow)
                elif not state[target]:
                    state[target] = 1
                    stack.append((target, iter(view.out[target])))
                    break
            else:
                state[node] = 2
                stack.pop()
    return back


def flow_order(view: ProcessView) -> list[int]:
    """All nodes so that each stands after those that lead to it, loops left aside; ties by file order.

    What cannot be reached from a start comes last.
    """
    back = retreating_flows(view)
    waiting = [sum(flow not in back for flow in view.into[i]) for i in range(len(view))]
    reached = _reached(view)
    ready = [(not reached[i], i) for i in range(len(view)) if not waiting[i]]
    heapify(ready)
    order = []
    while ready:
        node = heappop(ready)[1]
        order.append(node)
        for flow in view.out[node]:
            if flow in back:
                continue
            target = view.flows[flow].target
            waiting[target] -= 1
            if not waiting[target]:
                heappush(ready, (not reached[target], target))
    return order


def _reached(view: ProcessView) -> bytearray:
    """Which nodes a case can come to, as far as the drawing says."""
    met = bytearray(len(view))
    stack = list(view.starts)
    for node in stack:
        met[node] = 1
    while stack:
        for target in view.successors(stack.pop()):
            if not met[target]:
                met[target] = 1
                stack.append(target)
    return met
