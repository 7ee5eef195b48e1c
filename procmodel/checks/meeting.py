"""Where branches that go on side by side meet, and nothing waits for them."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.graph.blocks import blocks_of
from procmodel.graph.view import ProcessView, Routing

__all__ = ["branches_meeting", "first_trouble"]


def first_trouble(view: ProcessView) -> int | None:
    """The first node where splits and joins do not fit together like brackets, None where they all do."""
    return blocks_of(view, [True] * len(view.flows)).trouble


def branches_meeting(view: ProcessView) -> Iterator[tuple[int, int]]:
    """The first node that several parallel branches enter without being waited for, with their split."""
    blocks = blocks_of(view, [True] * len(view.flows))
    node = blocks.trouble
    if node is None or view.join(node) is not Routing.NONE:
        return
    arriving = {blocks.region_on[flow] for flow in view.into[node]} - {-1}
    if len(arriving) > 1:
        yield node, blocks.regions[max(arriving)].split
