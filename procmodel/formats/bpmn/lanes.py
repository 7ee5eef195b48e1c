"""Pools and lanes: who does the work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from procmodel.formats.bpmn.names import GENERATED, OURS, tag
from procmodel.formats.bpmn.reading import Reading, attributes_of, text_of
from procmodel.model import Lane, Pool
from procmodel.model.base import make

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Party", "parties_of", "read_lanes"]

_LANE, _LANES, _CHILDREN, _REFERENCE = map(tag, ("lane", "laneSet", "childLaneSet", "flowNodeRef"))
_OURS = tag("lane", OURS)
_DOCUMENTATION, _EXTENSIONS = tag("documentation"), tag("extensionElements")


class Party:
    """A pool while it is read: the participant, if it is drawn, and its process, if it shows one."""

    def __init__(self, id_: str, participant: _Element | None, process: _Element | None) -> None:
        self.id = id_
        self.participant = participant
        self.process = process
        self.lanes: list[Lane] = []
        self.lane_of: dict[str, str] = {}

    @property
    def is_ours(self) -> bool:
        """Whether writing made it up for a model without pools."""
        return self.id.startswith(GENERATED)

    @property
    def box(self) -> _Element | None:
        """Our mark on a pool that is a lane of ours; None on every other."""
        if self.participant is None or self.process is not None:
            return None
        found = self.participant.find(f"{_EXTENSIONS}/{_OURS}")
        return found if found is not None and found.get("box") == "true" else None

    @property
    def name(self) -> str | None:
        """What it is called: as drawn, else as its process."""
        drawn = self.participant.get("name") if self.participant is not None else None
        title = self.process.get("name") if self.process is not None else None
        return (drawn if self.participant is not None else title) or None

    def pool(self, reading: Reading) -> Pool:
        """The pool of the model."""
        process, drawn = self.process, self.participant
        fields: dict[str, Any] = {"id": self.id, "name": None}
        if drawn is None:
            fields["drawn"] = False
        else:
            fields["name"] = reading.name(drawn, drawn.get("name"))
            known = ("id", "name", "processRef")
            fields.update(_beside(reading, drawn, known, "extensions"))
        if process is not None:
            fields["process"] = process.get("id")
            fields["title"] = reading.name(process, process.get("name"))
            if process.get("isExecutable") is not None:
                fields["executable"] = process.get("isExecutable") == "true"
            known = ("id", "name", "isExecutable")
            fields.update(_beside(reading, process, known, "process_extensions"))
        return make(Pool, fields)

    def own_lane(self, reading: Reading) -> Lane:
        """The pool as its own lane."""
        fields: dict[str, Any] = {"id": self.id, "name": self.name, "pool": self.id}
        if self.participant is not None:
            fields["organisation"] = self.name
        if self.participant is not None:
            for ours in self.participant.iterfind(f"{_EXTENSIONS}/{_OURS}"):
                if ours.get("box") == "true":
                    note = _beside(reading, self.participant, ("id", "name"), "extensions")
                    fields = {"id": self.id, "name": reading.name(self.participant, self.name), **note}
                fields.update(reading.values.lane(ours))
        return make(Lane, fields)


def _beside(reading: Reading, element: _Element, known: tuple[str, ...], key: str) -> dict[str, Any]:
    """Notes, and what is not understood."""
    rest = {name: value for name, value in attributes_of(element) if name not in known}
    found: dict[str, Any] = {}
    others: list[_Element] = []
    notes = []
    for child in element:
        if child.tag == _DOCUMENTATION:
            notes.append(text_of(child))
        elif child.tag == _EXTENSIONS:
            others.extend(one for one in child if not one.tag.startswith(f"{{{OURS}}}"))
        elif child.tag in (tag("participantMultiplicity"), tag("ioSpecification"), tag("property")):
            others.append(child)
    if any(notes):
        found["note"] = "\n\n".join(filter(None, notes))
    if rest or others:
        found[key] = reading.rest(rest, others)
    return found


def parties_of(reading: Reading, root: _Element) -> list[Party]:
    """The pools as drawn, then the processes that no pool shows."""
    processes = {process.get("id", ""): process for process in root.iterchildren(tag("process"))}
    for process in root.iterchildren(tag("process")):
        id_ = reading.identify(process, "process")
        process.set("id", id_)
        processes[id_] = process
    processes.pop("", None)
    found = []
    shown: set[str] = set()
    for participant in root.iterchildren(tag("collaboration")):
        for drawn in participant.iterchildren(tag("participant")):
            id_ = reading.identify(drawn, "pool")
            name = (drawn.get("processRef") or "").rpartition(":")[2]
            showing = processes.get(name) if name not in shown else None
            if name and showing is None:
                reading.warn("unknown-process", drawn, "xml_no_process", id=repr(id_), name=repr(name))
            shown.add(name)
            found.append(Party(id_, drawn, showing))
    found += [Party(id_, None, process) for id_, process in processes.items() if id_ not in shown]
    return found


def read_lanes(reading: Reading, party: Party) -> None:
    """The lanes of a party, each after the one it is nested in; which node lies in which."""
    if party.process is None:
        return
    sets = party.process.iterchildren(_LANES)
    waiting: list[tuple[_Element, str | None]] = [
        (lane, None) for each in sets for lane in each.iterchildren(_LANE)
    ]
    waiting.reverse()
    while waiting:
        element, parent = waiting.pop()
        lane = _lane(reading, party, element, parent)
        party.lanes.append(lane)
        inner = []
        for child in element:
            if child.tag == _REFERENCE:
                party.lane_of[(child.text or "").strip().rpartition(":")[2]] = lane.id
            elif child.tag == _CHILDREN:
                inner += [(each, lane.id) for each in child.iterchildren(_LANE)]
        waiting += reversed(inner)


def _lane(reading: Reading, party: Party, element: _Element, parent: str | None) -> Lane:
    id_ = reading.identify(element, "lane")
    fields: dict[str, Any] = {"id": id_, "name": reading.name(element, element.get("name"))}
    if not party.is_ours:
        fields["pool"] = party.id
    if party.participant is not None and not party.is_ours:
        fields["organisation"] = party.name
    if parent is not None:
        fields["parent"] = parent
    rest = {key: value for key, value in attributes_of(element) if key not in ("id", "name")}
    others: list[_Element] = []
    for child in element:
        if child.tag == _DOCUMENTATION:
            fields["note"] = text_of(child) or None
        elif child.tag == _EXTENSIONS:
            for extension in child:
                if extension.tag == _OURS:
                    fields.update(reading.values.lane(extension))
                else:
                    others.append(extension)
    if rest or others:
        fields["extensions"] = {**fields.get("extensions", {}), **reading.rest(rest, others)}
    return make(Lane, fields)
