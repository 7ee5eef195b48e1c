"""The keys of elements, kind by kind: tasks, sub-processes, calls, gateways, events."""

from __future__ import annotations

from functools import cache
from typing import Any

from procmodel.formats.evidence import DURATION, GRADE, MONEY, SHARE, SOURCE
from procmodel.formats.records import NAMES_KEY, Key, Table, later
from procmodel.formats.types import (
    NOTE,
    TEXT,
    Boolean,
    Choice,
    Id,
    Integer,
    Number,
    OneOrMany,
    Ref,
    Text,
    Type,
)
from procmodel.model import (
    GatewayKind,
    TaskKind,
    Transfer,
    Value,
)

__all__ = ["BRANCH", "KINDS", "PLAIN_KINDS", "TABLES", "element_table"]

PLAIN_KINDS = {"by hand": "manual", "with a system": "user", "automatic": "service"}
"""The plain words of `how`, and the kinds they stand for."""

KINDS: dict[str, Any] = {
    **{kind.value: kind for kind in TaskKind},
    "subprocess": "subprocess",
    "call": "call",
    **{kind.value: kind for kind in GatewayKind},
    "start": "start",
    "end": "end",
    "catch": "catch",
    "throw": "throw",
}
"""Every kind of element by the word of the file."""

_MEANT = {**PLAIN_KINDS, "manually": "manual", "human": "manual", "system": "service", "auto": "service"}
_KIND = Choice("step kind", KINDS, meant=_MEANT)
_HOW = Choice("way of doing a step", KINDS, PLAIN_KINDS)


class ShareOfCases(Type):
    """Only a schema: branches and lists of them are read where flows are made."""

    def schema(self) -> dict[str, Any]:
        """An id, a branch, or a list of those."""
        one = {"anyOf": [Id().schema(), BRANCH.schema()]}
        return {"anyOf": [one, {"type": "array", "items": one}]}

    def read(self, context: Any, value: Any, mark: int) -> Any:
        """The tree itself."""
        return value, mark


BRANCH = Table(
    "branch",
    Key("to", Id(), "the element it leads to", field="target", required=True),
    Key("when", Text(), "the condition, as people say it"),
    Key("share", SHARE, "in how many of the cases"),
    Key("default", Boolean(), "taken where no other is"),
    Key("rework", Boolean(), "leads back to do work again"),
    Key("note", NOTE, "anything worth knowing"),
    Key("id", Id(), "its id, where something refers to it"),
    Key("condition", TEXT, "the condition as a machine tests it"),
)

_SHARED = (
    Key("name", TEXT, "a verb and an object: what is done"),
    NAMES_KEY,
    Key(
        "who",
        Ref("lane"),
        "the lane: who does it; left out: the lane of the task above",
        field="lane",
        alias=True,
    ),
    Key("lane", Ref("lane"), "the lane: who does it; left out: the lane of the task above"),
    Key(
        "how",
        _HOW,
        "by hand, with a system, automatic",
        field="kind",
        alias=True,
    ),
    Key("kind", _KIND, "what kind of element it is, in BPMN's words"),
)
_LAST = (
    Key(
        "next",
        ShareOfCases(),
        "where it goes on: an id, a list of ids or branches; left out: the element below",
    ),
    Key("replaces", OneOrMany(Id()), "what it replaces in the earlier model; [] asserts that it is new"),
    Key("note", NOTE, "anything worth knowing"),
    Key("source", SOURCE, "where this is known from"),
    Key("grade", GRADE, "how well it is known"),
)
_DECIDES = Key("decides", Ref("decision"), "the decision that is taken here")
_EVENT_KEY = Key("event", later("part_tables", "EVENT"), "what happens")
_ACTIVITY = (
    Key("time", DURATION, "hands-on time"),
    Key("wait", DURATION, "waiting observed before it, whatever its cause"),
    Key("delay", DURATION, "waiting that no queue explains: post, cooling-off"),
    Key("cost", MONEY, "money a visit, beyond the lane's rate"),
    Key("system", OneOrMany(Ref("system")), "the system it is done with", field="systems", alias=True),
    Key("systems", OneOrMany(Ref("system")), "the systems it is done with"),
    Key("reads", OneOrMany(Ref("data")), "data objects it reads"),
    Key("writes", OneOrMany(Ref("data")), "data objects it writes"),
    Key("rekeys", Boolean(), "types again what already exists electronically"),
    Key("transfers", Choice("transfer", Transfer), "what it passes on"),
    Key("to", Ref("lane"), "the lane that receives, where the receiver is not in the flow"),
    Key("value", Choice("value", Value), "what it is worth to the customer"),
    Key("accurate", SHARE, "the share of its output that the next task can use as it is"),
    Key("batch", later("part_tables", "BATCH"), "cases are done together: {size: 20} or {every: 1 week}"),
    Key("priority", Number(), "which case first"),
    Key("setup", DURATION, "getting ready"),
    Key("patience", DURATION, "how long a case waits before it is abandoned"),
    Key(
        "repeat",
        later("part_tables", "REPEAT"),
        "done several times: {times: 3, parallel: true} or {while: 10%}",
    ),
    _DECIDES,
    Key("on", later("part_tables", "BOUNDARIES"), "events on its border: deadlines, errors, messages"),
    Key("for_compensation", Boolean(), "done only to undo another step"),
)
_BOX = (
    Key("touches", Number(), "what a collapsed one stands for: times a person handles it"),
    Key("steps_inside", Integer(), "what a collapsed one stands for: how many steps"),
)


