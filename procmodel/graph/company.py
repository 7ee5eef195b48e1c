"""What may go on beside a node: the branches of the splits that its token has come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procmodel.graph.view import NodeRole, ProcessView
from procmodel.model import EndEvent, EventTrigger, Gateway, GatewayKind, IntermediateThrowEvent, StartEvent

if TYPE_CHECKING:
    from procmodel.graph.blocks import Blocks

__all__ = ["beside", "lasts"]

_AT_ONCE = (EndEvent, IntermediateThrowEvent, StartEvent)
_LOUD = frozenset(
    {EventTrigger.ERROR, EventTrigger.ESCALATION, EventTrigger.CANCEL, EventTrigger.COMPENSATION}
)


def beside(blocks: Blocks, view: ProcessView, node: int, ends: int) -> list[int]:
    """The nodes on other branches of the splits inside `ends` that the token of a node has come from.

    Args:
        blocks: the regions of the process.
        view: the process.
        node: the node.
        ends: the box whose level is meant, -1 for the process.
    """
    regions, region = blocks.regions, blocks.region_of[node]
    outermost = blocks.region_of[ends] if ends >= 0 else 0
    if region < 0:
        return [n for n, parent in enumerate(view.parents) if parent == ends and n != node]
    others: set[int] = set()
    while region not in (outermost, 0, -1):
        split, parent = regions[region].split, regions[region].parent
        others.update(
            each.number
            for each in regions
            if each.number != region and each.split == split and each.parent == parent
        )
        region = parent
    for each in regions:  # each after the one it lies in
        if each.parent in others and each.number != 0:
            others.add(each.number)
    return [n for n, number in enumerate(blocks.region_of) if number in others]


def lasts(view: ProcessView, node: int) -> bool:
    """Whether a token may be held at a node: all but gateways and events that are passed, or end, at once.

    Example:
        >>> from procmodel import read
        >>> view = ProcessView(read("examples/speeding_after.yaml"))
        >>> lasts(view, view.index["find_and_send"]), lasts(view, view.ends[0])
        (True, False)
    """
    model = view.nodes[node]
    if view.roles[node] is not NodeRole.ELEMENT:
        return view.roles[node] is NodeRole.BOUNDARY
    if isinstance(model, Gateway):
        return model.kind is GatewayKind.EVENT
    return not isinstance(model, _AT_ONCE) or model.event in _LOUD
