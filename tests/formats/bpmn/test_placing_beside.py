"""Where data, groups and events on open boxes stand in a file that we lay out."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from procmodel.formats import dump, read, read_text
from procmodel.recipes.bpmn_with_drawing import bpmn_with_drawing
from tests.formats.bpmn.test_placing import Box, drawn, meet

POOLS = """procmodel: 1
name: Order
pools: {shop: {name: Shop}, customer: {name: Customer}}
lanes: {buyer: {name: Buyer, kind: customer, pool: customer}, clerk: {name: Clerk, pool: shop}}
data: {form: {name: Form}, slip: {name: Slip}}
groups: {busy: {name: The busy part}}
annotations: {law: {text: By law}}
steps:
  order: {name: Order a thing, lane: buyer, kind: manual, writes: [form], next: []}
  pick: {name: Pick it, lane: clerk, kind: manual}
  pack: {name: Pack it, lane: clerk, kind: manual, writes: [slip]}
messages: [{from: order, to: pick, name: order}]
"""
OPEN = """procmodel: 1
name: Claim
lanes: {desk: {name: Desk}}
steps:
  begun: {kind: start, name: Begun, lane: desk}
  box:
    name: Check it all
    lane: desk
    kind: subprocess
    on: [{event: timer, after: 3 days, to: late}, {event: error, id: wrong, to: late}]
    steps:
      look: {name: Look at it, lane: desk, kind: manual}
      note: {name: Note it down, lane: desk, kind: manual}
  done: {kind: end, name: Done}
  late: {name: Chase it, lane: desk, kind: manual, next: done}
"""


def inside(box: Box, other: Box) -> bool:
    return other[0] <= box[0] < box[2] <= other[2] and other[1] <= box[1] < box[3] <= other[3]


def test_data_of_several_pools_stands_in_the_pool_of_the_step_that_uses_it() -> None:
    shapes, _ = drawn(read_text(POOLS))
    pool = {
        step: next(n for n, (kind, box) in shapes.items() if kind == "participant" and inside(at, box))
        for step, at in ((step, shapes[step][1]) for step in ("order", "pack"))
    }
    data = {name: box for name, (kind, box) in shapes.items() if kind.startswith("data")}
    assert len(data) == 2
    form, slip = sorted(data.values(), key=lambda box: box[0])
    assert inside(form, shapes[pool["order"]][1])
    assert inside(slip, shapes[pool["pack"]][1])
    others = [box for name, (kind, box) in shapes.items() if kind not in ("participant", "lane")]
    assert all(sum(meet(box, other) for other in others) == 1 for box in data.values())


@pytest.mark.parametrize("name", ["B.1.0", "C.4.0"])
def test_data_of_published_models_stands_in_a_pool(name: str, shared_data: Path) -> None:
    shapes, _ = drawn(read_text(dump(read(shared_data / "miwg" / "reference" / f"{name}.bpmn"))))
    pools = [box for kind, box in shapes.values() if kind == "participant"]
    data = [box for kind, box in shapes.values() if kind.startswith("data")]
    assert data
    assert all(any(inside(box, pool) for pool in pools) for box in data)
    assert not any(meet(one, other) for one, other in combinations(data, 2))


def test_a_group_has_an_outline_clear_of_everything() -> None:
    shapes, _ = drawn(read_text(POOLS))
    (group,) = (box for kind, box in shapes.values() if kind == "group")
    assert sum(meet(group, box) for _, box in shapes.values()) == 1  # itself


def test_boxes_one_below_the_other_stand_apart(shared_data: Path) -> None:
    shapes, _ = drawn(read_text(dump(read(shared_data / "miwg" / "reference" / "C.9.0.bpmn"))))
    boxes = sorted((box for kind, box in shapes.values() if kind == "subProcess"), key=lambda box: box[1])
    assert len(boxes) == 2
    assert boxes[1][1] - boxes[0][3] >= 6 - 1e-6


def test_events_on_an_open_box_stand_on_its_lower_border_and_lead_on_from_there() -> None:
    from lxml import etree

    process = read_text(OPEN)
    shapes, _ = drawn(process)
    (box,) = (at for kind, at in shapes.values() if kind == "subProcess")
    events = {name: at for name, (kind, at) in shapes.items() if kind == "boundaryEvent"}
    assert len(events) == 2
    assert not meet(*events.values())
    (pool,) = (at for kind, at in shapes.values() if kind == "participant")
    root = etree.fromstring(bpmn_with_drawing(process).encode())
    for name, (left, top, right, bottom) in events.items():
        assert box[0] < left < right < box[2]
        assert (top + bottom) / 2 == pytest.approx(box[3])
        (flow,) = (one.get("id") for one in root.iter("{*}sequenceFlow") if one.get("sourceRef") == name)
        (line,) = (one for one in root.iter("{*}BPMNEdge") if one.get("bpmnElement") == flow)
        points = [(float(at.get("x")), float(at.get("y"))) for at in line.iter("{*}waypoint")]
        assert points[0] == pytest.approx(((left + right) / 2, bottom))
        assert all(pool[1] < y < pool[3] for _, y in points)


def test_every_event_on_a_border_of_published_models_is_drawn(shared_data: Path) -> None:
    met = 0
    for path in sorted((shared_data / "miwg" / "reference").glob("C.*.bpmn")):
        process = read_text(dump(read(path)))
        events = [event for node in process.walk() for event in getattr(node, "on", ())]
        shapes, _ = drawn(process)
        assert sum(kind == "boundaryEvent" for kind, _ in shapes.values()) == len(events), path.name
        met += len(events)
    assert met > 5
