"""Papers that an author wrote into with LibreOffice: what is theirs has the same hash after they are renewed.

The two files in `office/` were made by the writers, opened in LibreOffice 7.4, written into, and saved by it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pptx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from procmodel.reports import Sheet, render
from procmodel.results.document import Document, Section
from tests.reports.papers import paper, table

OFFICE = Path(__file__).parent / "office"
WORD, SLIDES = (OFFICE / "paper.docx").read_bytes(), (OFFICE / "deck.pptx").read_bytes()
OWN_WORDS = (
    "My own opening, with café and € 5.",
    "The picture, as we call it",
    "What I think of it: a good start.",
    "My last word.",
)


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


def test_what_an_author_wrote_into_a_word_file_has_the_same_hash() -> None:
    new = render(renewed(), "docx", Sheet(existing=WORD))
    before, after = written_outside(WORD), written_outside(new)
    assert hashed(before) == hashed(after)
    assert {words.encode() for words in OWN_WORDS} <= set(after)


def test_what_is_ours_in_a_word_file_is_new() -> None:
    text = said(render(renewed(), "docx", Sheet(existing=WORD)))
    assert "Take it down" in said(WORD)
    assert "Take it down" not in text
    assert text.count("Another label") == 2


def test_a_word_file_that_was_renewed_is_not_changed_again() -> None:
    once = render(renewed(), "docx", Sheet(existing=WORD))
    assert render(renewed(), "docx", Sheet(existing=once)) == once


def slides_of(data: bytes) -> list[tuple[bool, bytes]]:
    """Each slide: whether it carries a mark of ours, and all that stands on it."""
    slides = pptx.Presentation(BytesIO(data)).slides
    ours = [any(shape.name.startswith("procmodel:") for shape in slide.shapes) for slide in slides]
    drawn = [etree.tostring(slide._element, method="c14n", exclusive=True) for slide in slides]
    return list(zip(ours, drawn, strict=True))


def test_the_slides_of_an_author_have_the_same_hash_and_stand_where_they_stood() -> None:
    before = slides_of(SLIDES)
    after = slides_of(render(renewed(), "pptx", Sheet(existing=SLIDES)))
    assert hashed(one for ours, one in before if not ours) == hashed(one for ours, one in after if not ours)
    for words in ("What I think of it, with café", "My last word."):
        [place] = [n for n, (_, drawn) in enumerate(before) if words.encode() in drawn]
        assert not before[place][0]
        assert after[place] == before[place]


def test_the_slides_that_are_ours_are_new() -> None:
    new = pptx.Presentation(BytesIO(render(renewed(), "pptx", Sheet(existing=SLIDES))))
    notes = "\n".join(
        slide.notes_slide.notes_text_frame.text for slide in new.slides if slide.has_notes_slide
    )
    assert "Another label" in notes
    assert "Take it down" not in notes.replace("Before: the front desk takes it down.", "")


@pytest.mark.parametrize("data", [WORD, SLIDES], ids=["docx", "pptx"])
def test_the_files_were_saved_by_libreoffice(data: bytes) -> None:
    with ZipFile(BytesIO(data)) as package:
        assert b"LibreOffice" in package.read("docProps/app.xml")
