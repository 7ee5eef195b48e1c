"""The keys for what BPMN draws beside lanes and steps: pools, notes, groups, and what events name."""

from __future__ import annotations

from procmodel.formats.records import Key, MapById, Record, Table
from procmodel.formats.types import NOTE, TEXT, Any_, Boolean, Choice, Id, ListOf, Text
from procmodel.model import Association, EventName, EventTrigger, Group, Pool, TextAnnotation

__all__ = ["ANNOTATIONS", "EVENTS", "GROUPS", "LINES", "POOLS"]

_NAMED = (EventTrigger.MESSAGE, EventTrigger.SIGNAL, EventTrigger.ERROR, EventTrigger.ESCALATION)
_INSIDE = Key("inside", Id(), "the sub-process or pool it is drawn in")
POOLS = MapById(
    "pool",
    Record(
        Table(
            "pool",
            Key("name", TEXT, "the organisation"),
            Key("drawn", Boolean(), "whether there is a pool round it; default true"),
            Key("process", Id(), "the id of the process in it; left out: a black box"),
            Key("title", TEXT, "the name of that process"),
            Key("executable", Boolean(), "whether a machine is to run it"),
            Key("process_extensions", Any_(), "what other tools say of that process"),
            Key("note", NOTE, "anything worth knowing"),
        ),
        Pool,
    ),
)
EVENTS = MapById(
    "event",
    Record(
        Table(
            "event",
            Key("name", TEXT, "what it is called"),
            Key("event", Choice("event", {each.value: each for each in _NAMED}), "what it is", required=True),
            Key("code", TEXT, "the code of an error or escalation"),
        ),
        EventName,
    ),
)
ANNOTATIONS = MapById(
    "annotation",
    Record(
        Table("annotation", Key("text", Text("note"), "what it says", field="name"), _INSIDE), TextAnnotation
    ),
)
GROUPS = MapById("group", Record(Table("group", Key("name", TEXT, "what it is called"), _INSIDE), Group))
LINES = ListOf(
    Record(
        Table(
            "association",
            Key("from", Id(), "the note, data or step", field="source", required=True),
            Key("to", Id(), "what it is about", field="target", required=True),
            Key("direction", Choice("direction", ("none", "one", "both")), "where its arrows point"),
            Key("id", Id(), "its id, where something refers to it"),
            _INSIDE,
        ),
        Association,
    )
)
