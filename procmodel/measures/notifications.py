"""Messages that make nobody responsible."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.graph import ProcessView
from procmodel.graph.transfers import transfers_of
from procmodel.measures.counting import count
from procmodel.model import Transfer

__all__ = ["notifications"]


@count(unit="messages", better="neither")
def notifications(view: ProcessView) -> Iterator[int]:
    """Steps that pass information on; not handoffs."""
    return (node for node, kind in transfers_of(view).by_node.items() if kind is Transfer.INFORMATION)
