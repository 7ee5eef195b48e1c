"""A process becomes a BPMN document, valid by BPMN's own schema; the same process, the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from procmodel.formats.bpmn.conditions import has_formulas
from procmodel.formats.bpmn.drawn import Kept
from procmodel.formats.bpmn.ids import Ids
from procmodel.formats.bpmn.names import BIOC, BPMN, COLOR, DC, DI, DIAGRAM, OURS, XSI, tag
from procmodel.formats.bpmn.said import beside_process, extension, is_said
from procmodel.formats.bpmn.tree import element, finish
from procmodel.formats.bpmn.write_beside import Beside
from procmodel.formats.bpmn.write_bpsim import add_bpsim, add_resources
from procmodel.formats.bpmn.write_drawing import add_drawing
from procmodel.formats.bpmn.write_nodes import border_name, write_contents
from procmodel.formats.bpmn.write_pools import Part, add_lanes, all_cross, collaboration_of, parts_of
from procmodel.formats.bpmn.write_rest import add_rest
from procmodel.formats.tables import MESSAGES
from procmodel.model import Activity, EventName, EventTrigger, Process, SubProcess, Task, TaskKind

if TYPE_CHECKING:
    from lxml.etree import _Element

    from procmodel.results.diagram import Diagram

__all__ = ["document_of"]

_PREFIXES = {
    "bpmn": BPMN,
    "bpmndi": DIAGRAM,
    "dc": DC,
    "di": DI,
    "xsi": XSI,
    "bioc": BIOC,
    "color": COLOR,
    "procmodel": OURS,
}
_ROOTS = {
    EventTrigger.MESSAGE: "message",
    EventTrigger.SIGNAL: "signal",
    EventTrigger.ERROR: "error",
    EventTrigger.ESCALATION: "escalation",
}
_CODES = {EventTrigger.ERROR: "errorCode", EventTrigger.ESCALATION: "escalationCode"}


def document_of(process: Process, diagram: Diagram | None) -> _Element:
    """The whole document.

    Args:
        process: what to write.
        diagram: where things stand; where there is none, they stand where they were drawn when read.
    """
    return _Document(process).made(diagram)


class _Document:
    """One document while it is written."""

    def __init__(self, process: Process) -> None:
        self.process = process
        kept = process.origin.unknown
        self.kept = kept if isinstance(kept, Kept) else None
        self.ids = Ids(self.kept.data_lines() if self.kept is not None else None)
        self.parts, self.boxes = parts_of(process)
        self._name_all()
        self.beside = Beside(process, self.ids)

    def _name_all(self) -> None:
        """Give names in XML: nodes keep theirs first, then whatever else has an id."""
        ids, process = self.ids, self.process
        for node in process.walk():
            ids.of("node", node.id)
        for node in process.walk():
            for number, event in enumerate(node.on if isinstance(node, Activity) else ()):
                ids.border(border_name(node.id, number, event), bool(event.id))
        for part in (*self.parts, *self.boxes):
            if part.pool.drawn and not part.generated:
                ids.of("pool", part.pool.id)
            for lane in part.lanes if part.is_party else part.drawn_lanes:
                ids.of("lane", lane.id)
            if part.pool.process is not None:
                ids.of("process", part.pool.process)
        for data in process.data:
            ids.of("data", data.id)
        for note in process.annotations:
            ids.of("note", note.id)
        for group in process.groups:
            ids.of("group", group.id)
        for name in process.event_names:
            ids.of("event", name.id)

    def made(self, diagram: Diagram | None) -> _Element:
        """The document."""
        from lxml import etree

        process, ids = self.process, self.ids
        foreign = self.kept.prefixes() if self.kept is not None else {}
        root = etree.Element(tag("definitions"), nsmap={**foreign, **_PREFIXES})
        whole = len(self.parts) != 1
        root.set("id", ids.made("definitions"))
        if whole and is_said(process.name):
            root.set("name", process.name or "")
        root.set("targetNamespace", OURS)
        root.set("exporter", "procmodel")
        root.extend(self.kept.others() if self.kept is not None else ())
        root.extend(map(self._event_name, process.event_names))
        root.extend(self.beside.categories())
        collaboration = collaboration_of(process, ids, self.parts, self.boxes)
        if collaboration is not None and not self.parts:
            finish(collaboration, None, self._ours(), {})
        if collaboration is not None:
            self.beside.add(collaboration, {None}, data=False)
            root.append(collaboration)
        for number, part in enumerate(self.parts):
            root.append(self._process(part, number == 0, collaboration is None))
        root.extend(list(self.beside.stores(root)))
        relationships = self.kept.relationships() if self.kept is not None else []
        add_resources(root, process, ids, relationships)
        plane = collaboration if collaboration is not None else root.find(tag("process"))
        if plane is not None:
            add_drawing(root, str(plane.get("id")), process, ids, diagram, [*self.parts, *self.boxes])
        if self.kept is not None:
            add_rest(root, self.kept.root())
        add_bpsim(root, process, ids, relationships)
        return root

    def _event_name(self, name: EventName) -> _Element:
        made = element(_ROOTS[name.event], self.ids.of("event", name.id), name.id, name=name.name)
        if name.code is not None and name.event in _CODES:
            made.set(_CODES[name.event], name.code)
        finish(made, None, None, name.extensions)
        return made

    def _process(self, part: Part, first: bool, alone: bool) -> _Element:
        """One process: its lanes, its nodes, what lies beside them."""
        process, ids, pool = self.process, self.ids, part.pool
        id_ = pool.process or pool.id
        made = element("process", ids.of("process", id_), id_, name=pool.title)
        runs = pool.executable or (part.generated and _is_automated(process))
        if pool.executable is not None or part.generated:
            made.set("isExecutable", "true" if runs else "false")
        note = process.description if len(self.parts) == 1 else pool.note
        finish(made, note, self._ours() if first else None, pool.process_extensions)
        add_lanes(made, ids, part)
        inside = {node.id for node in part.nodes}
        flows = [flow for flow in process.flows if flow.source in inside]
        write_contents(made, ids, part.nodes, flows, worded=not runs)
        self.beside.add(made, {pool.id, *([None] if first and alone else [])})
        if first:
            self.beside.add_data(made)
        self.beside.add_inside(made)
        return made

    def _ours(self) -> _Element | None:
        """What the process as a whole says that BPMN cannot."""
        process = self.process
        said: dict[str, Any] = {}
        whole = beside_process(process)
        told: dict[str, str | None] = {"name": process.name, "id": process.id}
        if len(self.parts) == 1:
            pool = self.parts[0].pool
            told = {"name": pool.title, "id": pool.process, "description": process.description}
        said_so = {key for key, value in told.items() if is_said(value) and value == whole.get(key)}
        whole = {key: value for key, value in whole.items() if key not in said_so}
        if whole:
            said["process"] = whole
        order = [lane.id for lane in process.lanes]
        drawable = all_cross(process, self.parts, self.boxes)
        whole_names = all(is_said(message.name) for message in process.messages)
        if not process.pools and not (drawable and whole_names):
            said["messages"] = MESSAGES.plain(process.messages)
        if order != [lane.id for part in (*self.parts, *self.boxes) for lane in part.lanes]:
            said["lanes"] = order
        if process.assumptions_file is not None:
            said["assumptions_file"] = process.assumptions_file
        return extension("process", said)


def _is_automated(process: Process) -> bool:
    """Whether machines do all of it, so that a workflow engine could run it."""
    tasks = [node for node in process.walk() if isinstance(node, Activity)]
    machines = {TaskKind.SERVICE, TaskKind.SCRIPT, TaskKind.RULE, TaskKind.SEND, TaskKind.RECEIVE}
    done = all(
        isinstance(one, SubProcess) or (isinstance(one, Task) and one.kind in machines) for one in tasks
    )
    return done and bool(tasks) and has_formulas(process)
