"""Where blocks go in a Word file: at its end, or in place of what stood between our bookmarks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from procmodel.reports.docx.body import Body
from procmodel.reports.docx.markup import element, mark_name
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

    All of the old is taken out before the first of the new comes in: the same document gives the same file
    however often it is brought up to date.

    Raises:
        WriteError: it has none, or one of them has lost an end.
    """
    root = word.element.body
    shown = _embedded(root)
    places = {}
    for section in body.document.sections:
        old = _old(root, mark_name(section.id))
        if old:
            places[section.id] = element("<w:p/>")
            old[0].addprevious(places[section.id])
            for gone in old:
                root.remove(gone)
    if not places:
        raise no_marks("docx")
    for gone in shown - _embedded(root):
        del word.part.rels[gone]
    body.marks = max([body.marks, *_numbers(root)])
    for section in body.document.sections:
        if section.id in places:
            for made in body.section(section):
                places[section.id].addprevious(made)
            root.remove(places[section.id])


def _old(root: Any, name: str) -> list[Any]:
    """The blocks of the body between the two ends of a bookmark; none where it is not there.

    Some office programs write the beginning of one bookmark several times: the outermost ends count.
    """
    from docx.oxml.ns import qn

    starts = [mark for mark in root.iter(qn("w:bookmarkStart")) if mark.get(qn("w:name")) == name]
    numbers = {mark.get(qn("w:id")) for mark in starts}
    ends = [mark for mark in root.iter(qn("w:bookmarkEnd")) if mark.get(qn("w:id")) in numbers]
    if not starts:
        return []
    blocks = [_block_of(root, mark) for mark in (*starts, *ends)]
    if not ends or None in blocks:
        raise no_marks("docx", name)
    first, last = (edge(root.index(block) for block in blocks) for edge in (min, max))
    if last > first and _stands_before_all(root[last], numbers):
        last -= 1  # the end has slipped into the next block, which is the author's
        for mark in [mark for mark in root[last + 1].iter(qn("w:bookmarkEnd")) if mark in ends]:
            mark.getparent().remove(mark)
    return list(root[first : last + 1])


def _block_of(root: Any, mark: Any) -> Any:
    while mark is not None and mark.getparent() is not root:
        mark = mark.getparent()
    return mark


def _stands_before_all(block: Any, numbers: set[str]) -> bool:
    """Whether the end of a bookmark stands in a block before all of its text, and there is some."""
    from docx.oxml.ns import qn

    said = ""
    for part in block.iter():
        if part.tag == qn("w:t"):
            said += part.text or ""
        elif part.tag == qn("w:bookmarkEnd") and part.get(qn("w:id")) in numbers and said:
            return False
    return bool(said)


def _numbers(root: Any) -> list[int]:
    """The numbers of the bookmarks that are left."""
    from docx.oxml.ns import qn

    found = (mark.get(qn("w:id"), "") for mark in root.iter(qn("w:bookmarkStart")))
    return [int(number) for number in found if number.isdigit()]


def _embedded(root: Any) -> set[str]:
    """The relationships of the pictures that the body shows."""
    from docx.oxml.ns import qn

    return {shown.get(qn("r:embed")) for shown in root.iter() if shown.get(qn("r:embed"))}
