"""Places in a text file that are ours: what stands between two marks is renewed, the rest is the author's."""

from __future__ import annotations

import re
from collections.abc import Mapping

from procmodel.reports.refusals import no_marks

__all__ = ["marked", "renewed"]

_MARK = re.compile(r"procmodel:(begin|end) ([a-z0-9-]+)")


def marked(id_: str, body: str, comment: str) -> str:
    """`body` between two marks, each a comment of the format (`<!-- {} -->`, `% {}`)."""
    begin, end = (comment.format(f"procmodel:{word} {id_}") for word in ("begin", "end"))
    return f"{begin}\n{body}\n{end}"


def renewed(existing: str, sections: Mapping[str, str], ending: str) -> str:
    """The existing text with each marked place replaced by the section of that name.

    A place whose section the document no longer has stays as it is.

    Raises:
        WriteError: there is no mark at all, or one that is not closed.
    """
    kept: list[str] = []
    held: list[str] = []
    inside, found = "", 0
    for line in existing.splitlines(keepends=True):
        mark = _MARK.search(line)
        if mark is None:
            (held if inside else kept).append(line)
        elif mark[1] == "begin" and not inside:
            inside, held, found = mark[2], [line], found + 1
        elif mark[1] == "end" and mark[2] == inside:
            kept += [f"{sections[inside]}\n"] if inside in sections else [*held, line]
            inside = ""
        else:
            raise no_marks(ending, line.strip())
    if inside or not found:
        raise no_marks(ending, inside)
    return "".join(kept)
