"""The blocks of a document as elements of a Word body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from procmodel.reports.docx import styles as st
from procmodel.reports.docx.markup import bookmark, element, field, paragraph, run
from procmodel.reports.docx.pages import Pages
from procmodel.reports.docx.pictures import bitmaps, picture_run
from procmodel.reports.docx.styles import Styles
from procmodel.reports.docx.tables import table_element
from procmodel.reports.fitting import Page
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

__all__ = ["Body"]

_TONES = {Tone.LEAD: st.LEAD, Tone.NEEDS: st.NEEDS, Tone.NOTE: st.NOTE}
_FIRST_MARK = 7000  # ids of bookmarks are numbers; an author's own begin at 0


class Body:
    """What a document becomes in one Word file, section by section."""

    def __init__(self, word: Any, document: Document, styles: Styles) -> None:
        self.word, self.document, self.styles = word, document, styles
        self.labels = document.labels()
        self.pages = Pages(word)
        self.bitmaps = bitmaps(document.figures())
        self.has_bullets = styles.has_bullets()
        self.marks = _FIRST_MARK
        self.pictures = 0

    def whole(self) -> Iterator[Any]:
        """Title and all sections."""
        yield self._paragraph(st.TITLE, self.document.title)
        if self.document.subtitle:
            yield self._paragraph(st.SUBTITLE, self.document.subtitle)
        for section in self.document.sections:
            yield self._paragraph(st.HEADING, section.title)
            yield from self.section(section)

    def section(self, section: Section) -> list[Any]:
        """What stands under a heading, between the two ends of a bookmark of its name."""
        made: list[Any] = []
        for n, block in enumerate(section.blocks):
            leads = n + 1 < len(section.blocks) and not isinstance(section.blocks[n + 1], Paragraph)
            made += self._block(block, leads=leads)
        self.marks += 1
        bookmark(made, section.id, self.marks, self.styles[st.NOTE])
        return made

    def _block(self, block: Block, *, leads: bool) -> Iterator[Any]:
        """The elements of a block; a paragraph that leads to a table or list stays on the page with it."""
        if isinstance(block, Paragraph):
            yield self._text(block, "<w:keepNext/>" if leads else "")
        elif isinstance(block, Listing):
            yield from (self._bullet(item) for item in block.items)
        elif isinstance(block, Code):
            yield self._paragraph(st.CODE, block.text)
        elif isinstance(block, Figure):
            yield from self._figure(block)
        else:
            yield from self._table(block.table if isinstance(block, Calculator) else block, block.id)

    def _paragraph(self, style: str, text: str) -> Any:
        return element(paragraph(self.styles[style], run(text)))

    def _text(self, block: Paragraph, properties: str) -> Any:
        style = "" if block.tone is Tone.BODY else self.styles[_TONES[block.tone]]
        return element(paragraph(style, run(block.text), properties))

    def _bullet(self, text: str) -> Any:
        """A point; where the template has no style for one, a sign and an indent do."""
        if self.has_bullets:
            return self._paragraph(st.BULLET, text)
        indent = '<w:ind w:left="360" w:hanging="220"/>'
        return element(paragraph(self.styles[st.BULLET], run(f"• {text}"), indent))

    def _caption(self, id_: str, text: str) -> Any:
        """`Figure 1: ...`, the number as a field, so that Word can renumber and list it."""
        label = self.labels[id_]
        word, _, number = label.rpartition(" ")
        rest = say("paper.caption", label=label, text=text).removeprefix(label)
        return element(
            paragraph(self.styles[st.CAPTION], run(f"{word} ") + field(f"SEQ {word}", number) + run(rest))
        )

    def _table(self, table: Table, id_: str) -> Iterator[Any]:
        yield self._caption(id_, table.caption)
        yield element(table_element(table, self.styles[st.TABLE], self.pages.width))
        yield self._paragraph(st.NOTE, table.note)

    def _figure(self, figure: Figure) -> Iterator[Any]:
        """A picture on a page that fits it, its caption, and what it shows in words."""
        self.pictures += 1
        width, height, page = self.pages.place(figure.diagram.width, figure.diagram.height)
        if page is not Page.UPRIGHT:
            yield self.pages.end_of_upright()
        shown = self._picture(figure, int(width), int(height))
        yield element(paragraph("", shown, "<w:keepNext/>"))
        caption = self._caption(figure.id, figure.caption)
        if page is not Page.UPRIGHT:
            self.pages.end_of(page, caption)
        yield caption
        yield from (self._bullet(line) for line in figure.description)

    def _picture(self, figure: Figure, width: int, height: int) -> str:
        number = _FIRST_MARK + self.pictures
        return picture_run(self.word, figure, self.bitmaps[figure.id], width, height, number)
