"""The shapes of a Visio page as figures and lines. Inches from below become pixels from above."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from typing import TYPE_CHECKING

from procmodel.formats.problems import mark_of
from procmodel.formats.sketches.parts import Box, Figure, Line, LineKind, Role, Sketch, Spot
from procmodel.formats.sketches.visio_names import is_line, role_of, task_of, trigger_of
from procmodel.formats.sketches.visio_parts import VISIO, Page
from procmodel.formats.sketches.words import spaced
from procmodel.light.records import dataclass

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["sketch_of"]

_INCH = 96.0
_PLACEHOLDERS = frozenset(
    {"function", "title", "phase", "process", "process name", "enter text", "pool / lane"}
)
_HOLDS = re.compile(r"DEPENDSON\((1|4)((?:,[^(),]*!SheetRef\(\))+)\)")
_SHEET = re.compile(r"Sheet\.(\d+)!")


@dataclass
class _Shape:
    """One shape: what it says itself, what its master passes on, and where its group stands."""

    element: _Element
    id: str
    parent: str
    corner: Spot
    master: _Element | None = None
    name: str = ""
    cells: dict[str, str] = field(default_factory=dict)
    formulas: dict[str, str] = field(default_factory=dict)

    def number(self, key: str) -> float | None:
        """The value of a cell as a number."""
        try:
            found = float(self.cells[key])
        except (KeyError, ValueError):
            return None
        return found if abs(found) < 1e6 else None

    @property
    def low(self) -> Spot | None:
        """The lower left corner, in inches from the page's."""
        x, y, width, height = (self.number(key) for key in ("PinX", "PinY", "Width", "Height"))
        if x is None or y is None or width is None or height is None:
            return None
        pin_x, pin_y = self.number("LocPinX"), self.number("LocPinY")
        left = x - (width / 2 if pin_x is None else pin_x)
        return Spot(self.corner.x + left, self.corner.y + y - (height / 2 if pin_y is None else pin_y))

    @property
    def box(self) -> Box | None:
        """Where it stands on the page."""
        low, width, height = self.low, self.number("Width"), self.number("Height")
        if low is None or width is None or height is None:
            return None
        if abs(abs(self.number("Angle") or 0.0) - 1.5708) < 0.1:  # a quarter turned
            middle = Spot(low.x + width / 2, low.y + height / 2)
            width, height = height, width
            low = Spot(middle.x - width / 2, middle.y - height / 2)
        return Box(low.x * _INCH, -(low.y + height) * _INCH, width * _INCH, height * _INCH)

    @property
    def is_line(self) -> bool:
        """Whether it is a connector: by its master, or because it begins and ends somewhere."""
        return is_line(self.name) or "BeginX" in self.cells


def sketch_of(page: Page) -> Sketch:
    """The figures and lines of a page."""
    sketch = Sketch(page=page.name)
    ends: dict[str, dict[str, str]] = {}
    for connect in page.root.iter(f"{VISIO}Connect"):
        ends.setdefault(connect.get("FromSheet") or "", {})[connect.get("FromCell") or ""] = (
            connect.get("ToSheet") or ""
        )
    lines = []
    parts: set[str] = set()
    holds: dict[str, str] = {}
    for shape in _shapes(page):
        if shape.is_line:
            lines.append(shape)
            continue
        figure = _figure(shape)
        sketch.add(figure)
        if shape.parent and not shape.element.get("Master"):
            parts.add(figure.id)
        _relate(shape, holds)
    _heads(sketch, parts)
    for member, lane in holds.items():
        holder, held = sketch.figures.get(f"Sheet.{lane}"), sketch.figures.get(f"Sheet.{member}")
        if holder is not None and held is not None and holder.role is Role.LANE and not held.parent:
            held.parent = holder.id
    sketch.lines = [_line(shape, ends.get(shape.id, {})) for shape in lines]
    return sketch


def _shapes(page: Page) -> Iterator[_Shape]:
    """Every shape of a page, a group before what it holds."""
    tops = page.root.find(f"{VISIO}Shapes")
    waiting = [(element, "", Spot(0, 0), None) for element in reversed(tops if tops is not None else ())]
    stack: list[tuple[_Element, str, Spot, _Element | None]] = list(waiting)
    while stack:
        element, parent, corner, master = stack.pop()
        if element.tag != f"{VISIO}Shape":
            continue
        shape = _made(page, element, parent, corner, master)
        yield shape
        inner = element.find(f"{VISIO}Shapes")
        low = shape.low or corner
        for child in reversed(inner if inner is not None else ()):
            stack.append((child, shape.id, low, shape.master))


def _made(page: Page, element: _Element, parent: str, corner: Spot, master: _Element | None) -> _Shape:
    shape = _Shape(element, element.get("ID") or "", parent, corner)
    named = page.masters.get(element.get("Master") or "")
    if named is not None:
        shape.master, shape.name = named.shape, named.name
    elif element.get("MasterShape") and master is not None:
        wanted = element.get("MasterShape")
        shape.master = next((s for s in master.iter(f"{VISIO}Shape") if s.get("ID") == wanted), None)
    shape.name = shape.name or element.get("NameU") or ("" if parent else element.get("Name") or "")
    for source in (shape.master, element):
        for cell in source.iterchildren(f"{VISIO}Cell") if source is not None else ():
            key = cell.get("N") or ""
            shape.cells[key] = cell.get("V") or ""
            shape.formulas[key] = cell.get("F") or ""
    return shape


