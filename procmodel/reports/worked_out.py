"""The values of a workbook's formulas, for programs that show a file without working it out: previews, safe views."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import reduce
from operator import add, mul, sub, truediv

from procmodel.results.grid import Book, Formula

__all__ = ["worked_out"]

_REF = r"(?:('[^']+'|\w+)!)?\$?([A-Z]{1,3})\$?([0-9]+)"
_TOKEN = re.compile(rf"(SUM|SUMPRODUCT)\(([^()]*)\)|{_REF}|([0-9.]+(?:e[-+]?[0-9]+)?)|([-+*/()])")
_RANGE = re.compile(rf"{_REF}(?::\$?([A-Z]{{1,3}})\$?([0-9]+))?")
_SIGNS: Mapping[str, tuple[int, Callable[[float, float], float]]] = {
    "+": (1, add), "-": (1, sub), "*": (2, mul), "/": (2, truediv),
}  # fmt: skip

_Cell = tuple[str, str]


def worked_out(book: Book) -> dict[_Cell, float]:
    """The value of each formula by sheet and cell; none where one divides by nothing.

    Formulas are what our workbooks hold: numbers, cells, `+ - * /`, brackets, SUM and SUMPRODUCT of columns.

    Example:
        >>> from procmodel.results.grid import Formula, Table
        >>> rows = ((2.0, Formula("A2*3")), (4.0, Formula("SUM(A2:A3)/B2")))
        >>> worked_out(Book((Table("One", ("a", "b"), rows),)))
        {('One', 'B2'): 6.0, ('One', 'B3'): 1.0}
    """
    known: dict[_Cell, float | None] = {}
    formulas: dict[_Cell, str] = {}
    for cell, value in _cells(book):
        if isinstance(value, Formula):
            formulas[cell] = value.text
        elif isinstance(value, int | float):
            known[cell] = float(value)
    for cell in formulas:
        waiting = [cell]
        while waiting:
            now = waiting[-1]
            missing = [
                other for other in _used(formulas[now], now[0]) if other in formulas and other not in known
            ]
            if now in known or not missing:
                known.setdefault(now, _value(formulas[now], now[0], known))
                waiting.pop()
            else:
                waiting += missing
    return {cell: value for cell in formulas if (value := known[cell]) is not None}


def _cells(book: Book) -> Iterator[tuple[_Cell, object]]:
    from openpyxl.utils import get_column_letter

    for table in book.tables:
        for row_number, row in enumerate(table.rows, 2):
            for number, value in enumerate(row, 1):
                yield (table.name, f"{get_column_letter(number)}{row_number}"), value


def _used(formula: str, sheet: str) -> Iterator[_Cell]:
    """The cells that a formula names, those of columns one by one."""
    for found in _RANGE.finditer(formula):
        yield from _column(found, sheet)


def _column(found: re.Match[str], sheet: str) -> Iterator[_Cell]:
    where, column, first = (found[1] or sheet).strip("'"), found[2], int(found[3])
    for row in range(first, int(found[5] or first) + 1):
        yield where, f"{column}{row}"


def _value(formula: str, sheet: str, known: Mapping[_Cell, float | None]) -> float | None:
    """A formula worked out; None where a cell that it needs could not be."""
    if any(known.get(cell, 0.0) is None for cell in _used(formula, sheet)):
        return None
    values: list[float] = []
    signs: list[str] = []

    def settle(level: int) -> None:
        while signs and signs[-1] != "(" and _SIGNS[signs[-1]][0] >= level:
            second, first = values.pop(), values.pop()
            values.append(_SIGNS[signs.pop()][1](first, second))

    try:
        for found in _TOKEN.finditer(formula):
            sign = found[7]
            if sign is None:
                values.append(_operand(found, sheet, known))
            elif sign == "(":
                signs.append(sign)
            elif sign == ")":
                settle(0)
                signs.pop()
            else:
                settle(_SIGNS[sign][0])
                signs.append(sign)
        settle(0)
    except ZeroDivisionError:
        return None
    return values[0]


def _operand(found: re.Match[str], sheet: str, known: Mapping[_Cell, float | None]) -> float:
    if found[1]:
        ranges = [_column(one, sheet) for one in _RANGE.finditer(found[2])]
        rows = zip(*ranges, strict=True)
        return sum(reduce(mul, (known.get(cell) or 0.0 for cell in row)) for row in rows)
    if found[6]:
        return float(found[6])
    where = (found[3] or sheet).strip("'")
    return known.get((where, f"{found[4]}{found[5]}")) or 0.0
