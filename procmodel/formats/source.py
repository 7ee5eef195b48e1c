"""What is read: its bytes, its name for messages, its folder for what it refers to."""

from __future__ import annotations

from dataclasses import field

from procmodel.formats.beside import Library
from procmodel.light.records import dataclass
from procmodel.limits import Limits

__all__ = ["Source"]


@dataclass(eq=False, repr=False)
class Source:
    """What is read.

    Attributes:
        name: how messages call it: the path as given, `-`, or `<text>`.
        data: its bytes, or its text where it never was a file.
        folder: the folder of the file that was asked for; None where nothing may be read beside it.
        path: the file itself, resolved.
        part: which sheet of a workbook is asked for; None where the file says.
        chain: the files that led here by calls, this one last.
        library: what has been read beside the file that was asked for.
        size: once it is read, how many elements it has with all calls expanded.
        height: once it is read, how deep its calls go.
    """

    name: str
    data: bytes | str
    limits: Limits = field(default_factory=Limits)
    folder: str | None = None
    path: str | None = None
    chain: tuple[str, ...] = ()
    part: str | None = None
    library: Library = field(default_factory=Library)
    size: int = 0
    height: int = 0

    @property
    def content(self) -> bytes:
        """Its bytes, also where it never was a file."""
        return self.data if isinstance(self.data, bytes) else self.data.encode("utf-8", "replace")