def _figure(shape: _Shape) -> Figure:
    facts = _facts(shape)
    known = role_of(shape.name)
    role = task_of(known, facts) if known is not None else _by_outline(shape)
    text = _text(shape)
    if role is Role.LANE and text.casefold() in _PLACEHOLDERS:
        text = ""
    return Figure(
        f"Sheet.{shape.id}", text, role, _mark(shape), shape.box, f"Sheet.{shape.parent}" if shape.parent else "",
        shape.name if role in (Role.UNKNOWN, Role.DATA, Role.MARK) else "", trigger_of(shape.name, facts),
    )  # fmt: skip


def _mark(shape: _Shape) -> int:
    return mark_of(int(shape.id) if shape.id.isdecimal() and len(shape.id) < 10 else 0, 0)


def _by_outline(shape: _Shape) -> Role:
    """A shape that no known master tells of: an ellipse, a group, words without an outline, or unknown."""
    if shape.element.get("Type") == "Group":
        return Role.GROUP
    if shape.element.get("Type") == "Foreign":
        return Role.MARK
    rows = [row.get("T") for row in shape.element.iter(f"{VISIO}Row")]
    if shape.master is not None:
        rows += [row.get("T") for row in shape.master.iter(f"{VISIO}Row")]
    if "Ellipse" in rows:
        return Role.OVAL
    if shape.name and not shape.name.startswith("Sheet"):
        return Role.UNKNOWN
    return Role.STEP if any(row and row.endswith(("LineTo", "ArcTo")) for row in rows) else Role.WORDS


def _text(shape: _Shape) -> str:
    """Its own words, else those of its master."""
    for source in (shape.element, shape.master):
        found = source.find(f"{VISIO}Text") if source is not None else None
        if found is not None:
            return spaced("".join(map(str, found.itertext())))
    return ""


def _facts(shape: _Shape) -> dict[str, str]:
    """Its shape data by the names of their rows."""
    found: dict[str, str] = {}
    for source in (shape.master, shape.element):
        for section in source.iterchildren(f"{VISIO}Section") if source is not None else ():
            if section.get("N") != "Property":
                continue
            for row in section:
                for cell in row:
                    if cell.get("N") == "Value" and cell.get("V"):
                        found[row.get("N") or ""] = cell.get("V") or ""
    return found


def _relate(shape: _Shape, holds: dict[str, str]) -> None:
    """Which containers hold which shapes, as both sides say it."""
    for kind, sheets in _HOLDS.findall(shape.formulas.get("Relationships", "")[:100_000]):
        for other in _SHEET.findall(sheets):
            member, container = (other, shape.id) if kind == "1" else (shape.id, other)
            holds.setdefault(member, container)


def _heads(sketch: Sketch, parts: set[str]) -> None:
    """The words in the parts of a lane or step are its name; the parts themselves are its look."""
    for figure in sketch.figures.values():
        whole = next((one for one in sketch.holders(figure) if one.id not in parts), None)
        if whole is None or whole.role is Role.GROUP:
            continue
        if figure.id not in parts and whole.role in (Role.LANE, Role.SUBPROCESS):
            continue
        if not whole.text and figure.text.casefold() not in _PLACEHOLDERS:
            whole.text = figure.text
        figure.role = Role.MARK


def _line(shape: _Shape, ends: dict[str, str]) -> Line:
    """A connector. Heads and pattern that only a style sheet tells count as an arrow and a whole line."""
    begins, stops = shape.number("BeginArrow"), shape.number("EndArrow")
    source, target = ends.get("BeginX", ends.get("BegTrigger", "")), ends.get("EndX", "")
    spots = [_end(shape, "Begin"), _end(shape, "End")]
    names = [f"Sheet.{sheet}" if sheet else "" for sheet in (source, target)]
    if begins and stops == 0:
        names.reverse()
        spots.reverse()
    pattern = shape.number("LinePattern")
    line = Line(
        f"Sheet.{shape.id}", _text(shape), names[0], names[1], _mark(shape), spots[0], spots[1],
        pointed=bool(begins) or stops is None or stops > 0, both=bool(begins) and bool(stops),
        dashed=pattern is not None and pattern > 1,
    )  # fmt: skip
    name = shape.name.casefold()
    if name.startswith("message flow"):
        line.kind = LineKind.MESSAGE
    elif "association" in name:
        line.kind = LineKind.ASSOCIATION
    return line


def _end(shape: _Shape, which: str) -> Spot | None:
    x, y = shape.number(f"{which}X"), shape.number(f"{which}Y")
    if x is None or y is None:
        return None
    return Spot((shape.corner.x + x) * _INCH, -(shape.corner.y + y) * _INCH)
