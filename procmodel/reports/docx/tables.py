"""A table in Word: header row flagged and repeated, columns of given width, no row alone on a page."""

from __future__ import annotations

from collections.abc import Sequence

from procmodel.reports.docx.markup import attribute, paragraph, run
from procmodel.results.document import Table
from procmodel.results.readable import unbroken

__all__ = ["table_element"]

_TWIPS = 635  # EMU in a twentieth of a point
_SHORT = 8  # rows of a table that stays on one page
_TOGETHER = 3  # rows that a longer one keeps together at its beginning and its end
_LINE = 'w:val="single" w:space="0"'


def table_element(table: Table, style: str, width: int) -> str:
    """The markup of a table `width` EMU wide."""
    widths = [int(share * width / _TWIPS) for share in table.shares]
    said = attribute(table.caption)
    look = (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblBorders><w:top {_LINE} w:sz="8" w:color="1B2640"/>'
        f'<w:bottom {_LINE} w:sz="8" w:color="1B2640"/>'
        f'<w:insideH {_LINE} w:sz="4" w:color="C8CED6"/></w:tblBorders>'
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        'w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{said}"/></w:tblPr>'
    )
    grid = "".join(f'<w:gridCol w:w="{size}"/>' for size in widths)
    rows = [_row(table, table.heading, widths, style, heading=True, kept=True)]
    rows += [
        _row(table, cells, widths, style, kept=_kept(table, number))
        for number, cells in enumerate(table.rows)
    ]
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _kept(table: Table, number: int) -> bool:
    """Whether a row stays on the page of the next one; the last row stays with the note."""
    count = len(table.rows)
    if number == count - 1:
        return bool(table.note)
    return count <= _SHORT or number < _TOGETHER - 1 or number >= count - _TOGETHER


def _row(
    table: Table,
    cells: Sequence[str],
    widths: Sequence[int],
    style: str,
    *,
    kept: bool,
    heading: bool = False,
) -> str:
    flag = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if heading else "<w:trPr><w:cantSplit/></w:trPr>"
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E9EDF2"/>' if heading else ""
    bold = "<w:rPr><w:b/></w:rPr>" if heading else ""
    made = []
    for number, (cell, size) in enumerate(zip(cells, widths, strict=True)):
        right = '<w:jc w:val="right"/>' if table.is_number(number) else ""
        said = unbroken(cell) if table.is_number(number) else cell
        text = paragraph(style, run(said, bold), ("<w:keepNext/>" if kept else "") + right)
        made.append(f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/>{shade}</w:tcPr>{text}</w:tc>')
    return f"<w:tr>{flag}{''.join(made)}</w:tr>"
