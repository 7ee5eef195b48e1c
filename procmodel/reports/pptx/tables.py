"""A native table on a slide: header row flagged, thin lines, as many rows as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from procmodel.reports.pptx.markup import attribute, body, element, next_id, solid
from procmodel.results.document import Table

__all__ = ["put_table", "rows_that_fit"]

_POINT = 12700
_SIZE = 14.0
_INSET = 5.0  # points left and right of a cell's text
_PAD = 3.0  # above and below
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


def rows_that_fit(table: Table, rows: Sequence[Sequence[str]], width: int, height: int) -> int:
    """How many of the rows fit below the heading."""
    left = height - _height(table, table.heading, width)
    count = 0
    for row in rows:
        left -= _height(table, row, width)
        if left < 0:
            break
        count += 1
    return count


def put_table(slide: Any, table: Table, rows: Sequence[Sequence[str]], x: int, y: int, width: int) -> int:
    """Put the rows on the slide; how high they stand, in EMU."""
    widths = [int(share * width) for share in table.shares]
    heights = [_height(table, row, width) for row in (table.heading, *rows)]
    number = next_id(slide)
    made = [_row(table, table.heading, heights[0], heading=True)]
    made += [_row(table, row, height, heading=False) for row, height in zip(rows, heights[1:], strict=True)]
    grid = "".join(f'<a:gridCol w="{size}"/>' for size in widths)
    said = attribute(table.caption)
    slide.shapes._spTree.append(
        element(
            f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{number}" name="{attribute(table.id)}" '
            f'descr="{said}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
            f'<p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="{x}" y="{y}"/>'
            f'<a:ext cx="{sum(widths)}" cy="{sum(heights)}"/></p:xfrm><a:graphic>'
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl>'
            f'<a:tblPr firstRow="1"><a:tableStyleId>{_NO_STYLE}</a:tableStyleId></a:tblPr>'
            f"<a:tblGrid>{grid}</a:tblGrid>{''.join(made)}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
        )
    )
    return sum(heights) + int(4 * _POINT)


def _height(table: Table, row: Sequence[str], width: int) -> int:
    from procmodel.fonts import wrap

    lines = 1
    for cell, share in zip(row, table.shares, strict=True):
        room = max(20.0, share * width / _POINT - 2 * _INSET - 2)
        lines = max(lines, len(wrap(cell, _SIZE, room, lines=10_000, bold=row is table.heading)))
    return int((lines * _SIZE * 1.2 + 2 * _PAD) * _POINT)


def _row(table: Table, cells: Sequence[str], height: int, *, heading: bool) -> str:
    made = []
    for number, cell in enumerate(cells):
        align = "r" if table.is_number(number) else "l"
        text = body([cell], _SIZE, bold=heading, align=align, anchor="t", tag="a:txBody")
        rule = solid("#1b2640" if heading else "#c8ced6")
        fill = solid("#e9edf2") if heading else "<a:noFill/>"
        sides = f'marL="{int(_INSET * _POINT)}" marR="{int(_INSET * _POINT)}"'
        ends = f'marT="{int(_PAD * _POINT)}" marB="{int(_PAD * _POINT)}"'
        made.append(
            f'<a:tc>{text}<a:tcPr {sides} {ends}><a:lnB w="{12700 if heading else 6350}">{rule}</a:lnB>'
            f"{fill}</a:tcPr></a:tc>"
        )
    return f'<a:tr h="{height}">{"".join(made)}</a:tr>'
