"""Office files as packages: opened with care, and written so that the same content gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any, TypeVar
from zipfile import BadZipFile, ZipFile

from procmodel.errors import WriteError
from procmodel.limits import LIMITS
from procmodel.reports.ours import MADE_BY
from procmodel.reports.refusals import no_document
from procmodel.results.document import Document
from procmodel.zipping import EPOCH, repacked

__all__ = ["opened", "said_of"]

_Opened = TypeVar("_Opened")
_TYPES = "[Content_Types].xml"
_ALIKE = {  # templates and files with macros are documents under another name
    b"wordprocessingml.template.main+xml": b"wordprocessingml.document.main+xml",
    b"presentationml.template.main+xml": b"presentationml.presentation.main+xml",
}


def opened(data: bytes, ending: str, open_: Callable[[BytesIO], _Opened]) -> _Opened:
    """The package that `data` holds, opened by `open_`; templates (.dotx, .potx) are taken as documents.

    Raises:
        WriteError: it is no such package, or unpacks to more than the limit allows.
    """
    try:
        return open_(BytesIO(_as_document(data)))
    except WriteError:
        raise
    except Exception as trouble:  # the libraries raise whatever their parts raise
        raise no_document(ending) from trouble


def _as_document(data: bytes) -> bytes:
    with ZipFile(BytesIO(data)) as package:
        size = sum(part.file_size for part in package.infolist())
        if size > LIMITS["unpacked"].default or len(package.infolist()) > LIMITS["parts"].default:
            raise BadZipFile("too large")
        if any(b"<!DOCTYPE" in package.read(name)[:1000] for name in package.namelist() if _is_xml(name)):
            raise BadZipFile("document type")
        types = package.read(_TYPES)
        if not any(template in types for template in _ALIKE):
            return data
        for template, plain in _ALIKE.items():
            types = types.replace(template, plain)
        return repacked(data, {_TYPES: types})


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def said_of(properties: Any, document: Document, language: str | None = None) -> None:
    """Title, language, author and date in the properties of a package; no clock, no name of ours."""
    properties.title = document.title[:255]
    properties.language = language or document.language
    properties.author = document.author[:255]
    properties.last_modified_by = document.author[:255]
    properties.keywords = MADE_BY
    properties.revision = 1
    day = _day(document.date)
    properties.created = properties.modified = day
    properties.comments = ""
    for said in properties._element:
        said.text = said.text or None  # an empty text and none are written alike only where they are alike


def _day(date: str) -> datetime:
    """The day that a date says; the earliest of a package where it says none."""
    try:
        return datetime.fromisoformat(date).replace(tzinfo=None)
    except ValueError:
        return datetime(*EPOCH[:3])
