"""Which slides of a deck are ours, and how new ones take the place of old ones."""

from __future__ import annotations

from typing import Any

from procmodel.reports.refusals import no_marks

__all__ = ["TITLE", "mark", "mark_first_shape", "renew", "section_of"]

TITLE = "title"
"""The mark of the title slide, which is its author's once it is there."""

_MARK = "procmodel:"


def mark(slide: Any, section: str) -> None:
    """Say on a slide which section it belongs to, in the name that people never see."""
    slide._element.cSld.set("name", f"{_MARK}{section}")


def mark_first_shape(slide: Any) -> None:
    """Say it in the name of a shape too: some office programs drop the names of slides."""
    section = section_of(slide)
    first = next((shape for shape in slide.shapes if not shape.is_placeholder), None)
    if section is not None and first is not None:
        first.name = f"{_MARK}{section} {first.name}"


def section_of(slide: Any) -> str | None:
    """The section that a slide of ours belongs to; None of an author's own."""
    names = [slide._element.cSld.get("name") or "", *(shape.name for shape in slide.shapes)]
    marked = next((name for name in names if name.startswith(_MARK)), None)
    return None if marked is None else marked.removeprefix(_MARK).split(" ")[0]


def renew(slides: Any, count: int) -> bool:
    """Put the slides after the first `count` in the place of those before that have the same mark.

    New slides of a section that the deck no longer has are left out; so is a new title slide. Slides without a
    mark stay where they are.

    Returns:
        Whether any slide differs from the one whose place it takes.

    Raises:
        WriteError: no slide has a mark.
    """
    listed = slides.slides._sldIdLst
    rows = list(zip(list(listed), list(slides.slides), strict=True))
    old, new = _by_section(rows[:count]), _by_section(rows[count:])
    if not old:
        raise no_marks("pptx")
    changed = False
    for section, made in new.items():
        before = old.get(section, [])
        if section == TITLE or not before or _same(before, made):
            _drop(slides, made)
            continue
        changed = True
        for entry, _ in made:
            before[0][0].addprevious(entry)
        _drop(slides, before)
    return changed


def _by_section(rows: list[tuple[Any, Any]]) -> dict[str, list[tuple[Any, Any]]]:
    found: dict[str, list[tuple[Any, Any]]] = {}
    for entry, slide in rows:
        section = section_of(slide)
        if section is not None:
            found.setdefault(section, []).append((entry, slide))
    return found


def _same(before: list[tuple[Any, Any]], made: list[tuple[Any, Any]]) -> bool:
    """Whether the slides of a section say and show the same."""
    return [_said(slide) for _, slide in before] == [_said(slide) for _, slide in made]


def _said(slide: Any) -> tuple[bytes, str]:
    from lxml import etree

    notes = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
    return etree.tostring(slide._element, method="c14n"), notes


def _drop(slides: Any, rows: list[tuple[Any, Any]]) -> None:
    for entry, _ in rows:
        slides.part.drop_rel(entry.rId)
        entry.getparent().remove(entry)
