"""The keys at the top of a file, and those of decisions, assumptions, attributes and observations."""

from __future__ import annotations

import re
from typing import Any

from procmodel.formats.assumed import Assumptions
from procmodel.formats.context import Context
from procmodel.formats.drawn_tables import DRAWN
from procmodel.formats.element_tables import Steps
from procmodel.formats.evidence import QUANTITY, QuantityType
from procmodel.formats.problems import cut
from procmodel.formats.records import Key, MapById, Record, Table
from procmodel.formats.tables import (
    CALENDAR,
    DATA,
    LANES,
    MESSAGES,
    MONEY_MAP,
    NAMES_KEY,
    NOTE,
    NUMBER,
    RATE,
    SHARE,
    SOURCES,
    STATUS,
    SYSTEMS,
    TARGETS,
    TEXT,
)
from procmodel.formats.tree import Map, Seq, Value
from procmodel.formats.types import Any_, Boolean, Choice, Id, ListOf, OneOrMany, Text, Type, is_absent
from procmodel.light.overriding import override
from procmodel.model import (
    Answer,
    Attribute,
    DecisionRule,
    DecisionTable,
    Dimension,
    HitPolicy,
    InputClause,
    JointAnswer,
    Quantity,
)
from procmodel.model.base import make

__all__ = ["TOP", "dimension_of"]


def dimension_of(text: str) -> Dimension:
    """What a quantity measures by the look of its text."""
    if "%" in text:
        return Dimension.SHARE
    amount, per, unit = text.partition(" per ")
    letters = any(character.isalpha() for character in amount)
    if per:
        hourly = unit.strip() in ("h", "hour", "hours") and not letters
        return Dimension.HOURLY if hourly else Dimension.RATE
    return Dimension.DURATION if letters else Dimension.NUMBER


class AnyQuantity(Type):
    """A quantity whose dimension its text shows."""

    @override
    def read(self, context: Context, value: Value, mark: int) -> Quantity | None:
        text = value
        if isinstance(value, Map):
            given = [value.get(name) for name in ("value", "likely", "mean", "low", "high")]
            text = next((item for item in given if isinstance(item, str)), "")
        if not isinstance(text, str):
            context.wrong(mark, "a quantity", value)
            return None
        found: Quantity | None = QuantityType(dimension_of(text), "4-6-10 min").read(context, value, mark)
        return found

    @override
    def schema(self) -> dict[str, Any]:
        return NUMBER.schema()

    @override
    def plain(self, value: Quantity) -> Any:
        return NUMBER.plain(value)


