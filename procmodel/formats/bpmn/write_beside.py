"""Data, notes, groups and associations, written."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from procmodel.formats.bpmn.ids import Ids
from procmodel.formats.bpmn.names import tag
from procmodel.formats.bpmn.said import beside_data, extension
from procmodel.formats.bpmn.tree import child, element, finish
from procmodel.model import DataObject, Process

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Beside"]

_BOXES = (tag("subProcess"), tag("transaction"), tag("adHocSubProcess"))
_FIRST = ("documentation", "extensionElements", "auditing", "monitoring", "incoming", "outgoing", "ioSpecification",
          "property", "dataInputAssociation", "dataOutputAssociation", "standardLoopCharacteristics",
          "multiInstanceLoopCharacteristics", "laneSet")  # fmt: skip
_RANKS = {name: number for number, name in enumerate(_FIRST)}
_RANKS |= dict.fromkeys(("textAnnotation", "group", "association"), len(_FIRST) + 1)
_DIRECTIONS = {"one": "One", "both": "Both"}


class Beside:
    """Writes what lies beside the flow into the part that it is drawn in."""

    def __init__(self, process: Process, ids: Ids) -> None:
        self.process = process
        self.ids = ids
        self.written: set[str] = set()  # data objects that references share

    def categories(self) -> Iterator[_Element]:
        """The names of groups, which BPMN keeps apart from them."""
        for group in self.process.groups:
            if group.name is not None:
                category = element("category", self.ids.made(f"category_{group.id}"))
                child(category, "categoryValue", id=self.ids.of("category", group.id), value=group.name)
                yield category

    def stores(self, root: _Element) -> Iterator[_Element]:
        """The stores that references name."""
        names: dict[str, str | None] = {}
        for reference in root.iter(tag("dataStoreReference")):
            names.setdefault(reference.get("dataStoreRef", ""), reference.get("name"))
        return (element("dataStore", store, name=name) for store, name in names.items())

    def add(self, made: _Element, places: Collection[str | None], data: bool = True) -> None:
        """Add what lies in some places to an element."""
        for thing in self.process.data if data else ():
            if thing.role is None and thing.inside is not None and thing.inside in places:
                made.extend(self._data(thing))
        made.extend(self._artifacts(places))
        made[:] = sorted(made, key=_rank)

    def add_data(self, made: _Element) -> None:
        """Add the data that lies in no place of its own."""
        for thing in self.process.data:
            if thing.role is None and thing.inside is None:
                made.extend(self._data(thing))
        made[:] = sorted(made, key=_rank)

    def add_inside(self, made: _Element) -> None:
        """Add what lies in the sub-processes of a process."""
        process = self.process
        places = [thing.inside for thing in process.data]
        places += [note.inside for note in process.annotations]
        places += [group.inside for group in process.groups]
        places += [line.inside for line in process.associations]
        boxes = {self.ids.any(place): place for place in places if place}
        for holder in made.iter(*_BOXES):
            box = boxes.get(holder.get("id", ""))
            if box is not None:
                self.add(holder, {box})

    def _data(self, data: DataObject) -> Iterator[_Element]:
        """A reference to a data object or store, and the object itself."""
        ids = self.ids
        kind = "Store" if data.store else "Object"
        thing = ids.of("thing", data.refers_to) if data.refers_to else ids.made(f"{data.id}_itself")
        made = element(f"data{kind}Reference", ids.of("data", data.id), data.id, name=data.name)
        made.set(f"data{kind}Ref", thing)
        finish(made, data.note, extension("data", beside_data(data)), data.extensions)
        yield made
        if not data.store and thing not in self.written:
            self.written.add(thing)
            yield element("dataObject", thing, isCollection="true" if data.collection else None)

    def _artifacts(self, places: Collection[str | None]) -> Iterator[_Element]:
        ids, process = self.ids, self.process
        for note in process.annotations:
            if note.inside in places:
                made = element("textAnnotation", ids.of("note", note.id), note.id)
                child(made, "text", note.name or "")
                yield made
        for group in process.groups:
            if group.inside in places:
                value = None if group.name is None else ids.of("category", group.id)
                yield element("group", ids.of("group", group.id), group.id, categoryValueRef=value)
        for line in process.associations:
            if line.inside in places:
                id_ = ids.of("line", line.id) if line.id else ids.made("association")
                ends = {"sourceRef": ids.any(line.source), "targetRef": ids.any(line.target)}
                direction = _DIRECTIONS.get(line.direction)
                yield element("association", id_, line.id, associationDirection=direction, **ends)


def _rank(one: _Element) -> int:
    """Where a child of a process stands: what it says of itself, the flow, what is drawn beside it."""
    return _RANKS.get(str(one.tag).rpartition("}")[2], len(_FIRST))
