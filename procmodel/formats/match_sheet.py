"""The sheet Matches: which proposed step stands for which of today's, by id or by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from procmodel.formats.cells import Cell, Grid
from procmodel.formats.headings import MATCH_COLUMNS, folded, headings_of, rows_below
from procmodel.formats.lane_names import Lanes
from procmodel.formats.problems import Problems, Unreadable, cut
from procmodel.formats.table import steps_of, texts_of
from procmodel.formats.tree import Map, Seq

__all__ = ["add_matches"]

_GONE = ("removed", "gone", "none", "")


def add_matches(
    tree: Map, steps: Map, sheets: Sequence[Grid], earlier: Grid | None, problems: Problems
) -> None:
    """Add what a person wrote there to the later version: it wins over what would be found.

    Args:
        tree: the later version.
        steps: its steps.
        sheets: the sheets of matches.
        earlier: the sheet of the earlier version, whose steps may be named instead of their ids.
        problems: where what is wrong goes.
    """
    removed = Seq(0)
    replaced: dict[str, list[tuple[str, Cell]]] = {}
    later_id, earlier_id = _ids_of(steps), _ids_of(_earlier_steps(earlier, problems) if sheets else None)
    for before, after in _pairs(sheets):
        known = earlier_id(before.text)
        if after is None or folded(after.text) in _GONE:
            removed.add(known, before.mark)
            continue
        id_ = later_id(after.text)
        if steps.position(id_) < 0:
            hint = problems.hint(after.text, steps.keys)
            problems.error("unknown-step", after.mark, "table_no_match", text=cut(after.text), hint=hint)
            continue
        replaced.setdefault(id_, []).append((known, before))
    for id_, rows in replaced.items():
        _replace(steps.get(id_), texts_of([known for known, _ in rows], rows[0][1].mark), rows[0][1].mark)
    if len(removed):
        tree.add("removed", removed, removed.marks[0])


def _pairs(sheets: Sequence[Grid]) -> list[tuple[Cell, Cell | None]]:
    found = []
    for grid in sheets:
        headings = headings_of(grid, MATCH_COLUMNS, "before")
        for cells in rows_below(grid, headings) if headings is not None else ():
            if "before" in cells:
                found.append((cells["before"], cells.get("after")))
    return found


def _replace(step: object, value: object, mark: int) -> None:
    if not isinstance(step, Map) or not isinstance(value, str | Seq):
        return
    at = step.position("replaces")
    if at < 0:
        step.add("replaces", value, mark)
    else:
        step.values[at], step.marks[at] = value, mark


def _ids_of(steps: Map | None) -> Callable[[str], str]:
    """From a text to the id of the step that it names; a text that names none, or several, stays."""
    names: dict[str, str | None] = {}
    for id_, step, _, _ in steps.rows() if steps is not None else ():
        name = step.get("name") if isinstance(step, Map) else None
        if isinstance(name, str):
            names[name.casefold()] = None if name.casefold() in names else id_

    def id_of(text: str) -> str:
        if steps is not None and steps.position(text) >= 0:
            return text
        return names.get(text.casefold()) or text

    return id_of


def _earlier_steps(grid: Grid | None, problems: Problems) -> Map | None:
    """The steps of the earlier version; what is wrong with them is told when that is read."""
    aside = Problems(problems.file)
    aside.sheets = problems.sheets
    try:
        return steps_of(grid, aside, Lanes(aside), Map(0)) if grid is not None else None
    except Unreadable:
        return None
