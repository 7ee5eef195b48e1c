"""The sheets of a workbook, or a CSV file as one sheet, become the tree of a process."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from procmodel.formats.cells import Cell, Grid, cell_mark
from procmodel.formats.headings import (
    STEP_COLUMNS,
    VALUE_COLUMNS,
    folded,
    headings_of,
    rows_below,
)
from procmodel.formats.lane_names import Lanes
from procmodel.formats.match_sheet import add_matches
from procmodel.formats.problems import Problems, Unreadable, cut
from procmodel.formats.table import steps_of
from procmodel.formats.tongues import our_word
from procmodel.formats.top import TOP
from procmodel.formats.tree import Map, Quoted, Seq, Value

__all__ = ["MATCHES", "SIDES", "sheet_word", "tree_of"]

SIDES = {"before": ("today", "before", "as is", "now"), "after": ("proposed", "after", "to be", "tomorrow")}
"""What the sheets of the two versions may be called, by state."""

MATCHES = ("matches",)
"""What the sheet may be called that says which step stands for which."""

_LANES, _ASSUMPTIONS = ("lanes", "who"), ("assumptions",)
_ABOUT = {
    "service": "name",
    "process": "name",
    "begins when": "trigger",
    "cases": "volume",
    "outcome": "outcomes",
}
_TEXTS = frozenset(
    {"name", "id", "state", "description", "author", "date", "licence", "organisation", "trigger"}
)


def tree_of(grids: Sequence[Grid], wanted: str | None, file: str, problems: Problems) -> Map:
    """The tree of one version: the sheet that is wanted, else the first that holds steps.

    Args:
        grids: the visible sheets, in order; one without a name for a CSV file.
        wanted: the name of a sheet, as in `service.xlsx#Today`; None for none.
        file: what the process is called where the sheet does not say.
        problems: where what is wrong goes.

    Raises:
        Unreadable: there is no such sheet, or none with steps.
    """
    grid = _chosen(grids, wanted, problems)
    lanes = Lanes(problems)
    for other in grids:
        if sheet_word(other.name) in _LANES and other is not grid:
            lanes.declare(other)
    data = Map(0)
    steps = steps_of(grid, problems, lanes, data)
    start = cell_mark(grid.sheet, 0, 0)
    tree = Map(start)
    tree.add("procmodel", "1", start)
    _add_about(tree, grid, grids, problems)
    if tree.position("name") < 0:
        tree.add("name", Quoted(PurePath(file.partition("#")[0]).stem), start)
    state = next((state for state, names in SIDES.items() if sheet_word(grid.name) in names), None)
    if state and tree.position("state") < 0:
        tree.add("state", state, start)
    _add_assumptions(tree, grids)
    tree.add("lanes", lanes.finished(), start)
    if len(data):
        tree.add("data", data, start)
    tree.add("steps", steps, start)
    if state == "after":
        earlier = next((other for other in grids if sheet_word(other.name) in SIDES["before"]), None)
        sheets = [other for other in grids if sheet_word(other.name) in MATCHES]
        add_matches(tree, steps, sheets, earlier, problems)
    return tree


def sheet_word(name: str) -> str:
    """What a sheet is called, as names of sheets are compared: by our word for it, whatever the language.

    Example:
        >>> sheet_word("Heddiw ") == sheet_word("TODAY")
        True
    """
    return folded(our_word(name))


def _chosen(grids: Sequence[Grid], wanted: str | None, problems: Problems) -> Grid:
    if wanted is not None:
        for grid in grids:
            if sheet_word(grid.name) == sheet_word(wanted):
                return grid
        known = ", ".join(grid.name for grid in grids)
        hint = problems.hint(wanted, [grid.name for grid in grids])
        problems.error("syntax", None, "table_no_sheet", text=cut(wanted), sheets=known, hint=hint)
        raise Unreadable
    first = SIDES["before"]
    with_steps = [grid for grid in grids if headings_of(grid, STEP_COLUMNS, "name") is not None]
    with_steps = [
        g for g in with_steps if sheet_word(g.name) not in (*_LANES, *_ASSUMPTIONS, *MATCHES)
    ] or with_steps
    named = [grid for grid in with_steps if sheet_word(grid.name) in first]
    found = (*named, *with_steps, *grids)
    if not found:
        problems.error("syntax", None, "empty_file")
        raise Unreadable
    others = [grid for grid in with_steps if grid is not found[0]]
    if others:
        slug = "table_today" if named else "table_first_sheet"
        mark = cell_mark(found[0].sheet, 0, 0)
        problems.remark("table", mark, slug, file=problems.file, other=others[0].name)
    return found[0]


# -- what holds for the whole process ------------------------------------------------------------------


def _add_about(tree: Map, grid: Grid, grids: Sequence[Grid], problems: Problems) -> None:
    """The rows above the headings, and the sheet About: a word and its value."""
    head = headings_of(grid, STEP_COLUMNS, "name")
    above = [row for row in grid if head is None or row.number < head.row]
    sheets = [
        row for other in grids if sheet_word(other.name) == "about" and other is not grid for row in other
    ]
    for row in (*above, *sheets):
        cells = list(row.cells.values())
        key = folded(our_word(cells[0].text))
        key = _ABOUT.get(key, key.replace(" ", "_"))
        if len(cells) < 2:
            continue
        if key not in TOP.keys or key in ("lanes", "steps") or tree.position(key) >= 0:
            problems.remark("table", cells[0].mark, "table_other_row", text=cut(cells[0].text))
            continue
        tree.add(key, _about_value(key, cells[1]), cells[0].mark, cells[1].mark)


def _about_value(key: str, cell: Cell) -> Value:
    if key == "outcomes":
        found = Seq(cell.mark)
        for text in cell.text.split(";"):
            found.add(Quoted(text.strip()), cell.mark)
        return found
    return Quoted(cell.text) if key in _TEXTS else cell.text


def _add_assumptions(tree: Map, grids: Sequence[Grid]) -> None:
    found = Map(0)
    for grid in grids:
        headings = (
            headings_of(grid, VALUE_COLUMNS, "value") if sheet_word(grid.name) in _ASSUMPTIONS else None
        )
        for cells in rows_below(grid, headings) if headings is not None else ():
            if "id" in cells and "value" in cells:
                one = Map(cells["id"].mark)
                for key in ("value", "source", "grade"):
                    if key in cells:
                        one.add(
                            key,
                            Quoted(cells[key].text) if key == "source" else our_word(cells[key].text),
                            cells[key].mark,
                        )
                found.add(cells["id"].text, one, cells["id"].mark)
    if len(found):
        tree.add("assumptions", found, found.key_marks[0])
