"""PDF through typst: vectors and selectable text, the font embedded, tagged, accepted as PDF/UA-1.

The page is as large as the picture, but never larger than PDF readers open. The same diagram gives the same bytes on
any day.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from procmodel.drawing import svg
from procmodel.fonts.typeset import typeset
from procmodel.limits import Limits
from procmodel.results.diagram import Diagram
from procmodel.wording.clean import clean, visible

__all__ = ["draw"]

_TEMPLATE = """#let facts = json("facts.json")
#set document(title: facts.title, date: none)
#set text(lang: facts.language, font: "Liberation Sans")
#set page(width: facts.width * 1pt, height: facts.height * 1pt, margin: 0pt)
#image("picture.svg", width: 100%, alt: facts.alternative)
"""

_POINTS = 0.75  # to the px
_LONGEST = 14_400.0  # pt that a side of a page may have: more than that Acrobat does not open


def draw(diagram: Diagram, font: str | None = None, limits: Limits | None = None) -> bytes:
    """A picture as a PDF file of one page.

    Args:
        diagram: what to draw.
        font: a font file for what the shipped font lacks; fonts beside it may be used too.
        limits: what it may cost, where not the defaults.

    Raises:
        WriteError: the renderer failed.
        MissingToolError: typst is not installed.
    """
    files = {
        "main.typ": _TEMPLATE,
        "facts.json": json.dumps(_facts(diagram), ensure_ascii=False),
        "picture.svg": svg.drawable(diagram, limits, font),
    }
    coded = {name: text.encode() for name, text in files.items()}
    return typeset(coded, fonts=[Path(font).parent] if font else [], limits=limits)


def _facts(diagram: Diagram) -> dict[str, Any]:
    """What the page says of itself. Words go in as data, never as source."""
    words = clean(diagram.alternative or diagram.description or diagram.title)
    scale = min(_POINTS, _LONGEST / max(*diagram.shown, 1.0))
    return {
        "title": visible(clean(diagram.title)) or "-",
        "language": diagram.language,
        "width": diagram.shown[0] * scale,
        "height": diagram.shown[1] * scale,
        "alternative": visible(words) or "-",
    }
