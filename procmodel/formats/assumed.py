"""Assumptions: quantities that several places share, some of them in a file beside the model."""

from __future__ import annotations

from typing import Any

from procmodel.formats.beside import NotBeside, read_beside
from procmodel.formats.context import Context
from procmodel.formats.problems import Problems, Unreadable, cut
from procmodel.formats.source import Source
from procmodel.formats.tree import Map, Value
from procmodel.formats.types import Type

__all__ = ["Assumptions"]


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
        from procmodel.formats.source import decode

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
