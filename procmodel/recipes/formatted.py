"""YAML files laid out in one way, in place; comments and texts stay."""

from __future__ import annotations

import sys
from pathlib import Path

from procmodel.errors import ReadError
from procmodel.formats.events import read_yaml
from procmodel.formats.files import read_bytes, write_bytes
from procmodel.formats.problems import Problems, Unreadable
from procmodel.formats.source import Source, decode
from procmodel.limits import Limits
from procmodel.wording import say

__all__ = ["format_bytes", "format_file", "format_stdin"]

_YAML = (".yaml", ".yml")


def format_file(path: str, *, check: bool = False, limits: Limits | None = None) -> bool:
    """Lay a YAML file out anew; whether that changes it.

    Args:
        path: the file; it is written only where its bytes change.
        check: say so only, and write nothing.
        limits: what reading may cost, where not the defaults.

    Raises:
        ReadError: it cannot be read, or is no YAML; it stays as it is.
        WriteError: it cannot be written; it stays as it is.
    """
    if not path.lower().endswith(_YAML):
        raise ReadError(say("command.format-only-yaml", path=path))
    limits = limits or Limits()
    data = read_bytes(Path(path), limits["file"])
    laid_out = format_bytes(data, path, limits)
    if laid_out != data and not check:
        write_bytes(Path(path), laid_out)
    return laid_out != data


def format_stdin(limits: Limits | None = None) -> tuple[bytes, bool]:
    """What stands on standard input, laid out anew, and whether that changed it.

    Raises:
        ReadError: it is no YAML.
    """
    limits = limits or Limits()
    data = sys.stdin.buffer.read(limits["file"] + 1)
    laid_out = format_bytes(data, "<stdin>", limits)
    return laid_out, laid_out != data


def format_bytes(data: bytes, name: str, limits: Limits | None = None) -> bytes:
    r"""The bytes of a YAML file laid out anew, as UTF-8, with the line ends that most of its lines have.

    Raises:
        ReadError: it is no YAML, or something that this layout does not know.

    Example:
        >>> format_bytes(b"a:   1\r\nb: {c:  2}\r\n", "a.yaml")
        b'a: 1\r\nb: {c: 2}\r\n'
    """
    text = _text(data, name, limits or Limits())
    windows = text.count("\r\n") * 2 > text.count("\n")
    plain = text.replace("\r\n", "\n")
    if not plain.strip():
        return data
    from procmodel.formats.tidy import tidy

    try:
        laid_out = tidy(plain)
    except ValueError as error:
        raise ReadError(say("command.format-odd", path=name, reason=error)) from None
    return (laid_out.replace("\n", "\r\n") if windows else laid_out).encode()


def _text(data: bytes, name: str, limits: Limits) -> str:
    """The text of a file that is YAML and keeps within the limits."""
    problems = Problems(name)
    try:
        text = decode(Source(name, data, limits), problems)
        problems.text = text
        read_yaml(text, problems, limits)
    except Unreadable:
        text = ""
    if problems.errors:
        raise ReadError(say("reading.cannot_read", file=name), problems=problems.sorted())
    return text
