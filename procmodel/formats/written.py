"""A YAML text as it was written: its collections and texts with their places, and its comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from typing import Any

from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from procmodel.formats.libyaml import CParser
from procmodel.light.records import dataclass

__all__ = ["Comment", "Node", "Written", "meaning", "written"]

_ANCHOR = re.compile(r"&[^\s,\[\]{}]+")
_COMMENT = re.compile(r"(?:(?<=\s)|^)#[^\n]*")


@dataclass(slots=True)
class Node:
    """A text, an alias or a collection at its place.

    Attributes:
        kind: `scalar`, `alias`, `map` or `list`.
        start, end: the first character, and the one behind the last.
        flow: whether a collection is written in braces or brackets.
        value: what a text means; its style (`"`, `'`, `|`, `>` or none).
        anchor: `&name` of a collection.
        keys: of a map, one for each item.
        items: what is in a collection.
    """

    kind: str
    start: int
    end: int
    flow: bool = False
    value: str = ""
    style: str = ""
    anchor: str = ""
    keys: list[Node] = field(default_factory=list)
    items: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: where it begins, its column, its text, and whether it has the line to itself."""

    start: int
    column: int
    text: str
    alone: bool


@dataclass
class Written:
    """A text with its only document, the comments in their order, and the marks that open and close it."""

    text: str
    root: Node | None = None
    comments: list[Comment] = field(default_factory=list)
    opening: str = ""
    opened: int = 0


def written(text: str) -> Written:
    """The places in a YAML text of one document.

    Raises:
        yaml.YAMLError: it is no YAML.
        ValueError: a key that is no text, or more than one document.
    """
    return _Reader(text).read()


def meaning(text: str) -> list[tuple[Any, ...]]:
    """What a YAML text says, without how it is laid out: two texts of equal meaning read the same."""
    parser = CParser(text)
    return [
        (
            type(event).__name__,
            getattr(event, "value", None),
            getattr(event, "anchor", None),
            getattr(event, "tag", None),
            getattr(event, "style", None),
        )
        for event in iter(parser.get_event, None)
    ]


class _Reader:
    """Builds the tree from the events; what lies between two of them may hold comments."""

    def __init__(self, text: str) -> None:
        self._found = Written(text)
        self._open: list[Node] = []
        self._key: list[Node | None] = []
        self._cursor = 0

    def read(self) -> Written:
        parser = CParser(self._found.text)
        for event in iter(parser.get_event, None):
            self._take(event)
        self._gap(len(self._found.text))
        return self._found

    def _take(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, ScalarEvent):
            self._gap(start)
            end = self._scalar_end(event, start, end)
            self._put(Node("scalar", start, end, value=event.value, style=event.style or ""))
            self._cursor = end
        elif isinstance(event, AliasEvent):
            self._gap(start)
            self._put(Node("alias", start, end))
            self._cursor = end
        elif isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            self._begin(event, start, end)
        elif isinstance(event, CollectionEndEvent):
            self._finish(start, end)
        elif isinstance(event, DocumentStartEvent) and event.explicit:
            self._document(start, end)
        elif isinstance(event, DocumentEndEvent) and event.explicit:
            self._gap(start)
            self._cursor = end

    def _document(self, start: int, end: int) -> None:
        if self._found.root is not None:
            raise ValueError("more than one document")
        self._gap(start)
        self._found.opening = self._found.text[start:end]
        self._found.opened = start
        self._cursor = end

    def _begin(self, event: Any, start: int, end: int) -> None:
        kind = "map" if isinstance(event, MappingStartEvent) else "list"
        self._gap(start)
        node = Node(kind, start, end, flow=bool(event.flow_style))
        if event.anchor is not None:
            found = _ANCHOR.match(self._found.text, start)
            node.anchor = found[0] if found else ""
            self._cursor = start + len(node.anchor)
        if node.flow:
            self._cursor = end
        self._put(node)
        self._open.append(node)
        self._key.append(None)

    def _finish(self, start: int, end: int) -> None:
        node = self._open.pop()
        self._key.pop()
        if node.flow:
            self._gap(start)
            self._cursor = end
            node.end = end
        else:
            node.end = max((inner.end for inner in node.items), default=node.start)

    def _put(self, node: Node) -> None:
        if not self._open:
            self._found.root = node
            return
        host = self._open[-1]
        if host.kind == "list":
            host.items.append(node)
        elif self._key[-1] is None:
            if node.kind != "scalar" or "\n" in self._found.text[node.start : node.end]:
                raise ValueError("a key that is no plain word")
            host.keys.append(node)
            self._key[-1] = node
        else:
            host.items.append(node)
            self._key[-1] = None

    def _scalar_end(self, event: Any, start: int, end: int) -> int:
        """Where a text ends: one in lines of its own takes the blank lines below it only where it keeps them."""
        slice_ = self._found.text[start:end]
        if event.style not in ("|", ">"):
            return end
        return end if "+" in slice_.partition("\n")[0].partition("#")[0] else start + len(slice_.rstrip())

    def _gap(self, stop: int) -> None:
        self._found.comments.extend(self._comments(stop))
        self._cursor = max(self._cursor, stop)

    def _comments(self, stop: int) -> Iterator[Comment]:
        text = self._found.text
        for found in _COMMENT.finditer(text, self._cursor, stop):
            at = found.start()
            line = text.rfind("\n", 0, at) + 1
            yield Comment(at, at - line, found[0].rstrip(), not text[line:at].strip())
