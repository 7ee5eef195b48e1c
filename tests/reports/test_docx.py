"""Word files: real styles, words for every picture, flagged headings, and what the author wrote left alone."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from procmodel import speaking
from procmodel.errors import WriteError
from procmodel.reports import Sheet, render
from procmodel.reports.ours import is_ours
from procmodel.results.diagram import Diagram
from procmodel.results.document import Listing, Paragraph, Section, Table
from procmodel.wording import spoken
from tests.reports.papers import NASTY, draw, figure, paper, table, with_block
from tests.reports.read_back import parts, squeezed, xml_part


def body_of(data: bytes):
    return xml_part(data, "word/document.xml")


def saved(word) -> bytes:
    held = BytesIO()
    word.save(held)
    return held.getvalue()


def test_a_picture_has_words_and_its_svg_beside_the_png() -> None:
    data = render(paper(), "docx")
    said = {found.get("descr") for found in body_of(data).iter("{*}docPr")}
    assert said == {figure().alternative}
    [vector] = parts(data, r"word/media/.*\.svg").values()
    assert vector.startswith(b"<svg")
    [link] = body_of(data).iter("{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip")
    rels = xml_part(data, "word/_rels/document.xml.rels")
    targets = {rel.get("Id"): rel.get("Target") for rel in rels}
    assert targets[link.get(qn("r:embed"))].endswith("procmodel-pair.svg")
    assert b"image/svg+xml" in parts(data, r"\[Content_Types\]\.xml")["[Content_Types].xml"]


def test_every_table_flags_its_heading_and_keeps_rows_whole() -> None:
    tables = list(body_of(render(paper(), "docx")).iter(qn("w:tbl")))
    assert len(tables) == 2
    for found in tables:
        rows = found.findall(qn("w:tr"))
        assert [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows] == [
            n == 0 for n in range(len(rows))
        ]
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
        assert found.find(f".//{qn('w:tblLook')}").get(qn("w:firstRow")) == "1"


def kept_with_next(data: bytes) -> list[bool]:
    """Of each row of the first table, heading first: whether all of it stays on the page of the next one."""
    [first, *_] = body_of(data).iter(qn("w:tbl"))
    rows = first.findall(qn("w:tr"))
    return [all(p.find(f".//{qn('w:keepNext')}") is not None for p in row.iter(qn("w:p"))) for row in rows]


def test_a_short_table_stays_on_one_page_with_its_note() -> None:
    assert kept_with_next(render(with_block(table(rows=8)), "docx")) == [True] * 9


def test_no_page_has_fewer_than_three_rows_of_a_long_table() -> None:
    kept = kept_with_next(render(with_block(table(rows=20)), "docx"))
    assert kept == [True, True, True, *[False] * 15, True, True, True]
    without_note = replace(table(rows=20), note="")
    assert kept_with_next(render(with_block(without_note), "docx")) == [*kept[:-1], False]


def test_a_number_stays_on_one_line_with_its_unit_and_a_sentence_breaks_anywhere() -> None:
    block = Table("t", "T", ("What", "Change"), (("in 7 steps", "−33.7 min (−99 %)"),), numbers_from=1)
    said = [found.text for found in body_of(render(with_block(block), "docx")).iter(qn("w:t"))]
    assert "in 7 steps" in said
    assert "−33.7\N{NO-BREAK SPACE}min (−99\N{NO-BREAK SPACE}%)" in said


def test_pages_are_numbered_where_no_template_says_otherwise() -> None:
    feet = parts(render(paper(), "docx"), r"word/footer\d*\.xml")
    assert [b"PAGE" in foot for foot in feet.values()] == [True]
    own = render(paper(), "docx", Sheet(template=saved(council())))
    assert not any(b"PAGE" in foot for foot in parts(own, r"word/footer\d*\.xml").values())


def test_language_title_and_date_are_said_and_nothing_of_the_clock() -> None:
    data = render(paper(), "docx")
    assert xml_part(data, "word/styles.xml").find(f".//{qn('w:lang')}").get(qn("w:val")) == "en-GB"
    core = docx.Document(BytesIO(data)).core_properties
    assert (core.title, core.language, core.author) == ("Report a thing & more", "en-GB", "A. Nother")
    assert core.created.isoformat()[:10] == core.modified.isoformat()[:10] == "2026-03-01"
    with ZipFile(BytesIO(data)) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_captions_are_numbered_by_fields_that_word_can_renew() -> None:
    said = [found.text.strip() for found in body_of(render(paper(), "docx")).iter(qn("w:instrText"))]
    assert said == ["SEQ Table \\* ARABIC", "SEQ Figure \\* ARABIC", "SEQ Table \\* ARABIC"]


def test_text_stands_in_named_styles() -> None:
    word = docx.Document(BytesIO(render(paper(), "docx")))
    named = {paragraph.style.name for paragraph in word.paragraphs}
    assert named >= {
        "Title",
        "Subtitle",
        "Heading 1",
        "Caption",
        "List Bullet",
        "Finding",
        "Needs",
        "Command",
    }


def test_a_wide_picture_turns_its_page_and_only_its_page() -> None:
    wide = replace(figure(), diagram=replace(figure().diagram, width=2000, height=700))
    word = docx.Document(BytesIO(render(with_block(wide), "docx")))
    turned = [section.page_width > section.page_height for section in word.sections]
    assert turned == [False, True, False]


# --- brought up to date -----------------------------------------------------------------------------------


def outside(data: bytes) -> str:
    """A hash of all text that stands outside our bookmarks."""
    text, inside = "", 0
    for part in body_of(data).iter():
        if part.tag == qn("w:bookmarkStart") and part.get(qn("w:name"), "").startswith("procmodel_"):
            inside += 1
        elif part.tag == qn("w:bookmarkEnd"):
            inside -= 1
        elif part.tag == qn("w:t") and inside == 0:
            text += part.text or ""
    return hashlib.sha256(text.encode()).hexdigest()


def with_authors_words(data: bytes) -> bytes:
    """The paper after its author wrote into it: before, between and after what is ours."""
    word = docx.Document(BytesIO(data))
    headings = [p for p in word.paragraphs if p.style.name == "Heading 1"]
    headings[0].insert_paragraph_before("My own opening.")
    headings[2].text = "The picture, as we call it"
    headings[3].insert_paragraph_before("What I think of it.")
    word.add_paragraph("My last word.")
    return saved(word)


def changed():
    """The same paper with other figures and one more point."""
    document = paper("Another label")
    sections = [
        Section("headline", "The figures", (table(rows=4, cell="9"),))
        if section.id == "headline"
        else section
        for section in document.sections
    ]
    return replace(document, sections=tuple(sections))


def test_what_is_ours_is_new_and_what_the_author_wrote_is_the_same() -> None:
    old = with_authors_words(render(paper(), "docx"))
    new = render(changed(), "docx", Sheet(existing=old))
    assert outside(new) == outside(old)
    said = "".join(found.text or "" for found in body_of(new).iter(qn("w:t")))
    assert "Another label" in said
    assert "Take it down" not in said
    for own in ("My own opening.", "The picture, as we call it", "What I think of it.", "My last word."):
        assert own in said


def test_bringing_up_to_date_twice_changes_nothing_more() -> None:
    once = render(changed(), "docx", Sheet(existing=with_authors_words(render(paper(), "docx"))))
    assert render(changed(), "docx", Sheet(existing=once)) == once


def test_pictures_that_nobody_shows_any_more_are_not_kept() -> None:
    old = render(paper(), "docx")
    for _ in range(3):
        old = render(changed(), "docx", Sheet(existing=old))
    assert len(parts(old, r"word/media/.*")) == 2


def test_a_part_that_the_author_threw_away_stays_away() -> None:
    word = docx.Document(BytesIO(render(paper(), "docx")))
    body = word.element.body
    tables = list(body.iter(qn("w:tbl")))
    for gone in (tables[0].getprevious(), tables[0].getnext(), tables[0]):
        body.remove(gone)
    new = render(changed(), "docx", Sheet(existing=saved(word)))
    assert "Headline figures" not in "".join(found.text or "" for found in body_of(new).iter(qn("w:t")))


def test_a_file_without_a_mark_is_refused() -> None:
    other = docx.Document()
    other.add_paragraph("Mine alone.")
    data = saved(other)
    assert not is_ours(data, "docx")
    with pytest.raises(WriteError, match="no place of ours"):
        render(paper(), "docx", Sheet(existing=data))


def test_a_mark_that_lost_its_end_is_refused() -> None:
    word = docx.Document(BytesIO(render(paper(), "docx")))
    end = next(word.element.body.iter(qn("w:bookmarkEnd")))
    end.getparent().remove(end)
    with pytest.raises(WriteError, match="without its other end"):
        render(paper(), "docx", Sheet(existing=saved(word)))


def test_an_end_that_slipped_into_the_authors_next_paragraph_takes_nothing_of_it() -> None:
    word = docx.Document(BytesIO(render(paper(), "docx")))
    end = next(word.element.body.iter(qn("w:bookmarkEnd")))
    own = next(p for p in word.paragraphs if p.text == "The figures")
    own.insert_paragraph_before("Mine.")._p.insert(0, end)
    new = render(changed(), "docx", Sheet(existing=saved(word)))
    assert "Mine." in "".join(found.text or "" for found in body_of(new).iter(qn("w:t")))


@pytest.mark.slow
def test_a_paper_that_went_through_libreoffice_can_still_be_brought_up_to_date(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "paper.docx").write_bytes(with_authors_words(render(paper(), "docx")))
    command = [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    command += ["docx:MS Word 2007 XML", "--outdir", str(tmp_path / "out"), str(tmp_path / "paper.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    old = (tmp_path / "out" / "paper.docx").read_bytes()
    new = render(changed(), "docx", Sheet(existing=old))
    said = "".join(found.text or "" for found in body_of(new).iter(qn("w:t")))
    assert "Take it down" not in said
    assert said.count("Another label") == 2
    for own in ("My own opening.", "The picture, as we call it", "What I think of it.", "My last word."):
        assert own in said
    assert render(changed(), "docx", Sheet(existing=new)) == new


# --- templates --------------------------------------------------------------------------------------------


def council() -> docx.document.Document:
    """A letterhead of a council: its own styles, a header, a page of text that is not to be taken over."""
    word = docx.Document()
    word.add_paragraph("Dear Sir or Madam")
    word.sections[0].header.paragraphs[0].text = "Council of Example"
    word.styles["Heading 1"].font.name = "Georgia"
    return word


def test_a_template_lends_its_look_and_not_its_text() -> None:
    made = docx.Document(BytesIO(render(paper(), "docx", Sheet(template=saved(council())))))
    assert made.sections[0].header.paragraphs[0].text == "Council of Example"
    assert made.styles["Heading 1"].font.name == "Georgia"
    assert "Dear Sir" not in "\n".join(paragraph.text for paragraph in made.paragraphs)


def test_a_template_without_our_styles_gets_plain_ones() -> None:
    word = council()
    for name in ("Title", "Subtitle", "Heading 1", "Caption", "List Bullet"):
        found = word.styles[name]
        found.element.getparent().remove(found.element)
    made = docx.Document(BytesIO(render(paper(NASTY), "docx", Sheet(template=saved(word)))))
    assert {"Title", "Heading 1", "Caption", "List Bullet", "Finding"} <= {
        s.name for s in made.styles if s.type == WD_STYLE_TYPE.PARAGRAPH
    }
    assert "• One." in [paragraph.text for paragraph in made.paragraphs]
    assert made.styles["Heading 1"].element.find(f".//{qn('w:outlineLvl')}") is not None


def test_a_word_template_file_is_taken_too() -> None:
    data = saved(council())
    with ZipFile(BytesIO(data)) as package:
        held = BytesIO()
        with ZipFile(held, "w") as other:
            for name in package.namelist():
                content = package.read(name)
                if name == "[Content_Types].xml":
                    content = content.replace(b"document.main+xml", b"template.main+xml")
                other.writestr(name, content)
    made = docx.Document(BytesIO(render(paper(), "docx", Sheet(template=held.getvalue()))))
    assert made.sections[0].header.paragraphs[0].text == "Council of Example"


@pytest.mark.parametrize("data", [b"", b"not a document", b"PK\x03\x04 broken"])
def test_what_is_no_document_is_refused_as_a_template(data: bytes) -> None:
    with pytest.raises(WriteError, match=r"no \.docx file"):
        render(paper(), "docx", Sheet(template=data))


def test_a_presentation_is_refused_as_a_word_template() -> None:
    with pytest.raises(WriteError, match=r"no \.docx file"):
        render(paper(), "docx", Sheet(template=render(paper(), "pptx")))


def test_five_hundred_changes_stand_in_one_table() -> None:
    data = render(with_block(table(rows=500, cell=NASTY)), "docx")
    assert len(list(body_of(data).iter(qn("w:tr")))) == 501


def test_markup_in_a_label_stays_text() -> None:
    data = render(with_block(Listing((NASTY,))), "docx")
    said = squeezed("".join(found.text or "" for found in body_of(data).iter(qn("w:t"))))
    assert squeezed(NASTY) in said


def test_an_empty_part_still_has_both_marks() -> None:
    document = replace(
        paper(), sections=(Section("empty", "Empty", ()), Section("full", "Full", (Paragraph("x"),)))
    )
    old = render(document, "docx")
    marks = re.findall(rb'w:name="(procmodel_\w+)"', parts(old, r"word/document\.xml")["word/document.xml"])
    assert marks == [b"procmodel_empty", b"procmodel_full"]
    assert render(document, "docx", Sheet(existing=old)) == old


def test_pictures_are_drawn_in_the_language_that_is_spoken() -> None:
    heard = []

    def drawer(diagram: Diagram, kind: str) -> bytes:
        heard.append((kind, spoken()))
        return draw(diagram, kind)

    with speaking("cy"):
        render(with_block(replace(figure(), drawer=drawer)), "docx")
    assert ("png", "cy") in heard
    assert {language for _, language in heard} == {"cy"}
