"""What a screen reader is told of a paper: all prose, and a heading for every cell of a table."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdf
import pytest

from procmodel.reports import render
from procmodel.results.document import Document, Paragraph, Section, Table
from tests.recipes.example_papers import PAIRS, paper_of
from tests.reports.papers import table


def passed_over(data: bytes) -> list[str]:
    """The words of a PDF that are marked as artifacts, piece by piece."""
    found = []
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            letters = {name: _letters(font) for name, font in page.Resources.get("/Font", {}).items()}
            found += _artifacts(page, letters)
    return found


def _artifacts(page: pikepdf.Page, letters: dict[str, dict[int, str]]) -> list[str]:
    found, marks, font = [], [], {}
    words = ""
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            marks.append(str(operands[0]))
            words = ""
        elif name == "EMC":
            if marks.pop() == "/Artifact" and words.strip():
                found.append(words.strip())
        elif name == "Tf":
            font = letters[str(operands[0])]
        elif name in ("Tj", "TJ"):
            parts = operands[0] if name == "TJ" else [operands[0]]
            words += "".join(_read(bytes(part), font) for part in parts if isinstance(part, pikepdf.String))
    return found


def _read(coded: bytes, font: dict[int, str]) -> str:
    return "".join(font.get(int.from_bytes(coded[n : n + 2], "big"), "?") for n in range(0, len(coded), 2))


def _letters(font: pikepdf.Object) -> dict[int, str]:
    """The letter of each code of a font."""
    said = font.ToUnicode.read_bytes().decode("ascii")
    known = {}
    for part in re.findall(r"beginbfchar(.*?)endbfchar", said, re.DOTALL):
        for code, letter in re.findall(r"<(\w+)>\s*<(\w+)>", part):
            known[int(code, 16)] = bytes.fromhex(letter).decode("utf-16-be")
    for part in re.findall(r"beginbfrange(.*?)endbfrange", said, re.DOTALL):
        for first, last, letter in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", part):
            for n in range(int(last, 16) - int(first, 16) + 1):
                known[int(first, 16) + n] = chr(int(letter, 16) + n)
    return known


def tables(document: Document) -> list[Table]:
    blocks = (block for section in document.sections for block in section.blocks)
    return [found for block in blocks if isinstance(found := getattr(block, "table", block), Table)]


@pytest.mark.parametrize("name", PAIRS)
def test_readers_pass_over_numbers_of_pages_and_repeated_headings_alone(name: str) -> None:
    document = paper_of(name)
    headings = {cell for one in tables(document) for cell in one.heading}
    words = {word for cell in headings for word in (cell, *cell.split())}
    over = [said for said in passed_over(render(document, "pdf")) if said not in words and not said.isdigit()]
    assert over == []


@pytest.mark.parametrize("name", PAIRS)
def test_every_column_of_every_table_says_what_it_holds(name: str) -> None:
    found = tables(paper_of(name))
    assert len(found) > 8
    assert [one.id for one in found if not all(cell.strip() for cell in one.heading)] == []


def test_no_row_of_a_long_table_stands_alone_on_a_page() -> None:
    long = replace(table(rows=14), note="")
    filling = tuple(Paragraph(f"Line {n} of what goes before.") for n in range(40))
    counts = set()
    for lines in range(12, 30):
        document = Document("One", "", (Section("one", "One", (*filling[:lines], long)),))
        pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(render(document, "pdf"))).pages]
        counts.add(pages[-1].count("row ") if len(pages) > 1 else 0)
    assert len(counts) > 5
    assert 1 not in counts


def test_a_long_table_says_all_its_rows_once_and_in_order() -> None:
    rows = tuple((f"line {n}", "1", "2") for n in range(60))
    document = Document("One", "", (Section("one", "One", (replace(table(), rows=rows),)),))
    pages = pypdf.PdfReader(BytesIO(render(document, "pdf"))).pages
    said = re.findall(r"line (\d+)", "".join(page.extract_text() for page in pages))
    assert [int(number) for number in said] == list(range(60))
