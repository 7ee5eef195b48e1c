"""Flow nodes: activities, gateways and events with what they say of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from procmodel.formats.bpmn.events import definition_of, duration_of, trigger_of
from procmodel.formats.bpmn.names import NODES, OURS, TRIGGERS, tag
from procmodel.formats.bpmn.reading import Reading, attributes_of, text_of
from procmodel.model import (
    Activity,
    BoundaryEvent,
    CallActivity,
    EventDefinition,
    IntermediateCatchEvent,
    Repeat,
    StartEvent,
    SubProcess,
    Task,
    TaskKind,
)
from procmodel.model.base import make

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["CONTENTS", "DATA_TAGS", "PLACEHOLDER", "Parts", "read_node"]

DATA_TAGS = frozenset(map(tag, ("dataObject", "dataObjectReference", "dataStoreReference")))
"""Data that is drawn among the nodes."""

_LANES = tag("laneSet")
CONTENTS = frozenset(
    {*NODES, *DATA_TAGS, *map(tag, ("sequenceFlow", "textAnnotation", "group", "association")), _LANES}
)
"""What lies in a process or sub-process, beside what these say of themselves."""

_WAYS = frozenset({tag("incoming"), tag("outgoing")})
_DOCUMENTATION = tag("documentation")
_EXTENSIONS = tag("extensionElements")
_STEP, _EVENT = tag("step", OURS), tag("event", OURS)
_INPUT, _OUTPUT = tag("dataInputAssociation"), tag("dataOutputAssociation")
_PROPERTY = tag("property")
PLACEHOLDER = "__targetRef_placeholder"
"""The name of a property that only gives data somewhere to go, as BPMN wants it."""

_LOOP = tag("standardLoopCharacteristics")
_SEVERAL = tag("multiInstanceLoopCharacteristics")
_VARIETY = {tag("transaction"): "transaction", tag("adHocSubProcess"): "ad-hoc"}
_SILENT = frozenset(  # what says no more than the default, or what the flows say already
    {
        ("completionQuantity", "1"),
        ("startQuantity", "1"),
        ("isForCompensation", "false"),
        ("triggeredByEvent", "false"),
        ("parallelMultiple", "false"),
        ("instantiate", "false"),
        ("eventGatewayType", "Exclusive"),
        ("isInterrupting", "true"),
        ("cancelActivity", "true"),
    }
)
_FALSE = frozenset({"false", "0"})


class Parts:
    """A node while it is read: its type, its fields, and what only its level can settle."""

    __slots__ = ("contents", "default", "element", "fields", "host", "id", "type")

    def __init__(self, element: _Element, id_: str, type_: Any, kind: str) -> None:
        self.element = element
        self.id = id_
        self.type = type_
        self.fields: dict[str, Any] = {"kind": kind, "id": id_}
        self.contents: list[_Element] = []
        self.default: str | None = None
        self.host = ""


def read_node(reading: Reading, element: _Element) -> Parts:
    """One node as written; what lies in a sub-process is only gathered."""
    type_, kind = NODES[element.tag]
    parts = Parts(element, reading.identify(element, "element"), type_, kind)
    reading.nodes += 1
    rest = _attributes(reading, parts)
    others, definitions = _children(reading, parts)
    if definitions or type_ is BoundaryEvent:
        _event(parts, definitions)
    if type_ is Task and parts.fields["kind"] is TaskKind.PLAIN:
        reading.plain.append(parts.id)
    if element.tag in _VARIETY:
        parts.fields["variety"] = _VARIETY[element.tag]
    if issubclass(type_, Activity) and "name" not in parts.fields:
        reading.unnamed.append(parts.id)
    if (rest or others) and (kept := reading.rest(rest, others)):
        parts.fields["extensions"] = {**parts.fields.get("extensions", {}), **kept}
    return parts


def _attributes(reading: Reading, parts: Parts) -> dict[str, str]:
    """Take what the model has a field for; the rest is returned."""
    rest: dict[str, str] = {}
    fields = parts.fields
    for key, value in attributes_of(parts.element):
        if key == "id":
            continue
        if key == "name":
            if value:
                fields["name"] = reading.name(parts.element, value)
        elif key == "default":
            parts.default = value
        elif key == "attachedToRef":
            parts.host = value.rpartition(":")[2]
        elif key == "calledElement" and parts.type is CallActivity:
            fields["element"] = value
        elif key == "isForCompensation":
            fields["for_compensation"] = value not in _FALSE
        elif key == "triggeredByEvent" and parts.type is SubProcess:
            fields["triggered_by_event"] = value not in _FALSE
        elif (key == "cancelActivity" and parts.type is BoundaryEvent) or (
            key == "isInterrupting" and parts.type is StartEvent
        ):
            fields["interrupts"] = value not in _FALSE
        elif key != "gatewayDirection" and (key, value) not in _SILENT:
            rest[key] = value
    return rest


def _children(reading: Reading, parts: Parts) -> tuple[list[_Element], list[EventDefinition]]:
    """Take what the model has a field for; the rest is returned, and what an event waits for or tells."""
    others: list[_Element] = []
    definitions: list[EventDefinition] = []
    is_box = parts.type is SubProcess
    late = False
    for child in parts.element:
        tag_ = child.tag
        if tag_ in _WAYS:
            if late:
                reading.disorder.setdefault(parts.id, None)
        elif is_box and tag_ in CONTENTS and tag_ != _LANES:
            late = True
            parts.contents.append(child)
        elif tag_ == _DOCUMENTATION:
            _note(parts, child)
        elif tag_ == _EXTENSIONS:
            _extensions(reading, parts, child, others)
        elif tag_ in TRIGGERS:
            late = True
            definitions.append(definition_of(reading, child))
        else:
            late = True
            if not _known(reading, parts, child):
                others.append(child)
    return others, definitions


def _note(parts: Parts, child: _Element) -> None:
    text = text_of(child)
    if text:
        before = parts.fields.get("note")
        parts.fields["note"] = f"{before}\n\n{text}" if before else text


def _extensions(reading: Reading, parts: Parts, child: _Element, others: list[_Element]) -> None:
    for extension in child:
        if extension.tag == _STEP and parts.type is not BoundaryEvent:
            parts.fields.update(reading.values.step(extension, parts.fields["kind"]))
        elif extension.tag == _EVENT and parts.type is BoundaryEvent:
            parts.fields.update(reading.values.event(extension))
        else:
            others.append(extension)


def _known(reading: Reading, parts: Parts, child: _Element) -> bool:
    """Take data associations and loop marks."""
    tag_ = child.tag
    if tag_ == _PROPERTY and child.get("name") == PLACEHOLDER:
        return True
    if tag_ in (_INPUT, _OUTPUT) and parts.type is not BoundaryEvent:
        end = child.find(tag("sourceRef" if tag_ == _INPUT else "targetRef"))
        data = (end.text or "").strip().rpartition(":")[2] if end is not None else ""
        if data not in reading.data:
            return False
        key = "reads" if tag_ == _INPUT else "writes"
        parts.fields[key] = (*parts.fields.get(key, ()), data)
        return True
    if tag_ == _LOOP and issubclass(parts.type, Activity) and not len(child):
        parts.fields.setdefault("repeat", make(Repeat, {"loop": True}))
        return True
    if tag_ == _SEVERAL and issubclass(parts.type, Activity):
        return _several(parts, child)
    return False


def _several(parts: Parts, child: _Element) -> bool:
    """Several instances: how often, where it is a number, and whether at once."""
    fields: dict[str, Any] = {"parallel": child.get("isSequential", "false") in _FALSE}
    cardinality = child.find(tag("loopCardinality"))
    text = text_of(cardinality) if cardinality is not None else ""
    if text.isdecimal() and len(text) < 7:
        fields["times"] = int(text)
    parts.fields.setdefault("repeat", make(Repeat, fields))
    plain = len(child) - (cardinality is not None and "times" in fields)
    return plain == 0 and all(key in ("id", "isSequential") for key in child.keys())  # noqa: SIM118


def _event(parts: Parts, definitions: list[EventDefinition]) -> None:
    """What an event waits for; how long, where a timer says so in ISO 8601."""
    parts.fields.update(trigger_of(definitions))
    key = {BoundaryEvent: "after", IntermediateCatchEvent: "delay"}.get(parts.type)
    if key is not None and key not in parts.fields:
        duration = duration_of(definitions)
        if duration is not None:
            parts.fields[key] = duration
