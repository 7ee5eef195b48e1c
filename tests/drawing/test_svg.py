"""SVG: the portable subset, words for screen readers, the same bytes, nothing of a stranger's text alive."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from lxml import etree

from procmodel.drawing import draw, lacking
from procmodel.errors import WriteError
from procmodel.limits import Limits
from tests.drawing.samples import everything, small_picture

SVG = "{http://www.w3.org/2000/svg}"
NASTY = (
    "<script>alert(1)</script>",
    'He said "no" & left',
    "]]> --> </title></svg>",
    "a\x00b\x07\x1b[31m",
    "\u202eevil\u202c",
    "Ψηφίο \u05d0\u05d1\u05d2 \U0001f600",
    "x" * 10_000,
    "javascript:alert(1)",
    "&amp; &#60;",
)


def parsed(data: bytes) -> etree._Element:
    return etree.fromstring(data)


def elements(data: bytes) -> Iterator[etree._Element]:
    return parsed(data).iter(f"{SVG}*")


def names(data: bytes) -> set[str]:
    return {str(element.tag).removeprefix(SVG) for element in elements(data)}


def test_a_picture_is_made_of_paths_and_text_and_nothing_else() -> None:
    assert names(draw(everything())) == {"svg", "title", "desc", "g", "path", "text", "tspan"}


def test_looks_are_presentation_attributes_only() -> None:
    used = {str(name) for element in elements(draw(everything())) for name in element.attrib}
    assert not used & {"style", "class", "transform", "marker-end", "paint-order", "textLength", "href"}
    assert b"%" not in draw(everything())


def test_title_and_description_come_first_and_name_the_picture() -> None:
    root = parsed(draw(small_picture()))
    title, desc = root[0], root[1]
    assert (title.tag, desc.tag) == (f"{SVG}title", f"{SVG}desc")
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert root.get("role") == "img"
    assert root.get("lang") == "en"
    assert title.text == "Log the report"


def test_ids_are_unique_and_differ_between_pictures() -> None:
    one, other = (
        [element.get("id") for element in elements(draw(picture)) if element.get("id")]
        for picture in (small_picture(), small_picture("Another report"))
    )
    assert len(one) == len(set(one))
    assert not set(one) & set(other)


def test_steps_stand_in_the_order_of_the_flow_each_with_its_words() -> None:
    steps = [element for element in elements(draw(small_picture())) if element.get("data-step")]
    assert [step.get("data-step") for step in steps] == ["log", "store", "done"]
    assert [step.get("aria-label") for step in steps] == [
        "Log the report, user",
        "Store the file, service",
        "Done",
    ]
    assert all(step[0].tag == f"{SVG}title" for step in steps)


def test_what_says_nothing_is_hidden_from_screen_readers() -> None:
    for group in elements(draw(everything())):
        if group.tag == f"{SVG}g" and group.get("aria-label") is None:
            assert group.get("aria-hidden") == "true" or group.find(f".//{SVG}text") is not None


def test_a_badge_belongs_to_its_step() -> None:
    (step,) = [element for element in elements(draw(small_picture())) if element.get("data-step") == "log"]
    assert [text.text for text in step.iter(f"{SVG}text")] == ["Log the report", "1"]


def test_the_same_diagram_gives_the_same_bytes() -> None:
    assert draw(everything()) == draw(everything())


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_a_strangers_text_is_words_and_nothing_more(text: str) -> None:
    data = draw(small_picture(text))
    assert names(data) == {"svg", "title", "desc", "g", "path", "text", "tspan"} - (
        {"tspan"} if b"tspan" not in data else set()
    )
    for element in elements(data):
        assert not [name for name in element.attrib if str(name).startswith("on")]


def test_a_shortened_name_is_told_in_full() -> None:
    name = "Send the report to the office that has to do with it " * 3
    steps = [element for element in elements(draw(small_picture(name))) if element.get("data-step") == "log"]
    assert name.strip() in (steps[0][0].text or "")


def test_words_of_several_lines_keep_their_spaces() -> None:
    texts = ["".join(text.itertext()) for text in parsed(draw(everything())).iter(f"{SVG}text")]
    assert "A step of kind manual" in texts


def test_coordinates_are_short() -> None:
    assert not re.search(rb'[ "LMQA]-?\d+\.\d{3,}', draw(everything()))


def test_a_picture_that_is_too_large_is_refused() -> None:
    with pytest.raises(WriteError, match="more than 1000"):
        draw(small_picture(), "svg", limits=Limits(svg=1000))


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(WriteError, match="svg, png"):
        draw(small_picture(), "gif")


def test_characters_that_the_font_lacks_are_known() -> None:
    assert lacking(small_picture("Ŵyneb")) == ()
    assert lacking(small_picture("\u4e2d \U0001f600")) == ("\u4e2d", "\U0001f600")
