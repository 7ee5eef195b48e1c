"""One level of nesting while a view is made, and its elements in rows that can be numbered at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procmodel.model import Activity, BoundaryEvent, NodeBase, SequenceFlow, Task

__all__ = ["Level", "runs_of"]


def runs_of(nodes: Sequence[NodeBase]) -> Iterator[tuple[list[NodeBase], bool]]:
    """Elements that are one node each, as long as they stand in a row; any other alone, and marked.

    More than one node may be what has contents, or something on its border.
    """
    begin = 0
    for number in [n for n, m in enumerate(nodes) if (m.on if type(m) is Task else isinstance(m, Activity))]:
        if begin < number:
            yield [*nodes[begin:number]], False
        yield [nodes[number]], True
        begin = number + 1
    if begin < len(nodes):
        yield [*nodes[begin:]], False


class Level:
    """One level of nesting while the view is made."""

    __slots__ = ("boundaries", "box", "entry", "exit", "flows", "nodes", "prefix")

    def __init__(
        self, nodes: tuple[NodeBase, ...], flows: tuple[SequenceFlow, ...], prefix: str, box: int
    ) -> None:
        self.nodes, self.flows, self.prefix, self.box = nodes, flows, prefix, box
        self.entry: dict[str, int] = {}
        self.exit: dict[str, int] = {}  # of boxes with contents, which are left at another node
        self.boundaries: list[tuple[int, int, BoundaryEvent]] = []
