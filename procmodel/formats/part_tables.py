"""The keys of what few elements have: events and their definitions, borders, batches, repetition, combinations."""

from __future__ import annotations

from procmodel.formats.evidence import DURATION, SHARE
from procmodel.formats.records import NAMES_KEY, Key, Record, Table
from procmodel.formats.types import NOTE, TEXT, Boolean, Choice, Id, Integer, ListOf, OneOrMany
from procmodel.model import Batch, BoundaryEvent, Combination, EventDefinition, EventTrigger, Repeat

__all__ = ["BATCH", "BOUNDARIES", "BOUNDARY", "COMBINATIONS", "DEFINITIONS", "EVENT", "REPEAT"]

_TRIGGERS = {trigger.value: trigger for trigger in EventTrigger if trigger.value != "none"}
EVENT = Choice("event", _TRIGGERS)
_BORDER = Choice("event", {**_TRIGGERS, "none": EventTrigger.NONE})

BATCH = Record(
    Table(
        "batch",
        Key("size", Integer(1), "how many cases at a time"),
        Key("every", DURATION, "how often, such as `1 week`"),
    ),
    Batch,
)
REPEAT = Record(
    Table(
        "repeat",
        Key("times", Integer(0), "how often"),
        Key("parallel", Boolean(), "all at once rather than one by one"),
        Key("while", SHARE, "the share of cases in which it is done once more", field="again"),
        Key("loop", Boolean(), "done again while a condition holds, nobody says how often"),
    ),
    Repeat,
)
DEFINITIONS = ListOf(
    Record(
        Table(
            "definition",
            Key("event", EVENT, "what happens", required=True),
            Key("id", Id(), "its id"),
            Key(
                "means",
                Id(),
                "the message, signal, error or escalation that is meant; the step that is undone",
            ),
            Key("name", TEXT, "the name of a link"),
            Key("timer", Choice("timer", ("duration", "date", "cycle")), "what the text of a timer is"),
            Key("text", TEXT, "the condition, or the time as the file writes it"),
        ),
        EventDefinition,
    )
)
BOUNDARY = Record(
    Table(
        "boundary event",
        Key("id", Id(), "its id, where something refers to it"),
        Key("name", TEXT, "what people call it"),
        NAMES_KEY,
        Key("event", _BORDER, "what happens", required=True),
        Key("after", DURATION, "when it happens, on the clock of the step"),
        Key("to", OneOrMany(Id()), "where it leads"),
        Key("interrupts", Boolean(), "whether the step is broken off; default true"),
        Key("share", SHARE, "in how many of the cases"),
        Key("definitions", DEFINITIONS, "what exactly it waits for, as BPMN says it"),
        Key("note", NOTE, "anything worth knowing"),
    ),
    BoundaryEvent,
)
BOUNDARIES = ListOf(BOUNDARY)
COMBINATIONS = ListOf(
    Record(
        Table(
            "combination",
            Key("take", OneOrMany(Id()), "the branches taken together", required=True),
            Key("share", SHARE, "in how many of the cases", required=True),
        ),
        Combination,
    )
)
