"""A document as PowerPoint slides: shapes and tables that can be edited, the full text in the notes."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from procmodel.reports import Sheet
from procmodel.reports.packing import opened, said_of
from procmodel.reports.pptx.deck import Deck
from procmodel.reports.pptx.sections import put_missing, put_section
from procmodel.results.document import Document
from procmodel.zipping import repacked

__all__ = ["render"]


def render(document: Document, sheet: Sheet) -> bytes:
    """The document as a .pptx file: a title slide, then each section on as many slides as it needs.

    Pictures become shapes with glued connectors, one version a slide, all on one scale. A template lends its
    masters and layouts; its own slides are left out.

    Raises:
        WriteError: the template is no PowerPoint file, or has no layout with a title.
    """
    import pptx

    template = sheet.template
    slides: Any = pptx.Presentation() if template is None else opened(template, "pptx", pptx.Presentation)
    deck = Deck(slides, document, plain=template is None)
    deck.title_slide()
    for section in document.sections:
        put_section(deck, section)
    put_missing(deck)
    deck.number_slides()
    said_of(slides.core_properties, document)
    packed = BytesIO()
    slides.save(packed)
    return repacked(packed.getvalue())
