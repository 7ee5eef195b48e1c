"""Which steps come next on each way on from a choice, and come last before it: gateways and events looked through."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from procmodel.graph import ProcessView
from procmodel.graph.view import FlowRole, NodeRole, Routing

__all__ = ["END", "Choice", "choices_of"]

END = -1
"""In the steps that come next: the case may end without one."""


class Choice:
    """One exclusive split: the steps last done before it, and for each way on the steps that may come first.

    Attributes:
        node: the split.
        before: the steps of which one was done last when a case comes to it.
        first: by flow, the steps that may be done first on it, `END` among them where the case may end.
    """

    def __init__(self, view: ProcessView, node: int, flows: list[int], alike: Mapping[int, int]) -> None:
        self.node = node
        steps = set(view.activities)
        self.before = _reached([node] if node not in steps else [], steps, lambda n: view.predecessors(n))
        if node in steps:
            self.before = {node}
        first = {flow: _first(view, view.flows[flow].target, steps) for flow in flows}
        self.before = {alike.get(step, step) for step in self.before}
        self.first = {flow: {alike.get(step, step) for step in some} for flow, some in first.items()}

    @property
    def telling(self) -> dict[int, int]:
        """The flow that each next step tells of; steps that come first on several flows tell nothing."""
        found: dict[int, int] = {}
        several: set[int] = set()
        for flow, steps in self.first.items():
            for step in steps:
                if step in found:
                    several.add(step)
                found[step] = flow
        return {step: flow for step, flow in found.items() if step not in several}


def choices_of(view: ProcessView, alike: Mapping[int, int]) -> Iterator[Choice]:
    """Every exclusive split of a process, in the order of its nodes; steps that are `alike` others stand for them."""
    for node in range(len(view)):
        if view.split(node) in (Routing.EXCLUSIVE, Routing.EVENT):
            flows = [f for f in view.out[node] if view.flows[f].role is FlowRole.SEQUENCE]
            yield Choice(view, node, flows, alike)


def _first(view: ProcessView, target: int, steps: set[int]) -> set[int]:
    if target in steps:
        return {target}
    found = _reached([target], steps, view.successors)
    passed = _passed([target], steps, view.successors)
    if any(not view.out[node] and view.roles[node] is not NodeRole.BOUNDARY for node in passed):
        found.add(END)
    return found


def _reached(begin: Iterable[int], steps: set[int], ways: Callable[[int], Iterable[int]]) -> set[int]:
    """The steps that are met first from some nodes on."""
    return {other for node in _passed(begin, steps, ways) for other in ways(node) if other in steps}


def _passed(begin: Iterable[int], steps: set[int], ways: Callable[[int], Iterable[int]]) -> set[int]:
    """What is passed before the first step."""
    met = set(begin)
    stack = list(met)
    while stack:
        for other in ways(stack.pop()):
            if other not in met and other not in steps:
                met.add(other)
                stack.append(other)
    return met
