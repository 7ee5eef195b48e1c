"""What an imported file leaves beside the model: the lines of its elements, and its drawing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isfinite
from typing import TYPE_CHECKING

from procmodel.formats.bpmn.names import DC, DI, DIAGRAM, GENERATED, OWN, tag
from procmodel.formats.bpmn.reading import attributes_of
from procmodel.formats.xml import parser
from procmodel.light.tuples import NamedTuple
from procmodel.results.finding import Place

if TYPE_CHECKING:
    from lxml.etree import _Element

    from procmodel.results.diagram import Bounds, Point

__all__ = ["Drawn", "DrawnEdge", "DrawnShape", "Kept", "Lines", "foreign_prefixes"]

_RELATIONSHIP = tag("relationship")
_MODELLED = frozenset(
    {
        *map(
            tag,
            ("process", "collaboration", "message", "signal", "error", "escalation", "dataStore", "category"),
        ),
        *map(tag, ("import", "extension", "documentation", "extensionElements")),
        f"{{{DIAGRAM}}}BPMNDiagram",
        _RELATIONSHIP,
    }
)
_FAR = 1e7  # no drawing is larger: px


class Lines(Mapping[tuple[str, ...], Place]):
    """Where each element stands: its line, by any path that ends in its id."""

    def __init__(self, file: str, lines: Mapping[str, int]) -> None:
        self.file = file
        self.lines = lines

    def __getitem__(self, path: tuple[str, ...]) -> Place:
        if len(path) == 2 and path[1] in self.lines:
            return Place(self.file, self.lines[path[1]] or None)
        raise KeyError(path)

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        return (("elements", id_) for id_ in self.lines)

    def __len__(self) -> int:
        return len(self.lines)


class DrawnShape(NamedTuple):
    """Where an element was drawn. `attributes` are those of BPMN DI, and the colours."""

    bounds: Bounds
    attributes: Mapping[str, str]
    label: Bounds | None = None


class DrawnEdge(NamedTuple):
    """Where a line was drawn."""

    waypoints: tuple[Point, ...]
    attributes: Mapping[str, str]
    label: Bounds | None = None


class Drawn(NamedTuple):
    """A drawing as imported: shapes and lines by the id of what they draw, plane by plane.

    `planes` are the ids of what each plane shows, with the ids of the shapes and lines on it, in file order.
    """

    shapes: Mapping[str, DrawnShape] = {}
    edges: Mapping[str, DrawnEdge] = {}
    planes: tuple[tuple[str, tuple[str, ...]], ...] = ()


class Kept:
    """A file as it was read: its drawing is taken out of it when somebody asks."""

    __slots__ = ("data", "name")

    def __init__(self, data: bytes | str, name: str) -> None:
        self.data = data
        self.name = name

    def root(self) -> _Element:
        """The document once more."""
        from lxml import etree

        data = self.data if isinstance(self.data, bytes) else self.data.encode("utf-8")
        return etree.fromstring(data, parser())

    def prefixes(self) -> dict[str, str]:
        """The namespaces of other tools, by the prefix that the file gives them."""
        return foreign_prefixes(self.root())

    def others(self) -> list[_Element]:
        """What stands beside processes in the file and is no part of the model: types, resources, interfaces."""
        return [
            child
            for child in self.root()
            if child.tag not in _MODELLED and not child.get("id", "").startswith(GENERATED)
        ]

    def relationships(self) -> list[_Element]:
        """What the file says of its elements in other words, such as BPSim's."""
        return list(self.root().iterchildren(_RELATIONSHIP))

    def data_lines(self) -> dict[tuple[str, str, str], str]:
        """The ids of the lines between steps and data: by step, `reads` or `writes`, and data."""
        found: dict[tuple[str, str, str], str] = {}
        for line in self.root().iter(tag("dataInputAssociation"), tag("dataOutputAssociation")):
            reads = line.tag == tag("dataInputAssociation")
            end = line.find(tag("sourceRef" if reads else "targetRef"))
            step, id_ = line.getparent(), line.get("id")
            if end is not None and step is not None and id_ is not None:
                data = (end.text or "").strip().rpartition(":")[2]
                found.setdefault((step.get("id", ""), "reads" if reads else "writes", data), id_)
        return found

    def drawn(self) -> Drawn:
        """The drawing. What has no bounds or waypoints that are numbers is left out."""
        return drawing_of(self.root())


def drawing_of(root: _Element) -> Drawn:
    """The drawing in a document."""
    shapes: dict[str, DrawnShape] = {}
    edges: dict[str, DrawnEdge] = {}
    planes = []
    for plane in root.iterfind(f"{{{DIAGRAM}}}BPMNDiagram/{{{DIAGRAM}}}BPMNPlane"):
        on_it = []
        for drawn in plane:
            id_ = (drawn.get("bpmnElement") or "").rpartition(":")[2]
            attributes = {key: value for key, value in attributes_of(drawn) if key != "bpmnElement"}
            label = drawn.find(f"{{{DIAGRAM}}}BPMNLabel/{{{DC}}}Bounds")
            words = _bounds(label) if label is not None else None
            if drawn.tag == tag("BPMNShape", DIAGRAM):
                bounds = _bounds(drawn.find(tag("Bounds", DC)))
                if bounds is not None and id_ not in shapes:
                    shapes[id_] = DrawnShape(bounds, attributes, words)
                    on_it.append(id_)
            elif drawn.tag == tag("BPMNEdge", DIAGRAM):
                points = tuple(_point(point) for point in drawn.iterchildren(tag("waypoint", DI)))
                whole = tuple(point for point in points if point is not None)
                if len(whole) == len(points) > 1 and id_ not in edges:
                    edges[id_] = DrawnEdge(whole, attributes, words)
                    on_it.append(id_)
        planes.append(((plane.get("bpmnElement") or "").rpartition(":")[2], tuple(on_it)))
    return Drawn(shapes, edges, tuple(planes))


def _bounds(element: _Element | None) -> Bounds | None:
    if element is None:
        return None
    from procmodel.results.diagram import Bounds

    found = [_number(element.get(key)) for key in ("x", "y", "width", "height")]
    numbers = [number for number in found if number is not None]
    return Bounds(*numbers) if len(numbers) == 4 else None


def _point(element: _Element) -> Point | None:
    from procmodel.results.diagram import Point

    x, y = _number(element.get("x")), _number(element.get("y"))
    return None if x is None or y is None else Point(x, y)


def _number(text: str | None) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if isfinite(number) and abs(number) <= _FAR else None


def foreign_prefixes(root: _Element) -> dict[str, str]:
    """The namespaces of other tools that a document declares, by their prefix."""
    return {
        prefix: name for prefix, name in sorted(root.nsmap.items(), key=str) if prefix and name not in OWN
    }
