"""A section on slides: text and tables flow from slide to slide, each picture has its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Any

from procmodel.reports.pptx.deck import Deck, Room
from procmodel.reports.pptx.diagrams import LEGEND_ROOM, is_chart, put_chart, put_plane
from procmodel.reports.pptx.markup import body, drawn, named, next_id, set_language
from procmodel.reports.pptx.tables import put_table, rows_that_fit
from procmodel.results.document import (
    Block,
    Calculator,
    Code,
    Figure,
    Listing,
    Paragraph,
    Section,
    Table,
    Tone,
    section_texts,
)
from procmodel.wording import say

__all__ = ["put_missing", "put_section"]

_POINT = 12700
_SIZES = {Tone.LEAD: 28.0, Tone.BODY: 18.0, Tone.NEEDS: 18.0, Tone.NOTE: 12.0}
_LEADING = 1.2
_GAP = 6.0  # points between paragraphs
_MOST_TABLE_SLIDES = 3
_FEWEST_ROWS = 3  # of a table at the foot of a slide, or on its last one
_MOST_TAIL = 0.4  # of the room on a slide, which the text after a table may take from its rows
_CHART = 0.6  # of the room on a slide, which a chart needs


def put_section(deck: Deck, section: Section) -> None:
    """Put a section on slides; the notes of its first one hold all of its text.

    One that says only what it needs gets no slide: all of these stand together on the last one.
    """
    needs = [b.text for b in section.blocks if isinstance(b, Paragraph) and b.tone is Tone.NEEDS]
    if len(needs) == len(section.blocks):
        deck.missing += [say("paper.caption", label=section.title, text=text) for text in needs]
        deck.note_more(section_texts(section, deck.labels))
        return
    flow = _Flow(deck, section)
    pictured = all(isinstance(block, Figure | Paragraph) for block in section.blocks) and any(
        isinstance(block, Figure) for block in section.blocks
    )
    for number, block in enumerate(section.blocks):
        if pictured and isinstance(block, Paragraph):
            continue  # a picture fills its slide; what is said of it stands in the notes
        if isinstance(block, Figure):
            flow.figure(block)
        elif isinstance(block, Table | Calculator):
            tail = takewhile(lambda one: isinstance(one, Paragraph), section.blocks[number + 1 :])
            flow.table(block if isinstance(block, Table) else block.table, tail)
        else:
            flow.text(block)
    flow.close()
    if flow.slides:
        texts = list(section_texts(section, deck.labels))
        deck.note(
            flow.slides[0], [*texts, *(line for line in deck.noted(flow.slides[0]) if line not in texts)]
        )


def put_missing(deck: Deck) -> None:
    """One slide that says what would fill the parts that are left out."""
    if deck.missing:
        section = Section("missing", say("paper.missing"), (Listing(tuple(deck.missing)),))
        flow = _Flow(deck, section)
        flow.text(Listing(tuple(deck.missing)))
        flow.close()


class _Flow:
    """What is filled from top to bottom."""

    def __init__(self, deck: Deck, section: Section) -> None:
        self.deck, self.section = deck, section
        self.slides: list[Any] = []
        self.top = self.bottom = 0

    def _next(self, title: str | None = None) -> Any:
        slide = self.deck.slide(title or self.section.title, self.section.id)
        room = self.deck.room
        self.top, self.bottom = room.y, room.y + room.height
        self.slides.append(slide)
        return slide

    def text(self, block: Paragraph | Listing | Code) -> None:
        """Paragraphs, as many on a slide as fit."""
        size = _SIZES[block.tone] if isinstance(block, Paragraph) else 18.0
        bullet = isinstance(block, Listing)
        room = self.deck.room
        for text in block.items if isinstance(block, Listing) else (block.text,):
            for piece, height in _pieces(text, size, room.width, room.height):
                slide = self.slides[-1] if self.top + height <= self.bottom and self.slides else self._next()
                bold = isinstance(block, Paragraph) and block.tone is Tone.LEAD
                look = body([piece], size, bold=bold, align="l", anchor="t", bullet=bullet)
                name = named(next_id(slide), "Text")
                box = (room.x, self.top, room.width, height)
                slide.shapes._spTree.append(drawn(name, box, "rect", "<a:noFill/>", look, text_box=True))
                self.top += height

    def table(self, table: Table, tail: Iterable[Block] = ()) -> None:
        """A native table, its heading repeated on each slide; what is left over stands in the notes.

        Its last rows stay with its note and with the short text after it, so that these never stand alone.
        """
        caption = Paragraph(
            say("paper.caption", label=self.deck.labels[table.id], text=table.caption), Tone.NOTE
        )
        ends = [Paragraph(table.note, Tone.NOTE)] if table.note else []
        kept = self._height(ends)
        with_text = self._height([*ends, *(block for block in tail if isinstance(block, Paragraph))])
        if with_text <= self.deck.room.height * _MOST_TAIL:
            kept = with_text
        rest = table.rows
        for number in range(_MOST_TABLE_SLIDES):
            count = self._rows_here(table, rest, caption, kept, last=number == _MOST_TABLE_SLIDES - 1)
            if number == 0 and count < len(rest) and self._better_anew(table, caption, kept, count):
                self._next()
                count = self._rows_here(table, rest, caption, kept, last=False)
            self.text(caption)
            room = self.deck.room
            self.top += put_table(self.slides[-1], table, rest[:count], room.x, self.top, room.width)
            rest = rest[count:]
            if not rest:
                break
            if number < _MOST_TABLE_SLIDES - 1:
                self._next()
        if rest:
            self.text(Paragraph(say("paper.more-rows", count=len(rest)), Tone.NOTE))
        for end in ends if not rest else ():
            self.text(end)

    def _rows_here(
        self, table: Table, rest: Sequence[Sequence[str]], caption: Paragraph, kept: int, *, last: bool
    ) -> int:
        """How many rows stand on this slide: all with what is kept with them, or some that leave a few over."""
        if not self.slides:
            self._next()
        free = self.bottom - self.top - self._height([caption])
        count = rows_that_fit(table, rest, self.deck.room.width, free)
        if rows_that_fit(table, rest, self.deck.room.width, free - kept) == len(rest):
            return len(rest)
        if last:
            more = Paragraph(say("paper.more-rows", count=len(rest)), Tone.NOTE)
            return max(1, rows_that_fit(table, rest, self.deck.room.width, free - self._height([more])))
        least = 1 if self.top == self.deck.room.y else 0
        return max(least, min(count, len(rest) - _FEWEST_ROWS))

    def _better_anew(self, table: Table, caption: Paragraph, kept: int, count: int) -> bool:
        """Whether a new slide holds the whole table, or this one hardly any of it."""
        room = self.deck.room
        if self.top == room.y:
            return False
        whole = rows_that_fit(table, table.rows, room.width, room.height - self._height([caption]) - kept)
        hardly_any = count <= _FEWEST_ROWS
        return hardly_any or (whole == len(table.rows) and count < whole / 2)

    def _height(self, blocks: Iterable[Paragraph]) -> int:
        """How high paragraphs stand, in EMU."""
        room = self.deck.room
        return sum(
            height
            for block in blocks
            for _, height in _pieces(block.text, _SIZES[block.tone], room.width, room.height)
        )

    def close(self) -> None:
        """Number the slides of one title, so that no two are called alike, and say their language."""
        alike: dict[str, list[Any]] = {}
        for slide in self.slides:
            alike.setdefault(slide.shapes.title.text, []).append(slide)
        for title, slides in alike.items():
            for number, slide in enumerate(slides, 1):
                if len(slides) > 1:
                    slide.shapes.title.text = say(
                        "paper.part-of", title=title, number=number, count=len(slides)
                    )
        for slide in self.slides:
            set_language(slide, self.deck.document.language)

    def figure(self, figure: Figure) -> None:
        """A slide for each version, all on one scale; one for a chart."""
        if is_chart(figure.diagram):
            self._chart(figure)
            return
        planes = figure.diagram.planes
        room = self.deck.room
        height = room.height - (LEGEND_ROOM if figure.diagram.legend else 0)
        scale = min(min(room.width / plane.bounds.width, height / plane.bounds.height) for plane in planes)
        for plane in planes:
            title = plane.title.text if plane.title is not None else figure.caption
            slide = self._next(title)
            put_plane(slide, plane, figure.diagram, room, scale)
            self.top = self.bottom
            words = (say("paper.caption", label=self.deck.labels[figure.id], text=figure.caption),)
            self.deck.note(slide, (*words, *figure.description))

    def _chart(self, figure: Figure) -> None:
        """The caption and the marks or bars below it, on a slide that is free or nearly so."""
        room = self.deck.room
        free = self.bottom - self.top >= _CHART * room.height
        slide = self.slides[-1] if self.slides and free else self._next()
        caption = say("paper.caption", label=self.deck.labels[figure.id], text=figure.caption)
        self.text(Paragraph(caption, Tone.NOTE))
        put_chart(slide, figure.diagram, Room(room.x, self.top, room.width, self.bottom - self.top))
        self.top = self.bottom
        self.deck.note(slide, (*self.deck.noted(slide), caption, figure.alternative, *figure.description))


def _pieces(text: str, size: float, width: int, most: int) -> Iterator[tuple[str, int]]:
    """The text with its height in EMU; in pieces where it is longer than a slide."""
    from procmodel.fonts import wrap

    room = max(1, int((most / _POINT - _GAP) / (size * _LEADING)))
    lines = wrap(text, size, width / _POINT - 20, lines=10_000)
    for start in range(0, max(1, len(lines)), room):
        part = lines[start : start + room]
        said = text if len(lines) <= room else " ".join(part)
        yield said, int((len(part) * size * _LEADING + _GAP) * _POINT)
