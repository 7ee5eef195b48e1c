"""Bytes to text: UTF-8, or UTF-16 and UTF-32 by their byte order mark. Nothing is guessed."""

from __future__ import annotations

import codecs
import re

from procmodel.formats.marks import mark_of
from procmodel.formats.problems import Problems, Unreadable
from procmodel.formats.source import Source

__all__ = ["decode"]

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SURROGATE = "[\ud800-\udfff]"


def decode(source: Source, problems: Problems) -> str:
    """The text of a source, without byte order mark.

    Raises:
        Unreadable: the bytes are no text; `problems` names the first wrong one.
    """
    data = source.data
    if isinstance(data, str):
        found = re.search(_SURROGATE, data)
        if found is not None:
            before = data[: found.start()]
            mark = mark_of(before.count("\n"), len(before) - before.rfind("\n") - 1)
            problems.error("encoding", mark, "surrogate")
            raise Unreadable
        return data.removeprefix("\ufeff")
    for bom, encoding in _MARKS:
        if data.startswith(bom):
            return _decoded(data[len(bom) :], encoding, len(bom), problems)
    return _decoded(data, "utf-8", 0, problems)


def _decoded(data: bytes, encoding: str, skipped: int, problems: Problems) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding[:6].rstrip("-").upper()
        name = "UTF-8" if encoding == "utf-8" else name
        problems.error("encoding", None, "not_encoded", encoding=name, at=error.start + skipped)
        raise Unreadable from None
