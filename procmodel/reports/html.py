"""A document as one HTML file: no network, nothing that runs but one known script, works with scripts off."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from pathlib import Path

from procmodel.reports import Sheet
from procmodel.results.document import (
    Block,
    Calculator,
    Code,
    Document,
    Figure,
    Listing,
    Paragraph,
    Section,
    Table,
    Tone,
)
from procmodel.results.readable import unbroken
from procmodel.wording import say
from procmodel.wording.clean import clean

__all__ = ["render"]

_HERE = Path(__file__).parent
_DECLARATION = re.compile(rb"^\s*<\?xml.*?\?>\s*", re.DOTALL)
_WIDE = 1000.0  # px; a picture that is wider may leave the column of the text
_STEPS = {"volume": 20, "share": 100, "minutes": 60}  # how finely a slider moves


def render(document: Document, sheet: Sheet) -> bytes:
    """The document as a page under a strict content security policy; `sheet` changes nothing."""
    del sheet
    style = (_HERE / "page.css").read_text("utf-8").strip()
    calculating = any(isinstance(block, Calculator) for block in document.blocks())
    script = (_HERE / "page.js").read_text("utf-8").strip() if calculating else ""
    return "\n".join(_page(document, style, script)).encode()


def _page(document: Document, style: str, script: str) -> Iterator[str]:
    policy = "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; "
    policy += f"style-src '{_hash(style)}'" + (f"; script-src '{_hash(script)}'" if script else "")
    yield "<!doctype html>"
    yield f'<html lang="{_say(document.language)}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="generator" content="procmodel">'
    yield f"<title>{_say(document.title)}</title>"
    yield f"<style>{style}</style>"
    yield "</head>"
    yield "<body>"
    yield f'<a class="skip" href="#main">{_say(say("paper.skip"))}</a>'
    yield f"<header><div><h1>{_say(document.title)}</h1>"
    if document.subtitle:
        yield f"<p>{_say(document.subtitle)}</p>"
    yield "</div></header>"
    yield '<main id="main">'
    yield from _contents(document)
    labels = document.labels()
    for section in document.sections:
        yield from _section(section, labels)
    yield "</main>"
    if script:
        yield f"<script>{script}</script>"
    yield "</body>"
    yield "</html>\n"


def _contents(document: Document) -> Iterator[str]:
    yield f'<nav aria-label="{_say(say("paper.contents"))}"><ol>'
    for section in document.sections:
        yield f'<li><a href="#{_say(section.id)}">{_say(section.title)}</a></li>'
    yield "</ol></nav>"


def _section(section: Section, labels: dict[str, str]) -> Iterator[str]:
    yield f'<section aria-labelledby="{_say(section.id)}">'
    yield f'<h2 id="{_say(section.id)}">{_say(section.title)}</h2>'
    for block in section.blocks:
        yield from _block(block, labels)
    yield "</section>"


def _block(block: Block, labels: dict[str, str]) -> Iterator[str]:
    if isinstance(block, Paragraph):
        kind = "" if block.tone is Tone.BODY else f' class="{block.tone}"'
        yield f"<p{kind}>{_say(block.text)}</p>"
    elif isinstance(block, Listing):
        yield from ("<ul>", *(f"<li>{_say(item)}</li>" for item in block.items), "</ul>")
    elif isinstance(block, Code):
        yield f'<pre tabindex="0"><code>{_say(block.text)}</code></pre>'
    elif isinstance(block, Figure):
        yield from _figure(block, say("paper.caption", label=labels[block.id], text=block.caption))
    elif isinstance(block, Calculator):
        yield from _calculator(block)
        yield from _table(block.table, labels[block.id])
    else:
        yield from _table(block, labels[block.id])


def _figure(block: Figure, caption: str) -> Iterator[str]:
    yield f'<figure aria-labelledby="fig-{_say(block.id)}">'
    room = "wide" if block.diagram.width > _WIDE else "scroll"
    yield f'<div class="{room}" role="region" tabindex="0" aria-labelledby="fig-{_say(block.id)}">'
    yield _DECLARATION.sub(b"", block.picture("svg")).decode()
    yield "</div>"
    yield f'<figcaption id="fig-{_say(block.id)}">{_say(caption)}</figcaption>'
    if block.description:
        yield f"<details open><summary>{_say(say('paper.in-words'))}</summary><ul>"
        yield from (f"<li>{_say(line)}</li>" for line in block.description)
        yield "</ul></details>"
    yield "</figure>"


def _table(table: Table, label: str) -> Iterator[str]:
    name = f"tab-{_say(table.id)}"
    numbers = [' class="n"' if table.is_number(n) else "" for n in range(len(table.heading))]
    caption = say("paper.caption", label=label, text=table.caption)
    yield f'<div class="scroll" role="region" tabindex="0" aria-labelledby="{name}">'
    yield f'<table><caption id="{name}">{_say(caption)}</caption><thead><tr>'
    for cell, kind in zip(table.heading, numbers, strict=True):
        yield f'<th scope="col"{kind}>{_say(cell)}</th>' if cell else f"<td{kind}></td>"
    yield "</tr></thead><tbody>"
    for row in table.rows:
        first = f'<th scope="row">{_say(row[0])}</th>' if row[0] else "<td></td>"
        cells = (
            f"<td{kind}>{_say(unbroken(cell) if kind else cell)}</td>"
            for cell, kind in zip(row[1:], numbers[1:], strict=True)
        )
        yield f"<tr>{first}{''.join(cells)}</tr>"
    yield "</tbody></table></div>"
    if table.note:
        yield f'<p class="note">{_say(table.note)}</p>'


def _calculator(block: Calculator) -> Iterator[str]:
    """Three sliders and their result. Hidden until the script that moves them runs."""
    yield f'<form data-calculator hidden aria-label="{_say(say("paper.try"))}">'
    ranges = {
        "volume": (0, block.volume * 2, block.volume),
        "share": (0, 100, block.share * 100),
        "minutes": (0, block.minutes * 2, block.minutes),
    }
    for name, (low, high, now) in ranges.items():
        top = max(1, round(high))
        step = max(1, round(top / _STEPS[name])) if name == "volume" else 1 if name == "share" else 0.1
        yield f'<p><label for="{block.id}-{name}">{_say(say(f"paper.slide-{name}"))}</label>'
        yield (
            f'<input type="range" id="{block.id}-{name}" name="{name}" min="{low}" max="{top}" '
            f'step="{step}" value="{round(now, 1):g}"> <span data-of="{name}"></span></p>'
        )
    yield f'<p>{_say(say("paper.slide-result"))} <output name="hours" aria-live="polite"></output></p></form>'


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _say(text: str) -> str:
    return escape(clean(text))
