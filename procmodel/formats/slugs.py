"""Ids made from names."""

from __future__ import annotations

import re
from collections.abc import Container

__all__ = ["slug"]

_WORDS = re.compile("[a-z0-9]+").findall


def slug(name: str, otherwise: str = "process", taken: Container[str] = ()) -> str:
    """An id from a name: accents folded, the rest hyphens; numbered where it is taken already.

    Example:
        >>> slug("Log the report (CRM)"), slug("Log", taken=["log"]), slug("?")
        ('log-the-report-crm', 'log-2', 'process')
    """
    words = _WORDS(_folded(name[:200]).lower())
    found = first = "-".join(words) or otherwise
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
