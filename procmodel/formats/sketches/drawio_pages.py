"""The pages of a draw.io file: which one is read, unpacked where it is packed."""

from __future__ import annotations

import base64
import binascii
import zlib
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from procmodel.formats.problems import Problems, Unreadable, cut, mark_of
from procmodel.formats.sketches.pages import Named, chosen
from procmodel.formats.source import Source
from procmodel.formats.xml import parse
from procmodel.light.records import dataclass

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Page", "page_of"]

_MIB = 1024 * 1024


@dataclass
class Page:
    """One page: its name, the cells on it, and the line that all marks have where it was packed."""

    name: str
    cells: list[_Element]
    line: int | None = None

    def mark(self, element: _Element) -> int:
        """Where an element stands in the file; what was packed stands where its page does."""
        return mark_of((self.line or _line(element)) - 1, 0)


def _line(element: _Element) -> int:
    """The line of an element, counted from 1."""
    found: Any = element.sourceline
    return max(found or 1, 1)


def page_of(root: _Element, source: Source, problems: Problems) -> Page:
    """The page of a drawing that is asked for, else the first that shows a process.

    Raises:
        Unreadable: there is no such page, it cannot be unpacked, or this is no drawing.
    """
    if root.tag == "mxGraphModel":
        return Page("", _cells(root))
    if root.tag != "mxfile":
        problems.error("syntax", mark_of(0, 0), "sketches.no_drawio", found=cut(str(root.tag)))
        raise Unreadable
    drawn = [element for element in root if element.tag == "diagram"]
    named = [Named(element.get("name") or f"Page-{n}", element) for n, element in enumerate(drawn, 1)]
    opened: dict[int, Page] = {}

    def lines_on(number: int) -> int:
        opened[number] = _opened(named[number].name, drawn[number], source, problems)
        return sum(cell.get("edge") == "1" or cell.find("mxCell[@edge='1']") is not None
                   for cell in opened[number].cells)  # fmt: skip

    number = chosen(named, source, problems, lines_on)
    if number not in opened:
        lines_on(number)
    return opened[number]


def _opened(name: str, diagram: _Element, source: Source, problems: Problems) -> Page:
    """One page, unpacked where it is packed."""
    plain = diagram.find("mxGraphModel")
    if plain is not None:
        return Page(name, _cells(plain))
    mark = mark_of(_line(diagram) - 1, 0)
    text = (diagram.text or "").strip()
    if not text:
        return Page(name, [])
    inner = Problems(source.name)
    try:
        data = _unpacked(text, source, problems, mark, name)
        root = parse(Source(source.name, data, source.limits), inner)
    except Unreadable:
        for finding in inner.sorted():
            problems.error(finding.rule, mark, "sketches.bad_page", page=cut(name), reason=finding.message)
        raise
    return Page(name, _cells(root), _line(diagram))


def _unpacked(text: str, source: Source, problems: Problems, mark: int, name: str) -> bytes:
    """What a packed page says: base64 round deflate round percent signs. Weighed while it is unpacked.

    Raises:
        Unreadable: it is none of that, or too large.
    """
    limits = source.limits
    try:
        packed = base64.b64decode(text, validate=False)
        most = min(limits["unpacked"], max(_MIB, len(packed) * limits["ratio"]))
        inflating = zlib.decompressobj(-15)
        found = inflating.decompress(packed, most)
    except (binascii.Error, zlib.error, ValueError) as error:
        problems.error("syntax", mark, "sketches.bad_page", page=cut(name), reason=str(error))
        raise Unreadable from None
    if inflating.unconsumed_tail:
        slug, limit = (
            ("table_unpacked", limits["unpacked"])
            if most == limits["unpacked"]
            else ("table_ratio", limits["ratio"])
        )
        problems.error("limit", mark, slug, limit=limit)
        raise Unreadable
    if not inflating.eof:
        problems.error(
            "syntax", mark, "sketches.bad_page", page=cut(name), reason="it stops before it is whole"
        )
        raise Unreadable
    return unquote(found.decode("utf-8", "replace")).encode("utf-8", "replace")


def _cells(model: _Element) -> list[_Element]:
    root = model.find("root")
    return list(root) if root is not None else []
