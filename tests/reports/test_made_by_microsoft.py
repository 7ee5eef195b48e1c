"""Papers inside files that Word and PowerPoint made: what their authors wrote has the same hash after a renewal.

The files are those that python-docx and python-pptx test with, fetched from their source packages.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pptx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from pptx.util import Pt

from procmodel.reports import Sheet, render
from tests.reports.office_files import hashed, renewed, said, slides_of, written_outside

WORD = (
    "blk-paras-and-tables",
    "comments-rich-para",
    "doc-odd-even-hdrs",
    "hdr-header-footer",
    "num-having-numbering-part",
    "par-hyperlinks",
    "sct-section-props",
    "tbl-having-tables",
)
SLIDES = ("ph-inherit-props", "ph-populated-placeholders", "shp-shapes", "test-image-jpg-mime")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the source packages unpacked."""
    folder = tmp_path_factory.mktemp("made")
    asked = ["--no-deps", "--no-binary", ":all:", "--dest", str(folder)]
    packages = ["python-docx==1.2.0", "python-pptx==1.0.2"]
    done = subprocess.run(
        [sys.executable, "-m", "pip", "download", "-q", *asked, *packages], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("the source packages of python-docx and python-pptx cannot be fetched")
    for package in folder.glob("*.tar.gz"):
        with tarfile.open(package) as held:
            held.extractall(folder, filter="data")
    return folder


def read(made: Path, name: str, program: bytes) -> bytes:
    """The bytes of a file; held to be made by the program that it is here for."""
    [found] = made.glob(f"*/features/steps/test_files/{name}")
    data = found.read_bytes()
    with ZipFile(BytesIO(data)) as package:
        assert program in package.read("docProps/app.xml")
    return data


def with_bookmark(data: bytes, name: str) -> bytes:
    """The file with a paragraph that its author put under a bookmark, as Word writes one."""
    word = docx.Document(BytesIO(data))
    marked = f'<w:p {nsdecls("w")}><w:bookmarkStart w:id="900" w:name="{name}"/><w:r><w:t>here</w:t></w:r>'
    word.element.body.insert(1, parse_xml(f'{marked}<w:bookmarkEnd w:id="900"/></w:p>'))
    kept = BytesIO()
    word.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize("name", WORD)
def test_what_stands_in_a_file_of_word_has_the_same_hash(made: Path, name: str) -> None:
    data = with_bookmark(read(made, f"{name}.docx", b"Word"), "procmodel_headline")
    new = render(renewed(), "docx", Sheet(existing=data))
    assert "Headline figures" in said(new)
    assert hashed(written_outside(data)) == hashed(written_outside(new))
    assert other_parts(data) == other_parts(new)


def other_parts(data: bytes) -> dict[str, str]:
    """A hash of each header, footer, comment and footnote of a Word file."""
    kinds = ("header", "footer", "comments", "footnotes", "endnotes")
    with ZipFile(BytesIO(data)) as package:
        names = [
            name for name in package.namelist() if name.startswith(tuple(f"word/{kind}" for kind in kinds))
        ]
        return {name: hashed([package.read(name)]) for name in sorted(names)}


@pytest.mark.parametrize("name", SLIDES)
def test_the_slides_of_a_deck_of_powerpoint_have_the_same_hash(made: Path, name: str) -> None:
    own = read(made, f"{name}.pptx", b"PowerPoint")
    new = slides_of(render(renewed(), "pptx", Sheet(existing=with_our_slide(own))))
    theirs = [drawn for _, drawn in slides_of(own)]
    assert theirs
    assert hashed(drawn for ours, drawn in new if not ours) == hashed(theirs)
    assert any(b"Headline figures" in drawn for ours, drawn in new if ours)


def with_our_slide(data: bytes) -> bytes:
    """The deck with a slide of ours between its own, known by the name of a shape, which pasting keeps."""
    deck = pptx.Presentation(BytesIO(data))
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    slide.shapes.add_textbox(Pt(40), Pt(40), Pt(200), Pt(40)).name = "procmodel:headline here"
    listed = deck.slides._sldIdLst
    listed.insert(1, listed[-1])
    kept = BytesIO()
    deck.save(kept)
    return kept.getvalue()
