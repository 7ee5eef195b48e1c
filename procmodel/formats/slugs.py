"""Ids made from names."""

from __future__ import annotations

from collections.abc import Container

__all__ = ["slug"]


def slug(name: str, otherwise: str = "process", taken: Container[str] = ()) -> str:
    """An id from a name: accents folded, the rest hyphens; numbered where it is taken already.

    Example:
        >>> slug("Log the report (CRM)"), slug("Log", taken=["log"]), slug("?")
        ('log-the-report-crm', 'log-2', 'process')
    """
    letters = [letter if letter.isalnum() else " " for letter in _folded(name[:200])]
    found = first = "-".join("".join(letters).lower().split()) or otherwise
    number = 1
    while found in taken:
        number += 1
        found = f"{first}-{number}"
    return found


def _folded(text: str) -> str:
    """The letters of ASCII that a text comes to without its accents."""
    if text.isascii():
        return text
    from unicodedata import normalize

    return normalize("NFKD", text).encode("ascii", "ignore").decode()
