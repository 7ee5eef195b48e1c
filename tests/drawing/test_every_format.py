"""What holds of every picture format, found by itself in the table of formats."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import etree

from procmodel.drawing import PICTURES, draw
from procmodel.results.diagram import Bounds, Diagram, Edge, Plane, Point
from tests.drawing.samples import everything, pair_picture, small_picture

LABELS = {
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "quotes": "\"He said\" 'no' `yes` \\ \u201cquoted\u201d",
    "ends": "]]> --> </title></svg></script> }} %>",
    "controls": "a\x00b\x07c\x1b[31md\x85e\ufffef",
    "right to left": "\u05d0\u05d1\u05d2 \u0627\u0644 \u202eevil\u202c \u2067x",
    "zero width": "a\u200bb\u200dc\ufeffd",
    "emoji": "\U0001f600 \U0001f468\u200d\U0001f469\u200d\U0001f467",
    "long": "word " * 2_000,
    "one long word": "x" * 10_000,
    "empty": "",
    "blank": " \t\n ",
    "welsh": "\u0174yneb y ffordd a'r t\u0177",
    "sources": '#read("/etc/passwd") $x$ {{7*7}} ${x} %%{init}%% image="x" =cmd|\' /C calc\'!A0',
}
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
TEXT = tuple(ending for ending in PICTURES if ending not in ("png", "pdf"))


@pytest.mark.parametrize("ending", PICTURES)
@pytest.mark.parametrize("label", LABELS)
def test_any_label_can_be_drawn(label: str, ending: str) -> None:
    assert draw(small_picture(LABELS[label]), ending)


@pytest.mark.parametrize("ending", TEXT)
@pytest.mark.parametrize("label", LABELS)
def test_no_label_brings_controls_along(label: str, ending: str) -> None:
    assert not CONTROLS.search(draw(small_picture(LABELS[label]), ending).decode())


@pytest.mark.parametrize("ending", ["svg", "drawio"])
@pytest.mark.parametrize("label", LABELS)
def test_no_label_breaks_the_file(label: str, ending: str) -> None:
    plain, tried = (
        etree.fromstring(draw(small_picture(name), ending)) for name in ("Log the report", LABELS[label])
    )
    kinds = {element.tag for element in plain.iter("*")}
    assert {element.tag for element in tried.iter("*")} - {"{http://www.w3.org/2000/svg}tspan"} <= kinds


@pytest.mark.parametrize("ending", PICTURES)
@pytest.mark.parametrize("picture", [small_picture, pair_picture, everything])
def test_the_same_diagram_gives_the_same_bytes(picture: object, ending: str) -> None:
    assert callable(picture)
    assert draw(picture(), ending) == draw(picture(), ending)


@pytest.mark.parametrize("ending", PICTURES)
def test_nothing_at_all_can_be_drawn(ending: str) -> None:
    bare = Diagram(100, 80, "", "", "")
    assert draw(bare, ending)
    assert draw(replace(bare, planes=(Plane("p", Bounds(0, 0, 100, 80)),)), ending)


@pytest.mark.parametrize("ending", PICTURES)
def test_a_flow_of_one_point_is_no_trouble(ending: str) -> None:
    picture = small_picture()
    plane = picture.planes[0]
    dot = Edge("f9", "log", "store", (Point(300, 100),))
    assert draw(replace(picture, planes=(replace(plane, edges=(*plane.edges, dot)),)), ending)


@pytest.mark.parametrize("ending", PICTURES)
def test_a_flow_from_nowhere_is_no_trouble(ending: str) -> None:
    picture = small_picture()
    plane = picture.planes[0]
    stray = Edge("f9", "nobody", "nothing", (Point(300, 100), Point(320, 100)))
    assert draw(replace(picture, planes=(replace(plane, edges=(stray,)),)), ending)


@pytest.mark.parametrize("ending", PICTURES)
def test_ids_of_any_kind_are_data(ending: str) -> None:
    picture = small_picture()
    plane = picture.planes[0]
    odd = '"><script>alert(1)</script>&\x07'
    shapes = tuple(replace(shape, id=odd if shape.id == "log" else shape.id) for shape in plane.shapes)
    data = draw(replace(picture, planes=(replace(plane, shapes=shapes),)), ending)
    assert b"><script>alert" not in data or ending == "dot"  # there it stands in quotes
    assert b"\x07" not in data or ending in ("png", "pdf")
