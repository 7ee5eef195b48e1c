"""Elements while they are written: children in the order that BPMN's schema wants."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from procmodel.formats.bpmn.names import BPMN, OURS, tag
from procmodel.formats.bpmn.said import KEPT, inert
from procmodel.formats.xml import parser

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["child", "element", "finish", "put_in_order"]

_ORDER = {
    name: number
    for number, name in enumerate(
        (
            "documentation", "extensionElements", "participantMultiplicity", "auditing", "monitoring",
            "categoryValueRef", "incoming", "outgoing", "ioSpecification", "supportedInterfaceRef", "property",
            "laneSet", "dataInput", "dataOutput", "dataInputAssociation", "dataOutputAssociation", "inputSet",
            "outputSet", "resourceRole", "performer", "humanPerformer", "potentialOwner", "loopCharacteristics",
            "standardLoopCharacteristics", "multiInstanceLoopCharacteristics", "conditionExpression",
            "partitionElement", "flowNodeRef", "childLaneSet", "text",
        )
    )
}  # fmt: skip
_LAST = len(_ORDER)


def element(kind: str, id_: str | None, model_id: str | None = None, /, **attributes: str | None) -> _Element:
    """An element of BPMN. `model_id` is marked where the name in XML is another one."""
    from lxml import etree

    made = etree.Element(tag(kind))
    if id_ is not None:
        made.set("id", id_)
        if model_id is not None and model_id != id_:
            made.set(tag("id", OURS), inert(model_id))
    for key, value in attributes.items():
        if value is not None:
            made.set(key, inert(value))
    return made


def child(parent: _Element, kind: str, text: str | None = None, /, **attributes: str | None) -> _Element:
    """A new child."""
    made = element(kind, None, **attributes)
    if text is not None:
        made.text = inert(text)
    parent.append(made)
    return made


def finish(
    made: _Element, note: str | None, ours: _Element | None, extensions: Mapping[str, Any], order: bool = True
) -> None:
    """Add notes, our extension, what other tools wrote; put the children in order."""
    kept = extensions.get(KEPT) if extensions else None
    outside: list[_Element] = [] if ours is None else [ours]
    if note:
        child(made, "documentation", note)
    if isinstance(kept, Mapping):
        for key, value in kept.items():
            if key == "elements":
                outside += _parsed(made, value)
            elif isinstance(value, str):
                _set(made, key, value)
    if outside:
        holder = child(made, "extensionElements")
        holder.extend(outside)
    if order and len(made) > 1:
        made[:] = sorted(made, key=_rank)


def put_in_order(parent: _Element, made: _Element) -> None:
    """Add a child to an element that is finished, where BPMN's schema wants it."""
    rank = _rank(made)
    at = next((number for number, one in enumerate(parent) if _rank(one) > rank), len(parent))
    parent.insert(at, made)


def _rank(one: _Element) -> int:
    return _ORDER.get(str(one.tag).rpartition("}")[2], _LAST)


def _parsed(made: _Element, texts: object) -> list[_Element]:
    """What other tools wrote: BPMN's own goes in as a child, the rest is returned."""
    from lxml import etree

    outside = []
    for text in texts if isinstance(texts, list | tuple) else ():
        try:
            one = etree.fromstring(str(text).encode("utf-8"), parser())
        except etree.XMLSyntaxError:
            continue  # edited by hand since: no XML any more
        if one.tag.startswith(f"{{{BPMN}}}"):
            made.append(one)
        else:
            outside.append(one)
    return outside


def _set(made: _Element, key: str, value: str) -> None:
    try:
        if key not in made.attrib:
            made.set(key, inert(value))
    except ValueError:
        return  # no name that XML knows
