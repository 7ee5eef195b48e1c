"""Where blocks go in a Word file: at its end, or in place of what stood between our bookmarks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from procmodel.reports.docx.body import Body
from procmodel.reports.docx.markup import mark_name
from procmodel.reports.refusals import no_marks

__all__ = ["put_at_end", "renew"]


def put_at_end(word: Any, elements: Iterable[Any]) -> None:
    """Before the page set-up that closes the body."""
    body = word.element.body
    last = body[-1] if len(body) and body[-1].tag.endswith("}sectPr") else None
    for made in elements:
        if last is None:
            body.append(made)
        else:
            last.addprevious(made)


def renew(word: Any, body: Body) -> None:
    """Replace what stands between the bookmarks of each section that the file still has.

    Raises:
        WriteError: it has none, or one of them has lost an end.
    """
    from docx.oxml.ns import qn

    root = word.element.body
    ends = {mark.get(qn("w:id")): mark for mark in root.iter(qn("w:bookmarkEnd"))}
    starts = {mark.get(qn("w:name")): mark for mark in root.iter(qn("w:bookmarkStart"))}
    body.marks = max([body.marks, *(int(id_) for id_ in ends if id_.isdigit())])
    before = _embedded(root)
    found = False
    for section in body.document.sections:
        start = starts.get(mark_name(section.id))
        if start is None:
            continue
        found = True
        old = _between(root, start, ends.get(start.get(qn("w:id"))))
        for made in body.section(section):
            old[0].addprevious(made)
        for element in old:
            root.remove(element)
    if not found:
        raise no_marks("docx")
    for gone in before - _embedded(root):
        del word.part.rels[gone]


def _between(root: Any, start: Any, end: Any) -> list[Any]:
    """The blocks of the body from the one that holds `start` to the one that holds `end`."""
    if end is None:
        raise no_marks("docx", start.values()[-1])
    first, last = _block_of(root, start), _block_of(root, end)
    if first is None or last is None or root.index(last) < root.index(first):
        raise no_marks("docx", start.values()[-1])
    return list(root[root.index(first) : root.index(last) + 1])


def _block_of(root: Any, mark: Any) -> Any:
    while mark is not None and mark.getparent() is not root:
        mark = mark.getparent()
    return mark


def _embedded(root: Any) -> set[str]:
    """The relationships of the pictures that the body shows."""
    from docx.oxml.ns import qn

    return {shown.get(qn("r:embed")) for shown in root.iter() if shown.get(qn("r:embed"))}