_CALLED = Key("element", TEXT, "the id of what is called, in BPMN")
_SAID = (
    Key("reads", OneOrMany(Ref("data")), "data objects it reads"),
    Key("writes", OneOrMany(Ref("data")), "data objects it writes"),
    Key(
        "definitions",
        later("part_tables", "DEFINITIONS"),
        "what exactly it waits for or tells, as BPMN says it",
    ),
)


class Steps(ShareOfCases):
    """Nested elements: read level by level, not here."""

    def schema(self) -> dict[str, Any]:
        """The elements by id."""
        return {"type": ["object", "null"], "additionalProperties": {"$ref": "#/$defs/step"}}


_TASK = Table("step", *_SHARED, *_ACTIVITY, *_LAST)
_SUBPROCESS = Table(
    "sub-process",
    *_SHARED,
    *_ACTIVITY,
    *_BOX,
    Key("triggered_by_event", Boolean(), "begins when its start event happens, wherever the case is"),
    Key(
        "variety",
        Choice("variety", ("embedded", "transaction", "ad-hoc")),
        "a transaction, or steps in any order",
    ),
    Key("steps", Steps(), "the elements inside", field="nodes"),
    *_LAST,
)
_CALL = Table(
    "call",
    *_SHARED,
    Key("file", TEXT, "the model that is called, in this folder"),
    _CALLED,
    *_ACTIVITY,
    *_BOX,
    *_LAST,
)
_GATEWAY = Table(
    "gateway",
    *_SHARED,
    _DECIDES,
    Key(
        "combinations",
        later("part_tables", "COMBINATIONS"),
        "branches of an inclusive split that are taken together",
    ),
    *_LAST,
)
_START = Table(
    "start",
    *_SHARED,
    _EVENT_KEY,
    Key("share", SHARE, "in how many of the cases, where there are several starts"),
    Key("channel", TEXT, "phone, web, post, face to face, ..."),
    Key("demand", Choice("demand", ("value", "failure")), "failure: chasing, complaint, correction"),
    Key("interrupts", Boolean(), "in a sub-process that an event begins: whether the rest is broken off"),
    *_SAID,
    *_LAST,
)
_END = Table(
    "end",
    *_SHARED,
    _EVENT_KEY,
    Key("outcome", TEXT, "one of `outcomes`"),
    Key("good", Boolean(), "whether the case got what it came for"),
    *_SAID,
    *_LAST,
)
_CATCH = Table(
    "event",
    *_SHARED,
    _EVENT_KEY,
    Key("delay", DURATION, "how long it takes until it happens"),
    *_SAID,
    *_LAST,
)
_THROW = Table("event", *_SHARED, _EVENT_KEY, *_SAID, *_LAST)

TABLES: dict[str, Table] = {
    **dict.fromkeys((kind.value for kind in TaskKind), _TASK),
    **dict.fromkeys((kind.value for kind in GatewayKind), _GATEWAY),
    "subprocess": _SUBPROCESS,
    "call": _CALL,
    "start": _START,
    "end": _END,
    "catch": _CATCH,
    "throw": _THROW,
}
"""The table of keys for each kind of element."""


_FAMILY = tuple(dict.fromkeys(TABLES.values()))
for _table in _FAMILY:
    _table.family = _FAMILY


@cache
def element_table() -> Table:
    """All keys that any element may have: what a schema offers."""
    return Table("step", *{key.name: key for table in _FAMILY for key in table.keys.values()}.values())
