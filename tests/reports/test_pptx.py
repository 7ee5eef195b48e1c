"""Slides: shapes that can be edited, connectors that hold, tables that are tables, and nothing of a theme's shadows."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pptx
import pytest
from lxml import etree

from procmodel.errors import WriteError
from procmodel.reports import Sheet, render
from procmodel.reports.pptx.flows import flow_shape
from procmodel.results.diagram import Bounds, Edge, Family, Point, Shape
from procmodel.results.document import Paragraph
from tests.reports.papers import figure, paper, table, with_block
from tests.reports.read_back import parts

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


def slides(data: bytes) -> list[etree._Element]:
    found = parts(data, r"ppt/slides/slide\d+\.xml")
    return [etree.fromstring(found[name]) for name in sorted(found, key=lambda n: (len(n), n))]


def pictures() -> list[etree._Element]:
    """The two slides that show a version each."""
    return [slide for slide in slides(render(with_block(figure()), "pptx")) if slide.findall(f".//{P}cxnSp")]


def test_each_version_has_a_slide_of_its_own() -> None:
    assert len(pictures()) == 2


def test_every_shape_of_a_picture_says_what_it_is_or_is_decoration() -> None:
    for slide in pictures():
        for named in slide.iter(f"{P}cNvPr"):
            placeholder = named.getparent().find(f"{P}nvPr/{P}ph") is not None
            tree = named.getparent().tag == f"{P}nvGrpSpPr"
            words = named.get("descr") or named.find(f".//{DECORATIVE}") is not None
            assert placeholder or tree or words, named.get("name")


def test_flows_of_up_to_two_bends_are_glued_and_others_are_lines_of_their_own() -> None:
    [first, _] = pictures()
    glued = first.findall(f".//{P}cxnSp")
    assert len(glued) == 3
    for one in glued:
        assert one.find(f".//{A}stCxn") is not None
        assert one.find(f".//{A}endCxn") is not None
    ids = {named.get("id") for named in first.iter(f"{P}cNvPr")}
    assert {one.get("id") for one in first.iter(f"{A}stCxn", f"{A}endCxn")} <= ids
    [line] = list(first.iter(f"{A}custGeom"))
    assert len(line.findall(f".//{A}lnTo")) == 5


def test_no_theme_puts_shadows_on_our_shapes() -> None:
    assert not [found for slide in pictures() for found in slide.iter(f"{P}style")]


def test_names_and_numbers_of_shapes_are_unlike_on_each_slide() -> None:
    for slide in slides(render(paper(), "pptx")):
        for key in ("id", "name"):
            found = [named.get(key) for named in slide.iter(f"{P}cNvPr")]
            assert len(found) == len(set(found))


def test_reading_order_is_title_lanes_steps_and_flows_last() -> None:
    [first, _] = pictures()
    tree = list(first.find(f".//{P}spTree"))
    steps = [
        n for n, found in enumerate(tree) if found.find(f".//{A}prstGeom[@prst='roundRect']") is not None
    ]
    flows = [n for n, found in enumerate(tree) if found.tag == f"{P}cxnSp"]
    assert max(steps) < min(flows)
    names = [named.get("name") for named in first.iter(f"{P}cNvPr")]
    assert names.index("desk") < names.index("before-a") < names.index("before-g") < names.index("before-b")


def test_a_table_is_native_and_its_heading_flagged() -> None:
    deck = pptx.Presentation(BytesIO(render(with_block(table(rows=5)), "pptx")))
    [found] = [shape for slide in deck.slides for shape in slide.shapes if shape.has_table]
    assert found.table.first_row
    assert [cell.text for cell in found.table.rows[0].cells] == ["", "Before", "After"]
    assert len(found.table.rows) == 6


def test_five_hundred_rows_fill_three_slides_and_the_notes_have_them_all() -> None:
    data = render(with_block(table(rows=500)), "pptx")
    deck = pptx.Presentation(BytesIO(data))
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    assert len(tables) == 3
    shown = sum(len(found.rows) - 1 for found in tables)
    said = [shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    assert f"{500 - shown} more rows stand in the notes of this part" in said
    notes = deck.slides[1].notes_slide.notes_text_frame.text
    assert notes.count("\nrow\n") == 499


def words_of(slide: pptx.slide.Slide) -> list[str]:
    """What stands on a slide under its title."""
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame][1:]


@pytest.mark.parametrize("rows", range(5, 35))
def test_the_note_of_a_table_stands_with_its_last_rows_and_never_alone(rows: int) -> None:
    deck = pptx.Presentation(BytesIO(render(with_block(table(rows=rows)), "pptx")))
    noted = [slide for slide in deck.slides if "Usual case." in words_of(slide)]
    tables = [shape.table for slide in noted for shape in slide.shapes if shape.has_table]
    assert len(noted) == 1
    assert [len(found.rows) > 3 for found in tables] == [True]


@pytest.mark.parametrize("rows", range(5, 35))
def test_no_table_reaches_beyond_its_slide(rows: int) -> None:
    document = with_block(table(rows=rows, cell="a cell of several words that wraps once or twice here"))
    deck = pptx.Presentation(BytesIO(render(document, "pptx")))
    shapes = [shape for slide in deck.slides for shape in slide.shapes if not shape.is_placeholder]
    assert all(shape.top + shape.height <= deck.slide_height for shape in shapes)


def test_short_text_after_a_table_stands_with_its_last_rows() -> None:
    for rows in range(5, 35):
        document = with_block(table(rows=rows))
        [section] = document.sections
        more = replace(
            section, blocks=(*section.blocks, Paragraph("If you measure one thing, measure this."))
        )
        deck = pptx.Presentation(BytesIO(render(replace(document, sections=(more,)), "pptx")))
        last = deck.slides[-1]
        assert "If you measure one thing, measure this." in words_of(last)
        assert any(shape.has_table for shape in last.shapes)


def test_a_table_begins_under_the_sentence_that_leads_to_it() -> None:
    for rows in range(4, 14):
        document = with_block(table(rows=rows))
        [section] = document.sections
        blocks = (*[Paragraph("This leads to it.")] * 3, *section.blocks, Paragraph("This follows."))
        deck = pptx.Presentation(
            BytesIO(render(replace(document, sections=(replace(section, blocks=blocks),)), "pptx"))
        )
        leading = next(slide for slide in deck.slides if "This leads to it." in words_of(slide))
        assert any(shape.has_table for shape in leading.shapes), rows


def test_no_two_slides_have_the_same_title() -> None:
    found = titles(render(with_block(table(rows=40)), "pptx"))
    assert found == ["One", "One (1 of 3)", "One (2 of 3)", "One (3 of 3)"]


def test_nothing_stands_outside_its_slide() -> None:
    deck = pptx.Presentation(BytesIO(render(paper(), "pptx")))
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.width is not None and not shape.is_placeholder:
                turned = getattr(shape, "rotation", 0)
                assert turned or shape.left >= 0
                assert turned or shape.left + shape.width <= deck.slide_width


def test_all_text_says_its_language() -> None:
    for slide in slides(render(paper(), "pptx")):
        runs = list(slide.iter(f"{A}rPr"))
        assert {run.get("lang") for run in runs} <= {"en-GB"}


def test_all_lengths_are_whole_numbers() -> None:
    for slide in slides(render(paper(), "pptx")):
        for found in slide.iter(f"{A}off", f"{A}ext", f"{A}pt", f"{A}gridCol", f"{A}tr"):
            for key in ("x", "y", "cx", "cy", "w", "h"):
                value = found.get(key)
                assert value is None or value.lstrip("-").isdigit()


# --- routes -----------------------------------------------------------------------------------------------

LEFT = Shape("a", "manual", Family.TASK, Bounds(0, 0, 100, 80), "x")
RIGHT = Shape("b", "manual", Family.TASK, Bounds(300, 200, 100, 80), "x")


def place(x: float, y: float) -> tuple[int, int]:
    return round(x * 100), round(y * 100)


def drawn(*points: tuple[float, float]) -> etree._Element:
    edge = Edge("e", "a", "b", tuple(Point(*point) for point in points))
    return flow_shape(edge, 9, (LEFT, RIGHT), (1, 2), place, "<a:ln/>")


def corners(connector: etree._Element) -> list[tuple[int, int]]:
    """The points of a preset connector as an office program works them out: shape, flips, then the turn."""
    frame = connector.find(f".//{A}xfrm")
    off, size = frame.find(f"{A}off"), frame.find(f"{A}ext")
    width, height = int(size.get("cx")), int(size.get("cy"))
    preset = connector.find(f".//{A}prstGeom").get("prst")
    assert connector.find(f".//{A}gd") is None
    middle = width / 2
    points = {
        "straightConnector1": [(0, 0), (width, height)],
        "bentConnector2": [(0, 0), (width, 0), (width, height)],
        "bentConnector3": [(0, 0), (middle, 0), (middle, height), (width, height)],
    }[preset]
    return [_turned(point, frame, width, height, int(off.get("x")), int(off.get("y"))) for point in points]


def _turned(point, frame, width, height, x, y) -> tuple[int, int]:
    dx, dy = point[0] - width / 2, point[1] - height / 2
    if frame.get("flipH"):
        dx = -dx
    if frame.get("flipV"):
        dy = -dy
    if frame.get("rot") == "5400000":
        dx, dy = -dy, dx
    return round(x + width / 2 + dx), round(y + height / 2 + dy)


def flat(points: list[tuple[int, int]]) -> list[int]:
    return [number for point in points for number in point]


def routes() -> Iterator[list[tuple[float, float]]]:
    for dx in (-1, 1):
        for dy in (-1, 1):
            x, y = 300 * dx, 200 * dy
            yield [(0, 0), (x, 0), (x, y)]
            yield [(0, 0), (0, y), (x, y)]
            yield [(0, 0), (x * 0.5, 0), (x * 0.5, y), (x, y)]
            yield [(0, 0), (0, y * 0.5), (x, y * 0.5), (x, y)]
    yield from ([(0, 0), (100, 0)], [(0, 0), (-100, 0)], [(0, 0), (0, 100)], [(0, 0), (0, -100)])


@pytest.mark.parametrize("route", list(routes()), ids=str)
def test_a_connector_takes_the_route_of_the_picture(route: list[tuple[float, float]]) -> None:
    found = flat(corners(drawn(*route)))
    assert found == pytest.approx(flat([place(*point) for point in route]), abs=1)


@pytest.mark.parametrize("turn", [75, 290, 400, -20])
def test_a_flow_whose_middle_leg_is_not_half_way_is_a_line_of_its_own(turn: float) -> None:
    """Office programs would put the leg half-way, maybe through a step."""
    assert drawn((0, 0), (turn, 0), (turn, 200), (300, 200)).find(f".//{A}custGeom") is not None


def test_circles_count_every_second_of_their_sides() -> None:
    round_one = replace(RIGHT, family=Family.EVENT)
    edge = Edge("e", "a", "b", (Point(100, 40), Point(200, 40), Point(200, 240), Point(300, 240)))
    made = flow_shape(edge, 9, (LEFT, round_one), (1, 2), place, "<a:ln/>")
    assert [(end.get("id"), end.get("idx")) for end in made.iter(f"{A}stCxn", f"{A}endCxn")] == [
        ("1", "3"),
        ("2", "2"),
    ]


# --- templates --------------------------------------------------------------------------------------------


def council(layouts: bool = True) -> bytes:
    deck = pptx.Presentation()
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "Old news"
    if not layouts:
        for layout in deck.slide_layouts:
            for shape in list(layout.placeholders):
                shape._element.getparent().remove(shape._element)
    held = BytesIO()
    deck.save(held)
    return held.getvalue()


def test_a_template_lends_its_layouts_and_not_its_slides() -> None:
    deck = pptx.Presentation(BytesIO(render(paper(), "pptx", Sheet(template=council()))))
    assert deck.slide_width == 9144000
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert titles[0] == "Report a thing & more"
    assert "Old news" not in titles


@pytest.mark.parametrize(
    "data", [b"", b"not a deck", council(layouts=False)], ids=["empty", "text", "no titles"]
)
def test_what_cannot_hold_our_slides_is_refused(data: bytes) -> None:
    with pytest.raises(WriteError, match=r"no \.pptx file"):
        render(paper(), "pptx", Sheet(template=data))


def test_parts_that_only_need_something_stand_together_on_the_last_slide() -> None:
    from procmodel.results.document import Section, Tone

    lacking = Section("times", "Times", (Paragraph("Needs a volume.", Tone.NEEDS),))
    document = replace(paper(), sections=(*paper().sections[:2], lacking, *paper().sections[2:]))
    deck = pptx.Presentation(BytesIO(render(document, "pptx")))
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert titles[-1] == "What is still missing"
    assert "Times" not in titles


# --- brought up to date -----------------------------------------------------------------------------------


def with_authors_slides(data: bytes) -> bytes:
    """The deck after its author put a slide of their own after the second, and threw the last one away."""
    deck = pptx.Presentation(BytesIO(data))
    own = deck.slides.add_slide(deck.slide_layouts[5])
    own.shapes.title.text = "What I think of it"
    deck.slides[0].shapes.title.text = "My own title"
    listed = deck.slides._sldIdLst
    listed.insert(2, listed[-1])
    deck.part.drop_rel(listed[-1].rId)
    listed.remove(listed[-1])
    held = BytesIO()
    deck.save(held)
    return held.getvalue()


def titles(data: bytes) -> list[str]:
    return [slide.shapes.title.text for slide in pptx.Presentation(BytesIO(data)).slides]


def test_slides_of_ours_are_new_and_those_of_the_author_stay_where_they_are() -> None:
    old = with_authors_slides(render(paper(), "pptx"))
    new = render(paper("Another label"), "pptx", Sheet(existing=old))
    assert titles(new) == titles(old)
    assert titles(new)[0] == "My own title"
    assert titles(new)[2] == "What I think of it"
    said = [
        shape.text_frame.text
        for slide in pptx.Presentation(BytesIO(new)).slides
        for shape in slide.shapes
        if shape.has_text_frame
    ]
    assert "Another label" in said
    assert len(parts(new, r"ppt/slides/slide\d+\.xml")) == len(titles(new))
    assert len(parts(new, r"ppt/notesSlides/notesSlide\d+\.xml")) == len(
        parts(old, r"ppt/notesSlides/notes.*xml")
    )


def test_a_deck_in_which_nothing_has_changed_stays_as_it_is() -> None:
    old = with_authors_slides(render(paper(), "pptx"))
    assert render(paper(), "pptx", Sheet(existing=old)) == old
    new = render(paper("Another label"), "pptx", Sheet(existing=old))
    assert render(paper("Another label"), "pptx", Sheet(existing=new)) == new


def test_a_deck_without_a_slide_of_ours_is_refused() -> None:
    with pytest.raises(WriteError, match="no place of ours"):
        render(paper(), "pptx", Sheet(existing=council()))


@pytest.mark.slow
def test_a_deck_that_went_through_libreoffice_can_still_be_brought_up_to_date(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "deck.pptx").write_bytes(with_authors_slides(render(paper(), "pptx")))
    command = [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    command += [
        "pptx:Impress MS PowerPoint 2007 XML",
        "--outdir",
        str(tmp_path / "out"),
        str(tmp_path / "deck.pptx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    old = (tmp_path / "out" / "deck.pptx").read_bytes()
    new = render(paper("Another label"), "pptx", Sheet(existing=old))
    assert titles(new) == titles(old)
    slides_now = pptx.Presentation(BytesIO(new)).slides
    notes = [slide.notes_slide.notes_text_frame.text for slide in slides_now if slide.has_notes_slide]
    assert any("Another label" in text for text in notes)
