"""Files beside the one that is read: found safely, read once, counted before anything is copied."""

from __future__ import annotations

import os
import re
import stat
from typing import TYPE_CHECKING

from procmodel.formats.problems import cut
from procmodel.light.tuples import NamedTuple
from procmodel.wording import say

if TYPE_CHECKING:
    from pathlib import Path

    from procmodel.formats.source import Source
    from procmodel.model import Process

__all__ = ["Called", "Library", "NotBeside", "read_beside"]

_NOT_RELATIVE = r"[\x00-\x1f\\]|^/|^~|^[A-Za-z][A-Za-z0-9+.-]*:"


class NotBeside(Exception):
    """The file may not or cannot be read; the slug of the sentence that says why, and its reason."""

    def __init__(self, slug: str, reason: str = "") -> None:
        super().__init__(slug)
        self.slug = slug
        self.reason = reason


class Called(NamedTuple):
    """A model that is called: what it says, how many elements it has expanded, how deep its own calls go."""

    process: Process | None
    size: int
    height: int


class Library:
    """What has been read beside one top file, each file once."""

    def __init__(self) -> None:
        self.models: dict[str, Called] = {}
        self.files = 0


def read_beside(source: Source, name: str) -> tuple[str, bytes]:
    """The resolved path and the bytes of a file that `source` refers to by a relative path.

    The file must be a regular one inside the folder of the file that was asked for, whatever links say.

    Raises:
        NotBeside: it is not, or cannot be read.
    """
    if source.folder is None or not name or re.search(_NOT_RELATIVE, name):
        raise NotBeside("bad_path" if source.folder is not None else "no_text_file")
    from pathlib import Path  # here: few files refer to others, and it loads all of URLs

    here = Path(source.path).parent if source.path is not None else Path(source.folder)
    try:
        target = (here / name).resolve()
        if not target.is_relative_to(source.folder):
            raise NotBeside("outside_folder")
        return str(target), _bytes_of(target, source.limits["file"])
    except (OSError, ValueError, RuntimeError) as error:
        if isinstance(error, FileNotFoundError):
            raise NotBeside("called_unreadable", say("reading.no_file")) from None
        reason = getattr(error, "strerror", None) or str(error)
        raise NotBeside("called_unreadable", cut(reason.lower())) from None


def _bytes_of(target: Path, limit: int) -> bytes:
    """Open, then look at what was opened: between a look at a name and its opening it may change."""
    handle = os.open(target, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise NotBeside("no_regular_file")
        data = file.read(limit + 1)
    if len(data) > limit:
        raise NotBeside("called_unreadable", say("reading.large_file", found=len(data), limit=limit))
    return data
