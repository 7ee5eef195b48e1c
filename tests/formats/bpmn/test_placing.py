"""Where data stands in a file that we lay out: inside the pool, clear of steps, messages and each other."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from procmodel.formats import dump, read, read_text
from procmodel.formats.bpmn.joining import joined
from procmodel.model import Process
from procmodel.recipes.bpmn_with_drawing import bpmn_with_drawing
from procmodel.results.diagram import Bounds

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
        shapes[name] = kinds[name], (x, y, round(x + width, 6), round(y + height, 6))
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


def _ends_on(point: tuple[float, float], box: Box, kind: str) -> bool:
    """Whether a point lies on the outline of a shape, half a pixel about."""
    (x, y), (left, top, right, bottom) = point, box
    across, down = (
        (x - (left + right) / 2) / (right - left) * 2,
        (y - (top + bottom) / 2) / (bottom - top) * 2,
    )
    if kind.endswith("Gateway"):
        return abs(abs(across) + abs(down) - 1) < 0.05
    if kind.endswith("Event"):
        return abs(across**2 + down**2 - 1) < 0.06
    return abs(max(abs(across), abs(down)) - 1) < 0.02


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_steps_are_as_large_as_tools_draw_them_and_lanes_fill_their_pool(path: Path) -> None:
    shapes, _ = drawn(read(path))
    tasks = [box for kind, box in shapes.values() if kind.endswith("Task")]
    assert tasks
    assert min(round(right - left, 5) for left, _, right, _ in tasks) >= 100
    assert min(round(bottom - top, 5) for _, top, _, bottom in tasks) >= 80
    pool = next(box for kind, box in shapes.values() if kind == "participant")
    lanes = sorted((box for kind, box in shapes.values() if kind == "lane"), key=lambda box: box[1])
    assert (lanes[0][1], lanes[-1][3]) == (pool[1], pool[3])
    assert all(above[3] == below[1] for above, below in pairwise(lanes))
    assert {(lane[0], lane[2]) for lane in lanes} == {(pool[0] + 30, pool[2])}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_flows_run_from_outline_to_outline_and_steps_are_coloured_both_ways(path: Path) -> None:
    from lxml import etree

    process = read(path)
    shapes, _ = drawn(process)
    root = etree.fromstring(bpmn_with_drawing(process).encode())
    points = {
        edge.get("bpmnElement"): [(float(at.get("x")), float(at.get("y"))) for at in edge.iter("{*}waypoint")]
        for edge in root.iter("{*}BPMNEdge")
    }
    for flow in root.iter("{*}sequenceFlow"):
        way = points[flow.get("id")]
        for point, end in ((way[0], flow.get("sourceRef")), (way[-1], flow.get("targetRef"))):
            kind, box = shapes[end]
            assert _ends_on(point, box, kind), (flow.get("id"), end)
    for shape in root.iter("{*}BPMNShape"):
        if shapes[shape.get("bpmnElement")][0].endswith("Task"):
            names = {etree.QName(key).localname for key in shape.attrib}
            assert names >= {"stroke", "fill", "background-color", "border-color"}


POOLS = """procmodel: 1
name: Order
pools: {shop: {name: Shop}, customer: {name: Customer}}
lanes: {buyer: {name: Buyer, kind: customer, pool: customer}, clerk: {name: Clerk, pool: shop}}
steps:
  order: {name: Order a thing, lane: buyer, kind: manual, next: []}
  wait: {name: Wait for it, lane: buyer, kind: manual, next: []}
  pick: {name: Pick it, lane: clerk, kind: manual}
  box:
    name: Send it
    lane: clerk
    kind: subprocess
    steps:
      wrap: {name: Wrap it, lane: clerk, kind: manual}
messages: [{from: order, to: pick, name: order}, {from: box, to: wait, name: parcel}]
"""


def test_pools_stand_apart_and_messages_run_from_step_to_step() -> None:
    shapes, lines = drawn(read_text(POOLS))
    pools = sorted((box for kind, box in shapes.values() if kind == "participant"), key=lambda box: box[1])
    assert len(pools) == 2
    assert pools[1][1] - pools[0][3] >= 40
    ends = [(line[0], line[-1]) for line in lines]
    assert len(ends) == 2
    for (start, end), (source, target) in zip(ends, [("order", "pick"), ("box", "wait")], strict=True):
        assert _ends_on(start, shapes[source][1], "task")
        assert _ends_on(end, shapes[target][1], "task")


def test_a_box_lies_inside_its_pool_with_room_for_its_name() -> None:
    shapes, _ = drawn(read_text(POOLS))
    (_, box), (_, inner) = shapes["box"], shapes["box_wrap"]
    pool = next(one for kind, one in shapes.values() if kind == "participant" and meet(one, box))
    assert pool[1] < box[1] < box[3] < pool[3]
    assert inner[1] - box[1] >= 18


def test_a_message_between_shapes_that_do_not_face_each_other_is_bent() -> None:
    points = joined(Bounds(0, 0, 100, 80), Bounds(300, 200, 100, 80), upright=True)
    assert points == ((50, 80), (50, 188), (350, 188), (350, 200))
    assert joined(Bounds(0, 200, 36, 36), Bounds(0, 0, 500, 80), upright=True) == ((18, 200), (18, 80))


def test_lanes_without_steps_are_drawn_too() -> None:
    shapes, _ = drawn(read_text("procmodel: 1\nname: x\nlanes: {a: {name: A}, b: {name: B}}\nsteps: {}\n"))
    assert [kind for kind, _ in shapes.values()] == ["participant", "lane", "lane"]


def test_notes_are_drawn_clear_of_everything_with_a_line_to_what_they_are_about() -> None:
    from lxml import etree

    process = read_text(
        "procmodel: 1\nname: Grant\nlanes: {desk: {name: Desk}, board: {name: Board}}\n"
        "annotations: {law: {text: Within twenty working days by law}, rare: {text: Rare}}\n"
        "associations: [{from: law, to: pay}, {from: rare, to: pay}]\nsteps:\n"
        "  read: {name: Read the form, lane: board, kind: manual}\n"
        "  pay: {name: Pay the grant, lane: desk, kind: manual}\n"
    )
    shapes, _ = drawn(process)
    notes = [box for kind, box in shapes.values() if kind == "textAnnotation"]
    others = [box for kind, box in shapes.values() if kind != "textAnnotation"]
    assert len(notes) == 2
    assert not meet(*notes)
    assert not any(meet(note, other) for note in notes for other in others)
    root = etree.fromstring(bpmn_with_drawing(process).encode())
    kinds = {one.get("id"): one for one in root.iter("{*}association")}
    drawn_lines = [edge for edge in root.iter("{*}BPMNEdge") if edge.get("bpmnElement") in kinds]
    assert len(drawn_lines) == 2
    for edge in drawn_lines:
        last = edge.findall("{*}waypoint")[-1]
        assert _ends_on((float(last.get("x")), float(last.get("y"))), shapes["pay"][1], "task")


def test_every_element_of_a_file_that_is_laid_out_anew_is_drawn(shared_data: Path) -> None:
    for path in sorted((shared_data / "miwg" / "reference").glob("*.bpmn")):
        process = read_text(dump(read(path)))
        shapes, _ = drawn(process)
        steps = ("task", "gateway", "event", "process", "transaction", "activity")
        found = [kind for kind, _ in shapes.values() if kind.lower().endswith(steps)]
        assert len(found) >= len(list(process.walk())), path.name
