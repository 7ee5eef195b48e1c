"""A document as PowerPoint slides: shapes and tables that can be edited, the full text in the notes."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from procmodel.reports import Sheet
from procmodel.reports.packing import opened, said_of
from procmodel.reports.pptx.deck import Deck
from procmodel.reports.pptx.places import renew
from procmodel.reports.pptx.sections import put_missing, put_section
from procmodel.results.document import Document
from procmodel.zipping import repacked

__all__ = ["render"]


def render(document: Document, sheet: Sheet) -> bytes:
    """The document as a .pptx file: a title slide, then each section on as many slides as it needs.

    Pictures become shapes with glued connectors, one version a slide, all on one scale. A template lends its
    masters and layouts; its own slides are left out. Of an existing deck the slides that we made are new, in
    the place of the old ones; those of its author stay.

    Raises:
        WriteError: the template or the existing file is no PowerPoint file, has no layout with a title, or
            has no slide of ours.
    """
    import pptx

    given = sheet.existing or sheet.template
    slides: Any = pptx.Presentation() if given is None else opened(given, "pptx", pptx.Presentation)
    kept = len(slides.slides) if sheet.existing is not None else 0
    deck = Deck(slides, document, plain=given is None, keep=sheet.existing is not None)
    deck.title_slide()
    for section in document.sections:
        put_section(deck, section)
    put_missing(deck)
    deck.number_shapes(kept)
    if sheet.existing is not None:
        if not renew(slides, kept):
            return sheet.existing
    else:
        said_of(slides.core_properties, document)
    packed = BytesIO()
    slides.save(packed)
    return repacked(packed.getvalue())
