"""Strong components: nodes that can reach each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable

__all__ = ["components_of"]

_CLOSED = 1 << 62  # the number of what is in a component already: later than all


def components_of(nodes: Iterable[int], following: Callable[[int], Iterable[int]]) -> list[list[int]]:
    """The strong components among `nodes`, each after all that it leads to; linear and without recursion.

    Args:
        nodes: where to look; their order decides ties.
        following: the nodes that a node leads to, all among `nodes`.

    Reference: Gabow, Path-based depth-first search for strong and biconnected components (2000).
    """
    number = dict.fromkeys(nodes, 0)
    met = 0
    path: list[int] = []  # the nodes that may begin a component, outermost first
    open_: list[int] = []
    found: list[list[int]] = []
    for root in number:
        if number[root]:
            continue
        stack, ahead = [root], [iter(following(root))]
        number[root] = met = met + 1
        path.append(root)
        open_.append(root)
        while ahead:
            for target in ahead[-1]:
                known = number[target]
                if not known:
                    number[target] = met = met + 1
                    path.append(target)
                    open_.append(target)
                    stack.append(target)
                    ahead.append(iter(following(target)))
                    break
                while number[path[-1]] > known:
                    path.pop()
            else:
                ahead.pop()
                node = stack.pop()
                if path[-1] == node:
                    path.pop()
                    found.append(_closed(open_, node, number))
    return found


def _closed(open_: list[int], node: int, number: dict[int, int]) -> list[int]:
    """Take the component that `node` began off the open nodes, in the order in which it was met."""
    at = len(open_) - 1
    while open_[at] != node:
        at -= 1
    group = open_[at:]
    del open_[at:]
    for member in group:
        number[member] = _CLOSED
    return group
