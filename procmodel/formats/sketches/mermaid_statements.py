"""The statements of a Mermaid text: one a line or several between semicolons, comments apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from procmodel.light.tuples import NamedTuple

__all__ = ["Statement", "comments_of", "statements_of"]

_FRONT = re.compile(r"\A\s*---\s*\n.*?\n---\s*(?:\n|\Z)", re.DOTALL)
_DIRECTIVE = re.compile(r"%%\{.*?\}%%", re.DOTALL)
_LONG = re.compile(r"accDescr\s*\{[^}]*\}")
_COMMENT = re.compile(r"^\s*%%(?!\{)(.*)$", re.MULTILINE)


class Statement(NamedTuple):
    """One statement, and where it stands: line and column from 0."""

    text: str
    line: int
    column: int


def statements_of(text: str) -> Iterator[Statement]:
    r"""All statements, in order. Front matter, directives, comments and fences are left out.

    Example:
        >>> [s.text for s in statements_of("flowchart LR; a-->b\n%% no\n  b-->c")]
        ['flowchart LR', 'a-->b', 'b-->c']
    """
    for pattern in (_FRONT, _DIRECTIVE, _LONG):
        text = pattern.sub(_blank, text)
    for number, line in enumerate(text.split("\n")):
        if line.lstrip().startswith(("%%", "```")):
            continue
        start = 0
        for stop in _stops(line):
            part = line[start:stop]
            if part.strip():
                yield Statement(part.strip(), number, start + len(part) - len(part.lstrip()))
            start = stop + 1


def comments_of(text: str) -> Iterator[str]:
    """What the comments of a text say."""
    for found in _COMMENT.finditer(text):
        yield found[1].strip()


def _stops(line: str) -> Iterator[int]:
    """Where statements end: at semicolons outside quotes and entities such as `#34;`, and at the end."""
    quoted = False
    for at, sign in enumerate(line):
        if sign == '"':
            quoted = not quoted
        elif sign == ";" and not quoted and not re.search(r"[#&]\w+$", line[max(0, at - 12) : at]):
            yield at
    yield len(line)


def _blank(found: re.Match[str]) -> str:
    """As many lines as before, nothing on them."""
    return "\n" * found[0].count("\n")
