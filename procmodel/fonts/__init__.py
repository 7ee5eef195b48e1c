"""The font that pictures are set in, and how wide its letters are.

Liberation Sans is shipped unchanged (SIL OFL 1.1), so that a picture is the same on every machine. Its widths are
Arial's. `widths.json` is the table of advance widths drawn from the two font files: runs of code points, each
with the widths of its characters in units of 1/2048 em.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

__all__ = [
    "ASCENT",
    "CAP_HEIGHT",
    "DESCENT",
    "FAMILY",
    "advance",
    "boxed",
    "font_files",
    "is_font",
    "missing",
    "unseen",
    "wrap",
]

FAMILY = "Liberation Sans"
ASCENT, DESCENT, CAP_HEIGHT = 0.905, 0.212, 0.688  # in em, from the font's own tables

_HERE = Path(__file__).parent
_UNKNOWN = 0.6  # em, for what the font lacks and a fallback font will draw
_UNITS = frozenset({"s", "min", "h", "%"})  # what does not stand at the head of a line
_BOX = "\N{WHITE SQUARE}"
_ELLIPSIS = "\u2026"


def font_files() -> tuple[Path, Path]:
    """The regular and the bold font file."""
    return _HERE / "LiberationSans-Regular.ttf", _HERE / "LiberationSans-Bold.ttf"


@cache
def _widths(bold: bool) -> dict[int, float]:
    """Advance width of each code point the font has, in em."""
    table = json.loads((_HERE / "widths.json").read_text(encoding="ascii"))
    runs = table["bold" if bold else "regular"]
    return {first + n: width / table["em"] for first, widths in runs for n, width in enumerate(widths)}


def _guess(character: str) -> float:
    """The width, in em, to allow for a character that the font lacks."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in "WF" or ord(character) > 0x1F000 else _UNKNOWN


def advance(text: str, size: float, *, bold: bool = False) -> float:
    """How wide `text` is when set in `size`; the result is in the same unit as `size`.

    Example:
        >>> round(advance("Handoff", 12), 2)
        42.03
    """
    widths = _widths(bold)
    total = 0.0
    for character in text:
        width = widths.get(ord(character))
        total += _guess(character) if width is None else width
    return total * size


def boxed(text: str) -> str:
    """`text` as a renderer can set it: what the font lacks becomes a box, what is never seen is left out.

    Example:
        >>> boxed("Wait \u4e2d\u200b!")
        'Wait □!'
    """
    return unseen(text).translate(dict.fromkeys(map(ord, missing(text)), _BOX))


def unseen(text: str) -> str:
    """`text` without characters that are never seen and that no font has: joiners, zero width spaces.

    Example:
        >>> unseen("a\u200bb")
        'ab'
    """
    found = (c for c in set(text) if unicodedata.category(c) == "Cf" and unicodedata.bidirectional(c) == "BN")
    return text.translate({ord(c): None for c in found})


def is_font(path: str | Path) -> bool:
    """Whether a file begins as font files do (TrueType, OpenType, or a collection of either).

    Example:
        >>> is_font(font_files()[0])
        True
    """
    try:
        with open(path, "rb") as file:
            return file.read(4) in (b"\x00\x01\x00\x00", b"OTTO", b"ttcf", b"true")
    except (OSError, ValueError):
        return False


def missing(text: str) -> tuple[str, ...]:
    """The characters of `text` that the font cannot draw, each once, in order of appearance.

    Example:
        >>> missing("Ŵyneb y ffordd \u4e2d")
        ('中',)
    """
    widths = _widths(False)
    lacking = (
        c for c in text if ord(c) not in widths and not c.isspace() and unicodedata.category(c) != "Cf"
    )
    return tuple(dict.fromkeys(lacking))


def wrap(text: str, size: float, width: float, *, lines: int, bold: bool = False) -> tuple[str, ...]:
    """`text` broken into at most `lines` lines of at most `width`, the lines as even as they can be.

    Words are kept whole where they fit, and a number with its unit; a longer one is broken. Where all does not
    fit, the last line ends with an ellipsis.

    Example:
        >>> wrap("Work out the parish", 12, 80, lines=2)
        ('Work out', 'the parish')
    """
    words = _words(text, size, width, bold)
    if not words:
        return ()
    broken = _greedy(words, size, width, bold)
    if len(broken) > lines:
        return _shorten(broken, lines, size, width, bold)
    return _even(words, len(broken), size, width, bold)


def _words(text: str, size: float, width: float, bold: bool) -> list[str]:
    """The words of `text`; one that is wider than `width` in pieces, cut after a hyphen or slash by preference."""
    pieces: list[str] = []
    for word in _kept_whole(text.split(), size, width, bold):
        rest = word
        while advance(rest[:400], size, bold=bold) > width and len(rest) > 1:
            cut = _fitting(rest, size, width, bold)
            soft = max(rest.rfind("-", 0, cut), rest.rfind("/", 0, cut), rest.rfind("_", 0, cut)) + 1
            cut = soft if soft > 2 else cut
            pieces.append(rest[:cut])
            rest = rest[cut:]
            if len(pieces) > 200:  # no picture shows that many lines: what is left is cut with an ellipsis
                return pieces
        pieces.append(rest)
    return pieces


def _kept_whole(words: Sequence[str], size: float, width: float, bold: bool) -> Iterator[str]:
    """The same words, a number and its unit as one where that fits."""
    before = ""
    for word in words:
        whole = f"{before} {word}"
        if (
            word.rstrip(".,:;)") in _UNITS
            and before[-1:].isdigit()
            and advance(whole, size, bold=bold) <= width
        ):
            before = whole
            continue
        if before:
            yield before
        before = word
    if before:
        yield before


def _fitting(word: str, size: float, width: float, bold: bool) -> int:
    """How many characters of `word` fit; at least one."""
    total, count = 0.0, 0
    for count, character in enumerate(word):  # noqa: B007
        total += advance(character, size, bold=bold)
        if total > width:
            break
    return max(1, count)


def _greedy(words: list[str], size: float, width: float, bold: bool) -> list[str]:
    """Lines filled one after the other."""
    space = advance(" ", size, bold=bold)
    lines: list[list[str]] = []
    room = 0.0
    for word in words:
        needed = advance(word, size, bold=bold)
        if lines and needed + space <= room:
            lines[-1].append(word)
            room -= needed + space
        else:
            lines.append([word])
            room = width - needed
    return [" ".join(line) for line in lines]


def _even(words: list[str], count: int, size: float, width: float, bold: bool) -> tuple[str, ...]:
    """The narrowest setting of `words` that still takes `count` lines."""
    best = _greedy(words, size, width, bold)
    if count == 1:
        return tuple(best)
    widest = max(advance(word, size, bold=bold) for word in words)
    low, high = widest, width
    for _ in range(7):
        middle = (low + high) / 2
        tried = _greedy(words, size, middle, bold)
        if len(tried) <= count:
            best, high = tried, middle
        else:
            low = middle
    return tuple(best)


def _shorten(broken: list[str], lines: int, size: float, width: float, bold: bool) -> tuple[str, ...]:
    """The first `lines` lines, the last with an ellipsis in place of what is left out."""
    last = broken[lines - 1]
    while last and advance(last + _ELLIPSIS, size, bold=bold) > width:
        last = last[:-1].rstrip()
    return (*broken[: lines - 1], last + _ELLIPSIS)
