"""Where data stands in a file that we lay out: inside the pool, clear of steps, messages and each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from procmodel.formats import read, read_text
from procmodel.model import Process
from procmodel.recipes.bpmn_with_drawing import bpmn_with_drawing

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.yaml"))
Box = tuple[float, float, float, float]


def drawn(process: Process) -> tuple[dict[str, tuple[str, Box]], list[list[tuple[float, float]]]]:
    """Each shape with what it is of, and the points of each message."""
    from lxml import etree

    root = etree.fromstring(bpmn_with_drawing(process).encode())
    kinds = {one.get("id"): etree.QName(one).localname for one in root.iter("{*}*") if one.get("id")}
    shapes = {}
    for shape in root.iter("{*}BPMNShape"):
        bounds = shape.find("{*}Bounds")
        x, y, width, height = (float(bounds.get(key)) for key in ("x", "y", "width", "height"))
        name = shape.get("bpmnElement")
        shapes[name] = kinds[name], (x, y, x + width, y + height)
    lines = [
        [(float(point.get("x")), float(point.get("y"))) for point in edge.iter("{*}waypoint")]
        for edge in root.iter("{*}BPMNEdge")
        if kinds[edge.get("bpmnElement")] == "messageFlow"
    ]
    return shapes, lines


def meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_data_stands_inside_the_pool_and_on_nothing_else(path: Path) -> None:
    process = read(path)
    shapes, _ = drawn(process)
    data = {name: box for name, (kind, box) in shapes.items() if kind.startswith("data")}
    pool = next(box for kind, box in shapes.values() if kind == "participant")
    others = [box for kind, box in shapes.values() if kind not in ("participant", "lane")]
    assert bool(data) == any(
        getattr(node, "reads", ()) or getattr(node, "writes", ()) for node in process.walk()
    )
    for box in data.values():
        assert pool[0] < box[0] < box[2] < pool[2]
        assert pool[1] < box[1] < box[3] < pool[3]
        assert sum(meet(box, other) for other in others) == 1  # itself


def test_a_message_to_a_pool_below_runs_past_the_data() -> None:
    process = read_text(
        "procmodel: 1\nname: Grant\nlanes: {desk: {name: Desk}, bank: {name: Bank, kind: partner}}\n"
        "data: {form: {name: Form}, letter: {name: Letter}}\nsteps:\n"
        "  read: {name: Read the form, lane: desk, kind: manual, reads: [form]}\n"
        "  pay: {name: Pay the grant, lane: desk, kind: manual, writes: [letter], next: []}\n"
        "messages: [{from: pay, to: bank, name: order}, {from: read, to: bank, name: question}]\n"
    )
    shapes, lines = drawn(process)
    boxes = [box for kind, box in shapes.values() if kind == "dataObjectReference"]
    assert len(boxes) == len(lines) == 2
    for points in lines:
        (x, top), (_, bottom) = points[0], points[-1]
        assert not any(meet(box, (x - 1, min(top, bottom), x + 1, max(top, bottom))) for box in boxes)
