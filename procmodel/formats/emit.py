"""Plain values as YAML that people like to read: one line where it fits, one key a line where it does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from procmodel.formats.quantities import show_number
from procmodel.formats.tree import Quoted
from procmodel.formats.types import looks_typed

__all__ = ["emit"]

_WIDTH = 110
_PLAIN = re.compile(r"[^\W_](?:[^\n:#]|:(?! |$)|(?<! )#)*", re.UNICODE).fullmatch
_FLOW_MARKS = re.compile(r"[,\[\]{}]").search
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def emit(document: Mapping[str, Any]) -> str:
    """A document as YAML text.

    Example:
        >>> print(emit({"lanes": {"a": {"name": "A: one"}}, "x": [1, "2"]}), end="")
        lanes:
          a:
            name: "A: one"
        x: [1, "2"]
    """
    return "\n".join(_block_map(document, 0)) + "\n"


def _block_map(value: Mapping[str, Any], depth: int) -> Iterator[str]:
    indent = "  " * depth
    for key, item in value.items():
        head = f"{indent}{_scalar(key)}:"
        yield from _behind(head, item, depth)


def _behind(head: str, item: Any, depth: int) -> Iterator[str]:
    """A value behind its key (or dash): on the same line where it fits."""
    if not isinstance(item, (Mapping, list, tuple)):
        yield f"{head} {_scalar(item)}"
        return
    line = _flow(item, top=depth == 0)
    if line is not None and len(head) + len(line) < _WIDTH:
        yield f"{head} {line}"
        return
    yield head
    if isinstance(item, Mapping):
        yield from _block_map(item, depth + 1)
    else:
        yield from _block_list(item, depth + 1)


def _block_list(items: list[Any] | tuple[Any, ...], depth: int) -> Iterator[str]:
    dash = "  " * depth + "-"
    for item in items:
        if isinstance(item, Mapping) and item and _too_wide(item, dash):
            lines = _block_map(item, depth + 1)
            yield dash + next(lines)[len(dash) :]
            yield from lines
        else:
            yield from _behind(dash, item, depth)


def _too_wide(item: Mapping[str, Any], dash: str) -> bool:
    line = _flow(item)
    return line is None or len(dash) + len(line) >= _WIDTH


def _flow(item: Any, top: bool = False) -> str | None:
    """A collection on one line; None where a text in it would need quotes only because of that.

    At the top, a map by id is always written out, and a list of maps is so everywhere.
    """
    if isinstance(item, Mapping):
        if top and any(isinstance(inner, Mapping) for inner in item.values()):
            return None
        inside = [_flow_pair(key, inner) for key, inner in item.items()]
        return None if None in inside else "{" + ", ".join(filter(None, inside)) + "}"
    if isinstance(item, (list, tuple)):
        if any(isinstance(inner, Mapping) for inner in item):
            return None
        parts = [_flow(inner) for inner in item]
        return None if None in parts else "[" + ", ".join(filter(None, parts)) + "]"
    text = _scalar(item)
    return None if _FLOW_MARKS(text) or (text.startswith('"') and not looks_typed(str(item))) else text


def _flow_pair(key: str, item: Any) -> str | None:
    value = _flow(item)
    name = _scalar(key)
    return None if value is None or _FLOW_MARKS(name) else f"{name}: {value}"


def _scalar(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return show_number(float(value)) if isinstance(value, float) else str(value)
    text = str(value)
    if isinstance(value, Quoted) or not _PLAIN(text) or text[-1] == " " or not text.isprintable():
        return _quoted(text)
    return _quoted(text) if looks_typed(text) else text


def _quoted(text: str) -> str:
    text.encode("utf-8")  # half of a character could be written, and not read again
    return '"' + "".join(_ESCAPES.get(c) or (c if c.isprintable() else _escaped(c)) for c in text) + '"'


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
