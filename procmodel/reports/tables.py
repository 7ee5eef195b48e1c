"""Rows of text as a table: aligned for the terminal, or with pipes for Markdown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

__all__ = ["aligned", "escape", "piped", "wide"]

_GAP = "  "


def wide(text: str) -> int:
    """How many columns of a terminal a text takes: marks none, East Asian wide letters two."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )


def aligned(rows: Iterable[Sequence[str]], *, numbers_from: int = 1) -> list[str]:
    """One line a row, columns lined up; columns from `numbers_from` on stand flush right.

    Example:
        >>> aligned([["touches", "7"], ["handoffs", "10"]])
        ['touches    7', 'handoffs  10']
    """
    table = [list(row) for row in rows]
    if not table:
        return []
    columns = max(map(len, table))
    widths = [max((wide(row[n]) for row in table if n < len(row)), default=0) for n in range(columns)]
    lines = []
    for row in table:
        cells = []
        for n, cell in enumerate(row):
            fill = " " * (widths[n] - wide(cell))
            cells.append(fill + cell if n >= numbers_from else cell + fill)
        lines.append(_GAP.join(cells).rstrip())
    return lines


def piped(heading: Sequence[str], rows: Iterable[Sequence[str]], *, numbers_from: int = 1) -> list[str]:
    r"""A Markdown table; what a cell says stays text.

    Example:
        >>> piped(["", "before"], [["a|b", "7"]])
        ['|  | before |', '| --- | ---: |', '| a\\|b | 7 |']
    """
    rule = ["---:" if n >= numbers_from else "---" for n in range(len(heading))]
    return [
        f"| {' | '.join(cells)} |"
        for cells in ([escape(cell) for cell in heading], rule, *([escape(c) for c in row] for row in rows))
    ]


_MARKUP = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>|#~"} | {"\n": " ", "\r": " "})


def escape(text: str) -> str:
    """A text that Markdown shows as it is: no markup, no HTML, no line break."""
    return text.translate(_MARKUP).strip()
