"""The page set-up of a Word file, and sections whose pages are turned or folded out for a wide picture."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from procmodel.reports.docx.markup import element
from procmodel.reports.fitting import FOLD_OUT, Fit, Page, fit

__all__ = ["Pages"]

_EMU_PER_PX = 9525
_EMU_PER_MM = 36000
_TWIPS_PER_MM = 1440 / 25.4


class Pages:
    """The page set-up of the last section: all that we add follows it."""

    def __init__(self, word: Any) -> None:
        self.section = word.sections[-1]
        page = self.section
        self.width = int(page.page_width - page.left_margin - page.right_margin - (page.gutter or 0))
        self.height = int(page.page_height - page.top_margin - page.bottom_margin)

    def place(self, width: float, height: float) -> Fit:
        """Width and height in EMU of a picture given in px, and its page."""
        return fit(width * _EMU_PER_PX, height * _EMU_PER_PX, self.width, self.height, _EMU_PER_MM)

    def end_of_upright(self) -> Any:
        """A paragraph that ends the upright section before another page."""
        small = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        made = element(f"<w:p><w:pPr>{small}</w:pPr></w:p>")
        made.pPr.append(deepcopy(self.section._sectPr))
        return made

    def end_of(self, page: Page, last: Any) -> None:
        """Let the section of a turned or folded-out page end with the paragraph `last`."""
        from docx.oxml.ns import qn

        made = deepcopy(self.section._sectPr)
        size, margins = made.find(qn("w:pgSz")), made.find(qn("w:pgMar"))
        if page is Page.FOLD_OUT:
            width, height, margin = (str(round(side * _TWIPS_PER_MM)) for side in FOLD_OUT)
            for side in ("top", "right", "bottom", "left"):
                margins.set(qn(f"w:{side}"), margin)
        else:
            width, height = size.get(qn("w:h")), size.get(qn("w:w"))
        size.set(qn("w:w"), width)
        size.set(qn("w:h"), height)
        size.set(qn("w:orient"), "landscape")
        last.pPr.append(made)
