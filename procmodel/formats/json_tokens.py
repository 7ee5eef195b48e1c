"""JSON text into a tree, with the mark of every key and value, in one pass without recursion."""

from __future__ import annotations

import json
import re
from typing import NoReturn

from procmodel.formats.problems import Problems, Unreadable, cut, mark_of
from procmodel.formats.tree import Quoted, TreeBuilder, Value
from procmodel.limits import Limits

__all__ = ["read_json"]

_TOKEN = re.compile(
    r'[ \t\r\n]*(?:(?P<text>"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")'
    r"|(?P<bare>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null)"
    r"|(?P<mark>[\[\]{}:,]))"
)
_SURROGATE = re.compile("[\ud800-\udfff]").search
_BLANKS = " \t\r\n"


def read_json(text: str, problems: Problems, limits: Limits) -> tuple[Value | None, int]:
    """The value of a JSON text, None where it is empty, and its mark.

    Duplicate keys are problems; the first one counts.

    Raises:
        Unreadable: no JSON, or a limit is broken; `problems` has the reason.
    """
    return _Tokens(text, problems, limits).read()


class _Tokens(TreeBuilder):
    """What to do with each token. `want` says what may come: a value, a key, what follows a value."""

    def __init__(self, text: str, problems: Problems, limits: Limits) -> None:
        super().__init__(problems, limits)
        self.text = text
        self.open_marks: list[str] = []
        self.line = 0
        self.line_start = 0
        self.counted = 0

    def read(self) -> tuple[Value | None, int]:
        """Follow the text to its end."""
        at, want = 0, "value"
        while True:
            token = _TOKEN.match(self.text, at)
            if token is None:
                if want == "end" and not self.text[at:].strip(_BLANKS):
                    return self.root, self.root_mark
                if want == "value" and not self.open_marks and not self.text[at:].strip(_BLANKS):
                    return None, 0
                self._fail(at + len(self.text[at:]) - len(self.text[at:].lstrip(_BLANKS)), want)
            start = token.start(token.lastgroup or 0)
            want = self._take(token.lastgroup or "", token[token.lastgroup or 0], start, want)
            at = token.end()

    def _take(self, kind: str, token: str, start: int, want: str) -> str:
        """One token; returns what may come after it."""
        if kind == "mark":
            return self._punctuation(token, start, want)
        if want not in ("value", "first value", "key", "first key") or ("key" in want and kind != "text"):
            self._fail(start, want)
        value = self._string(token, start) if kind == "text" else token
        self.scalar(value, self._mark(start))
        return "colon" if "key" in want else self._after()

    def _punctuation(self, token: str, start: int, want: str) -> str:
        if token in "{[" and want in ("value", "first value"):
            mark = self._mark(start)
            self.open(mark, is_map=token == "{")
            self.open_marks.append(token)
            return "first key" if token == "{" else "first value"
        if token in "}]" and want in ("comma", "first key" if token == "}" else "first value"):
            return self._close(token, start, want)
        if token == ":" and want == "colon":
            return "value"
        if token == "," and want == "comma":
            return "key" if self.open_marks[-1] == "{" else "value"
        return self._fail(start, want)

    def _close(self, token: str, start: int, want: str) -> str:
        if not self.open_marks or self.open_marks[-1] != ("{" if token == "}" else "["):
            self._fail(start, want)
        self.close()
        self.open_marks.pop()
        return self._after()

    def _after(self) -> str:
        return "comma" if self.open_marks else "end"

    def _string(self, token: str, start: int) -> str:
        value: str = json.loads(token)
        if "\\u" in token and _SURROGATE(value):
            self.problems.error("encoding", self._mark(start), "surrogate")
            raise Unreadable
        return Quoted(value)

    def _mark(self, at: int) -> int:
        """Line and column of a position; positions only grow, so every line is counted once."""
        lines = self.text.count("\n", self.counted, at)
        if lines:
            self.line += lines
            self.line_start = self.text.rfind("\n", self.counted, at) + 1
        self.counted = at
        return mark_of(self.line, at - self.line_start)

    def _fail(self, at: int, want: str) -> NoReturn:
        found = cut(self.text[at : at + 20].split("\n")[0]) if at < len(self.text) else "the end"
        self.problems.error("syntax", self._mark(at), "no_json", reason=f"{want} expected, found {found}")
        raise Unreadable
