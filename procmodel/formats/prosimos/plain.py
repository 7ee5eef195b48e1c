"""A BPMN document as Prosimos reads it: it knows plain tasks only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procmodel.formats.bpmn.names import NODES, OURS, local, tag
from procmodel.formats.bpmn.said import extension
from procmodel.formats.bpmn.tree import child
from procmodel.model import Task, TaskKind

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["with_plain_tasks"]


def with_plain_tasks(root: _Element) -> _Element:
    """The same document, every task plain; what kind it is stands beside it, where our own reader finds it."""
    for step in root.iter(*NODES):
        type_, kind = NODES[str(step.tag)]
        if type_ is not Task or kind is TaskKind.PLAIN:
            continue
        ours = step.find(f"{tag('extensionElements')}/{tag('step', OURS)}")
        if ours is None:
            ours = _ours(step, str(kind))
        ours.set("kind", str(kind))
        step.tag = tag("task")
    return root


def _ours(step: _Element, kind: str) -> _Element:
    """Our extension of a step that had none."""
    holder = step.find(tag("extensionElements"))
    if holder is None:
        holder = child(step, "extensionElements")
        at = 1 if len(step) > 1 and local(str(step[0].tag)) == "documentation" else 0
        step.insert(at, holder)
    made = extension("step", {}, kind=kind)
    assert made is not None
    holder.append(made)
    return made
