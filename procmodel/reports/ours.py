"""Whether a file is one of ours: nothing else is ever written over."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

__all__ = ["MADE_BY", "UPDATED", "is_ours"]

UPDATED = ("docx", "pptx", "md", "tex")
"""Formats that are brought up to date in place; the others are written anew."""

MADE_BY = "procmodel"
"""What our files say of themselves in their keywords."""


def is_ours(data: bytes, ending: str) -> bool:
    """Whether a file of this ending was made by us, or has places of ours in it."""
    if ending == "docx":
        return _says(data, r"word/document\.xml", f'"{MADE_BY}_')
    if ending == "pptx":
        return _says(data, r"ppt/slides/slide\d+\.xml", f'"{MADE_BY}:')
    return b"procmodel:begin" in data if ending in UPDATED else MADE_BY.encode() in data


def _says(data: bytes, parts: str, mark: str) -> bool:
    """Whether a part of a package has a mark of ours; a file that is no package does not."""
    try:
        with ZipFile(BytesIO(data)) as package:
            names = [name for name in package.namelist() if re.fullmatch(parts, name)]
            return any(mark.encode() in package.read(name) for name in names)
    except (BadZipFile, KeyError, NotImplementedError, RuntimeError):
        return False
