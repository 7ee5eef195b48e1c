"""What settles a doubtful pair in one paste: the place in the later file, and the text to write there."""

from __future__ import annotations

from collections.abc import Sequence

from procmodel.comparison.side import Side
from procmodel.results.finding import Place
from procmodel.wording import say

__all__ = ["fix_of", "settling"]

_TEXTS = frozenset({"yaml", "yml"})  # endings of files that are written by hand


def fix_of(after: Side, node: int, earlier: Sequence[str]) -> str:
    """Where in the later file to write what makes the pair certain; empty where no file says the step.

    What holds no `replaces` as text (BPMN) is settled by a file for `--mapping`.
    """
    found = _found(after, node)
    if found is None:
        return ""
    slug, place = found
    return say(f"comparison.{slug}", place=place, ids=", ".join(earlier), later=after.id(node))


def settling(after: Side, node: int, earlier: Sequence[str]) -> str:
    """What to write where a pair was counted but is doubtful: if it is one step, and if it is not."""
    found = _found(after, node)
    if found is None:
        return ""
    fix = fix_of(after, node, earlier)
    if found[0] == "fix-cell":  # a table has no word for a step that is new
        return fix
    return say("comparison.settle", fix=fix, other=say(f"comparison.{found[0]}-else", later=after.id(node)))


def _found(after: Side, node: int) -> tuple[str, str] | None:
    """Which sentence holds, and the place as it is printed."""
    place = after.process.origin.place("steps", after.id(node))
    if place is None:
        return None
    where, ending = str(place._replace(column=None)), place.file.rpartition(".")[2].lower()
    if place.sheet is not None and _is_a_side(place.sheet):
        return "fix-match", _book_of(place)
    if place.sheet is not None or place.cell is not None or ending == "csv":
        return "fix-cell", where
    if ending == "json":
        return "fix-json", where
    return ("fix" if ending in _TEXTS or place.file.startswith("<") else "fix-mapping"), where


def _is_a_side(sheet: str) -> bool:
    """Whether a sheet is the later one of a workbook with both versions."""
    from procmodel.formats.workbook import SIDES, sheet_word

    return sheet_word(sheet) in SIDES["after"]


def _book_of(place: Place) -> str:
    return place.file.rpartition("#")[0] or place.file
