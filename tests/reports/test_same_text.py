"""All formats say the same, in the same order, and the same document gives the same bytes."""

from __future__ import annotations

import pytest

from procmodel.fonts import missing
from procmodel.reports import REPORTS, render
from procmodel.results.document import Document
from tests.reports.papers import NASTY, paper
from tests.reports.read_back import READERS, squeezed


def said(document: Document, ending: str) -> str:
    return squeezed(READERS[ending](render(document, ending)))


def expected(document: Document, ending: str) -> list[str]:
    texts = [squeezed(text) for text in document.texts()]
    if ending == "pdf":  # letters that the font lacks are named by their code
        names = {ord(sign): f"[U+{ord(sign):04X}]" for text in texts for sign in missing(text)}
        texts = [text.translate(names) for text in texts]
    return texts


@pytest.mark.parametrize("label", ["Take it down", NASTY, "9. Go", "- minus", "a\nb\tc"])
@pytest.mark.parametrize("ending", REPORTS)
def test_every_text_of_the_document_stands_in_every_format_in_order(ending: str, label: str) -> None:
    document = paper(label)
    found, at = said(document, ending), 0
    for text in expected(document, ending):
        at = found.find(text, at)
        assert at >= 0, text
        at += len(text)


@pytest.mark.parametrize("ending", REPORTS)
def test_the_same_document_gives_the_same_bytes(ending: str) -> None:
    assert render(paper(), ending) == render(paper(), ending)


@pytest.mark.parametrize("ending", REPORTS)
def test_controls_become_a_visible_sign(ending: str) -> None:
    found = said(paper("bell\x07 ff\ufffe end"), ending)
    assert "bell\ufffdff\ufffdend" in found.replace("[U+FFFD]", "\ufffd")


@pytest.mark.parametrize(
    "ending", [ending for ending in REPORTS if ending != "pdf"]
)  # which sets it turned round
def test_a_change_of_direction_does_not_reach_beyond_its_label(ending: str) -> None:
    made = READERS[ending](render(paper("\u202eabc"), ending))
    assert "\u2068\u202eabc\u2069" in made
