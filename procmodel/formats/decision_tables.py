"""The keys of decision tables, and of the attributes of cases that they ask for."""

from __future__ import annotations

from typing import Any

from procmodel.formats.assumed import AnyQuantity
from procmodel.formats.context import Context
from procmodel.formats.evidence import NUMBER, QUANTITY, SHARE
from procmodel.formats.records import Key, MapById, Record, Table
from procmodel.formats.tree import Map, Seq, Value
from procmodel.formats.types import NOTE, TEXT, Boolean, Choice, Id, ListOf, OneOrMany, Text, Type, is_absent
from procmodel.light.overriding import override
from procmodel.model import (
    Answer,
    Attribute,
    DecisionRule,
    DecisionTable,
    HitPolicy,
    InputClause,
    JointAnswer,
    Quantity,
)
from procmodel.model.base import make

__all__ = ["ATTRIBUTES", "DECISIONS"]


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


ATTRIBUTES = Attributes()
