"""Sequence flows and message flows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from procmodel.formats.bpmn.conditions import are_words
from procmodel.formats.bpmn.names import OURS, tag
from procmodel.formats.bpmn.reading import Reading, attributes_of, own_id, text_of
from procmodel.model import MessageFlow, SequenceFlow
from procmodel.model.base import make

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Flow", "read_flow", "read_message"]

_CONDITION = tag("conditionExpression")
_DOCUMENTATION = tag("documentation")
_EXTENSIONS = tag("extensionElements")
_BRANCH = tag("branch", OURS)
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"


class Flow:
    """A sequence flow while it is read: its ends as the file names them, and what else it says."""

    __slots__ = ("element", "fields", "id", "source", "target")

    def __init__(self, element: _Element, id_: str, source: str, target: str, fields: dict[str, Any]) -> None:
        self.element = element
        self.id = id_
        self.source = source
        self.target = target
        self.fields = fields

    def made(self, default: bool) -> SequenceFlow:
        """The flow of the model."""
        if default:
            self.fields["default"] = True
        return make(SequenceFlow, self.fields)


def read_flow(reading: Reading, element: _Element) -> Flow:
    """A sequence flow as written."""
    id_ = reading.identify(element, "flow")
    source, target = element.get("sourceRef", ""), element.get("targetRef", "")
    fields: dict[str, Any] = {"source": source, "target": target}
    kept = own_id(id_)
    if kept is not None:
        fields["id"] = kept
    name = element.get("name")
    if name:
        fields["when"] = reading.name(element, name)
    attributes = element.attrib
    if len(attributes) > 3 + (name is not None) or len(element):
        _more(reading, element, fields)
    return Flow(element, id_, source, target, fields)


def _more(reading: Reading, element: _Element, fields: dict[str, Any]) -> None:
    known = ("id", "name", "sourceRef", "targetRef", "isImmediate")
    rest = {key: value for key, value in attributes_of(element) if key not in known}
    others: list[_Element] = []
    for child in element:
        if child.tag == _CONDITION and are_words(child, fields.get("when"), text_of(child)):
            continue
        if child.tag == _CONDITION:
            fields["condition"] = text_of(child)
            rest.update((key, value) for key, value in attributes_of(child) if key not in (_TYPE, "id"))
        elif child.tag == _DOCUMENTATION:
            fields["note"] = text_of(child) or None
        elif child.tag == _EXTENSIONS:
            for extension in child:
                if extension.tag == _BRANCH:
                    fields.update(reading.values.branch(extension))
                else:
                    others.append(extension)
        else:
            others.append(child)
    if rest or others:
        fields["extensions"] = {**fields.get("extensions", {}), **reading.rest(rest, others)}


def read_message(reading: Reading, element: _Element) -> MessageFlow:
    """A message flow as written."""
    id_ = reading.identify(element, "message flow")
    fields: dict[str, Any] = {
        "source": element.get("sourceRef", "").rpartition(":")[2],
        "target": element.get("targetRef", "").rpartition(":")[2],
        "name": reading.name(element, element.get("name")),
        "id": own_id(id_),
    }
    known = ("id", "name", "sourceRef", "targetRef")
    rest = {key: value for key, value in attributes_of(element) if key not in known}
    others = [inner for child in element for inner in (child if child.tag == _EXTENSIONS else (child,))]
    if rest or others:
        fields["extensions"] = reading.rest(rest, others)
    return make(MessageFlow, fields)