class QuantityMap(Type):
    """Quantities by name, beside a few keys of text."""

    def __init__(self, *texts: str) -> None:
        self.texts = texts
        self.item = AnyQuantity()

    @override
    def read(self, context: Context, value: Value, mark: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, item, key_mark, at in context.rows(value, mark):
            context.key = key
            type_ = TEXT if key in self.texts else self.item
            if key not in self.texts and Id().read(context, key, key_mark) is None:
                continue
            read = type_.read(context, item, at)
            if read is not None:
                found[str(key)] = read
        return found

    def schema(self) -> dict[str, Any]:
        """Quantities under any id."""
        texts = {name: TEXT.schema() for name in self.texts}
        return {"type": "object", "properties": texts, "additionalProperties": self.item.schema()}

    @override
    def plain(self, value: Any) -> Any:
        return {key: self.item.plain(item) for key, item in value.items()}


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


def _shares(context: Context, value: Value, mark: int) -> list[tuple[str, Quantity | None]]:
    """`{yes: 75%, no: 25%}`, or a list of words without shares."""
    if isinstance(value, Seq):
        words = [(TEXT_WORD.read(context, item, at)) for item, at in value.rows()]
        return [(word, None) for word in words if word is not None]
    return [
        (str(key), None if is_absent(item) else SHARE.read(context, item, at))
        for key, item, _, at in context.rows(value, mark)
    ]


class _Word(Text):
    """A word as written: `yes`, `no` and `null` are what they look like."""

    @override
    def read(self, context: Context, value: Value, mark: int) -> str | None:
        if isinstance(value, str) and value:
            return str(value)
        context.wrong(mark, "a word", value)
        return None


TEXT_WORD = _Word()


class Answers(Type):
    """The answers that an input may have, with their shares or without."""

    @override
    def read(self, context: Context, value: Value, mark: int) -> tuple[Answer, ...]:
        found = _shares(context, value, mark)
        return tuple(make(Answer, {"value": word, "share": share}) for word, share in found)

    @override
    def schema(self) -> dict[str, Any]:
        shares = {"type": "object", "additionalProperties": {"anyOf": [{"type": "null"}, SHARE.schema()]}}
        return {"anyOf": [shares, {"type": "array", "items": TEXT_WORD.schema()}]}

    @override
    def plain(self, value: tuple[Answer, ...]) -> Any:
        if all(answer.share is None for answer in value):
            return [answer.value for answer in value]
        return {a.value: None if a.share is None else SHARE.plain(a.share) for a in value}


class When(Type):
    """Which answers a rule asks for, by input; one answer or a list of them."""

    def __init__(self, single: bool = False) -> None:
        self.single = single
        self.item = TEXT_WORD if single else OneOrMany(TEXT_WORD)

    @override
    def read(self, context: Context, value: Value, mark: int) -> dict[str, Any]:
        read = {str(key): self.item.read(context, item, at) for key, item, _, at in context.rows(value, mark)}
        return {key: item for key, item in read.items() if item is not None}

    @override
    def schema(self) -> dict[str, Any]:
        return {"type": "object", "additionalProperties": self.item.schema()}

    @override
    def plain(self, value: Any) -> Any:
        return {key: self.item.plain(item) for key, item in value.items()}


_INPUT = Record(
    Table(
        "input",
        Key("ask", TEXT, "the question as people read it", field="name"),
        Key("answers", Answers(), "what may be answered, with shares where they are known"),
    ),
    InputClause,
)
_RULE = Record(
    Table(
        "rule",
        Key("when", When(), "the answers that this rule is for"),
        Key("otherwise", Boolean(), "this rule is for all the rest"),
        Key("then", TEXT_WORD, "the output", required=True),
    ),
    DecisionRule,
)
_JOINT = Record(
    Table(
        "joint row",
        Key("answers", When(single=True), "answers that come together", required=True),
        Key("share", SHARE, "in how many of the cases", required=True),
    ),
    JointAnswer,
)
DECISIONS = MapById(
    "decision",
    Record(
        Table(
            "decision",
            Key("name", TEXT, "what people call it"),
            Key("inputs", MapById("input", _INPUT), "the questions it asks"),
            Key(
                "hit", Choice("hit policy", HitPolicy), "first (the default), unique, any, collect: as in DMN"
            ),
            Key("rules", ListOf(_RULE), "which output follows from which answers"),
            Key("joint", ListOf(_JOINT), "answers that come together, with their shares"),
            Key("note", NOTE, "anything worth knowing"),
        ),
        DecisionTable,
    ),
)


class Attributes(Type):
    """Case attributes: numbers with a spread, or categories with shares."""

    @override
    def read(self, context: Context, value: Value, mark: int) -> tuple[Attribute, ...]:
        found = []
        for key, item, key_mark, at in context.rows(value, mark):
            context.key = key
            if Id().read(context, key, key_mark) is None:
                continue
            values: dict[str, Any] = {"id": str(key)}
            if isinstance(item, Map) and not all(name in QUANTITY.keys for name in item.keys):
                shares = _shares(context, item, at)
                values["categories"] = tuple(row for row in shares if row[1] is not None)
            else:
                values["quantity"] = AnyQuantity().read(context, item, at)
            found.append(make(Attribute, values))
        return tuple(found)

    @override
    def schema(self) -> dict[str, Any]:
        shares = {"type": "object", "additionalProperties": SHARE.schema()}
        return {"type": "object", "additionalProperties": {"anyOf": [NUMBER.schema(), shares]}}

    @override
    def plain(self, value: tuple[Attribute, ...]) -> Any:
        return {
            a.id: NUMBER.plain(a.quantity)
            if a.quantity is not None
            else {word: SHARE.plain(share) for word, share in a.categories}
            for a in value
        }


class Format(Type):
    """The number of the format."""

    @override
    def read(self, context: Context, value: Value, mark: int) -> int | None:
        if type(value) is str and value == "1":
            return 1
        newer = type(value) is str and value.isdigit() and len(value) < 9 and int(value) > 1
        context.problems.error("format", mark, "newer" if newer else "no_format",
                               text=cut(value) if isinstance(value, str) else "a collection")  # fmt: skip
        return None

    @override
    def schema(self) -> dict[str, Any]:
        return {"const": 1}


class Currency(Text):
    """A currency by its three letters."""

    @override
    def read(self, context: Context, value: Value, mark: int) -> str | None:
        found = super().read(context, value, mark)
        if found is None or (len(found) == 3 and found.isascii() and found.isupper()):
            return found
        context.wrong(mark, "three letters such as GBP", value)
        return None


TOP = Table(
    "file",
    Key("procmodel", Format(), "the version of this format", required=True),
    Key("name", TEXT, "what the process is called", required=True),
    NAMES_KEY,
    Key("id", Id(), "its id; default: made of the name"),
    Key("state", TEXT, "before, after, option-b, ...: the title of its panel"),
    Key("status", STATUS, "planned (the default), live or measured"),
    Key("description", NOTE, "what it is about, for the report"),
    Key("author", TEXT, "who wrote this"),
    Key("date", TEXT, "from when it is"),
    Key("licence", TEXT, "under which terms it may be used"),
    Key("organisation", TEXT, "whose process; the default of staff and system lanes"),
    Key("identifiers", Identifiers(), "lgsl, lgil, gss, uprn, url and others"),
    Key("trigger", TEXT, "what sets it off: one half of the boundary"),
    Key("outcomes", OneOrMany(TEXT), "how it can end: the other half"),
    Key("volume", RATE, "cases that start, such as `300 per year`"),
    Key("backlog", NUMBER, "cases waiting on day one"),
    Key("costs", MONEY_MAP, "of having this version, beside people's time"),
    Key("income", MONEY_MAP, "of having this version"),
    Key("targets", TARGETS, "promises: {within: 12 weeks, share: 95%}"),
    Key(
        "observed",
        QuantityMap("source"),
        "what the real process showed: {end_to_end_time: 12 days, source: ...}",
    ),
    Key("assumptions", Assumptions(QuantityMap("file")), "quantities used in several places, written $name"),
    Key("fte", RATE, "productive hours of a full-time person, default 1500 h per year"),
    Key("version", TEXT, "the version of this model"),
    Key("variant_of", Id(), "the model that this is a variant of"),
    Key("derived_from", OneOrMany(Id()), "the models that this was made from"),
    Key("attributes", Attributes(), "case attributes for decisions and simulation"),
    Key("arrivals", Any_(), "for simulation: {shape: poisson, during: calendar}"),
    Key("currency", Currency(), "ISO 4217; default GBP"),
    Key("calendar", CALENDAR, "when work is done"),
    Key("lanes", LANES, "who does the work, by id", required=True),
    Key("systems", SYSTEMS, "the systems that steps are done with, by id"),
    Key("data", DATA, "what steps read and write, by id"),
    Key("decisions", DECISIONS, "decision tables, by id"),
    Key("sources", SOURCES, "where numbers come from, by id"),
    Key("steps", Steps(), "the elements, by id, in order", required=True, field="nodes"),
    Key("messages", MESSAGES, "between organisations: [{from: ..., to: ..., name: ...}]"),
    *DRAWN,
    Key("main_path", OneOrMany(Id()), "the usual run, task by task"),
    Key("removed", OneOrMany(Id()), "elements of the earlier model that are gone"),
)
"""Every key at the top of a file."""
