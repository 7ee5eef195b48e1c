"""PDF: tagged, titled, in a language, with its font; the same bytes; a stranger's text stays text."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from procmodel.drawing import draw
from procmodel.results.diagram import Diagram
from tests.drawing.pdf_structure import faults
from tests.drawing.samples import everything, pair_picture, small_picture


@pytest.fixture(scope="module")
def opened() -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(draw(small_picture(), "pdf")))


def words_of(data: bytes, folder: Path) -> str:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("the program pdftotext is not installed")
    (folder / "picture.pdf").write_bytes(data)
    run = subprocess.run([program, folder / "picture.pdf", "-"], capture_output=True, check=True, timeout=60)
    return run.stdout.decode()


def test_it_says_its_title_and_language(opened: pikepdf.Pdf) -> None:
    assert str(opened.docinfo["/Title"]) == "Log the report"
    assert str(opened.Root.Lang) == "en"
    assert bool(opened.Root.ViewerPreferences.DisplayDocTitle)


def test_it_is_tagged_and_its_figure_has_words(opened: pikepdf.Pdf) -> None:
    assert bool(opened.Root.MarkInfo.Marked)
    document = opened.Root.StructTreeRoot.K
    document = document[0] if isinstance(document, pikepdf.Array) else document
    (figure,) = document.K if isinstance(document.K, pikepdf.Array) else [document.K]
    assert str(figure.S) == "/Figure"
    assert str(figure.Alt) == "Log the report. 1. Log. 2. Store."


def test_it_claims_pdf_ua(opened: pikepdf.Pdf) -> None:
    with opened.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


@pytest.mark.parametrize("picture", [small_picture, pair_picture, everything])
def test_it_keeps_the_rules_of_pdf_ua_that_its_structure_tells(picture: Callable[[], Diagram]) -> None:
    assert faults(draw(picture(), "pdf")) == []


def test_what_breaks_a_rule_of_pdf_ua_is_found() -> None:
    with pikepdf.open(io.BytesIO(draw(small_picture(), "pdf"))) as pdf:
        del pdf.Root.Lang, pdf.Root.ViewerPreferences
        pdf.Root.StructTreeRoot.K[0].K[0].Alt = ""
        pdf.pages[0].Contents = pdf.make_stream(b"0 0 m 9 9 l S")
        broken = io.BytesIO()
        pdf.save(broken)
    assert [fault.partition(":")[0] for fault in faults(broken.getvalue())] == ["7.1", "7.2", "7.3", "7.1"]


@pytest.mark.parametrize("title", ["", " ", "\u200b\u2060"])
def test_a_title_that_shows_nothing_does_not_stop_it(title: str) -> None:
    assert faults(draw(replace(small_picture(), title=title), "pdf")) == []


def test_a_page_is_no_longer_than_readers_open() -> None:
    with pikepdf.open(io.BytesIO(draw(replace(small_picture(), height=40_000.0), "pdf"))) as pdf:
        assert [round(float(side), 1) for side in pdf.pages[0].MediaBox] == [0, 0, 244.8, 14_400]


def test_its_page_is_as_large_as_the_picture(opened: pikepdf.Pdf) -> None:
    assert [float(side) for side in opened.pages[0].MediaBox] == [0, 0, 510, 210]


def test_only_the_shipped_font_is_in_it_and_it_is_embedded() -> None:
    opened = pikepdf.open(io.BytesIO(draw(everything(), "pdf")))
    fonts = [item for item in opened.objects if isinstance(item, pikepdf.Dictionary) and "/FontName" in item]
    assert {str(font.FontName).partition("+")[2] for font in fonts} == {
        "LiberationSans",
        "LiberationSans-Bold",
    }
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def test_the_same_diagram_gives_the_same_bytes() -> None:
    assert draw(small_picture(), "pdf") == draw(small_picture(), "pdf")


def test_words_can_be_selected(tmp_path: Path) -> None:
    said = words_of(draw(small_picture(), "pdf"), tmp_path)
    assert "Log the report" in said
    assert "Store the file" in said


@pytest.mark.parametrize(
    "name", ['#read("/etc/passwd")', "$x^2$ *bold*", "</svg><image href='file:///etc/passwd'/>"]
)
def test_a_strangers_text_is_never_source(name: str, tmp_path: Path) -> None:
    said = words_of(draw(small_picture(name), "pdf"), tmp_path)
    assert "root:" not in said
    assert name[:8] in said


@pytest.mark.parametrize(
    "name", ["\U0001f600 \u4e2d", "a\x00b\x1b[31m", "\u05d0\u05d1 \u202eevil\u202c", "x" * 10_000]
)
def test_text_that_the_font_lacks_does_not_stop_it(name: str) -> None:
    assert draw(small_picture(name), "pdf").startswith(b"%PDF")
