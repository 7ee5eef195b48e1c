"""draw.io: the same picture as shapes; steps in lanes, flows glued, labels plain."""

from __future__ import annotations

import pytest
from lxml import etree

from procmodel.drawing import draw
from procmodel.results.diagram import Diagram
from tests.drawing.samples import everything, small_picture


def cells(picture: Diagram) -> dict[str, etree._Element]:
    root = etree.fromstring(draw(picture, "drawio"))
    found = list(root.iter("mxCell"))
    by_id = {str(cell.get("id")): cell for cell in found}
    assert len(by_id) == len(found), "an id stands twice"
    return by_id


def place(cell: etree._Element, by_id: dict[str, etree._Element]) -> tuple[float, float]:
    """Where a cell's corner is on the page: draw.io counts from the corner of its parent."""
    x = y = 0.0
    while cell.get("vertex"):
        geometry = cell[0]
        x, y = x + float(str(geometry.get("x"))), y + float(str(geometry.get("y")))
        cell = by_id[str(cell.get("parent"))]
    return x, y


def test_a_step_stands_in_its_lane_at_its_place() -> None:
    by_id = cells(small_picture())
    (step,) = [cell for cell in by_id.values() if cell.get("value") == "Store the file"]
    assert by_id[str(step.get("parent"))].get("value") == "Systems"
    assert place(step, by_id) == (380, 160)


def test_flows_are_glued_to_their_steps_and_keep_their_corners() -> None:
    by_id = cells(small_picture())
    edges = [cell for cell in by_id.values() if cell.get("edge")]
    ends = [
        (by_id[str(e.get("source"))].get("value"), by_id[str(e.get("target"))].get("value")) for e in edges
    ]
    assert ends == [("Log the report", "Store the file"), ("Store the file", "Done")]
    assert [(p.get("x"), p.get("y")) for p in edges[0].iter("mxPoint")] == [("340", "100"), ("340", "200")]
    assert "exitX=1;exitY=0.5" in str(edges[0].get("style"))


@pytest.mark.parametrize("name", ["<b>x</b>", 'a" style="x', "]]>&amp;", "\x00\x07", "x" * 5000])
def test_a_name_stays_plain_text(name: str) -> None:
    by_id = cells(small_picture(name))
    assert all("html=0" in str(cell.get("style")) for cell in by_id.values() if cell.get("style"))
    if name.isprintable():
        assert [cell for cell in by_id.values() if cell.get("value") == name]


def test_every_sign_has_a_cell() -> None:
    picture = everything()
    by_id = cells(picture)
    plane = picture.planes[0]
    assert len([i for i in by_id if i.startswith("v0s")]) == len(plane.shapes)
    assert len([i for i in by_id if i.startswith("v0b")]) == len(plane.badges)
    assert draw(picture, "drawio") == draw(picture, "drawio")
