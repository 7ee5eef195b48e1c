"""Markdown: text stays text, pictures are named beside it, and the author's words stay."""

from __future__ import annotations

import pytest

from procmodel.errors import WriteError
from procmodel.reports import Sheet, render
from procmodel.reports.ours import is_ours
from procmodel.results.document import Paragraph
from tests.reports.papers import paper, table, with_block


def text(document: object = None, **sheet: object) -> str:
    return render(document or paper(), "md", Sheet(**sheet)).decode()  # type: ignore[arg-type]


def test_a_picture_is_named_after_its_paper() -> None:
    assert "![Paired picture of both versions](board%20paper-pair.svg)" in text(stem="board paper")


def test_a_table_keeps_its_columns_whatever_its_cells_say() -> None:
    row = next(line for line in text(with_block(table(cell="a|b\nc"))).splitlines() if "handles" in line)
    assert row == "| times a person handles it | a\\|b c | 0 |"


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("1. one", "1\\. one"),
        ("- x", "\\- x"),
        ("33.8 min", "33.8 min"),
        ("# x", "\\# x"),
        ("+98", "+98"),
        ("$x$", "\\$x\\$"),
    ],
)
def test_a_sentence_does_not_become_a_list_a_heading_or_a_formula(said: str, written: str) -> None:
    assert f"\n{written}\n" in text(with_block(Paragraph(said)))


def test_the_header_says_title_language_and_date() -> None:
    assert text().startswith(
        '---\npagetitle: "Report a thing & more"\nlang: "en-GB"\ndate: "2026-03-01"\n---\n'
    )


def test_only_what_stands_between_our_marks_is_new() -> None:
    old = text().replace("## Points", "## What I call it\n\nMy words.\r\n") + "\nThe end, by me.\n"
    new = text(paper("Another label"), existing=old.encode())
    outside = [part.split("<!-- procmodel:begin")[0] for part in old.split("-->")[2::2]]
    assert all(part in new for part in outside)
    assert "My words.\r\n" in new
    assert "Another label" in new
    assert "Take it down" not in new
    assert text(paper("Another label"), existing=new.encode()) == new


def test_bytes_that_are_no_utf_8_stay_as_they_are() -> None:
    old = text().encode() + b"caf\xe9\n"
    assert render(paper(), "md", Sheet(existing=old)) == old


def test_a_file_without_marks_is_refused() -> None:
    assert not is_ours(b"# Mine\n", "md")
    with pytest.raises(WriteError, match="no place of ours"):
        text(existing=b"# Mine\n")


@pytest.mark.parametrize(
    "broken", ["<!-- procmodel:begin a -->\n", "<!-- procmodel:begin a -->\n<!-- procmodel:end b -->\n"]
)
def test_a_mark_without_its_other_end_is_refused(broken: str) -> None:
    with pytest.raises(WriteError, match="without its other end"):
        text(existing=f"<!-- procmodel:begin a -->\n{broken}".encode())
