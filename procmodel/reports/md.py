"""A document as Markdown that GitHub, Quarto and pandoc read alike; its pictures lie beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from procmodel.reports import Sheet
from procmodel.reports.marks import marked, renewed
from procmodel.reports.tables import escape
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
from procmodel.wording import say
from procmodel.wording.clean import clean

__all__ = ["render"]

_COMMENT = "<!-- {} -->"
_LISTLIKE = re.compile(r"^(\d*)([.)+=-])(?=\s|$)")


def render(document: Document, sheet: Sheet) -> bytes:
    """The document as UTF-8 text; of an existing one only what stands between our marks is new.

    Raises:
        WriteError: the existing file has no mark.
    """
    labels = document.labels()
    bodies = {section.id: _body(section, labels, sheet.stem) for section in document.sections}
    if sheet.existing is not None:
        old = sheet.existing.decode("utf-8", "surrogateescape")
        return renewed(old, bodies, "md").encode("utf-8", "surrogateescape")
    parts = [_front(document), f"# {_inline(document.title)}"]
    if document.subtitle:
        parts.append(_inline(document.subtitle))
    for section in document.sections:
        parts += [f"## {_inline(section.title)}", bodies[section.id]]
    return ("\n\n".join(parts) + "\n").encode()


def _front(document: Document) -> str:
    """The header that Quarto and pandoc read; JSON strings are YAML strings."""
    said = {"pagetitle": document.title, "lang": document.language, "date": document.date}
    rows = [f"{key}: {json.dumps(clean(value), ensure_ascii=False)}" for key, value in said.items() if value]
    return "\n".join(["---", *rows, "---"])


def _body(section: Section, labels: dict[str, str], stem: str) -> str:
    blocks = [part for block in section.blocks for part in _block(block, labels, stem)]
    return marked(section.id, "\n" + "\n\n".join(blocks) + "\n", _COMMENT)


def _block(block: Block, labels: dict[str, str], stem: str) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield _paragraph(block)
    elif isinstance(block, Listing):
        yield "\n".join(f"- {_inline(item)}" for item in block.items)
    elif isinstance(block, Code):
        yield f"```sh\n{clean(block.text)}\n```"
    elif isinstance(block, Figure):
        name = f"{stem}-{block.id}.svg".replace(" ", "%20")
        yield f"![{_inline(block.alternative)}]({name})"
        yield f"*{_inline(say('paper.caption', label=labels[block.id], text=block.caption))}*"
        if block.description:
            yield "\n".join(f"- {_inline(line)}" for line in block.description)
    else:
        table = block.table if isinstance(block, Calculator) else block
        yield from _table(table, labels[block.id])


def _paragraph(block: Paragraph) -> str:
    text = _inline(block.text)
    if block.tone is Tone.LEAD:
        return f"**{text}**"
    return f"*{text}*" if block.tone is not Tone.BODY else text


def _table(table: Table, label: str) -> Iterator[str]:
    yield f"*{_inline(say('paper.caption', label=label, text=table.caption))}*"
    rule = ["---:" if table.is_number(n) else "---" for n in range(len(table.heading))]
    rows = [[_inline(cell) for cell in row] for row in (table.heading, *table.rows)]
    yield "\n".join(f"| {' | '.join(cells)} |" for cells in (rows[0], rule, *rows[1:]))
    if table.note:
        yield f"*{_inline(table.note)}*"


def _inline(text: str) -> str:
    """Text that stays text: no markup, no link, no formula, no line break, no list by a chance first sign."""
    said = escape(clean(text)).replace("$", "\\$").replace("&", "&amp;").replace("@", "\\@")
    return _LISTLIKE.sub(r"\1\\\2", said)
