"""What is read: its bytes, their text, its name for messages, its folder for what it refers to."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from procmodel.formats.problems import Problems, Unreadable, mark_of
from procmodel.limits import Limits

if TYPE_CHECKING:
    from procmodel.formats.beside import Library

__all__ = ["Source", "decode"]

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SURROGATE = "[\ud800-\udfff]"


class Source:
    """What is read.

    Attributes:
        name: how messages call it: the path as given, `-`, or `<text>`.
        data: its bytes, or its text where it never was a file.
        folder: the folder of the file that was asked for; None where nothing may be read beside it.
        path: the file itself, resolved.
        part: which sheet of a workbook is asked for; None where the file says.
        chain: the files that led here by calls, this one last.
        library: what has been read beside the file that was asked for; None where nothing has.
        size: once it is read, how many elements it has with all calls expanded.
        height: once it is read, how deep its calls go.
    """

    def __init__(
        self,
        name: str,
        data: bytes | str,
        limits: Limits,
        folder: str | None = None,
        path: str | None = None,
        chain: tuple[str, ...] = (),
        part: str | None = None,
        library: Library | None = None,
    ) -> None:
        self.name, self.data, self.limits = name, data, limits
        self.folder, self.path, self.chain, self.part = folder, path, chain, part
        self.library = library
        self.size = self.height = 0

    @property
    def content(self) -> bytes:
        """Its bytes, also where it never was a file."""
        return self.data if isinstance(self.data, bytes) else self.data.encode("utf-8", "replace")


def decode(source: Source, problems: Problems) -> str:
    """The text of a source, without byte order mark.

    Raises:
        Unreadable: the bytes are no text; `problems` names the first wrong one.
    """
    data = source.data
    if isinstance(data, str):
        import re  # here: most sources are bytes

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
