"""Strong components: nodes that can reach each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

__all__ = ["components_of"]

_CLOSED = 1 << 62  # the number of what is in a component already: later than all


def components_of(nodes: Iterable[int], following: Callable[[int], Iterable[int]]) -> list[list[int]]:
    """The strong components among `nodes`, each after all that it leads to; linear and without recursion.

    Args:
        nodes: where to look; their order decides ties.
        following: the nodes that a node leads to, all among `nodes`.

    Reference: Gabow, Path-based depth-first search for strong and biconnected components (2000).
    """
    number: dict[int, int] = {}
    path: list[int] = []  # the nodes that may begin a component, outermost first
    open_: list[int] = []
    found: list[list[int]] = []
    for root in nodes:
        if root in number:
            continue
        _meet(root, number, path, open_)
        stack: list[tuple[int, Iterator[int]]] = [(root, iter(following(root)))]
        while stack:
            node, targets = stack[-1]
            for target in targets:
                met = number.get(target)
                if met is None:
                    _meet(target, number, path, open_)
                    stack.append((target, iter(following(target))))
                    break
                while number[path[-1]] > met:
                    path.pop()
            else:
                stack.pop()
                if path[-1] == node:
                    path.pop()
                    found.append(_closed(open_, node, number))
    return found


def _meet(node: int, number: dict[int, int], path: list[int], open_: list[int]) -> None:
    number[node] = len(number)
    path.append(node)
    open_.append(node)


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
