"""A BPMN document becomes a process: names, pools, lanes, then what happens in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from os.path import basename, splitext
from typing import TYPE_CHECKING, Any

from procmodel.formats.bpmn.artifacts import Artifacts, read_data
from procmodel.formats.bpmn.drawn import Kept, Lines, foreign_prefixes
from procmodel.formats.bpmn.events import EVENT_NAMES, event_name
from procmodel.formats.bpmn.flows import read_message
from procmodel.formats.bpmn.lane_kinds import with_kinds
from procmodel.formats.bpmn.lanes import Party, parties_of, read_lanes
from procmodel.formats.bpmn.levels import Contents, read_contents
from procmodel.formats.bpmn.names import OURS, local, tag
from procmodel.formats.bpmn.reading import Reading, own_id, text_of
from procmodel.formats.bpmn.remarks import remark
from procmodel.formats.bpmn.renaming import names_of, renamed
from procmodel.formats.problems import Problems, Unreadable, cut
from procmodel.formats.source import Source
from procmodel.model import DataObject, Lane, MessageFlow, Origin, Process
from procmodel.model.base import make

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["process_of"]

_UNDERSTOOD = frozenset(
    {*EVENT_NAMES, *map(tag, ("process", "collaboration", "dataStore", "category", "itemDefinition"))}
)


def process_of(root: _Element, source: Source, problems: Problems) -> Process:
    """The process that a document says; what is wrong goes to `problems`.

    Raises:
        Unreadable: it is no BPMN, or breaks a limit.
    """
    if root.tag != tag("definitions"):
        problems.error("syntax", None, "xml_no_bpmn", found=cut(local(str(root.tag))))
        raise Unreadable
    return _Document(root, source, problems).process()


class _Document:
    """One document while it is read."""

    def __init__(self, root: _Element, source: Source, problems: Problems) -> None:
        self.root = root
        self.source = source
        self.reading = Reading(problems, source.limits)
        self.reading.prefixes = foreign_prefixes(root)
        self.names = names_of(root)

    def process(self) -> Process:
        """The process."""
        reading, root = self.reading, self.root
        for ours in root.iterfind(f"*/{tag('extensionElements')}/{tag('process', OURS)}"):
            reading.values.process(ours)
        parties = parties_of(reading, root)
        names = tuple(event_name(reading, child) for child in root if child.tag in EVENT_NAMES)
        pool_of = {p.process.get("id", ""): p.id for p in parties if p.process is not None and not p.is_ours}
        data = read_data(reading, root, pool_of)
        artifacts = Artifacts(self._categories())
        contents = self._contents(parties, artifacts)
        for collaboration in root.iterchildren(tag("collaboration")):
            for child in collaboration:
                if child.tag in (tag("textAnnotation"), tag("group"), tag("association")):
                    artifacts.read(reading, child, None)
        fields = self._head(parties, contents)
        fields |= {
            "lanes": self._lanes(parties),
            "pools": tuple(
                party.pool(reading) for party in parties if not party.is_ours and party.box is None
            ),
            "nodes": tuple(node for nodes, _ in contents.values() for node in nodes),
            "flows": tuple(flow for _, flows in contents.values() for flow in flows),
            "event_names": names,
            "data": tuple(sorted(data, key=_home(parties))),
            "annotations": tuple(artifacts.annotations),
            "groups": tuple(artifacts.groups),
            "associations": tuple(artifacts.associations),
        }
        fields["messages"] = self._messages(parties)
        fields |= reading.values.whole
        reading.count("steps", reading.nodes)
        reading.count("flows", len(fields["flows"]))
        reading.count("lanes", len(fields["lanes"]))
        fields, guessed = with_kinds(fields)
        for kind, lanes in guessed.items():
            reading.remark("lane-kind", lanes, "xml_lane_kinds", kind=kind)
        if self.names:
            fields = renamed(fields, self.names)
            for name, id_ in self.names.items():
                reading.lines.setdefault(id_, reading.lines.get(name, 0))
        remark(reading, root, fields, parties, artifacts.others, _UNDERSTOOD)
        made = self._made(fields)
        if root.find(tag("relationship")) is None:
            return made
        from procmodel.formats.bpmn.read_bpsim import with_bpsim

        return with_bpsim(made, root, reading)

    def _categories(self) -> dict[str, str]:
        values = self.root.iter(tag("categoryValue"))
        return {value.get("id", ""): value.get("value", "") for value in values}

    def _contents(self, parties: list[Party], artifacts: Artifacts) -> dict[str, Contents]:
        """Nodes and flows of each process, those that pools show first."""
        found = {}
        for party in parties:
            if party.process is None:
                continue
            read_lanes(self.reading, party)
            place, stray = (None, None) if party.is_ours else (party.id, party.id)
            contents = read_contents(self.reading, party.process, place, stray, party.lane_of, artifacts)
            found[party.id] = contents
            if not party.is_ours and (not party.lanes or any(node.lane == stray for node in contents[0])):
                party.lanes.insert(0, party.own_lane(self.reading))
        for party in parties:
            if party.process is None:
                party.lanes.append(party.own_lane(self.reading))
        return found

    def _lanes(self, parties: list[Party]) -> tuple[Lane, ...]:
        lanes = [lane for party in parties for lane in party.lanes]
        if self.reading.values.order:
            ranks = {id_: number for number, id_ in enumerate(self.reading.values.order)}
            lanes.sort(key=lambda lane: ranks.get(self.names.get(lane.id, lane.id), len(ranks)))
        return tuple(lanes)

    def _head(self, parties: list[Party], contents: Mapping[str, Contents]) -> dict[str, Any]:
        """The id and the name of the whole: of its only process, else of the file."""
        shown = [party for party in parties if party.process is not None]
        root = self.root
        whole = root.get("name")
        if len(shown) == 1 and shown[0].process is not None:
            process = shown[0].process
            name = process.get("name") or shown[0].name or whole
            id_ = process.get("id") or ""
            if shown[0].is_ours:
                name = process.get("name")
            note = process.find(tag("documentation"))
            about = text_of(note) if note is not None else ""
        else:
            collaboration = root.find(tag("collaboration"))
            id_ = (
                (collaboration.get("id") if collaboration is not None else None)
                or root.get("id")
                or "process"
            )
            largest = max(shown, key=lambda party: len(contents[party.id][0]), default=None)
            name = whole or (collaboration.get("name") if collaboration is not None else None)
            name = name or (largest.name if largest is not None else None)
            about = ""
        stem = splitext(basename(self.source.name))[0] if self.source.path is not None else "process"
        fields = {"id": id_, "name": self.reading.name(root, name) or stem}
        return {**fields, "description": about} if about else fields

    def _messages(self, parties: list[Party]) -> tuple[MessageFlow, ...]:
        reading = self.reading
        found = []
        for collaboration in self.root.iterchildren(tag("collaboration")):
            for element in collaboration.iterchildren(tag("messageFlow")):
                if reading.values.messages is not None and own_id(element.get("id")) is None:
                    continue
                message = read_message(reading, element)
                lost = [end for end in (message.source, message.target) if end not in reading.lines]
                if lost:
                    reading.warn("unknown-party", element, "xml_no_party", id=cut(element.get("id", "")),
                                 text=cut(lost[0]))  # fmt: skip
                else:
                    found.append(message)
        return (*(reading.values.messages or ()), *found)

    def _made(self, fields: dict[str, Any]) -> Process:
        kept = Kept(self.source.data, self.source.name)
        origin = Origin(
            file=self.source.name,
            content=self.source.content,
            places=Lines(self.source.name, self.reading.lines),
            drawing=kept,
            unknown=kept,
        )
        return make(Process, fields).with_origin(origin)


def _home(parties: list[Party]) -> Callable[[DataObject], int]:
    """Where a piece of data is listed: by its pool, that inside boxes last."""
    ranks: dict[str | None, int] = {party.id: number for number, party in enumerate(parties)}
    ranks[None] = 0
    return lambda data: ranks.get(data.inside, len(ranks))
