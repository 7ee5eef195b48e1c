"""What closed boxes stand for, in touches and steps."""

from __future__ import annotations

from procmodel.graph.view import ProcessView
from procmodel.model import CallActivity, SubProcess

__all__ = ["inside"]

_BOXES = (SubProcess, CallActivity)


def inside(view: ProcessView, node: int, key: str) -> float:
    """How many touches (`touches`) or steps (`steps_inside`) a step stands for; 1 where it does not say."""
    model = view.nodes[node]
    stated = getattr(model, key) if isinstance(model, _BOXES) else None
    return 1.0 if stated is None else float(stated)
