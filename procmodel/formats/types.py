"""What the value of a key may be: how it is read, how a schema describes it, how it is written again.

A type's `read` returns None where the value is missing or wrong; what is wrong, the problems know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from procmodel.formats.problems import cut
from procmodel.formats.tree import Map, Quoted, Seq, Value
from procmodel.light.enums import StrEnum
from procmodel.light.overriding import override
from procmodel.wording import say

if TYPE_CHECKING:
    from procmodel.formats.context import Context

__all__ = [
    "NOTE",
    "TEXT",
    "Any_",
    "Boolean",
    "Choice",
    "Id",
    "Integer",
    "ListOf",
    "Number",
    "OneOrMany",
    "Ref",
    "Text",
    "Type",
    "is_absent",
    "is_id",
    "kind_of",
    "looks_typed",
    "plain_value",
]

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_FLOAT = r"[-+]?(?:\.[0-9]{1,30}|[0-9]{1,30}(?:\.[0-9]{0,30})?)(?:[eE][-+]?[0-9]{1,3})?"
_OF_IDS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-"


class Type:
    """What the value of a key may be."""

    def read(self, context: Context, value: Value, mark: int) -> Any:
        """The value, or None where it is missing or wrong."""
        raise NotImplementedError

    def schema(self) -> dict[str, Any]:
        """The value in JSON Schema."""
        raise NotImplementedError

    def plain(self, value: Any) -> Any:
        """The value as text, numbers, lists and maps, to be written."""
        return value


def kind_of(value: Value) -> str:
    """What a value is, in a word for messages."""
    if isinstance(value, Map):
        return "a map"
    return "a list" if isinstance(value, Seq) else cut(value)


def is_absent(value: Value) -> bool:
    """Whether nothing is written: an empty value, `~` or `null` without quotes."""
    return type(value) is str and value in _NULLS


def is_id(text: str) -> bool:
    """Whether a text is an id without quotes: letters, digits and `_`, behind the first also `.` and `-`."""
    if text.isascii() and text.isidentifier():
        return True
    return bool(text) and text[0] not in ".-" and not text.strip(_OF_IDS)


def _is_integer(text: str) -> bool:
    digits = text[1:] if text[:1] in ("+", "-") else text
    return digits.isascii() and digits.isdigit() and len(digits) <= 30


def plain_value(value: Value) -> Any:
    """Any tree as plain Python, scalars by YAML's core schema: what `x-` keys hold."""
    if isinstance(value, Map):
        return {str(key): plain_value(item) for key, item in zip(value.keys, value.values, strict=True)}
    if isinstance(value, Seq):
        return [plain_value(item) for item in value.items]
    if isinstance(value, Quoted):
        return str(value)
    if value in _NULLS:
        return None
    if value in _TRUE or value in _FALSE:
        return value in _TRUE
    if _is_integer(value):
        return int(value)
    number = float(value) if re.fullmatch(_FLOAT, value) else None
    return number if number is not None and abs(number) < float("inf") else value


def looks_typed(text: str) -> bool:
    """Whether a bare text would be read as nothing, a truth value or a number."""
    return text in _NULLS or text in _TRUE or text in _FALSE or bool(re.fullmatch(_FLOAT, text))


class Text(Type):
    """Free text, up to a limit in characters."""

    def __init__(self, limit: str = "name") -> None:
        self.limit = limit

    @override
    def read(self, context: Context, value: Value, mark: int) -> str | None:
        if not isinstance(value, str):
            context.wrong(mark, "text", value, context.problems.paste(mark))
            return None
        if value in _NULLS and is_absent(value):
            context.empty(mark)
            return None
        if len(value) > 1_000 and len(value) > context.limits[self.limit]:
            context.too_long(mark, value, self.limit)
        return str(value)

    @override
    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "number", "boolean"]}


TEXT, NOTE = Text(), Text("note")


class Id(Type):
    """An id: as written, whatever YAML makes of it. In quotes it may hold any character."""

    @override
    def read(self, context: Context, value: Value, mark: int) -> str | None:
        if not isinstance(value, str):
            context.wrong(mark, "an id", value)
            return None
        if not is_id(value) and type(value) is str:
            context.problems.error("id", mark, "bad_id", context.element, text=cut(value))
            return None
        if len(value) > context.limits["id"]:
            context.too_long(mark, value, "id")
        return str(value)

    @override
    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "number", "boolean", "null"]}

    @override
    def plain(self, value: str) -> str:
        return value if is_id(value) else Quoted(value)


