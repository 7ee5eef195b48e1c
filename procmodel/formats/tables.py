"""The keys of what a process has beside lanes, steps and decisions: systems, data, calendar, costs, promises."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from procmodel.formats.evidence import DURATION, MONEY, SHARE
from procmodel.formats.records import NAMES_KEY, Key, MapById, Record, Table
from procmodel.formats.types import NOTE, TEXT, Boolean, Choice, Id, Integer, ListOf, Ref, Text, Type
from procmodel.light.overriding import override
from procmodel.model import Calendar, DataObject, MessageFlow, Money, Source, System, Target

if TYPE_CHECKING:
    from procmodel.formats.context import Context
    from procmodel.formats.tree import Value

__all__ = [
    "CALENDAR",
    "DATA",
    "HOURS",
    "IDENTIFIERS",
    "MESSAGES",
    "MONEY_MAP",
    "NAMES",
    "ROLES",
    "SOURCES",
    "SYSTEMS",
    "TARGETS",
]

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


HOURS, ROLES = Hours(), Roles()


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
NAMES = Names()

_IDENTIFIERS = {
    "lgsl": ("[0-9]{1,9}", "a whole number"),
    "lgil": ("[0-9]{1,9}", "a whole number"),
    "gss": ("[EWSNKJ][0-9]{8}", "a letter and eight digits, such as E06000037"),
    "uprn": ("[0-9]{1,12}", "up to twelve digits"),
    "url": (r"https?://[^\s/?#]+\S*", "an address that begins with http:// or https://"),
}


class Identifiers(Type):
    """Identifiers by their scheme: well-known ones are checked, others are text."""

    @override
    def read(self, context: Context, value: Value, mark: int) -> dict[str, str | int]:
        found: dict[str, str | int] = {}
        for key, item, _, at in context.rows(value, mark):
            context.key = key
            text = TEXT.read(context, item, at)
            if text is None:
                continue
            pattern, expected = _IDENTIFIERS.get(key, (None, ""))
            if pattern is not None and not re.fullmatch(pattern, text):
                context.wrong(at, expected, item)
            else:
                found[str(key)] = int(text) if key in ("lgsl", "lgil") else text
        return found

    @override
    def schema(self) -> dict[str, Any]:
        return {"type": "object"}

    @override
    def plain(self, value: Any) -> Any:
        return dict(value)


IDENTIFIERS = Identifiers()

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
