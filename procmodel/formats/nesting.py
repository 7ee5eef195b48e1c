"""Ids inside boxes as format 1 says them: `box/task`."""

from __future__ import annotations

from procmodel.formats.bpmn.renaming import renamed
from procmodel.model import Process, SubProcess
from procmodel.model.base import make

__all__ = ["with_full_ids"]


def with_full_ids(process: Process) -> Process:
    """The same process, the elements in its boxes called by box and element; what names them follows."""
    names: dict[str, str] = {}
    waiting = [(node, "") for node in process.nodes]
    while waiting:
        node, prefix = waiting.pop()
        full = node.id if node.id.startswith(prefix) else prefix + node.id
        if full != node.id:
            names[node.id] = full
        if isinstance(node, SubProcess):
            waiting += [(inner, f"{full}/") for inner in node.nodes]
    if not names:
        return process
    return make(Process, renamed(process.__dict__, names)).with_origin(process.origin)
