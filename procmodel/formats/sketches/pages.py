"""Which page of a drawing is read: the one that is asked for, else the first that shows a process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from procmodel.formats.problems import Problems, Unreadable, cut
from procmodel.formats.source import Source
from procmodel.light.tuples import NamedTuple

__all__ = ["Named", "chosen"]

_BEFORE = frozenset({"before", "today", "as is", "as-is", "now", "current"})


class Named(NamedTuple):
    """A page by its name."""

    name: str
    page: Any


def chosen(pages: Sequence[Named], source: Source, problems: Problems, lines_on: Callable[[int], int]) -> int:
    """The number of the page to read; which one is said where there are several.

    Args:
        pages: all pages, in order.
        source: its `part` names the page that is asked for.
        problems: where what is wrong goes.
        lines_on: how many lines a page has; asked of as few pages as possible.

    Raises:
        Unreadable: there is no page, or none of that name.
    """
    if not pages:
        problems.error("syntax", None, "sketches.no_pages")
        raise Unreadable
    names = [page.name for page in pages]
    if source.part is not None:
        for number, name in enumerate(names):
            if name.casefold() == source.part.casefold():
                return number
        hint = problems.hint(source.part, names)
        problems.error("syntax", None, "sketches.no_such_page", text=cut(source.part),
                       pages=", ".join(map(cut, names[:20])), hint=hint)  # fmt: skip
        raise Unreadable
    if len(pages) == 1:
        return 0
    order = sorted(range(len(pages)), key=lambda n: names[n].casefold() not in _BEFORE)
    number = next((n for n in order if lines_on(n)), order[0])
    others = [name for n, name in enumerate(names) if n != number]
    problems.remark("page", None, "sketches.pages", count=len(pages), page=cut(names[number]),
                    others=", ".join(map(cut, others[:10])), other=others[0], file=source.name)  # fmt: skip
    return number
