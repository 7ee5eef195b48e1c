"""Small papers by hand, so that a writer can be tested without a process behind it."""

from __future__ import annotations

from dataclasses import replace

from procmodel.results.diagram import (
    Align,
    Badge,
    BadgeKind,
    Band,
    Bounds,
    Diagram,
    Edge,
    Family,
    Plane,
    Point,
    Shape,
    Text,
    Tone,
)
from procmodel.results.document import (
    Block,
    Calculator,
    Code,
    Document,
    Figure,
    Listing,
    Paragraph,
    Section,
    Table,
)
from procmodel.results.document import Tone as ParagraphTone

__all__ = ["NASTY", "draw", "figure", "pair", "paper", "table", "with_block"]

NASTY = 'a <b>&amp; $x_1$ \\input{y} "q" `c` | #read("z") [l](u) {{t}} 100 % ]]> <!-- ~ ^ @me * é → 中 😀'
"""A label in which every format's own signs stand."""


def _text(text: str, x: float, y: float, **more: object) -> Text:
    return replace(Text(text, (text,), x, y, 13, 16), **more)  # type: ignore[arg-type]


def _task(id_: str, name: str, x: float, y: float, *, human: bool) -> Shape:
    label = _text(name, x + 63, y + 42, align=Align.MIDDLE)
    kind = "manual" if human else "service"
    return Shape(id_, kind, Family.TASK, Bounds(x, y, 126, 80), "desk", label, human=human, description=name)


def _edges(
    id_: str, top: float, start: Shape, first: Shape, choice: Shape, second: Shape
) -> tuple[Edge, ...]:
    """Two straight flows, one with a bend, one back with four."""
    return (
        Edge(f"{id_}-1", start.id, first.id, (Point(186, top + 78), Point(230, top + 78))),
        Edge(f"{id_}-2", first.id, choice.id, (Point(356, top + 78), Point(400, top + 78))),
        Edge(
            f"{id_}-3",
            choice.id,
            second.id,
            (Point(425, top + 103), Point(425, top + 218), Point(500, top + 218)),
            label=_text("60 %", 440, top + 200),
        ),
        Edge(
            f"{id_}-4",
            second.id,
            first.id,
            (
                Point(563, top + 178),
                Point(563, top + 140),
                Point(470, top + 140),
                Point(470, top + 20),
                Point(293, top + 20),
                Point(293, top + 38),
            ),
            back=True,
        ),
    )


def _bands(top: float) -> tuple[Band, Band]:
    return (
        Band(
            "desk",
            _text("Front desk", 40, top + 78),
            "staff",
            Bounds(20, top, 640, 150),
            Bounds(20, top, 116, 150),
        ),
        Band(
            "form",
            _text("Online form", 40, top + 218),
            "system",
            Bounds(20, top + 150, 640, 130),
            Bounds(20, top + 150, 116, 130),
        ),
    )


def plane(id_: str, top: float) -> Plane:
    start = Shape(
        f"{id_}-start", "start", Family.EVENT, Bounds(150, top + 60, 36, 36), "desk", description="Begins"
    )
    first = _task(f"{id_}-a", "Take it down", 230, top + 38, human=True)
    choice = Shape(
        f"{id_}-g", "exclusive", Family.GATEWAY, Bounds(400, top + 53, 50, 50), "desk", description="Which?"
    )
    second = _task(f"{id_}-b", "Pass it on", 500, top + 178, human=False)
    badge = Badge(BadgeKind.TOUCH, "1", Bounds(222, top + 30, 22, 22), first.id, "touch 1")
    title = _text(f"{id_}", 20, top - 10, bold=True, tone=Tone.INK)
    return Plane(
        id_,
        Bounds(20, top, 640, 280),
        title=title,
        bands=_bands(top),
        shapes=(start, first, choice, second),
        edges=_edges(id_, top, start, first, choice, second),
        badges=(badge,),
    )


def pair() -> Diagram:
    """Before above after."""
    return Diagram(
        680,
        660,
        "A card is asked for",
        "2 touches became 1",
        "Before: take it down. After: pass it on.",
        (plane("before", 40), plane("after", 360)),
    )


def draw(diagram: Diagram, kind: str) -> bytes:
    """A picture that is a frame and a title; enough for a writer to hold."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{diagram.width:g}" height="{diagram.height:g}" '
        f'viewBox="0 0 {diagram.width:g} {diagram.height:g}"><title>{diagram.title}</title>'
        '<rect width="100" height="60" fill="#d9e6f2" stroke="#1b2640"/></svg>'
    ).encode()
    if kind == "svg":
        return svg
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=svg.decode(), skip_system_fonts=True))


def figure() -> Figure:
    diagram = pair()
    described = ("Before: the front desk takes it down.", "After: the form passes it on.")
    return Figure("pair", "Before and after", "Paired picture of both versions", described, diagram, draw)


def table(rows: int = 2, cell: str = "7") -> Table:
    return Table(
        "headline",
        "Headline figures",
        ("", "Before", "After"),
        (("times a person handles it", cell, "0"), *(("row", "1", "2"),) * (rows - 1)),
        numbers_from=1,
        widths=(3, 1, 1),
        note="Usual case.",
    )


def paper(label: str = "Take it down") -> Document:
    """A paper with every kind of block."""
    calculator = Calculator(
        "take-up",
        600,
        0.4,
        30,
        Table("take-up", "If fewer take it up", ("Share", "Hours"), (("40 %", "120"),), 1),
    )
    return Document(
        "Report a thing & more",
        "Council of Example, planned",
        (
            Section(
                "finding",
                "What we found",
                (
                    Paragraph("2 touches became 1.", ParagraphTone.LEAD),
                    Paragraph(label),
                    Paragraph("Needs: a volume.", ParagraphTone.NEEDS),
                ),
            ),
            Section("headline", "The figures", (table(),)),
            Section("picture", "The picture", (Paragraph("Read it from left to right."), figure())),
            Section("points", "Points", (Listing(("One.", label)), calculator)),
            Section("again", "How to do it again", (Code("procmodel report a.yaml b.yaml -o paper.docx"),)),
        ),
        date="2026-03-01",
        author="A. Nother",
    )


def with_block(block: Block) -> Document:
    """The paper of one block."""
    return Document("One", "", (Section("one", "One", (block,)),))
