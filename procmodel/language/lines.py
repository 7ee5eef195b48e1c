"""A text by lines, as editors count: positions of an editor to places in the text and back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from lsprotocol.types import Position, Range

__all__ = ["Lines"]

_BREAK = re.compile(r"\r\n|\n|\r")


def _utf16(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


class Lines:
    r"""The lines of a text.

    Args:
        text: the text.
        units: how many units of an editor a piece of text has; UTF-16 unless the editor asked otherwise.

    Example:
        >>> Lines("a: 1\nb: 2\n").position(6).line
        1
    """

    def __init__(self, text: str, units: Callable[[str], int] = _utf16) -> None:
        self.text = text
        self.units = units
        found = list(_BREAK.finditer(text))
        self.starts = [0, *(one.end() for one in found)]
        self.ends = [*(one.start() for one in found), len(text)]

    def __len__(self) -> int:
        return len(self.starts)

    def line(self, number: int) -> str:
        """A line from 0, without its end; nothing where there is none."""
        return self.text[self.starts[number] : self.ends[number]] if 0 <= number < len(self) else ""

    def offset(self, at: Position) -> int:
        """The place in the text; the nearest there is where the position lies outside."""
        if at.line >= len(self):
            return len(self.text)
        start, line = self.starts[at.line], self.line(at.line)
        if line.isascii():
            return start + min(at.character, len(line))
        units = 0
        for number, character in enumerate(line):
            if units >= at.character:
                return start + number
            units += self.units(character)
        return start + len(line)

    def position(self, offset: int) -> Position:
        """The position of a place in the text."""
        line = bisect_right(self.starts, offset) - 1
        before = self.text[self.starts[line] : offset]
        return Position(line, len(before) if before.isascii() else self.units(before))

    def span(self, start: int, end: int) -> Range:
        """From one place in the text to another."""
        return Range(self.position(start), self.position(end))
