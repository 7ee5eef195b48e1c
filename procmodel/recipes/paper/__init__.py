"""The paper: everything that was found about a pair, in the order in which a board reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from procmodel.recipes.paper.annex import checks, complexity, reproduce, scope, systems
from procmodel.recipes.paper.changes import changes, uncertain, worse
from procmodel.recipes.paper.effects import times
from procmodel.recipes.paper.evidence import assumptions, sensitivity
from procmodel.recipes.paper.material import Material
from procmodel.recipes.paper.opening import about, finding, headline, rules
from procmodel.recipes.paper.outline import Outline, read_outline
from procmodel.recipes.paper.pictures import picture, strip
from procmodel.recipes.paper.questions import questions
from procmodel.results.document import Block, Document, Section
from procmodel.wording import say

__all__ = ["SECTIONS", "Material", "Outline", "paper", "read_outline"]

SECTIONS: Mapping[str, Callable[[Material], Iterator[Block]]] = {
    "about": about,
    "finding": finding,
    "headline": headline,
    "rules": rules,
    "picture": picture,
    "strip": strip,
    "changes": changes,
    "uncertain": uncertain,
    "worse": worse,
    "times": times,
    "assumptions": assumptions,
    "sensitivity": sensitivity,
    "questions": questions,
    "scope": scope,
    "systems": systems,
    "complexity": complexity,
    "checks": checks,
    "reproduce": reproduce,
}
"""The parts of a paper in their usual order; an outline may choose and order them otherwise."""


def paper(material: Material, outline: Outline | None = None) -> Document:
    """The paper about a pair.

    Args:
        material: what was found.
        outline: which parts, in which order, under which headings; all of them where there is none.

    Raises:
        AnalysisError: a measure has no finite value.
    """
    outline = outline or Outline()
    chosen = [name for name in outline.sections or SECTIONS if name not in outline.leave_out]
    sections = tuple(
        Section(name, outline.headings.get(name, say(f"paper.{name}")), tuple(SECTIONS[name](material)))
        for name in chosen
    )
    return Document(
        outline.title or material.title,
        material.subtitle(outline.date),
        sections,
        date=outline.date or material.date,
        author=outline.author or material.pair.after.author or "",
    )
