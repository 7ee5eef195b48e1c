"""Papers that an author wrote into with LibreOffice: what is theirs has the same hash after they are renewed.

The two files in `office/` were made by the writers, opened in LibreOffice 7.4, written into, and saved by it.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pptx
import pytest

from procmodel.reports import Sheet, render
from tests.reports.office_files import hashed, renewed, said, slides_of, written_outside

OFFICE = Path(__file__).parent / "office"
WORD, SLIDES = (OFFICE / "paper.docx").read_bytes(), (OFFICE / "deck.pptx").read_bytes()
OWN_WORDS = (
    "My own opening, with café and € 5.",
    "The picture, as we call it",
    "What I think of it: a good start.",
    "My last word.",
)


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
