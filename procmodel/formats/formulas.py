"""Formulas that were saved without their value: a spreadsheet program works them out, this reader does not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from zipfile import ZipFile

__all__ = ["bare_formulas", "formulas_among"]

_BARE = re.compile(
    rb'<c r="([A-Z]{1,3}[0-9]{1,7})"(?![^>]* t="str")[^>]*>\s*<f(?:/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>'
)
_SHEETS = "xl/worksheets/"


def bare_formulas(packed: ZipFile) -> frozenset[str]:
    """The names of cells, on whatever sheet, that hold a formula and no value of it.

    A formula whose value is an empty text is none of them: spreadsheet programs mark it as text.
    """
    parts = (packed.read(name) for name in packed.namelist() if name.startswith(_SHEETS))
    return frozenset(found.decode() for part in parts if b"<f" in part for found in _BARE.findall(part))


def formulas_among(names: frozenset[str], rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[int, int]]:
    """Row and column, counted from 0, of the cells of a sheet that hold a formula and have one of the names."""
    from procmodel.formats.cells import cell_mark, cell_name

    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if (
                isinstance(value, str)
                and value.startswith("=")
                and cell_name(cell_mark(0, number, column)) in names
            ):
                yield number, column
