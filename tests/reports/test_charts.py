"""Marks and bars in a paper: said in every format, on the page of the text, native on a slide."""

from __future__ import annotations

from io import BytesIO

import docx
import pptx
import pytest
from lxml import html

from procmodel.charts import Bar, Touch, Version, strip, waterfall
from procmodel.reports import REPORTS, render
from procmodel.reports.fitting import Page, fit
from procmodel.results.diagram import Diagram
from procmodel.results.document import Figure
from tests.reports.papers import draw, with_block
from tests.reports.read_back import READERS, squeezed

WORDS = "Two marks before, none after."


def marks() -> Figure:
    before = Version("Before", (Touch("Log it", "Clerk"), Touch("Send it on", "Officer")))
    return figure(strip([before, Version("After", ())], "Report"))


def bars() -> Figure:
    return figure(waterfall([Bar("gone", -30.0)], 33.8, 3.8, "staff minutes", "Report"))


def figure(diagram: Diagram) -> Figure:
    return Figure("chart", "What it shows", WORDS, (), diagram, draw)


@pytest.mark.parametrize("made", [marks, bars])
@pytest.mark.parametrize("ending", REPORTS)
def test_the_caption_stands_in_every_format(ending: str, made: object) -> None:
    assert callable(made)
    found = squeezed(READERS[ending](render(with_block(made()), ending)))
    assert squeezed("Figure 1: What it shows") in found


def test_the_short_words_are_the_alternative_text() -> None:
    word = docx.Document(BytesIO(render(with_block(marks()), "docx")))
    assert word.element.body.xpath("//wp:docPr/@descr") == [WORDS]
    assert render(with_block(marks()), "md").decode().count(f"![{WORDS}](") == 1


def test_a_list_without_points_is_not_written() -> None:
    assert b"itemize" not in render(with_block(marks()), "tex").partition(b"begin{document}")[2]
    tree = html.fromstring(render(with_block(marks()), "html"))
    assert not tree.xpath("//figure//details")


def test_a_shallow_picture_stays_on_the_page_of_the_text() -> None:
    diagram = marks().diagram
    assert fit(diagram.width * 0.75, diagram.height * 0.75, 470, 728).page is Page.UPRIGHT
    word = docx.Document(BytesIO(render(with_block(marks()), "docx")))
    assert len(word.sections) == 1
    assert fit(900, 450, 500, 700).page is Page.TURNED


@pytest.mark.parametrize(
    ("made", "wanted"),
    [(marks, ["1", "2", "Clerk", "Officer", "none"]), (bars, ["gone", "33.8", "\N{MINUS SIGN}30", "3.8"])],
)
def test_a_chart_is_one_slide_of_shapes_with_its_words_inside(made: object, wanted: list[str]) -> None:
    assert callable(made)
    deck = pptx.Presentation(BytesIO(render(with_block(made()), "pptx")))
    [slide] = [found for found in deck.slides if len(found.shapes) > 4]
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert set(wanted) <= set(texts)
    assert "Report" not in texts
    for shape in slide.shapes:
        if not shape.is_placeholder:
            assert shape.left >= 0
            assert shape.top + shape.height <= deck.slide_height
            assert shape.left + shape.width <= deck.slide_width
    assert WORDS in slide.notes_slide.notes_text_frame.text
