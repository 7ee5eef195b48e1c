"""The cells of a draw.io page as figures and lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procmodel.formats.problems import Problems
from procmodel.formats.sketches.drawio_pages import Page
from procmodel.formats.sketches.drawio_styles import Style, look_of, role_of, trigger_of
from procmodel.formats.sketches.parts import Box, Figure, Line, LineKind, Role, Sketch, Spot
from procmodel.formats.sketches.words import plain, spaced
from procmodel.formats.source import Source

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["sketch_of"]

_WRAPPERS = frozenset({"object", "UserObject"})
_DEEPEST = 200  # cells within cells


class _Cell:
    """One cell as the file has it, the object round it included."""

    __slots__ = ("cell", "id", "mark", "parent", "style", "text")

    def __init__(self, element: _Element, number: int, mark: int) -> None:
        inner = element if element.tag == "mxCell" else element.find("mxCell")
        self.cell = inner if inner is not None else element
        self.id = element.get("id") or self.cell.get("id") or f"cell-{number}"
        self.style = Style(self.cell.get("style") or "")
        label = element.get("label") if element.tag in _WRAPPERS else None
        label = label if label is not None else self.cell.get("value") or ""
        self.text = plain(label) if self.style.get("html", "1") != "0" else spaced(label)
        self.parent = self.cell.get("parent") or ""
        self.mark = mark

    @property
    def is_line(self) -> bool:
        """Whether it is a connector."""
        return self.cell.get("edge") == "1"

    @property
    def is_figure(self) -> bool:
        """Whether it is a shape."""
        return self.cell.get("vertex") == "1"


def sketch_of(page: Page, source: Source, problems: Problems) -> Sketch:
    """The figures and lines of a page. Hidden layers are left out.

    Args:
        page: its cells.
        source: the file, for its limits.
        problems: where what is wrong goes.
    """
    cells: dict[str, _Cell] = {}
    for number, element in enumerate(page.cells):
        if element.tag == "mxCell" or element.tag in _WRAPPERS:
            cell = _Cell(element, number, page.mark(element))
            cells.setdefault(cell.id, cell)
    sketch = Sketch(page=page.name)
    corners: dict[str, Spot | None] = {}
    twin = _version(cells, problems)
    words: dict[str, list[str]] = {}
    for cell in cells.values():
        if cell.is_figure and (twin is None or cell.style.get("version", twin) == twin):
            host = cells.get(cell.parent)
            if host is not None and host.is_line:
                words.setdefault(host.id, []).append(cell.text)
            elif _corner(cell, cells, corners) is not None:
                sketch.add(_figure(cell, cells, corners))
    for cell in cells.values():
        if cell.is_line and (twin is None or cell.style.get("version", twin) == twin):
            line = _line(cell, cells, corners)
            if line is not None:
                line.text = spaced(" ".join((line.text, *words.get(cell.id, ()))))
                sketch.lines.append(line)
    _tables(sketch, cells)
    return sketch


def _version(cells: dict[str, _Cell], problems: Problems) -> str | None:
    """Which version is read where the picture shows several side by side: the first."""
    found = list(dict.fromkeys(v for cell in cells.values() if (v := cell.style.get("version"))))
    if len(found) < 2:
        return None
    problems.remark("page", None, "sketches.versions", count=len(found), version=found[0])
    return found[0]


def _corner(cell: _Cell, cells: dict[str, _Cell], corners: dict[str, Spot | None]) -> Spot | None:
    """Where the coordinates of a cell's parent begin; None where it lies on a hidden layer or nowhere."""
    chain: list[_Cell] = []
    parent = cells.get(cell.parent)
    while parent is not None and parent.id not in corners:
        if len(chain) > _DEEPEST or parent in chain:
            return None
        chain.append(parent)
        parent = cells.get(parent.parent)
    base = corners[parent.id] if parent is not None else Spot(0, 0)
    for holder in reversed(chain):
        if base is not None and holder.cell.get("visible") == "0":
            base = None
        elif base is not None and holder.is_figure:
            box = _box(holder, base)
            base = Spot(box.x, box.y) if box is not None else base
        corners[holder.id] = base
    return base if cell.cell.get("visible") != "0" else None


def _box(cell: _Cell, corner: Spot) -> Box | None:
    geometry = cell.cell.find("mxGeometry")
    if geometry is None:
        return None
    x, y, width, height = (_number(geometry.get(key)) for key in ("x", "y", "width", "height"))
    return Box(corner.x + x, corner.y + y, width, height)


def _number(text: str | None) -> float:
    try:
        found = float(text or 0)
    except ValueError:
        return 0.0
    return found if abs(found) < 1e9 else 0.0


def _figure(cell: _Cell, cells: dict[str, _Cell], corners: dict[str, Spot | None]) -> Figure:
    corner = _corner(cell, cells, corners) or Spot(0, 0)
    return Figure(
        cell.id,
        cell.text,
        role_of(cell.style, cell.text),
        cell.mark,
        _box(cell, corner),
        cell.parent,
        look_of(cell.style),
        trigger_of(cell.style),
        "Nonint" not in cell.style.get("outline", ""),
        cell.style.get("stepId", cell.style.get("laneId", "")),
        cell.style.get("laneKind", ""),
    )


def _line(cell: _Cell, cells: dict[str, _Cell], corners: dict[str, Spot | None]) -> Line | None:
    """A connector; one whose only arrowhead is at its beginning leads the other way."""
    corner = _corner(cell, cells, corners)
    if corner is None:
        return None
    style = cell.style
    ends = {"source": cell.cell.get("source") or "", "target": cell.cell.get("target") or ""}
    spots: dict[str, Spot | None] = {"sourcePoint": None, "targetPoint": None}
    for point in cell.cell.iter("mxPoint"):
        key = point.get("as") or ""
        if key in spots:
            spots[key] = Spot(corner.x + _number(point.get("x")), corner.y + _number(point.get("y")))
    begins, stops = style.is_arrow("startArrow", "none"), style.is_arrow("endArrow", "classic")
    line = Line(
        cell.id, cell.text, ends["source"], ends["target"], cell.mark, spots["sourcePoint"], spots["targetPoint"],
        style.line, style.get("startArrow") == "dash", begins or stops, begins and stops,
        style.get("dashed") == "1",
    )  # fmt: skip
    if begins and not stops and line.kind is LineKind.FLOW:
        line.source, line.target = line.target, line.source
        line.start, line.end = line.end, line.start
    return line


def _tables(sketch: Sketch, cells: dict[str, _Cell]) -> None:
    """Tables as lanes: the rows with words are lanes; where none has any, the columns are."""
    tables = [f for f in sketch.figures.values() if cells[f.id].style.get("shape") == "table"]
    inner: dict[str, list[Figure]] = {}
    for figure in sketch.figures.values() if tables else ():
        inner.setdefault(figure.parent, []).append(figure)
    for table in tables:
        rows = [f for f in inner.get(table.id, []) if cells[f.id].style.get("shape") == "tableRow"]
        lanes = [row for row in rows if row.text]
        columns = [
            [f for f in inner.get(row.id, []) if cells[f.id].style.first == "swimlane"] for row in rows
        ]
        if not any(columns):
            continue  # a table of data
        table.role = Role.LANE if table.text else Role.GROUP
        for row, inside in zip(rows, columns, strict=True):
            row.role = Role.LANE if row.text else Role.GROUP
            for column in inside:
                column.role = Role.LANE if column.text and not lanes else Role.GROUP
