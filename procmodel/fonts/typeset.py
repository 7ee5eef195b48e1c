"""Pages set by typst, in our own font alone: the same PDF on every machine, and nothing read but what is given."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from procmodel.errors import WriteError
from procmodel.wording import say

__all__ = ["typeset"]


def typeset(files: Mapping[str, bytes], day: tuple[int, int, int] | None = None) -> bytes:
    """The PDF of `main.typ` among `files`, tagged and checked as PDF/UA-1.

    Words of strangers belong into a data file, never into the source.

    Args:
        files: what typst may read, by name; it sees nothing else.
        day: year, month and day that the file says it was made.

    Raises:
        WriteError: typst refuses; says why.
    """
    import typst

    compile_: Any = typst.compile  # its stubs do not know files in memory
    with TemporaryDirectory() as empty:
        try:
            made = compile_(
                dict(files),
                root=empty,
                font_paths=[str(Path(__file__).parent)],
                ignore_system_fonts=True,
                format="pdf",
                pdf_standards=["ua-1"],
                timestamp=_seconds(day),
            )
        except RuntimeError as trouble:  # what typst raises for all that it refuses
            raise WriteError(say("paper.typst", reason=str(trouble)[:300])) from trouble
    return bytes(made)


def _seconds(day: tuple[int, int, int] | None) -> int:
    """Midnight of the day, in seconds from 1970; 0 where no day is said."""
    from datetime import UTC, datetime

    return 0 if day is None else int(datetime(*day, tzinfo=UTC).timestamp())
