"""The page set-up of a Word file, and sections whose pages are turned for a wide picture."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from procmodel.reports.docx.markup import element
from procmodel.reports.fitting import fit

__all__ = ["Pages"]

_EMU_PER_PX = 9525


class Pages:
    """The page set-up of the last section: all that we add follows it."""

    def __init__(self, word: Any) -> None:
        self.section = word.sections[-1]
        page = self.section
        self.width = int(page.page_width - page.left_margin - page.right_margin - (page.gutter or 0))
        self.height = int(page.page_height - page.top_margin - page.bottom_margin)

    def place(self, width: float, height: float) -> tuple[int, int, bool]:
        """Width and height in EMU of a picture given in px, and whether its page is turned."""
        across, down, turned = fit(width * _EMU_PER_PX, height * _EMU_PER_PX, self.width, self.height)
        return int(across), int(down), turned

    def end_of_upright(self) -> Any:
        """A paragraph that ends the upright section before a turned page."""
        small = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        made = element(f"<w:p><w:pPr>{small}</w:pPr></w:p>")
        made.pPr.append(self._set_up(turned=False))
        return made

    def end_turned(self, last: Any) -> None:
        """Let a turned section end with the paragraph `last`."""
        last.pPr.append(self._set_up(turned=True))

    def _set_up(self, *, turned: bool) -> Any:
        from docx.oxml.ns import qn

        made = deepcopy(self.section._sectPr)
        size = made.find(qn("w:pgSz"))
        if turned and size is not None:
            width, height = size.get(qn("w:w")), size.get(qn("w:h"))
            size.set(qn("w:w"), height)
            size.set(qn("w:h"), width)
            size.set(qn("w:orient"), "landscape")
        return made
