"""Paper: its sizes by name, and what fits on it."""

from __future__ import annotations

import re
from dataclasses import replace
from math import floor

from procmodel.errors import AnalysisError
from procmodel.light.tuples import NamedTuple
from procmodel.results.diagram import Diagram
from procmodel.results.lettering import least_letters
from procmodel.wording import say

__all__ = ["LEAST_PT", "ORIENTATIONS", "Paper", "on_paper", "paper_of", "small_text"]

LEAST_PT = 6.0
"""Text on paper is hard to read below this size."""

ORIENTATIONS = ("landscape", "portrait")
_PX_PER_MM = 96 / 25.4
_SHEETS = {"a3": (297.0, 420.0), "a4": (210.0, 297.0), "letter": (215.9, 279.4), "16:9": (190.5, 338.67)}
_OWN = re.compile(r"(\d{1,5}(?:\.\d+)?)[x\N{MULTIPLICATION SIGN}](\d{1,5}(?:\.\d+)?)")


class Paper(NamedTuple):
    """A sheet, in px."""

    name: str
    width: float
    height: float


def paper_of(page: str | None, orientation: str | None) -> Paper | None:
    """The sheet that was asked for: `A4`, `A3`, `letter`, `16:9` or `210x297` (mm). None: as large as it gets.

    Sheets with a name lie on their side unless the orientation says `portrait`.

    Raises:
        AnalysisError: no such page or orientation.

    Example:
        >>> [round(size) for size in paper_of("A4", "portrait")[1:]]
        [794, 1123]
    """
    if orientation is not None and orientation not in ORIENTATIONS:
        raise AnalysisError(say("layout.orientation", found=orientation[:40]))
    if page is None:
        return None
    own = _OWN.fullmatch(page.strip().lower())
    known = _SHEETS.get(page.strip().lower())
    if own is not None:
        width, height = float(own[1]), float(own[2])
        if orientation is not None:
            short, long = sorted((width, height))
            width, height = (short, long) if orientation == "portrait" else (long, short)
    elif known is not None:
        width, height = known if orientation == "portrait" else known[::-1]
    else:
        width = height = 0.0
    if min(width, height) < 20:
        raise AnalysisError(
            say("layout.page", found=page[:40], known=", ".join(("A4", "A3", "letter", "16:9")))
        )
    return Paper(page, width * _PX_PER_MM, height * _PX_PER_MM)


def on_paper(diagram: Diagram, page: str | None, orientation: str | None) -> Diagram:
    """A picture as it is, scaled to fill a page; a warning names text that is too small there.

    Raises:
        AnalysisError: no such page or orientation.
    """
    paper = paper_of(page, orientation)
    if paper is None:
        return diagram
    scaled = replace(diagram, page=(paper.width, paper.height))
    warning = small_text(scaled, paper.name)
    return replace(scaled, warnings=(*scaled.warnings, warning)) if warning else scaled


def small_text(diagram: Diagram, page: str) -> str:
    """What to say where the smallest text of a picture is too small on its paper; empty where it is not."""
    found = (least_letters(diagram) or LEAST_PT / 0.75) * diagram.scale * 0.75
    if found >= LEAST_PT - 0.005:
        return ""
    cut = floor(found * 10) / 10  # rounded up it might say that 6 is under 6
    return say("layout.small-text", found=f"{cut:.1f}", page=page, least=f"{LEAST_PT:g}")
