"""A document as PDF: tagged for screen readers (PDF/UA-1), pictures as vectors, text as text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from procmodel.fonts import missing
from procmodel.fonts.typeset import typeset
from procmodel.reports import Sheet
from procmodel.reports.fitting import fit
from procmodel.results.document import (
    Block,
    Calculator,
    Code,
    Document,
    Figure,
    Listing,
    Paragraph,
    Table,
)
from procmodel.results.readable import unbroken
from procmodel.wording import say
from procmodel.wording.clean import clean

__all__ = ["render"]

_SOURCE = Path(__file__).parent / "page.typ"
_ROOM = 470.0, 728.0  # the part of an A4 page that is printed, in points


def render(document: Document, sheet: Sheet) -> bytes:
    """The document as a PDF file; `sheet` changes nothing."""
    del sheet
    labels = document.labels()
    day = _day(document.date)
    language, _, region = document.language.partition("-")
    data = {
        "title": _say(document.title),
        "subtitle": _say(document.subtitle),
        "author": _say(document.author),
        "language": language,
        "region": region or None,
        "day": day,
        "sections": [
            {"title": _say(section.title), "blocks": [_block(block, labels) for block in section.blocks]}
            for section in document.sections
        ],
    }
    pictures = {f"{figure.id}.svg": figure.picture("svg") for figure in document.figures()}
    said = json.dumps(data, ensure_ascii=False).encode()
    return typeset({"main.typ": _SOURCE.read_bytes(), "paper.json": said, **pictures}, day)


def _block(block: Block, labels: Mapping[str, str]) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "text": _say(block.text), "tone": str(block.tone)}
    if isinstance(block, Listing):
        return {"kind": "listing", "items": [_say(item) for item in block.items]}
    if isinstance(block, Code):
        return {"kind": "code", "text": _say(block.text)}
    if isinstance(block, Figure):
        return _figure(block, labels[block.id])
    table = block.table if isinstance(block, Calculator) else block
    return {
        "kind": "table",
        "caption": _say(say("paper.caption", label=labels[block.id], text=table.caption)),
        "heading": [_say(cell) for cell in table.heading],
        "rows": [[_cell(table, n, cell) for n, cell in enumerate(row)] for row in table.rows],
        "shares": list(table.shares),
        "numbers": [table.is_number(n) for n in range(len(table.heading))],
        "note": _say(table.note),
    }


def _cell(table: Table, column: int, text: str) -> str:
    return _say(unbroken(text) if table.is_number(column) else text)


def _figure(figure: Figure, label: str) -> dict[str, Any]:
    width, _, page = fit(figure.diagram.width * 0.75, figure.diagram.height * 0.75, *_ROOM, 72 / 25.4)
    return {
        "kind": "figure",
        "file": f"{figure.id}.svg",
        "alternative": _say(figure.alternative),
        "caption": _say(say("paper.caption", label=label, text=figure.caption)),
        "description": [_say(line) for line in figure.description],
        "width": width,
        "page": str(page),
    }


def _day(said: str) -> tuple[int, int, int] | None:
    try:
        day = date.fromisoformat(said)
    except ValueError:
        return None
    return day.year, day.month, day.day


def _say(text: str) -> str:
    """Text in the letters of our font; what it lacks is named by its code, never dropped."""
    text = clean(text)
    return text.translate({ord(sign): f"[U+{ord(sign):04X}]" for sign in missing(text)})