class Ref(Id):
    """The id of something that the file declares elsewhere: `what` says in which map."""

    def __init__(self, what: str) -> None:
        self.what = what

    @override
    def read(self, context: Context, value: Value, mark: int) -> str | None:
        ids = context.declared.get(self.what)
        if isinstance(value, str) and value and (ids is None or value in ids):
            return str(value)
        found = super().read(context, value, mark)
        if found is not None:
            context.unknown(self.what, found, mark)
        return None


class Boolean(Type):
    """`true` or `false`."""

    @override
    def read(self, context: Context, value: Value, mark: int) -> bool | None:
        if type(value) is str and (value in _TRUE or value in _FALSE):
            return value in _TRUE
        context.wrong(mark, "true or false", value)
        return None

    @override
    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}


class Integer(Type):
    """A whole number from `least` up to a limit."""

    def __init__(self, least: int = 0, most: int | None = None) -> None:
        self.least = least
        self.most = most

    @override
    def read(self, context: Context, value: Value, mark: int) -> int | None:
        most = context.limits["count"] if self.most is None else self.most
        if type(value) is str and _is_integer(value) and self.least <= int(value) <= most:
            return int(value)
        context.wrong(mark, f"a whole number from {self.least} to {most}", value)
        return None

    @override
    def schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": self.least}


class Number(Type):
    """A finite number."""

    @override
    def read(self, context: Context, value: Value, mark: int) -> float | None:
        if type(value) is str and re.fullmatch(_FLOAT, value) and abs(float(value)) < float("inf"):
            return float(value)
        context.wrong(mark, "a number", value)
        return None

    @override
    def schema(self) -> dict[str, Any]:
        return {"type": "number"}

    @override
    def plain(self, value: float) -> float | int:
        return int(value) if value == int(value) else value


class Choice(Type):
    """One word of a few.

    `also` are further words that stand for some of them; `meant` are words that are wrong here, and what
    their author means.
    """

    def __init__(
        self,
        what: str,
        words: Iterable[str] | Mapping[str, Any],
        also: Mapping[str, str] | None = None,
        meant: Mapping[str, str] | None = None,
    ) -> None:
        self.what = what
        self.meant = dict(meant or {})
        self.words = dict(words) if isinstance(words, Mapping) else {str(word): word for word in words}
        self.also = dict(also or {})

    @override
    def read(self, context: Context, value: Value, mark: int) -> Any:
        if isinstance(value, str):
            word = self.also.get(value, value)
            if word in self.words:
                return self.words[word]
            choices = [*self.also, *self.words]
            meant = self.meant.get(value)
            hint = (
                say("reading.did_you_mean", found=meant) if meant else context.problems.hint(value, choices)
            )
            context.problems.error(
                "unknown-kind", mark, "unknown_choice", context.element,
                what=self.what, text=cut(value), choices=", ".join(choices), hint=hint,
            )  # fmt: skip
            return None
        context.wrong(mark, f"one of {', '.join(self.words)}", value)
        return None

    @override
    def schema(self) -> dict[str, Any]:
        return {"enum": [*self.also, *self.words]}

    @override
    def plain(self, value: Any) -> str:
        return (
            value.value
            if isinstance(value, StrEnum)
            else next(k for k, v in self.words.items() if v == value)
        )


class ListOf(Type):
    """A list; wrong items are told and left out."""

    scalar: ClassVar[bool] = False

    def __init__(self, item: Type) -> None:
        self.item = item

    @override
    def read(self, context: Context, value: Value, mark: int) -> tuple[Any, ...] | None:
        if isinstance(value, Seq):
            read = self.item.read
            return tuple([one for item, at in value.rows() if (one := read(context, item, at)) is not None])
        if self.scalar and not is_absent(value):
            one = self.item.read(context, value, mark)
            return None if one is None else (one,)
        context.wrong(mark, "a list", value)
        return None

    @override
    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": self.item.schema()}

    @override
    def plain(self, value: tuple[Any, ...]) -> Any:
        return [self.item.plain(item) for item in value]


class OneOrMany(ListOf):
    """A list, or a single value that stands for a list of one."""

    scalar: ClassVar[bool] = True

    @override
    def schema(self) -> dict[str, Any]:
        return {"anyOf": [self.item.schema(), super().schema()]}

    @override
    def plain(self, value: tuple[Any, ...]) -> Any:
        items = super().plain(value)
        return items[0] if len(items) == 1 else items


class Any_(Type):  # noqa: N801
    """Anything: kept as it is."""

    @override
    def read(self, context: Context, value: Value, mark: int) -> Any:
        return plain_value(value)

    @override
    def schema(self) -> dict[str, Any]:
        return {}
