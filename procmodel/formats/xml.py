"""XML from strangers: the one place that makes parsers. No entities, no DTD, no network, nothing repaired."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procmodel.formats.problems import Problems, Unreadable, mark_of
from procmodel.formats.source import Source

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element

__all__ = ["parse", "parser"]

_PROLOG = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s+|<\?.*?\?>|<!--.*?-->)*<!DOCTYPE", re.DOTALL).match
_MARKS = re.compile(rb"^(?:\xff\xfe|\xfe\xff)|\x00")
_DEEP = "Excessive depth"


def parser() -> XMLParser:
    """A parser that opens nothing and expands nothing.

    Example:
        >>> from lxml import etree
        >>> etree.fromstring(b"<a><!-- gone --></a>", parser()).tag
        'a'
    """
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_pis=True,
        remove_comments=True,
        recover=False,
    )


def parse(source: Source, problems: Problems) -> _Element:
    """The root of a document.

    Raises:
        Unreadable: it is no XML, declares a document type, or breaks a limit; `problems` has the reason.
    """
    from lxml import etree

    data = source.data if isinstance(source.data, bytes) else _encoded(source.data)
    if not data.strip():
        problems.error("syntax", None, "empty_xml")
        raise Unreadable
    if _PROLOG(_MARKS.sub(b"", data[:100_000])):
        problems.error("syntax", mark_of(0, 0), "doctype")
        raise Unreadable
    try:
        root = etree.fromstring(data, parser())
    except etree.XMLSyntaxError as error:
        _tell(error, source, problems)
        raise Unreadable from None
    info = root.getroottree().docinfo
    if info.internalDTD is not None or info.externalDTD is not None:
        problems.error("syntax", mark_of(0, 0), "doctype")
        raise Unreadable
    return root


def _encoded(text: str) -> bytes:
    """A text as bytes; what it declares of its encoding no longer holds."""
    return re.sub(r"^(<\?xml[^>]*?)\s+encoding\s*=\s*(?:\"[^\"]*\"|'[^']*')", r"\1", text).encode("utf-8")


def _tell(error: SyntaxError, source: Source, problems: Problems) -> None:
    line, column = error.position if hasattr(error, "position") else (1, 1)
    mark = mark_of(max(line, 1) - 1, max(column, 1) - 1)
    reason = (error.msg or "it stops before it is whole").strip()
    if reason.startswith(_DEEP):
        problems.error("limit", mark, "too_deep_xml", limit=source.limits["xml-depth"])
    else:
        problems.error("syntax", mark, "no_xml", reason=reason.partition(", line ")[0])
