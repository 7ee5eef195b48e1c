"""A match that a person accepted or rejected, written into the sheet Matches as they would type it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from procmodel.errors import WriteError
from procmodel.formats.cells import Cell, Grid
from procmodel.formats.headings import MATCH_COLUMNS, STEP_COLUMNS, folded, headings_of
from procmodel.formats.match_plan import Decision, MatchRow, planned
from procmodel.formats.match_sheet import NEW, id_finder, is_gone, is_new
from procmodel.formats.packed_book import PackedBook
from procmodel.formats.packed_sheet import PackedSheet
from procmodel.formats.problems import Problems
from procmodel.formats.source import Source
from procmodel.formats.tongues import our_word, their_word
from procmodel.formats.workbook import MATCHES, SIDES, sheet_word
from procmodel.formats.xlsx import grids_of
from procmodel.light.tuples import NamedTuple
from procmodel.wording import LANGUAGES, say, sentences

__all__ = ["Written", "with_decision"]

_HEADS = {"before": "today", "after": "proposed", "sure": "sure", "note": "why"}

Names = tuple[Mapping[str, str], Mapping[str, str]]


class Written(NamedTuple):
    """The workbook with the decision in it, the sheet, and the row, counted from 1."""

    contents: bytes
    sheet: str
    row: int


def with_decision(source: Source, decision: Decision, names: Names) -> Written:
    """The workbook in which the sheet Matches says what was decided; all else is as it was.

    A row of the pair is changed, else one is added. An accepted pair names both steps; a rejected one says that
    the proposed step is new.

    Args:
        source: the workbook.
        decision: what was decided.
        names: of the steps of both versions, by id.

    Raises:
        Unreadable: it is no workbook.
        WriteError: it is signed, the sheet is hidden or has no headings, or a formula stands in the way.
    """
    grids = grids_of(source, Problems(source.name))
    book = PackedBook(source.data if isinstance(source.data, bytes) else source.data.encode())
    if book.is_signed:
        raise WriteError(say("serving.signed", file=source.name))
    sheet = book.sheet(lambda name: sheet_word(name) in MATCHES)
    sheet = sheet or book.add_sheet(their_word("matches").capitalize())
    if sheet.hidden:
        raise WriteError(say("serving.hidden", file=source.name, sheet=sheet.name))
    grid = next((one for one in grids if one.name == sheet.name), Grid(sheet.name))
    columns = _columns(grid, sheet)
    rows = list(_rows(grid, names, decision))
    free = max(grid.rows[-1].number + 1 if grid.rows else 1, sheet.below_merged())
    changes = planned(rows, decision, free)
    known = {row.number: row for row in rows}
    shown = [_shown(grids, state, names[at]) for at, state in enumerate(("before", "after"))]
    for number, (before, after) in changes.items():
        was = known.get(number, MatchRow(number, "", ""))
        if was.before != before or not before:
            text = shown[0](before) if before else their_word(NEW) if after else ""
            sheet.put(number, columns["before"], text)
        if was.after != after:
            sheet.put(number, columns["after"], shown[1](after) if after else "")
        _explain(sheet, grid, columns, number, decision, bool(after))
    told = next(iter((*changes, *(row.number for row in rows if row.after == decision.after))), 0)
    return Written(book.contents(), sheet.name, 1 + told)


def _columns(grid: Grid, sheet: PackedSheet) -> dict[str, int]:
    """Where the columns stand; an empty sheet gets its headings."""
    if not grid.rows:
        for column, head in enumerate(_HEADS.values()):
            sheet.put(0, column, their_word(head))
        return {name: column for column, name in enumerate(_HEADS)}
    found = headings_of(grid, MATCH_COLUMNS, "before")
    if found is None or "after" not in found.columns:
        raise WriteError(say("serving.no_headings", sheet=sheet.name))
    return {name: heading.column for name, heading in found.columns.items()}


def _rows(grid: Grid, names: Names, decision: Decision) -> Iterator[MatchRow]:
    """The rows below the headings, as ids."""
    headings = headings_of(grid, MATCH_COLUMNS, "before")
    if headings is None:
        return
    before_id, after_id = (id_finder(side.items()) for side in names)
    questions = _questions(decision)
    at = {name: heading.column for name, heading in headings.columns.items()}
    for number, cells in grid:
        if number <= headings.row:
            continue
        before, after, note = (cells.get(at.get(name, -1)) for name in ("before", "after", "note"))
        first = before_id(before.text) if before is not None else ""
        second = after_id(after.text) if after is not None and not is_gone(after.text) else ""
        first = "" if first not in names[0] and is_new(first) else first
        asks = not first and not second and note is not None and note.text in questions
        yield MatchRow(number, first, second, asks)


def _questions(decision: Decision) -> frozenset[str]:
    """What a filled workbook says, in any language, of a pair too doubtful to be counted."""
    before = ", ".join(decision.before)
    return frozenset(
        sentences("workbook", language)["perhaps"].format(before=before, after=decision.after)
        for language in LANGUAGES
    )


def _shown(grids: Sequence[Grid], state: str, names: Mapping[str, str]) -> Callable[[str], str]:
    """A step by what people know it by: its id where the sheet has ids, else a name that is one step's alone."""
    grid = next((one for one in grids if sheet_word(one.name) in SIDES[state]), None)
    headings = headings_of(grid, STEP_COLUMNS, "name") if grid is not None else None
    if headings is None or "id" in headings.columns:
        return lambda id_: id_
    find = id_finder(names.items())
    return lambda id_: names[id_] if find(names.get(id_, "")) == id_ else id_


def _explain(
    sheet: PackedSheet, grid: Grid, columns: Mapping[str, int], number: int, decision: Decision, told: bool
) -> None:
    """Say beside the pair that it is a person's, where that overwrites nobody's own words."""
    slug = "accepted" if decision.accepted else "rejected"
    texts = {"sure": say("workbook.sure", percent=100) if decision.accepted else ""}
    texts["note"] = say(f"workbook.{slug}", before=", ".join(decision.before))
    cells: Mapping[int, Cell] = next((row.cells for row in grid if row.number == number), {})
    for name in ("sure", "note"):
        column = columns.get(name)
        if column is None or (name == "note" and column in cells and not _is_ours(grid, column)):
            continue
        sheet.put(number, column, texts[name] if told else "")


def _is_ours(grid: Grid, column: int) -> bool:
    """Whether a column has the heading under which procmodel says why."""
    headings = headings_of(grid, MATCH_COLUMNS, "before")
    heads = [row.cells[column].text for row in grid if headings is not None and row.number == headings.row]
    return any(folded(our_word(head)) == "why" for head in heads)
