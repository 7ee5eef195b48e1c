"""Text of strangers made fit for any picture or document: whole, visible and inert."""

from __future__ import annotations

import re

__all__ = ["clean", "visible"]

# C0 and C1 controls (but tab, line feed, return), surrogates, non-characters: no XML or HTML may hold them.
_FORBIDDEN = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane + tail) for plane in range(0x10000, 0x110000, 0x10000) for tail in (0xFFFE, 0xFFFF))
    + "]"
)
_BIDI = "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
_ISOLATES = "[\u2066-\u2069]"


def clean(text: str) -> str:
    r"""`text` without what breaks a writer: controls become U+FFFD, direction marks cannot reach beyond it.

    Example:
        >>> clean("a\x07b"), clean("plain")
        ('a�b', 'plain')
    """
    if text.isascii() and text.isprintable():  # most texts, which need no pattern
        return text
    text = re.sub(_FORBIDDEN, "\ufffd", text)
    if re.search(_BIDI, text):
        text = f"\u2068{re.sub(_ISOLATES, '', text)}\u2069"
    return text


def visible(text: str) -> str:
    r"""`text`, or nothing where no character of it leaves a mark: blanks, zero-width and control characters.

    Example:
        >>> visible("Log it"), visible(" \u200b\ufeff")
        ('Log it', '')
    """
    if text[:1].isalnum():
        return text
    from unicodedata import category  # here: few texts begin with anything else

    return text if any(category(letter)[0] not in "ZC" for letter in text) else ""
