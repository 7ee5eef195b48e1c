"""The bytes of a log in pieces: unpacked on the way, counted, hashed."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from procmodel.formats.problems import Problems, Unreadable
from procmodel.limits import Limits
from procmodel.wording import say

__all__ = ["Stream"]

_PIECE = 1 << 20
_PACKED = b"\x1f\x8b"  # how a file packed with gzip begins


class Stream:
    """A log while it is read; `digest` is the SHA-256 of what was read, unpacked."""

    def __init__(self, path: str, problems: Problems, limits: Limits) -> None:
        self.path, self.problems, self.limits = Path(path), problems, limits
        self._sum = sha256()
        self._lines = 0  # given out so far

    @property
    def digest(self) -> str:
        """The SHA-256 of all that was read."""
        return self._sum.hexdigest()

    def pieces(self) -> Iterator[bytes]:
        """The unpacked bytes.

        Raises:
            Unreadable: no such file, no gzip, or more than the limit.
        """
        left = self.limits["log"]
        try:
            with self._open() as stream:
                while piece := stream.read(_PIECE):
                    if piece[:2] == _PACKED and left == self.limits["log"]:
                        self.problems.error("syntax", None, "logs.packed")
                        raise Unreadable
                    left -= len(piece)
                    if left < 0:
                        self.problems.error("limit", None, "logs.large", limit=self.limits["log"])
                        raise Unreadable
                    self._sum.update(piece)
                    yield piece
        except FileNotFoundError:
            self._fail(say("reading.no_file"))
        except IsADirectoryError:
            self._fail(say("reading.is_folder"))
        except PermissionError:
            self._fail(say("reading.no_permission"))
        except gzip.BadGzipFile:
            self._fail(say("logs.no_gzip"))
        except (EOFError, zlib.error):
            self._fail(say("logs.cut_gzip"))
        except OSError as error:
            self._fail(error.strerror or type(error).__name__)

    def lines(self) -> Iterator[str]:
        """The lines of the text, ends kept.

        Raises:
            Unreadable: as `pieces`, or it is no UTF-8.
        """
        rest = b""
        first = True
        for piece in self.pieces():
            if first:
                piece, first = piece.removeprefix(b"\xef\xbb\xbf"), False
            known = rest + piece
            end = known.rfind(b"\n") + 1
            rest = known[end:]
            yield from io.StringIO(self._text(known[:end]), newline="\n")
            self._lines += known.count(b"\n", 0, end)
        if rest:
            yield self._text(rest)

    def _text(self, line: bytes) -> str:
        try:
            return line.decode()
        except UnicodeDecodeError as error:
            row = self._lines + line.count(b"\n", 0, error.start) + 1
            self.problems.error("encoding", None, "logs.encoding", line=row, found=f"{line[error.start]:02X}")
            raise Unreadable from None

    def _open(self) -> io.BufferedIOBase:
        return gzip.open(self.path) if self.path.suffix == ".gz" else self.path.open("rb")

    def _fail(self, reason: str) -> None:
        self.problems.fail("file", reason)
        raise Unreadable
