"""The parts of a Visio file: its masters, and the page that is read."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from procmodel.formats.problems import Problems, Unreadable, cut
from procmodel.formats.sketches.pages import Named, chosen
from procmodel.formats.source import Source
from procmodel.formats.xml import parse
from procmodel.formats.zipped import Refusals, weighed
from procmodel.light.records import dataclass

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["VISIO", "Master", "Page", "page_of"]

VISIO = "{http://schemas.microsoft.com/office/visio/2012/main}"
"""The namespace of Visio's own elements."""

_REFUSALS = Refusals(
    "sketches.visio_locked", "sketches.visio_locked", "sketches.visio_no_zip", "sketches.visio_doctype"
)
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PAGES, _MASTERS = "visio/pages/pages.xml", "visio/masters/masters.xml"


@dataclass
class Master:
    """What a shape is made from: its name in English, and the shape that passes its cells on."""

    name: str
    shape: _Element | None = None


@dataclass
class Page:
    """One page: its name, its root, and all masters by their id."""

    name: str
    root: _Element
    masters: Mapping[str, Master] = field(default_factory=dict)


class _Parts:
    """The parts of a file, read once they are asked for."""

    def __init__(self, packed: zipfile.ZipFile, source: Source, problems: Problems) -> None:
        self.packed, self.source, self.problems = packed, source, problems
        self.names = frozenset(packed.namelist())

    def root(self, name: str) -> _Element:
        """The root of a part.

        Raises:
            Unreadable: there is no such part, or it is no XML.
        """
        if name not in self.names:
            self.problems.error("syntax", None, "sketches.visio_no_part", part=name)
            raise Unreadable
        inner = Problems(self.source.name)
        try:
            return parse(Source(self.source.name, self.packed.read(name), self.source.limits), inner)
        except Unreadable:
            for finding in inner.sorted():
                reason = finding.message
                self.problems.error(finding.rule, None, "sketches.visio_bad_part", part=name, reason=reason)
            raise

    def related(self, name: str) -> dict[str, str]:
        """The parts that a part refers to, by the ids it uses."""
        folder, file = posixpath.split(name)
        rels = f"{folder}/_rels/{file}.rels"
        found = {}
        for one in self.root(rels) if rels in self.names else ():
            target = one.get("Target") or ""
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            found[one.get("Id") or ""] = posixpath.normpath(path)
        return found


def page_of(source: Source, problems: Problems) -> Page:
    """The page that is asked for, else the first that shows a process.

    Raises:
        Unreadable: no Visio drawing, no such page, or a limit is broken.
    """
    data = source.data.encode() if isinstance(source.data, str) else source.data
    if not data.strip():
        problems.error("syntax", None, "sketches.visio_empty")
        raise Unreadable
    with weighed(data, problems, source.limits, _REFUSALS) as packed:
        parts = _Parts(packed, source, problems)
        if _PAGES not in parts.names:
            problems.error("syntax", None, "sketches.visio_no_drawing")
            raise Unreadable
        related = parts.related(_PAGES)
        named = [
            Named(_name(page), related.get(_reference(page), ""))
            for page in parts.root(_PAGES)
            if page.tag == f"{VISIO}Page" and page.get("Background") != "1"
        ]
        opened: dict[int, _Element] = {}

        def lines_on(number: int) -> int:
            opened[number] = parts.root(named[number].page)
            return sum(1 for _ in opened[number].iter(f"{VISIO}Connect"))

        number = chosen(named, source, problems, lines_on)
        if number not in opened:
            lines_on(number)
        return Page(named[number].name, opened[number], _masters(parts))


def _name(page: _Element) -> str:
    return page.get("Name") or page.get("NameU") or cut(page.get("ID") or "")


def _reference(element: _Element) -> str:
    rel = element.find(f"{VISIO}Rel")
    return (rel.get(_ID) or "") if rel is not None else ""


def _masters(parts: _Parts) -> dict[str, Master]:
    if _MASTERS not in parts.names:
        return {}
    related = parts.related(_MASTERS)
    found = {}
    for master in parts.root(_MASTERS):
        if master.tag != f"{VISIO}Master":
            continue
        part = related.get(_reference(master), "")
        shape = parts.root(part).find(f"{VISIO}Shapes/{VISIO}Shape") if part in parts.names else None
        found[master.get("ID") or ""] = Master(master.get("NameU") or master.get("Name") or "", shape)
    return found
