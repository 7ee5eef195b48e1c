"""Notes, groups, associations and data: what lies beside the flow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from procmodel.formats.bpmn.names import NODES, OURS, tag
from procmodel.formats.bpmn.reading import Reading, attributes_of, own_id, text_of
from procmodel.model import Association, DataObject, Group, TextAnnotation
from procmodel.model.base import make

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["ARTIFACTS", "Artifacts", "read_data"]

ARTIFACTS = frozenset(map(tag, ("textAnnotation", "group", "association")))
"""What lies beside the flow."""

_DIRECTIONS: dict[str, Literal["none", "one", "both"]] = {"None": "none", "One": "one", "Both": "both"}
_OBJECT, _STORE = tag("dataObject"), tag("dataStore")
_REFERENCES = {tag("dataObjectReference"): "dataObjectRef", tag("dataStoreReference"): "dataStoreRef"}
_ROLES: dict[str, Literal["input", "output"]] = {tag("dataInput"): "input", tag("dataOutput"): "output"}


class Artifacts:
    """Notes, groups and associations of a file, in file order."""

    def __init__(self, categories: dict[str, str]) -> None:
        self.categories = categories
        self.annotations: list[TextAnnotation] = []
        self.groups: list[Group] = []
        self.associations: list[Association] = []
        self.others: list[_Element] = []

    def read(self, reading: Reading, element: _Element, inside: str | None) -> None:
        """Take one up."""
        id_ = reading.identify(element, "artifact")
        place: dict[str, Any] = {} if inside is None else {"inside": inside}
        kind = element.tag
        if kind == tag("textAnnotation"):
            text = element.find(tag("text"))
            words = text_of(text) if text is not None else ""
            note = {"id": id_, "name": words or None, **place}
            self.annotations.append(make(TextAnnotation, note))
        elif kind == tag("group"):
            value = element.get("categoryValueRef", "").rpartition(":")[2]
            name = self.categories.get(value) or None
            self.groups.append(make(Group, {"id": id_, "name": name, **place}))
        else:
            ends = {"source": element.get("sourceRef", ""), "target": element.get("targetRef", "")}
            fields: dict[str, Any] = {key: value.rpartition(":")[2] for key, value in ends.items()}
            direction = _DIRECTIONS.get(element.get("associationDirection", "None"), "none")
            if own_id(id_) is not None:
                fields["id"] = id_
            self.associations.append(make(Association, {**fields, "direction": direction, **place}))

    def other(self, element: _Element) -> None:
        """Keep what is not understood."""
        self.others.append(element)


def read_data(reading: Reading, root: _Element, pool_of: dict[str, str]) -> list[DataObject]:
    """Data objects and stores: each reference is one; what nothing refers to stands for itself."""
    things = {element.get("id", ""): element for element in root.iter(_OBJECT, _STORE)}
    referred = set()
    found = []
    for element in root.iter(*_REFERENCES):
        id_ = reading.identify(element, "data")
        refers = element.get(_REFERENCES[element.tag], "").rpartition(":")[2]
        thing = things.get(refers)
        referred.add(refers)
        found.append(_data(reading, element, id_, thing, refers or None, pool_of))
    for id_, thing in things.items():
        if id_ not in referred:
            reading.identify(thing, "data")
            found.append(_data(reading, thing, id_, thing, None, pool_of))
    for process in root.iterchildren(tag("process")):
        for element in process.iterfind(f"{tag('ioSpecification')}/*"):
            role = _ROLES.get(element.tag)
            if role is not None:
                fields: dict[str, Any] = {"id": reading.identify(element, "data"), "role": role}
                fields["name"] = reading.name(element, element.get("name"))
                place = pool_of.get(process.get("id", ""))
                fields |= {} if place is None else {"inside": place}
                found.append(make(DataObject, fields))
    reading.data.update(data.id for data in found)
    return found


def _data(
    reading: Reading,
    element: _Element,
    id_: str,
    thing: _Element | None,
    refers: str | None,
    pool_of: dict[str, str],
) -> DataObject:
    name = element.get("name") or (thing.get("name") if thing is not None else None)
    fields: dict[str, Any] = {"id": id_, "name": reading.name(element, name)}
    if element.tag in (tag("dataStoreReference"), _STORE):
        fields["store"] = True
    if thing is not None and thing.get("isCollection") == "true":
        fields["collection"] = True
    if own_id(refers) is not None:
        fields["refers_to"] = refers
    _described(reading, element, fields)
    inside = element.getparent()
    if inside is not None:
        place = inside.get("id", "")
        if inside.tag in NODES:
            fields["inside"] = place
        elif place in pool_of:
            fields["inside"] = pool_of[place]
    return make(DataObject, fields)


def _described(reading: Reading, element: _Element, fields: dict[str, Any]) -> None:
    """Notes on a piece of data, and what is not understood."""
    others: list[_Element] = []
    known = ("id", "name", "dataObjectRef", "dataStoreRef", "isCollection", "capacity", "isUnlimited")
    rest = {key: value for key, value in attributes_of(element) if key not in known}
    for child in element:
        if child.tag == tag("documentation"):
            fields["note"] = text_of(child) or None
        elif child.tag == tag("extensionElements"):
            for extension in child:
                if extension.tag == tag("data", OURS):
                    fields.update(reading.values.data(extension))
                else:
                    others.append(extension)
        else:
            others.append(child)
    if rest or others:
        fields["extensions"] = {**fields.get("extensions", {}), **reading.rest(rest, others)}
