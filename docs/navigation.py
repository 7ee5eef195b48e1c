"""The navigation of the site: every page in its place, in reading order. `docs/conf.py` reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

__all__ = ["CHAPTERS", "FOLDERS", "contents", "navigated"]

HERE = Path(__file__).parent
CHAPTERS: Mapping[str, tuple[str, ...]] = {
    "Start here": ("tutorial", "gallery", "glossary"),
    "How to": (
        "workbook",
        "bpmn",
        "dmn",
        "checks",
        "diagrams",
        "pictures",
        "views",
        "papers",
        "embedding",
        "pull-requests",
        "logs",
        "preview",
        "welsh",
        "editors",
        "notebooks/first-steps",
        "notebooks/from-spreadsheet-to-paper",
        "notebooks/sensitivity",
    ),
    "Reference": (
        "format",
        "measures",
        "rules/index",
        "reference/commands",
        "reference/library",
        "reference/measures",
        "reference/patterns",
        "reference/limits",
    ),
    "How it works": ("method", "comparison", "simulation", "layout", "design", "decisions/README"),
}
"""The pages under each heading of the navigation."""

FOLDERS = {"rules/index": "hidden", "decisions/README": "shown"}
"""Pages that have all other pages of their folder below them; hidden where the page lists them itself."""


def contents(page: str) -> str:
    """The tables of contents of a page, in the words of Sphinx; empty where it has none.

    They are added when the site is built, so that the pages themselves read well as plain text too.
    """
    if page == "index":
        return "".join(_tree(pages, caption) for caption, pages in CHAPTERS.items())
    if page in FOLDERS:
        return _tree(_below(page), hidden=FOLDERS[page] == "hidden")
    return ""


def navigated() -> Iterator[str]:
    """Every page of the site, as often as the navigation names it."""
    yield "index"
    for pages in CHAPTERS.values():
        for page in pages:
            yield page
            if page in FOLDERS:
                yield from _below(page)


def _below(page: str) -> tuple[str, ...]:
    folder = (HERE / page).parent
    found = sorted(path.stem for path in folder.glob("*.md"))
    return tuple(f"{folder.name}/{name}" for name in found if f"{folder.name}/{name}" != page)


def _tree(pages: tuple[str, ...], caption: str = "", *, hidden: bool = True) -> str:
    options = [*([":hidden:"] if hidden else []), *([f":caption: {caption}"] if caption else [])]
    lines = ["```{toctree}", ":maxdepth: 1", *options, "", *(f"/{page}" for page in pages), "```"]
    return "\n\n" + "\n".join(lines) + "\n"
