"""The keys of format 1 but for elements: what each may hold and what it means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from procmodel.formats.evidence import QuantityType
from procmodel.formats.records import Key, MapById, Record, Table
from procmodel.formats.types import Boolean, Choice, Id, Integer, ListOf, Ref, Text
from procmodel.light.overriding import override
from procmodel.model import (
    AfterHours,
    Calendar,
    DataObject,
    Dimension,
    Lane,
    LaneKind,
    MessageFlow,
    Money,
    Source,
    System,
    Target,
)

if TYPE_CHECKING:
    from procmodel.formats.context import Context
    from procmodel.formats.tree import Value

__all__ = [
    "CALENDAR",
    "DATA",
    "DURATION",
    "HOURLY",
    "LANES",
    "MESSAGES",
    "MONEY",
    "MONEY_MAP",
    "NAMES_KEY",
    "NOTE",
    "NUMBER",
    "RATE",
    "SHARE",
    "SOURCES",
    "STATUS",
    "SYSTEMS",
    "TARGETS",
    "TEXT",
]

DURATION = QuantityType(Dimension.DURATION, "4-6-10 min")
RATE = QuantityType(Dimension.RATE, "300 per year")
SHARE = QuantityType(Dimension.SHARE, "97%")
MONEY = QuantityType(Dimension.MONEY, "0.35")
HOURLY = QuantityType(Dimension.HOURLY, "19.10 per hour")
NUMBER = QuantityType(Dimension.NUMBER, "12")
NOTE = Text("note")
TEXT = Text()


_DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
_DAYS = rf"{_DAY}(?:-{_DAY})?(?:, ?{_DAY}(?:-{_DAY})?)*"
_TIME = r"(?:[01][0-9]|2[0-4]):[0-5][0-9]"
_SPAN = rf"{_TIME} ?[-–] ?{_TIME}"
_HOURS = rf"always|{_DAYS} {_SPAN}(?:, ?{_SPAN})*(?:[,;] ?{_DAYS} {_SPAN}(?:, ?{_SPAN})*)*"


class Hours(Text):
    """When work is done: days and times, or `always`."""

    @override
    def read(self, context: Context, value: Value, mark: int) -> str | None:
        found = super().read(context, value, mark)
        if found is None or re.fullmatch(_HOURS, found):
            return found
        context.wrong(mark, "days and times such as Mon-Fri 09:00-17:00, or `always`", value)
        return None


class Roles(MapById):
    """People who serve several lanes: name of the role and how many there are."""

    def __init__(self) -> None:
        self.count = Integer()

    @override
    def read(self, context: Context, value: Value, mark: int) -> Any:
        rows = context.rows(value, mark)
        counts = {str(key): self.count.read(context, item, at) for key, item, _, at in rows}
        return {key: count for key, count in counts.items() if count is not None}

    @override
    def schema(self) -> dict[str, Any]:
        return {"type": "object", "additionalProperties": self.count.schema()}

    @override
    def plain(self, value: Any) -> Any:
        return dict(value)


class Names(MapById):
    """What something is called in other languages, by their code."""

    def __init__(self) -> None:
        self.text = TEXT

    @override
    def read(self, context: Context, value: Value, mark: int) -> Any:
        found = {}
        for code, text, code_mark, text_mark in context.rows(value, mark):
            if re.fullmatch(_CODE, str(code)) is None:
                context.wrong(code_mark, "the code of a language, such as cy", code)
            elif (read := self.text.read(context, text, text_mark)) is not None:
                found[str(code)] = read
        return found

    @override
    def schema(self) -> dict[str, Any]:
        return {
            "type": "object",
            "patternProperties": {"^[a-z]{2,3}$": TEXT.schema()},
            "additionalProperties": False,
        }

    @override
    def plain(self, value: Any) -> Any:
        return dict(value)


_CODE = "[a-z]{2,3}"
NAMES_KEY = Key("names", Names(), "what it is called in other languages: {cy: ...}")
"""The key that lanes, steps, systems, data and the process share."""

LANES = MapById(
    "lane",
    Record(
        Table(
            "lane",
            Key("name", TEXT, "what people call it"),
            NAMES_KEY,
            Key(
                "kind",
                Choice("lane kind", LaneKind),
                "customer (who the service is for), staff (default), partner (another organisation), system",
            ),
            Key("organisation", TEXT, "whose lane it is; lanes of one organisation share a pool"),
            Key("people", Integer(), "how many people work in it; left out: not known"),
            Key("rate", HOURLY, "what an hour costs, such as `19.10 per hour`"),
            Key("hours", Hours(), "when they work; default: the calendar's hours"),
            Key(
                "after_hours",
                Choice("way to end a day", AfterHours),
                "a job that is not done when their hours end: stop (the default; it rests) or finish (they stay)",
            ),
            Key("availability", SHARE, "the share of their hours that this process gets"),
            Key("roles", Roles(), "people who serve several lanes: {name: count}"),
            Key("pool", Id(), "the pool it lies in, as BPMN draws it"),
            Key("inside", Id(), "the lane it is nested in", field="parent"),
            Key("note", NOTE, "anything worth knowing"),
        ),
        Lane,
    ),
)

SYSTEMS = MapById(
    "system",
    Record(
        Table(
            "system",
            Key("name", TEXT, "what people call it"),
            NAMES_KEY,
            Key("vendor", TEXT, "who makes it"),
            Key("owner", TEXT, "who answers for it"),
            Key("fallback", TEXT, "how the work is done without it, such as `paper`; left out: not at all"),
            Key("register", Boolean(), "whether it is a maintained register of data", field="register_"),
            Key("note", NOTE, "anything worth knowing"),
        ),
        System,
    ),
)

DATA = MapById(
    "data object",
    Record(
        Table(
            "data object",
            Key("name", TEXT, "what people call it"),
            NAMES_KEY,
            Key("electronic", Boolean(), "whether it exists electronically"),
            Key("store", Boolean(), "whether it is kept beyond the case [data store]"),
            Key("collection", Boolean(), "whether it is many of a kind"),
            Key("refers_to", Id(), "the object or store that this is one drawing of"),
            Key("inside", Id(), "the sub-process or pool it is drawn in"),
            Key("role", Choice("role", ("input", "output")), "of the whole process"),
            Key("note", NOTE, "anything worth knowing"),
        ),
        DataObject,
    ),
)

SOURCES = MapById(
    "source",
    Record(
        Table(
            "source",
            Key("title", TEXT, "its title", field="name"),
            Key("author", TEXT, "who wrote or told it"),
            Key("date", TEXT, "from when it is"),
            Key("url", TEXT, "where to find it"),
            Key("note", NOTE, "anything worth knowing"),
        ),
        Source,
    ),
)

CALENDAR = Record(
    Table(
        "calendar",
        Key("hours", Hours(), "when work is done: `Mon-Fri 09:00-17:00`, or `always`"),
        Key("working_day", DURATION, "what a working day is worth, breaks deducted; default 7.4 h"),
        Key("holidays", TEXT, "whose holidays, such as `GB-ENG`"),
        Key("timezone", TEXT, "such as `Europe/London`"),
    ),
    Calendar,
)

MONEY_MAP = Record(
    Table(
        "costs",
        Key("one_off", MONEY, "once"),
        Key("yearly", MONEY, "each year"),
        Key("per_case", MONEY, "for each case"),
    ),
    Money,
)

TARGETS = ListOf(
    Record(
        Table(
            "target",
            Key("within", DURATION, "the time promised", required=True),
            Key("share", SHARE, "for which share of the cases"),
        ),
        Target,
    )
)

MESSAGES = ListOf(
    Record(
        Table(
            "message",
            Key("from", Ref("party"), "the element or lane that sends", field="source", required=True),
            Key("to", Ref("party"), "the element or lane that receives", field="target", required=True),
            Key("name", TEXT, "what is sent"),
            Key("id", Id(), "its id, where something refers to it"),
        ),
        MessageFlow,
    )
)

STATUS = Choice("status", ("planned", "live", "measured"))
