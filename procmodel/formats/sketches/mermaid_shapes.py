"""Nodes of a Mermaid flowchart: their outlines in brackets or by name, and their words."""

from __future__ import annotations

import re

from procmodel.formats.sketches.parts import Role
from procmodel.formats.sketches.words import plain
from procmodel.light.tuples import NamedTuple

__all__ = ["Broken", "Node", "node_at", "words_of"]

_BRACKETS: tuple[tuple[str, tuple[str, ...], Role], ...] = (
    ("(((", (")))",), Role.END),
    ("((", ("))",), Role.OVAL),
    ("([", ("])",), Role.OVAL),
    ("[[", ("]]",), Role.SUBPROCESS),
    ("[(", (")]",), Role.DATA),
    ("{{", ("}}",), Role.STEP),
    ("[/", ("/]", "\\]"), Role.DATA),
    ("[\\", ("\\]", "/]"), Role.DATA),
    ("(", (")",), Role.STEP),
    ("[", ("]",), Role.STEP),
    ("{", ("}",), Role.EXCLUSIVE),
    (">", ("]",), Role.STEP),
)
_NAMED = {
    **dict.fromkeys(("diam", "diamond", "decision", "question"), Role.EXCLUSIVE),
    **dict.fromkeys(("circle", "circ", "stadium", "pill", "terminal"), Role.OVAL),
    **dict.fromkeys(("sm-circ", "start", "small-circle"), Role.START),
    **dict.fromkeys(("dbl-circ", "double-circle", "fr-circ", "stop", "framed-circle"), Role.END),
    **dict.fromkeys(("subproc", "subprocess", "subroutine", "fr-rect", "framed-rectangle"), Role.SUBPROCESS),
    **dict.fromkeys(("fork", "join"), Role.PARALLEL),
    **dict.fromkeys(("delay", "half-rounded-rectangle"), Role.CATCH),
    **dict.fromkeys(("cyl", "cylinder", "database", "db", "doc", "document", "docs", "documents", "lean-r",
                     "lean-right", "in-out", "lean-l", "lean-left", "out-in", "das", "h-cyl", "lin-cyl", "disk",
                     "stored-data", "bow-rect", "notch-rect", "win-pane", "internal-storage"), Role.DATA),
    **dict.fromkeys(("text", "comment", "brace", "brace-l", "brace-r", "braces"), Role.WORDS),
}  # fmt: skip
_ID = re.compile(r"(?:[\w.*+!?/\\$'#]|-(?![-.=]|$)|(?<=\w)@(?=[\w]))+")
_CLASS = re.compile(r":::[\w-]+(?:,[\w-]+)*")
_KEY = re.compile(r"(\w+)\s*:\s*(\"(?:[^\"])*\"|'[^']*'|[^,}\n]+)")
_ENTITY = re.compile(r"#(\w+);")


class Broken(Exception):
    """A statement begins like one of a flowchart and does not go on like one: where, and what was expected."""

    def __init__(self, at: int, expected: str) -> None:
        super().__init__(expected)
        self.at = at
        self.expected = expected


class Node(NamedTuple):
    """A node as a statement mentions it; `text` and `role` are None where only its id is there."""

    id: str
    text: str | None
    role: Role | None
    end: int  # where the statement goes on


def node_at(statement: str, at: int) -> Node | None:
    """The node that is mentioned at a place of a statement; None where there is none.

    Raises:
        Broken: its brackets are not closed.

    Example:
        >>> node_at('a["Log it"] --> b', 0)
        Node(id='a', text='Log it', role=<Role.STEP: 'step'>, end=11)
    """
    found = _ID.match(statement, at)
    if found is None:
        return None
    at = found.end()
    text, role, at = _outline(statement, at)
    named = _class(statement, at)
    if statement.startswith("@{", named):
        text, role, named = _by_name(statement, named + 2, text, role)
    return Node(found[0], text, role, _class(statement, named))


def _class(statement: str, at: int) -> int:
    found = _CLASS.match(statement, at)
    return found.end() if found is not None else at


def _outline(statement: str, at: int) -> tuple[str | None, Role | None, int]:
    for opening, closings, role in _BRACKETS:
        if statement.startswith(opening, at):
            start = at + len(opening)
            stop, closing = _closed(statement, start, closings)
            if stop < 0:
                raise Broken(at, closings[0])
            if opening.startswith("[/") and closing.startswith("\\"):
                role = Role.STEP  # a trapezoid: done by hand
            return words_of(statement[start:stop]), role, stop + len(closing)
    return None, None, at


def _closed(statement: str, start: int, closings: tuple[str, ...]) -> tuple[int, str]:
    """Where a bracket closes, outside quotes; -1 where it does not."""
    at = start
    while at < len(statement) and statement[at] == " ":
        at += 1
    if statement.startswith('"', at):
        quote = statement.find('"', at + 1)
        if quote < 0:
            raise Broken(at, '"')
        start = quote + 1
    places = [(found, closing) for closing in closings if (found := statement.find(closing, start)) >= 0]
    return min(places, default=(-1, ""))


def _by_name(
    statement: str, at: int, text: str | None, role: Role | None
) -> tuple[str | None, Role | None, int]:
    """`@{ shape: diamond, label: "Found?" }`."""
    stop = statement.find("}", at)
    if stop < 0:
        raise Broken(at, "}")
    for key, value in _KEY.findall(statement[at:stop]):
        value = value.strip().strip("\"'")
        if key == "label":
            text = words_of(value)
        elif key == "shape":
            role = _NAMED.get(value, Role.STEP)
    return text, role or Role.STEP, stop + 1


def words_of(text: str) -> str:
    """The words of a node or line: without quotes, marks of Markdown and HTML; `#34;` is a quote.

    Example:
        >>> words_of('"Say #34;no#34;<br/>and #38; file"')
        'Say "no" and & file'
    """
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1]
    if len(text) > 1 and text[0] == text[-1] == "`":
        text = text[1:-1].replace("**", "")
    return plain(_ENTITY.sub(_as_html, text))


def _as_html(found: re.Match[str]) -> str:
    return f"&#{found[1]};" if found[1].isdecimal() else f"&{found[1]};"
