"""A table of steps, one row a step, becomes the tree that YAML would: the same reader then checks it.

A row without a step and id adds a branch to the step above it. `then` names steps by id or by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field

from procmodel.formats.cells import DATE, Cell, Grid, Row
from procmodel.formats.element_tables import KINDS, PLAIN_KINDS
from procmodel.formats.headings import STEP_COLUMNS, Headings, folded, headings_of
from procmodel.formats.lane_names import Lanes
from procmodel.formats.problems import Problems, Unreadable, cut
from procmodel.formats.slugs import slug
from procmodel.formats.tongues import our_word, their_word
from procmodel.formats.tree import Map, Quoted, Seq, Value
from procmodel.formats.types import is_id
from procmodel.light.records import dataclass

__all__ = ["WAYS", "steps_of", "texts_of"]

_SEVERAL = re.compile(r"\s*[;\n]\s*")
_LISTED = re.compile(r"\s*[,;\n]\s*")
_WITH_SHARE = re.compile(r"(.*\S)\s+\(?([0-9.,]+\s*%)\)?").fullmatch
_BARE = re.compile(r"[0-9]+(?:[.,][0-9]+)?(?:\s*[-–—]\s*[0-9]+(?:[.,][0-9]+)?){0,2}").fullmatch
_ONE = re.compile(r"[0-9]+(?:\.[0-9]+)?").fullmatch
_ENDS = frozenset({"end", "ends", "stop", "done", "finish", "-", "–", "none", "nothing"})
WAYS = (
    "by hand", "with a system", "automatic", "rule", "send", "receive", "exclusive", "parallel", "inclusive",
    "event", "start", "end",
)  # fmt: skip
"""What people choose from under `how`; other words of the format are read too."""

_HOW = {
    **dict.fromkeys(
        ("by hand", "manual", "manually", "hand", "paper", "on paper", "person", "human"), "by hand"
    ),
    **dict.fromkeys(
        ("with a system", "with system", "user", "on screen", "screen", "assisted"), "with a system"
    ),
    **dict.fromkeys(("automatic", "automatically", "automated", "auto", "machine", "service"), "automatic"),
    **dict.fromkeys(("decision", "choice", "gateway", "exclusive gateway"), "exclusive"),
    **dict.fromkeys(("parallel gateway", "at the same time"), "parallel"),
    **dict.fromkeys(("start event",), "start"),
    **dict.fromkeys(("end event",), "end"),
}
_PLAIN = ("note", "value", "transfers", "channel", "source", "grade")
_LISTS = {"reads": "reads", "writes": "writes", "replaces": "replaces", "system": "system"}


@dataclass
class _Step:
    """One step of a table while it is read: its id, its map, and the rows that say how it goes on."""

    id: str
    name: str
    row: Row
    tree: Map
    ways: list[Row] = field(default_factory=list)


def texts_of(texts: list[str], mark: int) -> Value:
    """One text, or a list of them."""
    if len(texts) == 1:
        return Quoted(texts[0])
    found = Seq(mark)
    for text in texts:
        found.add(Quoted(text), mark)
    return found


def steps_of(grid: Grid, problems: Problems, lanes: Lanes, data: Map) -> Map:
    """The map of steps in a table; `lanes` gathers whose they are, `data` what they read and write.

    Raises:
        Unreadable: no row heads a column of steps; `problems` says what was looked for.
    """
    headings = headings_of(grid, STEP_COLUMNS, "name")
    if headings is None:
        mark = next(iter(grid.rows[0].cells.values())).mark if grid.rows else None
        problems.error("syntax", mark, "table_no_headings", sheet=grid.name)
        raise Unreadable
    for cell in headings.unknown:
        problems.remark("table", cell.mark, "table_other_column", text=cut(cell.text))
    return _Table(grid, headings, problems, lanes, data).read()


class _Table:
    """One table while it is read."""

    def __init__(self, grid: Grid, headings: Headings, problems: Problems, lanes: Lanes, data: Map) -> None:
        self.grid, self.headings, self.problems, self.lanes, self.data = grid, headings, problems, lanes, data
        self.steps: dict[str, _Step] = {}
        self.names: dict[str, list[str]] = {}
        self.who = ""
        self.end: tuple[str, Map] | None = None

    def read(self) -> Map:
        """All steps; then how they go on, since they may name those below."""
        current: _Step | None = None
        for row in self.grid:
            if row.number <= self.headings.row:
                continue
            name, id_ = self.cell(row, "name"), self.cell(row, "id")
            current = (
                self._more_ways(row, current) if name is None and id_ is None else self._step(row, name, id_)
            )
        tree = Map(0)
        for step in self.steps.values():
            self._go_on(step)
            tree.add(step.id, step.tree, step.tree.mark)
        if self.end is not None:
            tree.add(self.end[0], self.end[1], self.end[1].mark)
        return tree

    def cell(self, row: Row, field_: str) -> Cell | None:
        """The filled cell of a row in a column, if the table has that column."""
        heading = self.headings.columns.get(field_)
        return row.cells.get(heading.column) if heading is not None else None

    def _more_ways(self, row: Row, current: _Step | None) -> _Step | None:
        if current is not None and self.cell(row, "next") is not None:
            current.ways.append(row)
        elif any(
            self.cell(row, field_) is not None for field_ in ("who", "how", "time", "usual", "wait", "when")
        ):
            mark = next(iter(row.cells.values())).mark
            self.problems.error("table", mark, "table_no_name")
        return current

    def _step(self, row: Row, name: Cell | None, id_: Cell | None) -> _Step | None:
        mark = (name or id_ or next(iter(row.cells.values()))).mark
        label = name.text if name is not None else id_.text if id_ is not None else ""
        key = id_.text if id_ is not None else slug(label, "step", self.steps)
        if id_ is not None and not is_id(key):
            self.problems.error("table", id_.mark, "table_bad_id", text=cut(key), better=slug(key, "step"))
            key = slug(key, "step", self.steps)
        if key in self.steps:
            first = self.steps[key].row.number + 1
            mark = id_.mark if id_ is not None else mark
            self.problems.error("duplicate-key", mark, "table_same_id", text=cut(key), row=first)
            return None
        tree = Map(mark)
        step = self.steps[key] = _Step(key, label, row, tree, [row])
        self.names.setdefault(label.casefold(), []).append(key)
        tree.add("name", Quoted(label), mark)
        how = self._how(row, tree)
        self._whose(row, tree, how, mark)
        self._figures(row, tree)
        for field_ in _PLAIN:
            self._plain(row, tree, field_)
        receiver = self.cell(row, "receiver")
        if receiver is not None:
            tree.add("to", self.lanes.id_of(receiver, receives=True), receiver.mark)
        for field_, word in _LISTS.items():
            cell = self.cell(row, field_)
            if cell is not None:
                listed = [part for part in _LISTED.split(cell.text) if part]
                if word in ("reads", "writes"):
                    listed = [self._data(name, cell.mark) for name in listed]
                tree.add(word, texts_of(listed, cell.mark), cell.mark)
        return step

    def _data(self, name: str, mark: int) -> str:
        """The id of a data object; one that is new is declared."""
        id_ = name if is_id(name) else slug(name, "data")
        if self.data.position(id_) < 0:
            one = Map(mark)
            one.add("name", Quoted(name), mark)
            self.data.add(id_, one, mark)
        return id_

    def _plain(self, row: Row, tree: Map, field_: str) -> None:
        cell = self.cell(row, field_)
        if cell is not None:
            tree.add(
                field_,
                Quoted(
                    our_word(cell.text).lower()
                    if field_ in ("value", "transfers", "channel", "grade")
                    else cell.text
                ),
                cell.mark,
            )

    def _how(self, row: Row, tree: Map) -> str:
        cell = self.cell(row, "how")
        if cell is None:
            return ""
        word = our_word(cell.text)
        word = _HOW.get(folded(word), word.strip().lower())
        if word not in KINDS and word not in PLAIN_KINDS:
            hint = self.problems.hint(word, WAYS)
            ways = ", ".join(map(their_word, WAYS))
            self.problems.error(
                "unknown-kind", cell.mark, "table_how", text=cut(cell.text), hint=hint, ways=ways
            )
            return ""
        tree.add("how", word, cell.mark)
        return word

    def _whose(self, row: Row, tree: Map, how: str, mark: int) -> None:
        cell = self.cell(row, "who")
        if cell is not None:
            self.who = self.lanes.id_of(cell)
        if cell is None and how == "end":
            return  # of the task before, and nobody receives there
        if self.who:
            tree.add("who", self.who, cell.mark if cell is not None else mark)
            self.lanes.saw(self.who, how)
        elif not self.steps or len(self.steps) == 1:
            self.problems.error("table", mark, "table_no_who")

    # -- figures -----------------------------------------------------------------------------------

    def _figures(self, row: Row, tree: Map) -> None:
        time = self.cell(row, "time")
        three = [self.cell(row, field_) for field_ in ("low", "usual", "high")]
        given = [cell for cell in three if cell is not None]
        if time is not None:
            self._duration(tree, time, "time")
        elif given and self._are_figures(given):
            text = "-".join(_number(cell.text) for cell in given)
            tree.add("time", f"{text} {self._unit('usual') or self._unit('low') or 'min'}", given[0].mark)
        for field_ in ("wait", "delay"):
            cell = self.cell(row, field_)
            if cell is not None:
                self._duration(tree, cell, field_)

    def _are_figures(self, cells: list[Cell]) -> bool:
        wrong = [cell for cell in cells if cell.holds == DATE or not _BARE(cell.text)]
        for cell in wrong:
            self._no_figure(cell)
        return not wrong

    def _no_figure(self, cell: Cell) -> None:
        below = bool(_BARE(cell.text.lstrip("-\N{MINUS SIGN}")))
        slug_ = "table_date" if cell.holds == DATE else "table_negative" if below else "table_no_figure"
        self.problems.error("table", cell.mark, slug_, text=cut(cell.text))

    def _unit(self, field_: str) -> str:
        heading = self.headings.columns.get(field_)
        return heading.unit if heading is not None else ""

    def _duration(self, tree: Map, cell: Cell, field_: str) -> None:
        if cell.holds == DATE:
            self._no_figure(cell)
            return
        text, unit = _number(cell.text), self._unit(field_)
        if _BARE(cell.text) and not unit:
            self.problems.error("table", cell.mark, "table_no_unit", text=cut(text), bare=text, column=field_)
            return
        tree.add(field_, f"{text} {unit}" if _BARE(cell.text) else text, cell.mark)

    # -- ways on -----------------------------------------------------------------------------------

    def _go_on(self, step: _Step) -> None:
        branches = [branch for row in step.ways for branch in self._branches(row)]
        if not branches:
            return
        mark = branches[0][1].mark
        if len(branches) == 1 and len(branches[0][1]) == 1:
            target = branches[0][0]
            step.tree.add("next", target or Seq(mark), mark)
            return
        if all(len(branch) == 1 for _, branch in branches):
            self.problems.remark("table", mark, "table_all_at_once", step.id, id=repr(step.id))
        found = Seq(mark)
        for target, branch in branches:
            if not target:
                branch.values[0] = self._shared_end(branch.mark)
            found.add(branch, branch.mark)
        step.tree.add("next", found, mark)

    def _shared_end(self, mark: int) -> str:
        """The end that branches lead to which only say that it ends there."""
        if self.end is None:
            self.end = slug("end", "end", self.steps), Map(mark)
            self.end[1].add("kind", "end", mark)
        return self.end[0]

    def _branches(self, row: Row) -> Iterator[tuple[str, Map]]:
        cell = self.cell(row, "next")
        if cell is None:
            self._stray(row)
            return
        parts = [part for part in _SEVERAL.split(cell.text) if part]
        for part in parts:
            matched = _WITH_SHARE(part)
            target, share = (matched[1], matched[2]) if matched else (part, "")
            id_ = self._target(target, cell)
            if id_ is None:
                continue
            branch = Map(cell.mark)
            branch.add("to", id_, cell.mark)
            when = self.cell(row, "when")
            if when is not None and id_:
                branch.add("when", Quoted(when.text), when.mark)
            self._share(row, branch, share, cell)
            yield id_, branch

    def _stray(self, row: Row) -> None:
        for field_ in ("when", "share"):
            cell = self.cell(row, field_)
            if cell is not None:
                self.problems.error("table", cell.mark, "table_stray", text=cut(cell.text))

    def _share(self, row: Row, branch: Map, inline: str, at: Cell) -> None:
        cell = self.cell(row, "share")
        if inline:
            branch.add("share", _number(inline), at.mark)
        elif cell is not None:
            number = _number(cell.text)
            if self._unit("share") == "%" and _ONE(number) and float(number) > 1:
                number += "%"
            branch.add("share", number, cell.mark)

    def _target(self, text: str, cell: Cell) -> str | None:
        """The id of the step that `then` names; '' where the path ends; None where it names none."""
        if text in self.steps:
            return text
        named = self.names.get(text.casefold(), ())
        if len(named) == 1:
            return named[0]
        if len(named) > 1:
            self.problems.error("table", cell.mark, "table_two_names", text=cut(text), ids=", ".join(named))
            return None
        if our_word(text).casefold() in _ENDS:
            return ""
        known = [*self.steps, *(step.name for step in self.steps.values())]
        hint = self.problems.hint(text, known)
        self.problems.error("unknown-step", cell.mark, "table_no_target", text=cut(text), hint=hint)
        return None


def _number(text: str) -> str:
    """Decimal commas as points."""
    return re.sub(r"(?<=\d),(?=\d)", ".", text.strip())
