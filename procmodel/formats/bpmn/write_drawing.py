"""The drawing of a BPMN file [diagram interchange], written: as it was read, or as a layout says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from procmodel.formats.bpmn.drawn import Drawn, DrawnEdge, DrawnShape, Kept
from procmodel.formats.bpmn.ids import Ids
from procmodel.formats.bpmn.names import DC, DI, DIAGRAM, tag
from procmodel.formats.bpmn.write_pools import Part
from procmodel.model import Process
from procmodel.results.diagram import Bounds

if TYPE_CHECKING:
    from lxml.etree import _Element

    from procmodel.results.diagram import Diagram

__all__ = ["add_drawing"]

_LINES = frozenset(
    map(tag, ("sequenceFlow", "messageFlow", "association", "dataInputAssociation", "dataOutputAssociation"))
)


def add_drawing(
    root: _Element, plane: str, process: Process, ids: Ids, diagram: Diagram | None, parts: Sequence[Part]
) -> None:
    """Add a drawing: that of a layout where there is one, else the one that was read."""
    if diagram is not None:
        from procmodel.formats.bpmn.placing import placed

        drawn = placed(process, ids, diagram, parts, root, plane)
    elif isinstance(process.origin.drawing, Kept):
        drawn = process.origin.drawing.drawn()
    else:
        return
    names = {str(one.get("id")): one for one in root.iter() if one.get("id") is not None}
    planes = drawn.planes or ((plane, ()),)
    for number, (shown, things) in enumerate(planes):
        here = [name for name in things if name in names]
        if here:
            _add_plane(root, number, shown if shown in names else plane, here, drawn, names)


def _add_plane(
    root: _Element,
    number: int,
    shown: str,
    things: Iterable[str],
    drawn: Drawn,
    names: Mapping[str, _Element],
) -> None:
    from lxml import etree

    diagram = etree.SubElement(root, tag("BPMNDiagram", DIAGRAM), {"id": f"procmodel_diagram_{number + 1}"})
    attributes = {"id": f"procmodel_plane_{number + 1}", "bpmnElement": shown}
    plane = etree.SubElement(diagram, tag("BPMNPlane", DIAGRAM), attributes)
    for name in things:
        if name in drawn.edges and names[name].tag in _LINES:
            plane.append(_edge(name, drawn.edges[name]))
        elif name in drawn.shapes and names[name].tag not in _LINES:
            plane.append(_shape(name, drawn.shapes[name]))


def _shape(name: str, shape: DrawnShape) -> _Element:
    made = _start("BPMNShape", name, shape.attributes)
    made.append(_bounds(shape.bounds))
    _label(made, shape.label)
    return made


def _edge(name: str, edge: DrawnEdge) -> _Element:
    from lxml import etree

    made = _start("BPMNEdge", name, edge.attributes)
    for point in edge.waypoints:
        etree.SubElement(made, tag("waypoint", DI), {"x": _number(point.x), "y": _number(point.y)})
    _label(made, edge.label)
    return made


def _start(kind: str, name: str, attributes: Mapping[str, str]) -> _Element:
    from lxml import etree

    made = etree.Element(tag(kind, DIAGRAM))
    made.set("id", f"{name}_di")
    made.set("bpmnElement", name)
    for key, value in attributes.items():
        if key not in ("id", "choreographyActivityShape", "sourceElement", "targetElement"):
            made.set(key, value)
    return made


def _bounds(bounds: Bounds) -> _Element:
    from lxml import etree

    keys = ("x", "y", "width", "height")
    return etree.Element(
        tag("Bounds", DC), {key: _number(value) for key, value in zip(keys, bounds, strict=True)}
    )


def _label(made: _Element, bounds: Bounds | None) -> None:
    from lxml import etree

    if bounds is not None:
        etree.SubElement(made, tag("BPMNLabel", DIAGRAM)).append(_bounds(bounds))


def _number(value: float) -> str:
    value = round(value, 6)
    return str(int(value)) if value == int(value) else repr(value)
