"""The papers of the four example pairs, for the tests that read them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from procmodel import read
from procmodel.recipes.before_after import BeforeAfter, before_after
from procmodel.recipes.paper import Material, Outline, paper
from procmodel.results.document import Document, Table
from tests.reports.papers import draw
from tests.reports.papers import pair as picture

__all__ = ["EXAMPLES", "PAIRS", "compared", "pair_of", "paper_of", "said", "table"]

EXAMPLES = Path(__file__).parents[2] / "examples"
PAIRS = ["speeding", "bins", "parking", "repair"]


def compared(name: str) -> BeforeAfter:
    return before_after(*(read(EXAMPLES / f"{name}_{side}.yaml") for side in ("before", "after")))


pair_of = cache(compared)


def paper_of(name: str = "speeding", outline: Outline | None = None, **more: object) -> Document:
    pair = more.pop("pair", None) or pair_of(name)
    return paper(Material(pair, "2026-03-01", draw, picture(), **more), outline)  # type: ignore[arg-type]


def table(document: Document, id_: str) -> dict[str, tuple[str, ...]]:
    """The rows of a table by their first cell."""
    [found] = [block for block in document.blocks() if isinstance(block, Table) and block.id == id_]
    return {row[0]: row[1:] for row in found.rows}


def said(document: Document) -> str:
    return "\n".join(document.texts())
