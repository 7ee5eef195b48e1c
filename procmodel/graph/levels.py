"""One level of nesting while a view is made, and its elements in rows that can be numbered at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procmodel.model import Activity, BoundaryEvent, NodeBase, SequenceFlow, Task

__all__ = ["Level", "is_one_node", "runs_of"]


def is_one_node(model: NodeBase) -> bool:
    """Whether an element is one node: no box that may have contents, nothing on its border."""
    kind = type(model)
    if kind is Task:
        return not model.on  # type: ignore[attr-defined]
    return not isinstance(model, Activity)


def runs_of(nodes: Sequence[NodeBase]) -> Iterator[list[NodeBase]]:
    """Elements that are one node each, as long as they stand in a row; any other alone."""
    begin = 0
    for number in [n for n, model in enumerate(nodes) if not is_one_node(model)]:
        if begin < number:
            yield [*nodes[begin:number]]
        yield [nodes[number]]
        begin = number + 1
    if begin < len(nodes):
        yield [*nodes[begin:]]


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
