"""Pages set by typst, in our own font: the same PDF on every machine, and nothing read but what is given."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from pathlib import Path

from procmodel.fonts import boxed, font_files
from procmodel.fonts.worker import rendered
from procmodel.limits import Limits

__all__ = ["typeset"]

_SOURCE = "main.typ"


def typeset(
    files: Mapping[str, bytes],
    day: tuple[int, int, int] | None = None,
    *,
    fonts: Sequence[Path] = (),
    limits: Limits | None = None,
) -> bytes:
    """The PDF of `main.typ` among `files`, tagged and checked as PDF/UA-1.

    Words of strangers belong into a data file, never into the source. What no font has becomes a box.

    Args:
        files: what typst may read, by name; it sees nothing else.
        day: year, month and day that the file says it was made.
        fonts: folders of fonts for what ours lacks.
        limits: what it may cost, where not the defaults.

    Raises:
        WriteError: typst refuses, hangs or dies; says why.
        MissingToolError: typst is not installed.
    """
    given = {name: data if fonts or name == _SOURCE else _boxed(data) for name, data in files.items()}
    coded = {name: b64encode(data).decode("ascii") for name, data in given.items()}
    folders = [str(font_files()[0].parent), *map(str, fonts)]
    return rendered("pdf", limits, files=coded, fonts=folders, seconds=_seconds(day))


def _boxed(data: bytes) -> bytes:
    """A text file without what the font lacks; a picture that is no text stays as it is."""
    try:
        return boxed(data.decode("utf-8")).encode()
    except UnicodeDecodeError:
        return data


def _seconds(day: tuple[int, int, int] | None) -> int:
    """Midnight of the day, in seconds from 1970; 0 where no day is said."""
    from datetime import UTC, datetime

    return 0 if day is None else int(datetime(*day, tzinfo=UTC).timestamp())
