"""What stands in an office file that was renewed: what is ours, and a hash of all that is its author's."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO

import docx
import pptx
from docx.oxml.ns import qn
from lxml import etree

from procmodel.results.document import Document, Section
from tests.reports.papers import paper, table

__all__ = ["hashed", "renewed", "said", "slides_of", "written_outside"]


def renewed() -> Document:
    """The same paper with other figures and another label."""
    document = paper("Another label")
    figures = Section("headline", "The figures", (table(rows=4, cell="9"),))
    sections = tuple(figures if section.id == "headline" else section for section in document.sections)
    return replace(document, sections=sections)


def hashed(parts: Iterable[bytes]) -> str:
    """A hash of all the parts."""
    return hashlib.sha256(b"\n".join(parts)).hexdigest()


def written_outside(data: bytes) -> list[bytes]:
    """Every text that stands outside our bookmarks, each from its first beginning to its last end.

    LibreOffice writes the ends of one bookmark several times, under other numbers.
    """
    parts = list(docx.Document(BytesIO(data)).element.body.iter())
    names = {
        part.get(qn("w:id")): part.get(qn("w:name")) for part in parts if part.tag == qn("w:bookmarkStart")
    }
    places: dict[str, list[int]] = {}
    for place, part in enumerate(parts):
        if part.tag in (qn("w:bookmarkStart"), qn("w:bookmarkEnd")):
            places.setdefault(names[part.get(qn("w:id"))], []).append(place)
    ours = [(min(at), max(at)) for name, at in places.items() if name.startswith("procmodel_")]
    return [
        part.text.encode()
        for place, part in enumerate(parts)
        if part.tag == qn("w:t") and part.text and not any(first < place < last for first, last in ours)
    ]


def said(data: bytes) -> str:
    """All text of a Word file."""
    return "".join(found.text or "" for found in docx.Document(BytesIO(data)).element.body.iter(qn("w:t")))


def slides_of(data: bytes) -> list[tuple[bool, bytes]]:
    """Each slide: whether it carries a mark of ours, and all that stands on it."""
    slides = pptx.Presentation(BytesIO(data)).slides
    ours = [any(shape.name.startswith("procmodel:") for shape in slide.shapes) for slide in slides]
    drawn = [etree.tostring(slide._element, method="c14n", exclusive=True) for slide in slides]
    return list(zip(ours, drawn, strict=True))
