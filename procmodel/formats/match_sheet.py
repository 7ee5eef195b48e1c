"""The sheet Matches: which proposed step stands for which of today's, by id or by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from procmodel.formats.cells import Cell, Grid
from procmodel.formats.headings import MATCH_COLUMNS, folded, headings_of, rows_below
from procmodel.formats.lane_names import Lanes
from procmodel.formats.problems import Problems, Unreadable, cut
from procmodel.formats.table import steps_of, texts_of
from procmodel.formats.tongues import our_word
from procmodel.formats.tree import Map, Seq

__all__ = ["NEW", "add_matches", "id_finder", "is_gone", "is_new"]

NEW = "new"
"""What stands under today where a proposed step stands for none of today's."""

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
    first = _earlier_steps(earlier, problems) if sheets else None
    later_id, earlier_id = id_finder(_names(steps)), id_finder(_names(first))
    new: dict[str, Cell] = {}
    for before, after in _pairs(sheets, problems):
        known = earlier_id(before.text)
        says_new = is_new(known) and (first is None or first.position(known) < 0)
        if after is None or is_gone(after.text):
            if not says_new:
                removed.add(known, before.mark)
            continue
        id_ = later_id(after.text)
        if steps.position(id_) < 0:
            hint = problems.hint(after.text, steps.keys)
            problems.error("unknown-step", after.mark, "table_no_match", text=cut(after.text), hint=hint)
            continue
        if says_new:
            new[id_] = before
        else:
            replaced.setdefault(id_, []).append((known, before))
    for id_, cell in new.items():
        _replace(steps.get(id_), Seq(cell.mark), cell.mark)
    for id_, rows in replaced.items():
        _replace(steps.get(id_), texts_of([known for known, _ in rows], rows[0][1].mark), rows[0][1].mark)
    if len(removed):
        tree.add("removed", removed, removed.marks[0])


def is_gone(text: str) -> bool:
    """Whether what stands under proposed says that the step is gone.

    Example:
        >>> is_gone("Gone"), is_gone("decide")
        (True, False)
    """
    return folded(our_word(text)) in _GONE


def is_new(text: str) -> bool:
    """Whether what stands under today says that the proposed step is new."""
    return folded(our_word(text)) == NEW


def _pairs(sheets: Sequence[Grid], problems: Problems) -> list[tuple[Cell, Cell | None]]:
    found = []
    for grid in sheets:
        headings = headings_of(grid, MATCH_COLUMNS, "before")
        for cells in rows_below(grid, headings) if headings is not None else ():
            if "before" in cells:
                found.append((cells["before"], cells.get("after")))
            elif "after" in cells:
                problems.remark(
                    "table", cells["after"].mark, "table_half_match", text=cut(cells["after"].text)
                )
    return found


def _replace(step: object, value: object, mark: int) -> None:
    if not isinstance(step, Map) or not isinstance(value, str | Seq):
        return
    at = step.position("replaces")
    if at < 0:
        step.add("replaces", value, mark)
    else:
        step.values[at], step.marks[at] = value, mark


def id_finder(names: Iterable[tuple[str, str]]) -> Callable[[str], str]:
    """From a text to the id of the step that it names; a text that names none, or several, stays.

    Args:
        names: the id and the name of each step.

    Example:
        >>> find = id_finder([("ask", "Ask for a card"), ("a", "Sort"), ("b", "sort")])
        >>> find("ask for a card"), find("ask"), find("Sort")
        ('ask', 'ask', 'Sort')
    """
    ids: set[str] = set()
    found: dict[str, str | None] = {}
    for id_, name in names:
        ids.add(id_)
        found[name.casefold()] = None if name.casefold() in found else id_
    return lambda text: text if text in ids else found.get(text.casefold()) or text


def _names(steps: Map | None) -> Iterator[tuple[str, str]]:
    for id_, step, _, _ in steps.rows() if steps is not None else ():
        name = step.get("name") if isinstance(step, Map) else None
        yield id_, name if isinstance(name, str) else id_


def _earlier_steps(grid: Grid | None, problems: Problems) -> Map | None:
    """The steps of the earlier version; what is wrong with them is told when that is read."""
    aside = Problems(problems.file)
    aside.sheets = problems.sheets
    try:
        return steps_of(grid, aside, Lanes(aside), Map(0)) if grid is not None else None
    except Unreadable:
        return None
