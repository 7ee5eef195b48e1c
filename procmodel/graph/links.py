"""Link events: where one throws, the flow goes on at the one of its name that catches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from procmodel.model import (
    BoundaryEvent,
    IntermediateCatchEvent,
    IntermediateThrowEvent,
    NodeBase,
)

__all__ = ["linked"]

_Models = Sequence[NodeBase | BoundaryEvent]


def linked(nodes: _Models, parents: Sequence[int], links: Sequence[int]) -> list[tuple[int, int]]:
    """The link events that throw, each with the one that catches.

    Args:
        nodes: the model of each node.
        parents: the box that each lies in: those of a link lie in the same.
        links: the nodes that are link events.
    """
    catching = {key: i for i, key in _named(nodes, parents, links, IntermediateCatchEvent)}
    throwing = _named(nodes, parents, links, IntermediateThrowEvent)
    return [(i, catching[key]) for i, key in throwing if key in catching]


def _named(
    nodes: _Models, parents: Sequence[int], events: Iterable[int], kind: type[NodeBase]
) -> Iterator[tuple[int, tuple[int, str | None]]]:
    """The events of a kind, with what those that belong together have in common."""
    for i in events:
        model = nodes[i]
        if isinstance(model, kind):
            named = [one.name for one in getattr(model, "definitions", ()) if one.name]
            yield i, (parents[i], named[0] if named else model.name)
