"""The slides of a deck: which layouts it has, where there is room on a slide, what its notes say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from procmodel.reports.pptx.markup import set_language
from procmodel.reports.refusals import no_document
from procmodel.results.document import Document
from procmodel.wording.clean import clean

__all__ = ["Deck", "Room"]

_WIDE = 12192000, 6858000  # 16:9 in EMU
_MARGIN = 457200
_INSET = 91440  # of the text of a title in its box
_FONTS = re.compile(rb'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*')
_KINDS = {"title": ("title", "ctrTitle"), "plain": ("titleOnly",)}  # layouts by what they are for


class Room(NamedTuple):
    """The part of a slide that is ours, in EMU."""

    x: int
    y: int
    width: int
    height: int


class Deck:
    """A presentation that slides are added to."""

    def __init__(self, slides: Any, document: Document, *, plain: bool) -> None:
        self.slides, self.document = slides, document
        self.labels = document.labels()
        if plain:
            _widen(slides)
        _drop_slides(slides)
        self.layout = self._layout("titleOnly", "obj", "title")
        self.opening = self._layout("title", "titleOnly", "obj")

    def _layout(self, *kinds: str) -> Any:
        """The first layout of one of these kinds, else any that has a title."""
        layouts = list(self.slides.slide_layouts)
        for kind in kinds:
            for layout in layouts:
                if layout._element.get("type") == kind and _title_of(layout) is not None:
                    return layout
        for layout in layouts:
            if _title_of(layout) is not None:
                return layout
        raise no_document("pptx")

    def title_slide(self) -> None:
        """Title and subtitle, where the template wants them."""
        slide = self.slides.slides.add_slide(self.opening)
        slide.shapes.title.text = clean(self.document.title)
        others = [shape for shape in slide.placeholders if shape.placeholder_format.idx != 0]
        for number, shape in enumerate(others):
            if number == 0 and shape.has_text_frame and self.document.subtitle:
                shape.text_frame.text = clean(self.document.subtitle)
            else:
                _remove(shape)
        self.note(slide, [self.document.title, self.document.subtitle])
        set_language(slide, self.document.language)

    def slide(self, title: str) -> Any:
        """A new slide with this title and nothing else on it."""
        slide = self.slides.slides.add_slide(self.layout)
        slide.shapes.title.text = clean(title)
        for shape in list(slide.placeholders):
            if shape.placeholder_format.idx != 0:
                _remove(shape)
        set_language(slide, self.document.language)
        return slide

    def note(self, slide: Any, lines: Iterable[str]) -> None:
        """The text version, under the slide."""
        slide.notes_slide.notes_text_frame.text = "\n".join(clean(line) for line in lines if line)

    @property
    def room(self) -> Room:
        """What is free below the title."""
        title = _title_of(self.layout)
        top = int(title.top + title.height) + 60000
        width, height = int(self.slides.slide_width), int(self.slides.slide_height)
        if top > height // 2:  # a title in the middle or at the foot: the room is above it
            return Room(_MARGIN, _MARGIN, width - 2 * _MARGIN, int(title.top) - 2 * _MARGIN)
        left = max(int(title.left) + _INSET, _MARGIN // 2)
        return Room(left, top, width - 2 * left, height - top - _MARGIN)

    def number_slides(self) -> None:
        """Name each slide's shapes once: no two of one slide are called alike."""
        for slide in self.slides.slides:
            seen: dict[str, int] = {}
            for shape in slide.shapes:
                count = seen[shape.name] = seen.get(shape.name, 0) + 1
                if count > 1:
                    shape.name = f"{shape.name} ({count})"


def _title_of(layout: Any) -> Any:
    return next((shape for shape in layout.placeholders if shape.placeholder_format.idx == 0), None)


def _remove(shape: Any) -> None:
    shape._element.getparent().remove(shape._element)


def _drop_slides(slides: Any) -> None:
    """Leave out the slides of a template, and their parts with them."""
    listed = slides.slides._sldIdLst
    for one in list(listed):
        slides.part.drop_rel(one.rId)
        listed.remove(one)


def _widen(slides: Any) -> None:
    """Make the plain template 16:9, its titles at the left in Arial."""
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.util import Emu

    factor = _WIDE[0] / int(slides.slide_width)
    slides.slide_width, slides.slide_height = Emu(_WIDE[0]), Emu(_WIDE[1])
    for place in (slides.slide_master, *slides.slide_layouts):
        for shape in place.shapes:
            if shape._element.find(".//{*}xfrm") is not None:
                shape.left, shape.width = int(shape.left * factor), int(shape.width * factor)
    theme = slides.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = _FONTS.sub(rb"\1Arial", theme.blob)
    _calm_titles(slides)


def _calm_titles(slides: Any) -> None:
    """Smaller titles, flush left, near the top."""
    from pptx.util import Emu

    master = slides.slide_master
    for level in master._element.iter("{*}titleStyle"):
        for properties in level.iter("{*}lvl1pPr"):
            properties.set("algn", "l")
            for run in properties.iter("{*}defRPr"):
                run.set("sz", "2800")
                run.set("b", "1")
    for place in (master, *slides.slide_layouts):
        title = _title_of(place) if place is not master else _master_title(place)
        if title is None or place._element.get("type") == "title":
            continue
        title.left, title.top = Emu(_MARGIN), Emu(260000)
        title.width, title.height = Emu(_WIDE[0] - 2 * _MARGIN), Emu(720000)


def _master_title(master: Any) -> Any:
    return next((s for s in master.placeholders if "TITLE" in str(s.placeholder_format.type)), None)
