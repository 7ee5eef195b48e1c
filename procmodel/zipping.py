"""Office files are zip files; here one is packed so that the same content gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

__all__ = ["EPOCH", "repacked"]

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can say: what is written carries no clock."""

_PACKED = (".png", ".jpeg", ".jpg", ".gif")  # what is packed already


def repacked(data: bytes, instead: Mapping[str, bytes] | None = None) -> bytes:
    """The same package with all times fixed; `instead` has other content for some parts."""
    packed = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(packed, "w") as new:
        for name in old.namelist():
            info = ZipInfo(name, EPOCH)
            info.compress_type = ZIP_STORED if name.endswith(_PACKED) else ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            content = (instead or {}).get(name)
            new.writestr(info, old.read(name) if content is None else content)
    return packed.getvalue()
