"""Pieces of DrawingML: shapes, text and table cells as markup."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from procmodel.wording.clean import clean

__all__ = ["attribute", "body", "drawn", "element", "line", "named", "next_id", "set_language", "solid"]

SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def element(markup: str) -> Any:
    """The element that a piece of markup describes."""
    from pptx.oxml import parse_xml

    name = markup[1 : min(markup.index(sign) for sign in (" ", ">") if sign in markup)]
    return parse_xml(f"<{name} {SPACES}{markup[1 + len(name) :]}".encode())


def attribute(text: str) -> str:
    """Text fit for an attribute."""
    return escape(clean(text), {'"': "&quot;", "\n": "&#10;", "\t": " ", "\r": " "})


def next_id(slide: Any) -> int:
    """A number that no shape of the slide has."""
    return 1 + max(int(found.get("id")) for found in slide.shapes._spTree.iter("{*}cNvPr"))


def named(number: int, name: str, said: str = "", *, decorative: bool = False) -> str:
    """What a shape is called, and what a screen reader says of it."""
    inner = _DECORATIVE if decorative else ""
    return f'<p:cNvPr id="{number}" name="{attribute(name)}" descr="{attribute(said)}">{inner}</p:cNvPr>'


def solid(colour: str | None) -> str:
    """A fill of `#rrggbb`, or none."""
    return f'<a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill>' if colour else "<a:noFill/>"


def line(colour: str | None, width: float = 0, *, dashed: bool = False, arrow: bool = False) -> str:
    """An outline or a flow; `width` in EMU."""
    if not colour:
        return "<a:ln><a:noFill/></a:ln>"
    dash = '<a:prstDash val="dash"/>' if dashed else ""
    head = '<a:tailEnd type="triangle" w="med" len="med"/>' if arrow else ""
    return f'<a:ln w="{max(3175, int(width))}">{solid(colour)}{dash}<a:round/>{head}</a:ln>'


def body(
    paragraphs: Sequence[str],
    size: float,
    *,
    colour: str | None = None,
    bold: bool = False,
    align: str = "ctr",
    anchor: str = "ctr",
    wrap: bool = True,
    bullet: bool = False,
    tag: str = "p:txBody",
    inset: int = 0,
    down: int = 0,
    gap: float = 0,
) -> str:
    """Text of one look; `size` and `gap` in points, `inset` and how far it is moved `down` in EMU."""
    ends = {"l": inset, "r": inset, "t": inset + max(0, down), "b": inset + max(0, -down)}
    insets = " ".join(f'{side}Ins="{ends[side]}"' for side in "ltrb")
    fill = solid(colour) if colour else ""
    look = f'sz="{max(100, round(size * 100))}" b="{int(bold)}"'
    dot = '<a:buFont typeface="Arial"/><a:buChar char="•"/>' if bullet else "<a:buNone/>"
    hang = ' marL="228600" indent="-228600"' if bullet else ' marL="0" indent="0"'
    after = f'<a:spcAft><a:spcPts val="{round(gap * 100)}"/></a:spcAft>' if gap else ""
    made = "".join(
        f'<a:p><a:pPr algn="{align}"{hang}>{after}{dot}</a:pPr>'
        f"<a:r><a:rPr {look}>{fill}</a:rPr><a:t>{escape(clean(text))}</a:t></a:r></a:p>"
        for text in paragraphs
    )
    kind = "square" if wrap else "none"
    frame = f'<a:bodyPr wrap="{kind}" {insets} anchor="{anchor}" rtlCol="0"><a:noAutofit/></a:bodyPr>'
    return f"<{tag}>{frame}<a:lstStyle/>{made or '<a:p/>'}</{tag}>"


def drawn(
    name: str, box: tuple[int, int, int, int], preset: str, look: str, text: str, *, text_box: bool = False
) -> Any:
    """A shape; `name` is `named(...)`, `look` its fill and line."""
    x, y, width, height = box
    kind = ' txBox="1"' if text_box else ""
    return element(
        f"<p:sp><p:nvSpPr>{name}<p:cNvSpPr{kind}/><p:nvPr/></p:nvSpPr><p:spPr>"
        f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>{look}</p:spPr>{text}</p:sp>'
    )


def set_language(slide: Any, language: str) -> None:
    """The language of all text that is on the slide by now."""
    for run in slide.shapes._spTree.iter("{*}rPr", "{*}endParaRPr"):
        run.set("lang", language)
