"""The cells of one sheet in the part of a workbook that holds them: a text is put in, the rest stays as it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from procmodel.errors import WriteError
from procmodel.formats.cells import column_name
from procmodel.wording import say

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["PackedSheet"]

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_REFERENCE = re.compile(r"\$?([A-Z]+)\$?(\d+)")


class PackedSheet:
    """A sheet whose cells can be written; rows and columns are counted from 0.

    Args:
        name: what it is called.
        root: of its part.
        hidden: whether people see it.
    """

    def __init__(self, name: str, root: _Element, hidden: bool = False) -> None:
        self.name = name
        self.hidden = hidden
        self._root = root
        self._space = root.tag.rpartition("}")[0] + "}"

    def put(self, row: int, column: int, text: str) -> None:
        """Write a text into a cell, or nothing; it looks as before, a new one as that above it.

        Raises:
            WriteError: a formula stands there.
        """
        line = self._child(self._data(), "row", row, _row_of, str(row + 1))
        cell = self._child(line, "c", column, _column_of, f"{column_name(column)}{row + 1}")
        if any(part.tag == f"{self._space}f" for part in cell):
            raise WriteError(say("serving.formula", sheet=self.name, cell=cell.get("r")))
        if cell.get("s") is None and (style := self._style_above(row, column)):
            cell.set("s", style)
        for part in list(cell):
            cell.remove(part)
        for key in ("t", "cm", "vm"):
            cell.attrib.pop(key, "")
        line.attrib.pop("spans", "")  # a hint that need not hold any more
        if text:
            cell.set("t", "inlineStr")
            held = _added(_added(cell, f"{self._space}is"), f"{self._space}t")
            held.text = text
            held.set(_SPACE, "preserve")
        self._widen(row, column)

    def below_merged(self) -> int:
        """The first row below all merged cells."""
        ends = [one.get("ref", "").rpartition(":")[2] for one in self._root.iter(f"{self._space}mergeCell")]
        return max((_row_of(end) + 1 for end in ends), default=0)

    def _data(self) -> _Element:
        found = self._root.find(f"{self._space}sheetData")
        if found is None:
            raise WriteError(say("serving.no_cells", sheet=self.name))
        return found

    def _numbered(
        self, parent: _Element, tag: str, place_of: Callable[[str], int]
    ) -> Iterator[tuple[int, _Element]]:
        """The rows of a sheet, or the cells of a row; one that does not say its place follows the one before."""
        at = -1
        for child in parent.findall(f"{self._space}{tag}"):
            at = place_of(child.get("r", "")) if child.get("r") else at + 1
            yield at, child

    def _child(
        self, parent: _Element, tag: str, place: int, place_of: Callable[[str], int], name: str
    ) -> _Element:
        """The row or cell at a place, made where there is none."""
        before = -1
        for position, (at, child) in enumerate(self._numbered(parent, tag, place_of)):
            if at == place:
                child.set("r", name)
                return child
            if at > place:
                break
            before = position
        made = parent.makeelement(f"{self._space}{tag}", {"r": name})
        parent.insert(before + 1, made)
        return made

    def _style_above(self, row: int, column: int) -> str | None:
        """How the next cell above looks; the headings, in the first row, are no example."""
        style = None
        for at, line in self._numbered(self._data(), "row", _row_of):
            for where, cell in self._numbered(line, "c", _column_of):
                if 0 < at < row and where == column:
                    style = cell.get("s")
        return style

    def _widen(self, row: int, column: int) -> None:
        """Let the size that the sheet tells reach the cell."""
        told = self._root.find(f"{self._space}dimension")
        if told is None:
            return
        start, _, end = (told.get("ref") or "A1").partition(":")
        corners = [_corner(start), _corner(end or start), (row, column)]
        rows, columns = zip(*corners, strict=True)
        first, last = (f"{column_name(f(columns))}{f(rows) + 1}" for f in (min, max))
        told.set("ref", first if first == last else f"{first}:{last}")


def _added(parent: _Element, tag: str) -> _Element:
    made = parent.makeelement(tag)
    parent.append(made)
    return made


def _corner(reference: str) -> tuple[int, int]:
    return _row_of(reference), _column_of(reference)


def _row_of(reference: str) -> int:
    """`7` or `C7` gives 6."""
    return int(reference.lstrip("$ABCDEFGHIJKLMNOPQRSTUVWXYZ") or 1) - 1


def _column_of(reference: str) -> int:
    """`C7` gives 2."""
    found = _REFERENCE.match(reference)
    number = 0
    for letter in found[1] if found else "A":
        number = number * 26 + ord(letter) - 64
    return number - 1
