"""Whether a file is one of ours: nothing else is ever written over."""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, ZipFile

__all__ = ["MADE_BY", "UPDATED", "is_ours"]

UPDATED = ("docx", "md", "tex")
"""Formats that are brought up to date in place; the others are written anew."""

MADE_BY = "procmodel"
"""What our files say of themselves in their keywords."""


def is_ours(data: bytes, ending: str) -> bool:
    """Whether a file of this ending was made by us, or has places of ours in it."""
    if ending in ("docx", "pptx"):
        return _says(data, "word/document.xml" if ending == "docx" else "docProps/core.xml")
    return b"procmodel:begin" in data if ending in UPDATED else MADE_BY.encode() in data


def _says(data: bytes, part: str) -> bool:
    """Whether a part of a package names us; a file that is no package does not."""
    try:
        with ZipFile(BytesIO(data)) as package:
            return MADE_BY.encode() in package.read(part)
    except (BadZipFile, KeyError, NotImplementedError, RuntimeError):
        return False
