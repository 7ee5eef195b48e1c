"""What was found, written down: text for the terminal, and documents for those who decide."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from procmodel.light.tuples import NamedTuple

if TYPE_CHECKING:
    from procmodel.results.document import Document

__all__ = ["PICTURES_BESIDE", "REPORTS", "Sheet", "render"]

REPORTS = {
    "docx": "procmodel.reports.docx",
    "pptx": "procmodel.reports.pptx",
    "pdf": "procmodel.reports.pdf",
    "html": "procmodel.reports.html",
    "tex": "procmodel.reports.tex",
    "md": "procmodel.reports.md",
}
"""The document formats by ending: where `render(document, sheet)` lives."""

PICTURES_BESIDE = {"md": "svg", "tex": "pdf"}
"""Formats that name their pictures rather than hold them, and which kind of picture each names."""


class Sheet(NamedTuple):
    """What a document is written on.

    Attributes:
        stem: the file's name without ending; pictures beside it are called `STEM-ID.svg`.
        template: a Word or PowerPoint file of the house, whose look is taken over.
        existing: the file that is brought up to date: what stands outside our marks stays as it is.
    """

    stem: str = "paper"
    template: bytes | None = None
    existing: bytes | None = None


def render(document: Document, ending: str, sheet: Sheet | None = None) -> bytes:
    """The document as a file of this format; the same document gives the same bytes.

    Raises:
        WriteError: the template, or the file to bring up to date, cannot be used.
        KeyError: no such format.
    """
    made: bytes = import_module(REPORTS[ending]).render(document, sheet or Sheet())
    return made
