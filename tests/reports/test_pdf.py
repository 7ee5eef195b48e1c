"""PDF: tagged, in one language, with words for every picture, on any day the same."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdf
import pytest

from procmodel.errors import WriteError
from procmodel.fonts.typeset import typeset
from procmodel.reports import render
from procmodel.reports.ours import is_ours
from procmodel.results.document import Document, Paragraph, Section
from tests.reports.papers import figure, paper, table, with_block


@pytest.fixture(scope="module")
def made() -> bytes:
    return render(paper(), "pdf")


@pytest.fixture
def opened(made: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(made))


def tags(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """Every element of the structure tree."""
    found, left = [], [pdf.Root.StructTreeRoot]
    while left:
        one = left.pop()
        if isinstance(one, pikepdf.Array):
            left.extend(one)
        elif isinstance(one, pikepdf.Dictionary):
            if "/S" in one:
                found.append(one)
            if "/K" in one:
                left.append(one.K)
    return found


def test_it_is_tagged_and_says_its_language_and_title(opened: pikepdf.Pdf) -> None:
    assert opened.Root.MarkInfo.Marked
    assert str(opened.Root.Lang) == "en-GB"
    with opened.open_metadata() as said:
        assert said["pdfuaid:part"] == "1"
        assert said["dc:title"] == "Report a thing & more"


def test_a_picture_has_words_and_a_table_has_headings(opened: pikepdf.Pdf) -> None:
    found = tags(opened)
    assert figure().alternative in [str(one.Alt) for one in found if "/Alt" in one]
    kinds = [str(one.S) for one in found]
    assert kinds.count("/Table") == 2
    assert kinds.count("/TH") == 5
    assert kinds.count("/H1") == 5


def test_the_font_is_inside(opened: pikepdf.Pdf) -> None:
    fonts = [
        font.DescendantFonts[0].FontDescriptor
        for page in opened.pages
        for font in page.Resources.Font.values()
        if "/DescendantFonts" in font
    ]
    assert fonts
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def test_a_wide_picture_turns_its_page() -> None:
    wide = replace(figure(), diagram=replace(figure().diagram, width=2000, height=700))
    pdf = pikepdf.open(BytesIO(render(with_block(wide), "pdf")))
    assert [float(page.MediaBox[2]) > float(page.MediaBox[3]) for page in pdf.pages] == [False, True, False]


def test_a_paper_without_a_date_says_none() -> None:
    said = render(replace(paper(), date=""), "pdf")
    assert said == render(replace(paper(), date="soon"), "pdf")


def test_five_hundred_rows_take_as_many_pages_as_they_need() -> None:
    assert len(pikepdf.open(BytesIO(render(with_block(table(rows=500)), "pdf"))).pages) > 5


def test_a_short_table_stands_on_one_page_wherever_it_begins() -> None:
    """With its caption, its note and the sentence that leads to it."""
    filling = tuple(Paragraph(f"Line {n} of what goes before.") for n in range(20))
    for lines in range(8, 20):
        blocks = (*filling[:lines], *filling[:10], Paragraph("This leads to it."), table(rows=9))
        document = Document("One", "", (Section("one", "One", blocks),))
        pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(render(document, "pdf"))).pages]
        [holding] = [page for page in pages if "Headline figures" in page]
        assert holding.count("row") == 8
        assert "This leads to it." in holding


def test_it_is_known_as_ours(made: bytes) -> None:
    assert is_ours(made, "pdf")


def test_letters_that_the_font_lacks_become_boxes() -> None:
    data = json.dumps("Wait \u4e2d \U0001f600", ensure_ascii=False).encode()
    source = b'#set document(title: "x")\n#set text(lang: "en", font: "Liberation Sans")\n#json("words.json")'
    assert typeset({"main.typ": source, "words.json": data}).startswith(b"%PDF")


def test_what_typst_refuses_is_told_in_words() -> None:
    with pytest.raises(WriteError, match="the pdf writer failed"):
        typeset({"main.typ": b'#read("/etc/passwd")'})


def test_the_caption_of_a_long_table_never_stands_alone_at_the_foot_of_a_page() -> None:
    long = replace(
        table(rows=30), heading=("What this row is about, in very many words " * 6, "Before", "After")
    )
    for lines in range(16, 32):
        blocks = (*(Paragraph(f"Line {n} of what goes before.") for n in range(lines)), long)
        document = Document("One", "", (Section("one", "One", blocks),))
        pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(render(document, "pdf"))).pages]
        [holding] = [page for page in pages if "Headline figures" in page]
        assert "times a person handles it" in holding
