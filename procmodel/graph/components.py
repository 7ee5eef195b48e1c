"""Strong components: nodes that can reach each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

__all__ = ["components_of"]


def components_of(nodes: Iterable[int], following: Callable[[int], Iterable[int]]) -> list[list[int]]:
    """The strong components among `nodes`, each after all that it leads to; linear and without recursion.

    Args:
        nodes: where to look; their order decides ties.
        following: the nodes that a node leads to, all among `nodes`.

    Reference: Tarjan, Depth-first search and linear graph algorithms (1972).
    """
    number: dict[int, int] = {}
    lowest: dict[int, int] = {}
    open_: list[int] = []
    found: list[list[int]] = []
    done: set[int] = set()
    for root in nodes:
        if root in number:
            continue
        number[root] = lowest[root] = len(number)
        open_.append(root)
        stack: list[tuple[int, Iterator[int]]] = [(root, iter(following(root)))]
        while stack:
            node, targets = stack[-1]
            for target in targets:
                if target not in number:
                    number[target] = lowest[target] = len(number)
                    open_.append(target)
                    stack.append((target, iter(following(target))))
                    break
                if target not in done:
                    lowest[node] = min(lowest[node], number[target])
            else:
                stack.pop()
                if stack:
                    above = stack[-1][0]
                    lowest[above] = min(lowest[above], lowest[node])
                if lowest[node] == number[node]:
                    found.append(_closed(open_, node))
                    done.update(found[-1])
    return found


def _closed(open_: list[int], node: int) -> list[int]:
    """Take the component that `node` began off the open nodes, in the order in which it was met."""
    group: list[int] = []
    while not group or group[-1] != node:
        group.append(open_.pop())
    return group[::-1]
