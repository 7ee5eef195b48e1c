"""A workbook changed inside its zip file: what is written changes its part, the others stay byte for byte."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from procmodel.formats.packed_sheet import PackedSheet
from procmodel.formats.xml import parser
from procmodel.zipping import EPOCH

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["PackedBook"]

_TYPES = "[Content_Types].xml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_EMPTY = '<worksheet xmlns="{}"><sheetData/></worksheet>'


class PackedBook:
    """The parts of a workbook. Styles, pictures, charts, comments and formulas with their values are only copied.

    Args:
        data: the file, which has been read before.
    """

    def __init__(self, data: bytes) -> None:
        self._zip = ZipFile(BytesIO(data))
        self._opened: dict[str, _Element] = {}
        self._changed: set[str] = set()
        links = self._part("_rels/.rels")
        main = next(one for one in links if (one.get("Type") or "").endswith("/officeDocument"))
        self._main = (main.get("Target") or "").lstrip("/")
        folder, name = posixpath.split(self._main)
        self._links = posixpath.join(folder, "_rels", f"{name}.rels")

    @property
    def is_signed(self) -> bool:
        """Whether somebody signed it: a signature does not outlive a change."""
        return any(name.startswith("_xmlsignatures/") for name in self._zip.namelist())

    def sheet(self, is_wanted: Callable[[str], bool]) -> PackedSheet | None:
        """The first sheet with such a name; None where there is none."""
        for entry in self._sheets():
            name = entry.get("name") or ""
            if is_wanted(name):
                path, hidden = self._path_of(entry), entry.get("state", "visible") != "visible"
                self._changed.add(path)
                return PackedSheet(name, self._part(path), hidden)
        return None

    def add_sheet(self, name: str) -> PackedSheet:
        """A new, empty sheet behind the others."""
        from lxml import etree

        like = self._sheets()[-1]
        linked = next(link for link in self._part(self._links) if link.get("Id") == like.get(_key(like)))
        folder = posixpath.dirname(self._path_of(like))
        path = _free((f"{folder}/sheet{n}.xml" for n in count(1)), self._zip.namelist())
        id_ = _free((f"rId{n}" for n in count(1)), [link.get("Id") for link in self._part(self._links)])
        number = _free((str(n) for n in count(1)), [one.get("sheetId") for one in self._sheets()])
        _beside(like, {"name": name, "sheetId": number, _key(like): id_})
        _beside(linked, {"Id": id_, "Type": linked.get("Type") or "", "Target": f"/{path}"})
        of_main = next(one for one in self._part(_TYPES) if one.get("PartName") == f"/{self._main}")
        _beside(of_main, {"PartName": f"/{path}", "ContentType": _SHEET})
        root = etree.fromstring(_EMPTY.format(like.tag[1:].partition("}")[0]).encode(), parser())
        self._opened[path] = root
        self._changed |= {path, self._main, self._links, _TYPES}
        return PackedSheet(name, root)

    def contents(self) -> bytes:
        """The whole file."""
        from lxml import etree

        out = BytesIO()
        new_parts = [ZipInfo(path, EPOCH) for path in sorted(self._changed - {*self._zip.namelist()})]
        with ZipFile(out, "w") as packed:
            for old in (*self._zip.infolist(), *new_parts):
                info = ZipInfo(old.filename, old.date_time)
                info.compress_type = ZIP_DEFLATED if old in new_parts else old.compress_type
                info.external_attr = old.external_attr
                if old.filename in self._changed:
                    root = self._opened[old.filename]
                    packed.writestr(info, etree.tostring(root, encoding="UTF-8", standalone=True))
                else:
                    packed.writestr(info, self._zip.read(old))
        return out.getvalue()

    def _part(self, path: str) -> _Element:
        """A part, parsed once."""
        from lxml import etree

        if path not in self._opened:
            self._opened[path] = etree.fromstring(self._zip.read(path), parser())
        return self._opened[path]

    def _sheets(self) -> list[_Element]:
        main = self._part(self._main)
        return [one for part in main if part.tag.endswith("}sheets") for one in part]

    def _path_of(self, entry: _Element) -> str:
        """Where the part of a sheet stands in the file."""
        id_ = entry.get(_key(entry))
        link = next(link for link in self._part(self._links) if link.get("Id") == id_)
        target = link.get("Target") or ""
        return posixpath.normpath(posixpath.join(posixpath.dirname(f"/{self._main}"), target)).lstrip("/")


def _key(entry: _Element) -> str:
    """The name, with its namespace, under which a sheet names its link."""
    return next(str(key) for key in entry.attrib if str(key).endswith("}id"))


def _free(names: Iterable[str], taken: Iterable[str | None]) -> str:
    known = set(taken)
    return next(name for name in names if name not in known)


def _beside(like: _Element, attributes: dict[str, str]) -> None:
    """One more entry of a list, behind those that are there."""
    parent = like.getparent()
    if parent is not None:
        parent.append(parent.makeelement(like.tag, attributes))
