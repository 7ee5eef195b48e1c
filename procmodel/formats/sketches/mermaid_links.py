"""Lines of a Mermaid flowchart: `-->`, `---`, `-.->`, `==>`, their words in bars or between their halves."""

from __future__ import annotations

import re

from procmodel.formats.sketches.mermaid_shapes import Broken, words_of
from procmodel.light.tuples import NamedTuple

__all__ = ["Link", "link_at"]

_NAME = re.compile(r"[\w-]+@(?=[<ox]?[-=~])")
_WHOLE = re.compile(r"(?P<head>[<ox])?(?P<body>--+|-\.+-|==+|~~~+)(?P<tip>>|[ox](?=[\s|\"]|$))?")
_HALF = re.compile(r"(?P<head>[<ox])?(?P<body>--|-\.|==)(?![-.=>])")
_REST = {
    "--": re.compile(r"\s*(?P<body>--+)(?P<tip>[>ox])?"),
    "-.": re.compile(r"\s*(?P<body>\.+-)(?P<tip>[>ox])?"),
    "==": re.compile(r"\s*(?P<body>==+)(?P<tip>[>ox])?"),
}
_BARS = re.compile(r"\s*\|(?P<text>\"[^\"]*\"|[^|]*)\|")


class Link(NamedTuple):
    """A line as a statement writes it."""

    text: str
    dotted: bool
    unseen: bool  # `~~~`: only there for the layout
    pointed: bool
    both: bool
    end: int
    name: str  # as in `a e1@--> b`; such a name may be told its looks later


def link_at(statement: str, at: int) -> Link | None:
    """The line at a place of a statement; None where there is none.

    Raises:
        Broken: its words do not end.

    Example:
        >>> link_at("a -->|yes| b", 2)
        Link(text='yes', dotted=False, unseen=False, pointed=True, both=False, end=10, name='')
    """
    named = _NAME.match(statement, at)
    at = named.end() if named is not None else at
    name = named[0][:-1] if named is not None else ""
    whole = _WHOLE.match(statement, at)
    if whole is None or len(whole["body"] + (whole["tip"] or "")) < 3:
        half = _HALF.match(statement, at)
        return _split(statement, half, name) if half is not None else None
    bars = _BARS.match(statement, whole.end())
    text = words_of(bars["text"]) if bars is not None else ""
    end = bars.end() if bars is not None else whole.end()
    return _link(text, whole["body"], whole["head"], whole["tip"], end, name)


def _split(statement: str, half: re.Match[str], name: str) -> Link:
    """`-- words -->`: words between the halves of a line."""
    start = half.end()
    quote = re.compile(r'\s*"[^"]*"').match(statement, start)
    rest = _REST[half["body"]]
    found = rest.search(statement, quote.end() if quote is not None else start)
    if found is None:
        raise Broken(half.start(), {"--": "-->", "-.": ".->", "==": "==>"}[half["body"]])
    text = words_of(statement[start : found.start()])
    return _link(text, half["body"], half["head"], found["tip"], found.end(), name)


def _link(text: str, body: str, head: str | None, tip: str | None, end: int, name: str) -> Link:
    dotted = "." in body
    return Link(
        text, dotted, body.startswith("~"), tip is not None, head is not None and tip is not None, end, name
    )
