"""What the page's buttons give: the picture, the paper or the figures as a file."""

from __future__ import annotations

from procmodel.drawing import draw
from procmodel.errors import ProcmodelError
from procmodel.recipes.before_after import before_after
from procmodel.recipes.picture import diagram_of
from procmodel.serving.desk import Desk
from procmodel.wording import say

__all__ = ["EXPORTS", "export"]

_OFFICE = "application/vnd.openxmlformats-officedocument"
EXPORTS = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
}
"""The endings that can be asked for, with their media types."""


def export(desk: Desk, ending: str) -> tuple[bytes, str]:
    """A file of what is on the desk, and its name.

    Raises:
        ProcmodelError: there is no picture yet, or the format needs two versions.
    """
    known = [file.process for file in desk.files if file.process is not None]
    if len(known) < len(desk.files):
        raise ProcmodelError(say("serving.no_picture"))
    if len(known) == 1:
        if ending in ("docx", "xlsx"):
            raise ProcmodelError(say("serving.needs_two"))
        return draw(diagram_of(known[0]), ending), f"picture.{ending}"
    pair = before_after(known[0], known[1], edits=False, **desk.told)
    if ending == "docx":
        from procmodel.recipes.paper import Material, paper
        from procmodel.reports import render

        return render(paper(Material(pair)), "docx"), "paper.docx"
    if ending == "xlsx":
        from procmodel.recipes.audit import audit_book
        from procmodel.reports.book import book_file

        return book_file(audit_book(pair)), "saving.xlsx"
    return draw(pair.diagram(), ending), f"before-after.{ending}"
