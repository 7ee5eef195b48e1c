"""The slides of a deck: which layouts it has, where there is room on a slide, what its notes say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from procmodel.light.tuples import NamedTuple
from procmodel.reports.pptx.look import MARGIN, dress, title_of
from procmodel.reports.pptx.markup import body, drawn, line, named, next_id, set_language, solid
from procmodel.reports.pptx.places import TITLE, mark, mark_first_shape
from procmodel.reports.refusals import no_document
from procmodel.results.document import Document
from procmodel.wording.clean import clean

__all__ = ["Deck", "Room"]

_INSET = 91440  # of the text of a title in its box
_BLUE, _BAR = "#1a5fa8", 180000  # over the title of a deck without a template


class Room(NamedTuple):
    """The part of a slide that is ours, in EMU."""

    x: int
    y: int
    width: int
    height: int


class Deck:
    """A presentation that slides are added to."""

    def __init__(self, slides: Any, document: Document, *, plain: bool, keep: bool = False) -> None:
        self.slides, self.document = slides, document
        self.labels = document.labels()
        self.missing: list[str] = []
        self.plain = plain
        if plain:
            dress(slides)
        if not keep:
            _drop_slides(slides)
        self.layout = self._layout("titleOnly", "obj", "title")
        self.opening = self._layout("title", "titleOnly", "obj")

    def _layout(self, *kinds: str) -> Any:
        """The first layout of one of these kinds, else any that has a title."""
        layouts = list(self.slides.slide_layouts)
        for kind in kinds:
            for layout in layouts:
                if layout._element.get("type") == kind and title_of(layout) is not None:
                    return layout
        for layout in layouts:
            if title_of(layout) is not None:
                return layout
        raise no_document("pptx")

    def title_slide(self) -> None:
        """Title and subtitle, where the template wants them."""
        slide = self.slides.slides.add_slide(self.opening)
        mark(slide, TITLE)
        slide.shapes.title.text = clean(self.document.title)
        others = [shape for shape in slide.placeholders if shape.placeholder_format.idx != 0]
        for number, shape in enumerate(others):
            if number == 0 and shape.has_text_frame and self.document.subtitle:
                shape.text_frame.text = clean(self.document.subtitle)
            else:
                _remove(shape)
        if self.plain:
            width = int(self.slides.slide_width)
            bar = named(next_id(slide), "Bar", decorative=True)
            look = solid(_BLUE) + line(None)
            slide.shapes._spTree.append(drawn(bar, (0, 0, width, _BAR), "rect", look, body([], 10)))
        self.note(slide, [self.document.title, self.document.subtitle])
        set_language(slide, self.document.language)

    def slide(self, title: str, section: str) -> Any:
        """A new slide of a section with this title and nothing else on it."""
        slide = self.slides.slides.add_slide(self.layout)
        mark(slide, section)
        slide.shapes.title.text = clean(title)
        for shape in list(slide.placeholders):
            if shape.placeholder_format.idx != 0:
                _remove(shape)
        set_language(slide, self.document.language)
        return slide

    def note(self, slide: Any, lines: Iterable[str]) -> None:
        """The text version, under the slide."""
        slide.notes_slide.notes_text_frame.text = "\n".join(clean(line) for line in lines if line)

    def noted(self, slide: Any) -> list[str]:
        """What is noted under a slide so far."""
        return slide.notes_slide.notes_text_frame.text.splitlines() if slide.has_notes_slide else []

    def note_more(self, lines: Iterable[str]) -> None:
        """More text under the last slide."""
        frame = self.slides.slides[len(self.slides.slides) - 1].notes_slide.notes_text_frame
        frame.text = "\n".join([frame.text, *(clean(line) for line in lines if line)])

    @property
    def room(self) -> Room:
        """What is free below the title."""
        title = title_of(self.layout)
        top = int(title.top + title.height) + 60000
        width, height = int(self.slides.slide_width), int(self.slides.slide_height)
        if top > height // 2:  # a title in the middle or at the foot: the room is above it
            return Room(MARGIN, MARGIN, width - 2 * MARGIN, int(title.top) - 2 * MARGIN)
        left = max(int(title.left) + _INSET, MARGIN // 2)
        return Room(left, top, width - 2 * left, height - top - MARGIN)

    def number_shapes(self, kept: int) -> None:
        """Name the shapes of each slide after the first `kept`: no two of one slide are called alike."""
        for slide in list(self.slides.slides)[kept:]:
            mark_first_shape(slide)
            seen: dict[str, int] = {}
            for shape in slide.shapes:
                count = seen[shape.name] = seen.get(shape.name, 0) + 1
                if count > 1:
                    shape.name = f"{shape.name} ({count})"


def _remove(shape: Any) -> None:
    shape._element.getparent().remove(shape._element)


def _drop_slides(slides: Any) -> None:
    """Leave out the slides of a template, and their parts with them."""
    listed = slides.slides._sldIdLst
    for one in list(listed):
        slides.part.drop_rel(one.rId)
        listed.remove(one)
