"""Maps whose keys the format names: one table of keys serves reading, writing and the schema."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from procmodel.formats.problems import cut
from procmodel.formats.tree import Map, Quoted, Value
from procmodel.formats.types import Id, Type, is_absent, is_id, plain_value
from procmodel.light.overriding import override
from procmodel.model import Element
from procmodel.model.base import make

if TYPE_CHECKING:
    from procmodel.formats.context import Context

__all__ = ["NAMES_KEY", "Key", "MapById", "Record", "Table", "later"]


class Key:
    """One key of a map: what it is called, what its value may be, what it means.

    Attributes:
        target: the field of the model that the value goes to: `field`, where it is another name.
        alias: whether it is a second spelling of a field.
    """

    __slots__ = ("_type", "alias", "help", "name", "required", "target")

    def __init__(
        self,
        name: str,
        type_: Type | Callable[[], Type],
        help_: str,
        field: str = "",
        required: bool = False,
        alias: bool = False,
    ) -> None:
        self.name, self._type, self.help = name, type_, help_
        self.target, self.required, self.alias = field or name, required, alias

    @property
    def type(self) -> Type:
        """What its value may be. Types that few files need stand in modules of their own, and are asked for here."""
        if not isinstance(self._type, Type):
            self._type = self._type()
        return self._type


def later(module: str, name: str) -> Callable[[], Type]:
    """A type in another module of this folder, which is loaded when a file has such a key or a schema shows it."""

    def found() -> Type:
        kind: Type = getattr(import_module(f"procmodel.formats.{module}"), name)
        return kind

    return found


NAMES_KEY = Key("names", later("tables", "NAMES"), "what it is called in other languages: {cy: ...}")
"""The key that lanes, steps, systems, data and the process share."""


class Table:
    """The keys of one kind of map, in the order in which they are best written."""

    def __init__(self, what: str, *keys: Key) -> None:
        self.what = what
        self.keys = {key.name: key for key in keys}
        self.family: tuple[
            Table, ...
        ] = ()  # tables whose keys may be meant where this one does not know them
        self.required = [key.name for key in keys if key.required]
        self._met: dict[
            str, tuple[Callable[[Context, Value, int], Any], str]
        ] = {}  # how to read, where to put

    def read(self, context: Context, value: Map) -> dict[str, Any]:
        """The fields that the map fills; unknown keys are told, `x-` keys kept under `extensions`."""
        found: dict[str, Any] = {}
        met = self._met
        for key, item, key_mark, mark in zip(
            value.keys, value.values, value.key_marks, value.marks, strict=True
        ):
            row = met.get(key)
            if row is None:
                if key not in self.keys:
                    self._unknown(context, found, key, item, key_mark)
                    continue
                known = self.keys[key]
                row = met[known.name] = known.type.read, known.target
            read, target = row
            if target in found:
                context.problems.error("duplicate-key", key_mark, "two_spellings", context.element, key=key)
                continue
            context.key = key
            field = read(context, item, mark)
            if field is not None:
                found[target] = field
        for key in self.required:
            if value.position(key) < 0:
                self._missing(context, key, value.mark)
        return found

    def _missing(self, context: Context, key: str, mark: int) -> None:
        element = context.element
        context.problems.error(
            "missing-key", mark, "missing_key", element, key=key, what=context.where(self.what)
        )

    def _unknown(self, context: Context, found: dict[str, Any], key: str, item: Value, mark: int) -> None:
        if key.startswith("x-"):
            found.setdefault("extensions", {})[str(key)] = plain_value(item)
            return
        what = context.where(self.what)
        if item == "" and (paste := context.problems.paste(mark)):
            context.problems.error(
                "unknown-key", mark, "stray_text", context.element, text=cut(key), what=what, paste=paste
            )
            return
        belongs = next((other.what for other in self.family if key in other.keys), None)
        if belongs is not None:
            context.problems.error(
                "unknown-key",
                mark,
                "misplaced_key",
                context.element,
                key=cut(key),
                what=what,
                belongs=belongs,
            )
            return
        hint = context.problems.hint(key, self.keys)
        context.problems.error(
            "unknown-key", mark, "unknown_key", context.element, key=cut(key), what=what, hint=hint
        )

    def schema(self) -> dict[str, Any]:
        """The map in JSON Schema, a description at each key."""
        described: dict[str, Any] = {
            "type": "object",
            "properties": {
                key.name: {**key.type.schema(), "description": key.help} for key in self.keys.values()
            },
            "patternProperties": {"^x-": {}},
            "additionalProperties": False,
        }
        if self.required:
            described["required"] = self.required.copy()
        return described

    def plain(self, part: Element) -> dict[str, Any]:
        """What the model says beyond defaults, by key, in the order of the table."""
        found: dict[str, Any] = {}
        defaults = type(part).model_fields
        for key in self.keys.values():
            if key.alias or key.target not in defaults:
                continue
            value = getattr(part, key.target)
            if value is None or (value == defaults[key.target].default and not key.required):
                continue
            found[key.name] = key.type.plain(value)
        return {**found, **getattr(part, "extensions", {})}


class Record(Type):
    """A map that becomes a part of the model."""

    def __init__(self, table: Table, build: type[Element] | Callable[..., Any]) -> None:
        self.table = table
        self.build = build

    @override
    def read(self, context: Context, value: Value, mark: int) -> Any:
        if not isinstance(value, Map):
            context.wrong(mark, "a map", value)
            return None
        found = self.table.read(context, value)
        if any(self.table.keys[key].target not in found for key in self.table.required):
            return None
        return make(self.build, found) if isinstance(self.build, type) else self.build(context, found, mark)

    @override
    def schema(self) -> dict[str, Any]:
        return self.table.schema()

    @override
    def plain(self, value: Element) -> dict[str, Any]:
        return self.table.plain(value)


_ID = Id()


class MapById(Type):
    """A map by id: its keys are the author's, so none is unknown."""

    def __init__(self, what: str, item: Record) -> None:
        self.what = what
        self.item = item

    def read(self, context: Context, value: Value, mark: int) -> tuple[Any, ...]:
        """The parts in file order."""
        if is_absent(value):
            return ()
        if not isinstance(value, Map):
            context.wrong(mark, "a map by id", value)
            return ()
        outer = context.element
        parts = []
        for key, entry, key_mark, entry_mark in value.rows():
            id_ = _ID.read(context, key, key_mark)
            if id_ is None:
                continue
            context.element = id_ if outer is None else outer
            entry = Map(key_mark) if is_absent(entry) else entry
            part = self.item.read(context, entry, entry_mark)
            context.element = outer
            if part is not None:
                parts.append(part if not isinstance(part, Element) else self._named(part, id_))
        return tuple(parts)

    def _named(self, part: Element, id_: str) -> Element:
        """The part with its id: it has just been made here, so nobody else holds it."""
        part.__dict__["id"] = id_
        return part

    @override
    def schema(self) -> dict[str, Any]:
        return {"type": ["object", "null"], "additionalProperties": self.item.schema()}

    @override
    def plain(self, value: tuple[Any, ...]) -> Mapping[str, Any]:
        return {id_text(part.id): self.item.plain(part) for part in value}


def id_text(id_: str) -> str:
    """An id as a key to be written: in quotes where it is outside the pattern."""
    return Quoted(id_) if not is_id(id_) else id_
