"""Bytes from and to files: read once and whole, written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from procmodel.errors import ReadError, WriteError
from procmodel.results.finding import Finding, Place, Severity
from procmodel.wording import say

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["ending_of", "read_bytes", "write_all", "write_bytes"]

_OFFICE = (".xlsx", ".csv", ".docx", ".pptx", ".pdf", ".vsdx")  # Windows locks these while they are open


def ending_of(path: str) -> str:
    """The ending of a file's name with its dot, in small letters; empty where it has none.

    Example:
        >>> ending_of("folder.d/Service.YAML"), ending_of("folder.d/.hidden")
        ('.yaml', '')
    """
    name = os.path.basename(path.rstrip(os.sep))
    dot = name.rfind(".")
    return name[dot:].lower() if 0 < dot < len(name) - 1 else ""


def read_bytes(path: str | Path, limit: int) -> bytes:
    """The bytes of a file, read once into memory.

    Raises:
        ReadError: it cannot be opened, is a folder, or is larger than `limit`; names the file.
    """
    try:
        with open(path, "rb") as file:
            size = os.fstat(file.fileno()).st_size
            data = file.read(min(size, limit) + 1)  # room for what there is, not for the 32 MiB of the limit
            if len(data) > size:  # a pipe, or a file that grows
                data += file.read(limit + 1 - len(data))
                size = max(size, len(data))
    except (OSError, ValueError) as error:
        raise _unread(path, _reason(error, str(path))) from None
    if len(data) > limit:
        raise _unread(path, say("reading.large_file", found=size, limit=limit))
    return data


def _unread(path: str | Path, reason: str) -> ReadError:
    return ReadError(reason, problems=(Finding("file", Severity.ERROR, reason, place=Place(str(path))),))


def write_bytes(path: Path, data: bytes) -> None:
    """Write one file: its old bytes or its new ones, never a mix.

    Raises:
        WriteError: it cannot be written; the old file is whole.
    """
    write_all({path: data})


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write several files: all are on the disk beside their targets before the first takes its place.

    A symbolic link is written through; a pipe or device is written straight.

    Raises:
        WriteError: one cannot be written. No file has changed unless the last step, renaming, failed.
    """
    ready: list[tuple[str, str]] = []
    now = ""
    try:
        for path, data in files.items():
            now = str(path)
            target = os.path.realpath(path)
            if _is_special(target):
                _write_straight(target, data)
            else:
                ready.append((_write_beside(target, data), target))
        while ready:
            temporary, now = ready[0]
            os.replace(temporary, now)
            ready.pop(0)
            _sync_folder(os.path.dirname(now))
    except (OSError, ValueError) as error:
        raise WriteError(say("reading.cannot_write", file=now, reason=_reason(error, now))) from None
    finally:
        for temporary, _ in ready:
            with suppress(OSError):
                os.unlink(temporary)


def _is_special(target: str) -> bool:
    try:
        mode = os.stat(target).st_mode
    except FileNotFoundError:
        return False
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    return not stat.S_ISREG(mode)


def _write_straight(target: str, data: bytes) -> None:
    with open(target, "wb", buffering=0) as file:
        _write_whole(file.fileno(), data)


def _write_beside(target: str, data: bytes) -> str:
    import tempfile  # here: it loads five packers

    folder, name = os.path.split(target)
    handle, temporary = tempfile.mkstemp(prefix=f".{name[:40]}.", suffix=".tmp", dir=folder)
    try:
        try:
            _write_whole(handle, data)
            os.fsync(handle)
        finally:
            os.close(handle)
        os.chmod(temporary, _mode(target))  # by name: Windows cannot by handle before Python 3.13
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    return temporary


def _mode(target: str) -> int:
    """The mode of the file that is replaced, or what a new file would get."""
    try:
        return stat.S_IMODE(os.stat(target).st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _write_whole(handle: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def _sync_folder(folder: str) -> None:
    """Put the new name on the disk too, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _reason(error: Exception, file: str) -> str:
    slugs = {
        errno.ENOENT: "no_file",
        errno.EISDIR: "is_folder",
        errno.EACCES: "no_permission",
        errno.EPERM: "no_permission",
        errno.ENOSPC: "no_space",
        errno.EROFS: "read_only",
    }
    slug = slugs.get(getattr(error, "errno", None) or 0)
    if slug == "no_permission" and file.lower().endswith(_OFFICE):
        slug = "maybe_open"
    if slug is not None:
        return say(f"reading.{slug}")
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()
