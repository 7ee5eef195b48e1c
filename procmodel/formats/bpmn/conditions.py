"""When a way on is taken. In BPMN a step takes every way that has no condition, ours with shares or words take one.

So these ways get their words as a condition too: BPMN's plain expression, which is natural language. It is no
formula, so a process that a machine is to run gets none, and is not called executable where it would need them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from procmodel.formats.bpmn.names import GENERATED
from procmodel.formats.quantities import show
from procmodel.model import Gateway, Process, SequenceFlow, SubProcess
from procmodel.model.nodes import NodeBase

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["are_words", "has_formulas", "name_of_words", "words_for"]

_CHOICES = frozenset({"exclusive", "inclusive", "complex"})
_REST = "otherwise"
_WORDS = "_words"


def words_for(flows: Sequence[SequenceFlow], steps: Iterable[str]) -> dict[int, str]:
    """The words for the ways out of these steps, by place; none for ways that a BPMN file named itself."""
    every = _leaving(flows)
    return {
        number: flow.when or (show(flow.share) if flow.share is not None else "") or _REST
        for step in steps
        if _is_choice([flows[number] for number in every.get(step, ())])
        for number in every[step]
        if not ((flow := flows[number]).condition or flow.default or flow.id)
    }


def are_words(element: _Element, name: str | None, text: str) -> bool:
    """Whether a condition is one of these words, and not what somebody has written over them."""
    id_ = element.get("id", "")
    ours = id_.startswith(GENERATED) and id_.endswith(_WORDS)
    return ours and len(element.attrib) == 1 and (not name or name.split() == text.split())


def name_of_words(flow: str) -> str:
    """What the condition of a flow is called."""
    return f"{flow.removeprefix(GENERATED)}{_WORDS}"


def has_formulas(process: Process) -> bool:
    """Whether every choice says by a condition which way it takes, so that a machine can take it."""
    boxes = [node for node in process.walk() if isinstance(node, SubProcess)]
    levels = [(process.nodes, process.flows), *((box.nodes, box.flows) for box in boxes)]
    return all(_says_which(nodes, flows) for nodes, flows in levels)


def _says_which(nodes: Iterable[NodeBase], flows: Sequence[SequenceFlow]) -> bool:
    every = _leaving(flows)
    for node in nodes:
        ways = [flows[number] for number in every.get(node.id, ())]
        kind = str(getattr(node, "kind", ""))
        choice = kind in _CHOICES and len(ways) > 1 if isinstance(node, Gateway) else _is_choice(ways)
        if choice and sum(not (way.condition or way.default) for way in ways):
            return False
    return True


def _is_choice(ways: Sequence[SequenceFlow]) -> bool:
    """Whether a step with these ways on takes one of them."""
    return len(ways) > 1 and any(way.share or way.when or way.condition or way.default for way in ways)


def _leaving(flows: Sequence[SequenceFlow]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, flow in enumerate(flows):
        found.setdefault(flow.source, []).append(number)
    return found
