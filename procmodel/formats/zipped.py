"""Office files are zip files: weighed before and while they are unpacked, and refused where they are bombs."""

from __future__ import annotations

import io
import zipfile

from procmodel.formats.problems import Problems, Unreadable
from procmodel.light.tuples import NamedTuple
from procmodel.limits import Limits

__all__ = ["Refusals", "weighed"]

_MIB = 1024 * 1024
_PIECE = 64 * 1024


class Refusals(NamedTuple):
    """The sentences that refuse a file: with a password, of before 2007, no zip file, with a DOCTYPE."""

    locked: str
    old: str
    no_zip: str
    doctype: str


_WORKBOOK = Refusals("table_locked", "table_old", "table_no_zip", "table_doctype")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how an encrypted file begins, and one of Office 97
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # what only the first of the two holds


def weighed(
    data: bytes, problems: Problems, limits: Limits, refusals: Refusals = _WORKBOOK
) -> zipfile.ZipFile:
    """The zip file in `data`, once all its parts have been unpacked within the limits.

    Args:
        data: its bytes.
        problems: where what is wrong goes.
        limits: what unpacking may cost.
        refusals: the sentences that say what kind of file was expected.

    Raises:
        Unreadable: no zip file, one with a password, too large, or with a DOCTYPE in a part.
    """
    if data.startswith(_OLE):
        _refuse(problems, "syntax", refusals.locked if _ENCRYPTED in data else refusals.old)
    try:
        packed = zipfile.ZipFile(io.BytesIO(data))
        parts = packed.infolist()
        if len(parts) > limits["parts"]:
            _refuse(problems, "limit", "table_parts", found=len(parts), limit=limits["parts"])
        left = limits["unpacked"]
        for part in parts:
            if part.flag_bits & 1:
                _refuse(problems, "syntax", refusals.locked)
            left -= _weigh(packed, part, left, problems, limits, refusals)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, ValueError) as error:
        problems.error("syntax", None, refusals.no_zip, reason=str(error) or type(error).__name__)
        raise Unreadable from None
    return packed


def _weigh(
    packed: zipfile.ZipFile,
    part: zipfile.ZipInfo,
    left: int,
    problems: Problems,
    limits: Limits,
    refusals: Refusals,
) -> int:
    """Unpack one part and forget it; how large it is."""
    size = 0
    most = max(_MIB, part.compress_size * limits["ratio"])
    with packed.open(part) as stream:
        while piece := stream.read(_PIECE):
            if (
                not size
                and part.filename.endswith((".xml", ".rels"))
                and b"<!DOCTYPE" in piece[:4096].upper()
            ):
                _refuse(problems, "syntax", refusals.doctype)
            size += len(piece)
            if size > left:
                _refuse(problems, "limit", "table_unpacked", limit=limits["unpacked"])
            if size > most:
                _refuse(problems, "limit", "table_ratio", limit=limits["ratio"])
    return size


def _refuse(problems: Problems, rule: str, slug: str, **values: int) -> None:
    problems.error(rule, None, slug, None, **values)
    raise Unreadable
