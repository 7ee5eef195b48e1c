"""Quantities by name: what the real process showed, and assumptions, some of them in a file beside the model."""

from __future__ import annotations

from typing import Any

from procmodel.formats.beside import NotBeside, read_beside
from procmodel.formats.context import Context
from procmodel.formats.evidence import NUMBER, QuantityType
from procmodel.formats.problems import Problems, Unreadable, cut
from procmodel.formats.source import Source, decode
from procmodel.formats.tree import Map, Value
from procmodel.formats.types import TEXT, Id, Type
from procmodel.light.overriding import override
from procmodel.model import Dimension, Quantity

__all__ = ["ASSUMPTIONS", "OBSERVED", "AnyQuantity"]


def _dimension_of(text: str) -> Dimension:
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
        found: Quantity | None = QuantityType(_dimension_of(text), "4-6-10 min").read(context, value, mark)
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


class Assumptions(Type):
    """Quantities by id; `file:` names a file of the folder with more of them. The file's own win."""

    def __init__(self, quantities: Type) -> None:
        self.quantities = quantities

    def read(self, context: Context, value: Value, mark: int) -> None:
        """Put them where `$name` finds them."""
        own: dict[str, Any] = self.quantities.read(context, value, mark)
        name = own.pop("file", None)
        if name is not None:
            context.assumptions_file = name
            assert isinstance(value, Map)
            self._read_file(context, name, value.marks[value.position("file")])
        context.assumptions.update(own)

    def _read_file(self, context: Context, name: str, mark: int) -> None:
        from procmodel.formats.events import read_yaml

        assert context.source is not None
        context.key = "file"
        try:
            _, data = read_beside(context.source, name)
        except NotBeside as error:
            context.problems.error("file", mark, error.slug, key="file", text=cut(name), reason=error.reason)
            return
        own = Problems(name)
        try:
            tree, at = read_yaml(decode(Source(name, data, context.limits), own), own, context.limits)
        except Unreadable:
            tree, at = None, 0
        inner = tree.get("assumptions") if isinstance(tree, Map) else None
        if isinstance(inner, Map):
            tree = inner
        if isinstance(tree, Map):
            there = Context(own, context.limits)
            there.declared["source"] = context.declared.get("source")
            found = self.quantities.read(there, tree, at)
            found.pop("file", None)
            context.assumptions.update(found)
        elif not own.errors:
            context.problems.error("file", mark, "no_assumptions", text=cut(name))
        for finding in own.sorted():
            context.problems.add(finding)

    def schema(self) -> dict[str, Any]:
        """Quantities under any id."""
        return self.quantities.schema()

    def plain(self, value: Any) -> Any:
        """The quantities by id."""
        return self.quantities.plain(value)


OBSERVED = QuantityMap("source")
ASSUMPTIONS = Assumptions(QuantityMap("file"))
